"""WUTS in practice: the page's example, both of its error forms, and the status of the device."""

import json
import re
from typing import Any

import httpx
import pytest

from wacomposer.practice.credentials import secret_values
from wacomposer.practice.gateway import PracticeGateway

from .examples import WUTS, spellings

TOKEN = secret_values("wuts")["token"]
BUTTON = {"id": "a", "display_text": "A"}
BODY: dict[str, Any] = {"to": "5511999999999", "message": "How?", "buttons": [BUTTON]}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def send(gateway: PracticeGateway, client: httpx.Client, body: str, **headers: str) -> httpx.Response:
    url = gateway.base_url("wuts") + "/send/buttons"
    sent = {"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"} | headers
    return client.post(url, content=body.encode(), headers=sent)


@pytest.mark.parametrize("body", spellings(WUTS))
def test_the_pages_example_is_accepted(gateway: PracticeGateway, client: httpx.Client, body: str) -> None:
    answer = send(gateway, client, body)
    assert answer.status_code == 200
    data = answer.json()
    assert re.fullmatch(r"3EB0[0-9A-F]{20}", data.pop("message_id"))
    assert INSTANT.fullmatch(data.pop("timestamp"))
    assert data == {"success": True, "message": "Buttons message sent successfully"}


@pytest.mark.parametrize(
    "to",
    [
        "5511999999",
        "123456789012345",
        "5511999999999@s.whatsapp.net",
        "120363039000000000@g.us",
        "120363039000000000@newsletter",
    ],
)
def test_numbers_and_its_jids_are_accepted(gateway: PracticeGateway, client: httpx.Client, to: str) -> None:
    assert send(gateway, client, json.dumps(BODY | {"to": to})).status_code == 200


BAD_TO = "to must be 10 to 15 digits with the country code, or a JID"
WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"to": "+5511999999999"}, "to", BAD_TO),
    ({"to": "551199999"}, "to", BAD_TO),
    ({"to": "1234567890123456"}, "to", BAD_TO),
    ({"to": "55 11 99999 9999"}, "to", BAD_TO),
    ({"to": "٥٥١١٩٩٩٩٩٩٩٩٩"}, "to", BAD_TO),
    ({"to": "123456789@lid"}, "to", BAD_TO),
    ({"to": ""}, "to", "to is required"),
    ({"message": ""}, "message", "message is required"),
    ({"footer": 1}, "footer", "footer must be a string"),
    ({"header": "x"}, "header", "header is not documented"),
    ({"buttons": []}, "buttons", "buttons must have 1 to 3 items"),
    ({"buttons": [BUTTON] * 4}, "buttons", "buttons must have 1 to 3 items"),
    (
        {"buttons": [BUTTON, {"id": "b"}]},
        "buttons[1].display_text",
        "buttons[1].display_text is required",
    ),
    (
        {"buttons": [BUTTON | {"type": "reply"}]},
        "buttons[0].type",
        "buttons[0].type is not documented",
    ),
]


@pytest.mark.parametrize(("change", "field", "message"), WRONG, ids=[f"{row[0]}"[:60] for row in WRONG])
def test_validation_comes_in_the_general_envelope(
    gateway: PracticeGateway, client: httpx.Client, change: dict[str, Any], field: str, message: str
) -> None:
    answer = send(gateway, client, json.dumps(BODY | change))
    assert answer.status_code == 400
    data = answer.json()
    assert INSTANT.fullmatch(data.pop("timestamp"))
    (entry,) = data.pop("validation")
    assert data == {"success": False, "error": "validation failed", "error_code": "VALIDATION_ERROR"}
    assert (entry["field"], entry["message"]) == (field, message)
    assert "value" in entry


def test_every_wrong_field_is_named(gateway: PracticeGateway, client: httpx.Client) -> None:
    validation = send(gateway, client, '{"footer": null}').json()["validation"]
    assert [entry["field"] for entry in validation] == ["to", "message", "footer", "buttons"]


@pytest.mark.parametrize(
    ("authorization", "status"),
    [
        (TOKEN, 200),  # its Authentication page allows the bare token
        (f"bearer {TOKEN}", 200),
        ("", 401),
        ("Bearer not-a-uuid", 401),
        ("Bearer 11111111-1111-4111-8111-111111111111", 401),
    ],
)
def test_sending_refuses_a_wrong_token_in_the_short_form(
    gateway: PracticeGateway, client: httpx.Client, authorization: str, status: int
) -> None:
    answer = send(gateway, client, json.dumps(BODY), Authorization=authorization)
    assert answer.status_code == status
    if status == 401:
        assert answer.json() == {"error": "unauthorized"}


def test_status_tells_of_the_device_and_refuses_a_wrong_token(
    gateway: PracticeGateway, client: httpx.Client
) -> None:
    url = gateway.base_url("wuts") + "/status"
    device = client.get(url, headers={"Authorization": f"Bearer {TOKEN}"}).json()
    assert device["success"] is True
    assert device["data"]["connected"] is True
    assert device["data"]["jid"] == "5511999999999@s.whatsapp.net"
    refused = client.get(url, headers={"Authorization": "Bearer wrong"})
    assert (refused.status_code, refused.json()) == (401, {"success": False, "error": "Invalid token"})
    assert client.get(url).json() == {"success": False, "error": "unauthorized"}


def test_paths_methods_and_bodies_are_those_of_the_page(
    gateway: PracticeGateway, client: httpx.Client
) -> None:
    base = gateway.base_url("wuts")
    assert client.get(f"{base}/send/buttons").status_code == 405
    assert client.post(f"{base}/status").status_code == 405
    assert client.get(f"{base}/devices").json()["error_code"] == "NOT_FOUND"
    for broken in (send(gateway, client, "{"), send(gateway, client, WUTS, **{"Content-Type": "text/plain"})):
        assert (broken.status_code, broken.json()["error_code"]) == (400, "VALIDATION_ERROR")
        assert "validation" not in broken.json()
