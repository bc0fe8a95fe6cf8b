"""RyzeAPI in practice: the page's examples, its table of errors, its success and its rate limit headers."""

import json
import re
import time
from typing import Any

import httpx
import pytest

from wacomposer.practice.credentials import secret_values
from wacomposer.practice.gateway import PracticeGateway

from .examples import RYZEAPI, spellings

TOKEN = secret_values("ryzeapi")["token"]
BODY: dict[str, Any] = {
    "number": "5511999999999",
    "contentText": "How can we help you today?",
    "buttons": [{"id": "a", "displayText": "A", "type": "REPLY"}, {"id": "b", "displayText": "B"}],
}


def send(
    gateway: PracticeGateway, client: httpx.Client, body: str, instance: str = "practice", **headers: str
) -> httpx.Response:
    url = f"{gateway.base_url('ryzeapi')}/api/message/button/{instance}"
    sent = {"token": TOKEN, "Content-Type": "application/json"} | headers
    return client.post(url, content=body.encode(), headers=sent)


@pytest.mark.parametrize("body", [spelling for text in RYZEAPI for spelling in spellings(text)])
def test_the_pages_examples_are_accepted(gateway: PracticeGateway, client: httpx.Client, body: str) -> None:
    answer = send(gateway, client, body)
    assert answer.status_code == 200
    assert answer.json()["data"]["content"] == json.loads(body)["contentText"]


def test_success_has_the_documented_shape(gateway: PracticeGateway, client: httpx.Client) -> None:
    answer = send(gateway, client, json.dumps(BODY)).json()
    message_id, timestamp = answer["data"].pop("messageId"), answer["data"].pop("timestamp")
    assert re.fullmatch(r"3EB0[0-9A-F]{16}", message_id)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", timestamp)
    assert answer == {
        "success": True,
        "message": "Buttons message sent successfully",
        "status": "sent",
        "data": {
            "direction": "sent",
            "messageType": "buttons",
            "content": "How can we help you today?",
            "source": "api",
            "chat": {"jid": "5511999999999@s.whatsapp.net", "isGroup": False},
            "sender": {"jid": "5511777777777@s.whatsapp.net", "instance": "practice"},
        },
    }
    assert send(gateway, client, json.dumps(BODY)).json()["data"]["messageId"] != message_id


ALLOWED: list[dict[str, Any]] = [
    {"number": "5511999999999@s.whatsapp.net"},
    {"number": "120363039000000000@g.us"},
    {"number": "5511999999999-1600000000@g.us"},
    {"number": "123456789@lid"},
    {"number": "120363039000000000@newsletter"},
    {"delay": 3, "replyTo": "3EB08FCF27E532F1F5F5", "replyPrivate": True, "source": "crm"},
    {"headerText": "", "footerText": "", "mediaUrl": ""},
    {"mediaUrl": "http://example.com/a.pdf", "mediaType": "DOCUMENT"},
    {"contentText": "🎉 مرحبا"},
]


@pytest.mark.parametrize("change", ALLOWED, ids=str)
def test_what_the_page_allows_is_accepted(
    gateway: PracticeGateway, client: httpx.Client, change: dict[str, Any]
) -> None:
    answer = send(gateway, client, json.dumps(BODY | change))
    assert answer.status_code == 200, answer.text
    chat = answer.json()["data"]["chat"]
    assert chat["isGroup"] == str(change.get("number", "")).endswith("@g.us")
    assert answer.json()["data"]["source"] == change.get("source", "api")


ONE: dict[str, Any] = {"id": "a", "displayText": "A"}
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"number": ""}, "Number is required"),
    ({"contentText": " "}, "ContentText is required"),
    ({"buttons": []}, "At least one button is required"),
    ({"buttons": [ONE] * 4}, "Maximum of 3 buttons allowed"),
    ({"mediaUrl": "https://example.com/a"}, "MediaType is required when MediaURL is provided"),
    (
        {"mediaUrl": "https://example.com/a", "mediaType": "image"},
        "MediaType must be one of: IMAGE, VIDEO, DOCUMENT",
    ),
    ({"mediaType": "AUDIO"}, "MediaType must be one of: IMAGE, VIDEO, DOCUMENT"),
    ({"mediaUrl": "ftp://example.com/a", "mediaType": "IMAGE"}, "MediaURL must be an http or https URL"),
    ({"buttons": [{"displayText": "A"}]}, "Button 1: ID is required"),
    ({"buttons": [ONE, {"id": "b", "displayText": ""}]}, "Button 2: DisplayText is required"),
    (
        {"buttons": [ONE, ONE, ONE | {"type": "reply"}]},
        "Button 3: Type must be one of: REPLY, URL, CALL, COPY",
    ),
    ({"number": "+5511999999999"}, "Invalid phone number format: "),
    ({"number": "11 99999"}, "Invalid phone number format: "),
    ({"number": "5511999999999@c.us"}, "Invalid phone number format: "),
    ({"number": "@g.us"}, "Invalid phone number format: "),
    ({"delay": -1}, "Invalid request body: delay must be at least 0"),
    ({"delay": 1.5}, "Invalid request body: delay must be an integer"),
    ({"replyPrivate": "true"}, "Invalid request body: replyPrivate must be a boolean"),
    ({"number": 5511999999999}, "Invalid request body: number must be a string"),
    ({"buttons": {"id": "a"}}, "Invalid request body: buttons must be an array"),
    ({"buttons": [ONE | {"url": "x"}]}, "Invalid request body: buttons[0].url is not documented"),
    ({"fileName": "a.pdf"}, "Invalid request body: fileName is not documented"),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=[f"{row[0]}"[:60] for row in WRONG])
def test_the_documented_errors_come_in_the_documented_envelope(
    gateway: PracticeGateway, client: httpx.Client, change: dict[str, Any], message: str
) -> None:
    answer = send(gateway, client, json.dumps(BODY | change))
    assert answer.status_code == 400
    said = answer.json()["error"].pop("message")
    assert answer.json().keys() == {"success", "error"}
    assert said.startswith(message) if message.endswith(" ") else said == message


def test_the_first_complaint_is_that_of_the_table(gateway: PracticeGateway, client: httpx.Client) -> None:
    assert send(gateway, client, "{}").json()["error"]["message"] == "Number is required"


def test_the_instance_must_be_named_and_known(gateway: PracticeGateway, client: httpx.Client) -> None:
    nameless = send(gateway, client, json.dumps(BODY), instance="")
    assert (nameless.status_code, nameless.json()["error"]["message"]) == (400, "Instance name is required")
    unknown = send(gateway, client, json.dumps(BODY), instance="other")
    assert (unknown.status_code, unknown.json()["error"]["message"]) == (404, "Instance not found")
    assert send(gateway, client, json.dumps(BODY), instance="a/b").status_code == 404
    assert send(gateway, client, json.dumps(BODY), instance="pract%69ce").status_code == 200


MISSING = "Missing token in header, Authorization header, or query parameter"


@pytest.mark.parametrize(
    ("headers", "status", "message"),
    [
        ({"token": ""}, 401, MISSING),
        ({"token": "wrong"}, 401, "Invalid token"),
        ({"token": "", "Authorization": "Bearer wrong"}, 401, "Invalid token"),
        ({"token": "", "Authorization": f"Bearer {TOKEN}"}, 200, ""),
    ],
)
def test_a_token_is_asked_for_first(
    gateway: PracticeGateway, client: httpx.Client, headers: dict[str, str], status: int, message: str
) -> None:
    answer = send(gateway, client, json.dumps(BODY), **headers)
    assert answer.status_code == status
    assert answer.json().get("error", {"message": ""})["message"] == message


def test_every_reply_tells_of_the_rate_limit(gateway: PracticeGateway, client: httpx.Client) -> None:
    accepted, refused = send(gateway, client, json.dumps(BODY)), send(gateway, client, "{}")
    for answer in (accepted, refused):
        assert answer.headers["x-ratelimit-limit"] == "100"
        assert 0 < int(answer.headers["x-ratelimit-reset"]) - time.time() <= 60
    remaining = [int(answer.headers["x-ratelimit-remaining"]) for answer in (accepted, refused)]
    assert remaining in ([99, 98], [99, 99])  # the second where a minute began in between


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '{"number": "1", "number": "2"}', '{"delay": NaN}'])
def test_a_body_that_is_not_a_json_object_is_refused(
    gateway: PracticeGateway, client: httpx.Client, body: str
) -> None:
    answer = send(gateway, client, body)
    assert answer.status_code == 400
    assert answer.json()["error"]["message"].startswith("Invalid request body: ")
