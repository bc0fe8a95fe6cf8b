"""Wachat in practice: the page's example, and one change at a time that makes it wrong."""

import copy
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from wacomposer.practice.credentials import secret_values
from wacomposer.practice.gateway import PracticeGateway

from .examples import WACHAT, spellings

HEADERS = {
    "Authorization": f"Bearer {secret_values('wachat')['api_key']}",
    "Content-Type": "application/json",
}
Change = Callable[[dict[str, Any]], object]


def send(gateway: PracticeGateway, client: httpx.Client, body: str, **headers: str) -> httpx.Response:
    url = gateway.base_url("wachat") + "/send/button"
    return client.post(url, content=body.encode(), headers=HEADERS | headers)


@pytest.mark.parametrize("body", spellings(json.dumps(WACHAT)))
def test_the_pages_example_is_accepted_without_a_body(
    gateway: PracticeGateway, client: httpx.Client, body: str
) -> None:
    answer = send(gateway, client, body)
    assert (answer.status_code, answer.content) == (200, b"")


def test_what_the_page_does_not_require_may_be_left_out(
    gateway: PracticeGateway, client: httpx.Client
) -> None:
    data = copy.deepcopy(WACHAT) | {"instanceName": "practice"}
    del data["delay"], data["interactive"]["title"], data["interactive"]["footer"]
    del data["interactive"]["buttons"][1]
    assert send(gateway, client, json.dumps(data)).status_code == 200


def button(data: dict[str, Any]) -> dict[str, Any]:
    second: dict[str, Any] = data["interactive"]["buttons"][1]
    return second


WRONG: list[tuple[Change, int, str]] = [
    (lambda data: data.pop("instanceName"), 400, "instanceName is required"),
    (lambda data: data.update(instanceName="other"), 404, "Instance not found"),
    (lambda data: data.pop("number"), 400, "number is required"),
    (lambda data: data.update(number="+628123456789"), 400, "number must be an international number"),
    (lambda data: data.update(number=628123456789), 400, "number must be a string"),
    (lambda data: data.update(type="text"), 400, "type must be one of: interactive"),
    (lambda data: data.update(delay=1.5), 400, "delay must be an integer"),
    (lambda data: data.update(delay="1000"), 400, "delay must be an integer"),
    (lambda data: data.update(delay=True), 400, "delay must be an integer"),
    (lambda data: data.update(delay=-1), 400, "delay must be at least 0"),
    (lambda data: data.update(header="x"), 400, "header is not documented"),
    (lambda data: data.pop("interactive"), 400, "interactive is required"),
    (lambda data: data["interactive"].update(type="list"), 400, "interactive.type must be one of: button"),
    (lambda data: data["interactive"].update(body=" \n"), 400, "interactive.body is required"),
    (lambda data: data["interactive"].update(footer=None), 400, "interactive.footer must be a string"),
    (
        lambda data: data["interactive"].update(buttons=[]),
        400,
        "interactive.buttons must have 1 to 3 items",
    ),
    (lambda data: data["interactive"]["buttons"].extend([{}, {}]), 400, "interactive.buttons must have 1"),
    (lambda data: button(data).pop("type"), 400, "interactive.buttons[1].type is required"),
    (lambda data: button(data).update(type="1"), 400, "interactive.buttons[1].type must be an integer"),
    (
        lambda data: button(data).update(buttonText="No"),
        400,
        "interactive.buttons[1].buttonText must be an object",
    ),
    (
        lambda data: button(data).update(buttonText={"displayText": ""}),
        400,
        "interactive.buttons[1].buttonText.displayText is required",
    ),
    (
        lambda data: button(data).update(buttonId="btn_yes"),
        400,
        "interactive.buttons[1].buttonId must be unique",
    ),
]


@pytest.mark.parametrize(("change", "status", "message"), WRONG, ids=[row[2] for row in WRONG])
def test_what_the_page_rules_out_is_refused(
    gateway: PracticeGateway, client: httpx.Client, change: Change, status: int, message: str
) -> None:
    data = copy.deepcopy(WACHAT)
    change(data)
    answer = send(gateway, client, json.dumps(data))
    assert answer.status_code == status
    assert answer.json()["success"] is False
    assert answer.json()["message"].startswith(message)


@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "practice-api-key", "Basic practice-api-key"])
def test_only_the_practice_key_opens_it(
    gateway: PracticeGateway, client: httpx.Client, authorization: str
) -> None:
    answer = send(gateway, client, json.dumps(WACHAT), Authorization=authorization)
    assert answer.status_code == 401


def test_paths_and_methods_are_those_of_the_page(gateway: PracticeGateway, client: httpx.Client) -> None:
    base = gateway.base_url("wachat")
    assert client.get(f"{base}/send/button", headers=HEADERS).status_code == 405
    assert client.post(f"{base}/send/buttons", headers=HEADERS).status_code == 404
    assert client.post(base, headers=HEADERS).status_code == 404


def test_a_body_that_is_not_json_is_refused(gateway: PracticeGateway, client: httpx.Client) -> None:
    assert send(gateway, client, "instanceName=practice").json()["message"].startswith("the body is not")
    refused = send(gateway, client, json.dumps(WACHAT), **{"Content-Type": "text/plain"})
    assert refused.json()["message"] == "Content-Type must be application/json"
