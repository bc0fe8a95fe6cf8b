"""Awal in practice: the page's example, signatures, limits in code points, and its error envelope."""

import json
import re
import time
from typing import Any

import httpx
import pytest

from wacomposer.practice import awal
from wacomposer.practice.credentials import PUBLIC_VALUES, secret_values
from wacomposer.practice.gateway import PracticeGateway

from .examples import AWAL, spellings

SECRET = secret_values("awal")["hmac_secret"]
QUERY = "?phone_number_id=123456"
BUTTON = {"id": "a", "title": "Yes"}
BODY: dict[str, Any] = {"phone": "96650000000", "body_text": "Hi", "buttons": [BUTTON]}

# Computed outside this project for the secret "your-hmac-secret" and the time 1704124800.
VECTORS = [
    (
        ("POST", "/w/message/button", QUERY),
        '{"phone":"96650000000","body_text":"Hi","buttons":[{"id":"a","title":"Yes"}]}',
        "9bacb680accf7ff71ba03df3fb9352e538de5d688fab13c188a0d78090294567",
    ),
    (
        ("POST", "/api/developer/w/message/button", QUERY),
        '{"phone":"96650000000","body_text":"Hi","buttons":[{"id":"a","title":"Yes"}]}',
        "6e4641b891a391524d618bd1e629eb904362900d9d84a54668982d8d7c2de6f3",
    ),
    (
        ("POST", "/w/message/button", QUERY),
        '{"phone":"96650000000","body_text":"🎉 مرحبا","buttons":[{"id":"a","title":"نعم"}]}',
        "ee45b3082360aec8434ca62b5ab69d4e3ce163aa9f1deee79b571e25f8fc6e6c",
    ),
    (("GET", "/waba-numbers", ""), "", "f90b85acf2d2a0d679eb8a4d15824a3517e3b15f1354d22c41f35369813151d9"),
]


@pytest.mark.parametrize(("what", "body", "expected"), VECTORS)
def test_signature_vectors(what: tuple[str, str, str], body: str, expected: str) -> None:
    assert awal.signature("your-hmac-secret", *what, "1704124800", body.encode()) == expected


def headers(
    path: str, query: str, body: bytes, *, method: str = "POST", age: int = 0, secret: str = SECRET
) -> dict[str, str]:
    timestamp = str(int(time.time()) - age)
    return {
        "Accept": "application/json",
        "Content-Type": "application/json",
        "X-Awal-Signature-256": "sha256=" + awal.signature(secret, method, path, query, timestamp, body),
        "X-Timestamp": timestamp,
        "X-Domain": PUBLIC_VALUES["awal"]["domain"],
        "X-Client-ID": PUBLIC_VALUES["awal"]["client_id"],
    }


def send(
    gateway: PracticeGateway, client: httpx.Client, body: str, query: str = QUERY, **changed: str
) -> httpx.Response:
    content = body.encode()
    sent = headers("/w/message/button", query, content) | changed
    url = f"{gateway.base_url('awal')}/w/message/button{query}"
    return client.post(url, content=content, headers=sent)


def error(answer: httpx.Response) -> tuple[int, str]:
    assert re.fullmatch(r"req_\w+", answer.json()["request_id"])
    assert answer.json()["message"]
    return answer.status_code, answer.json()["error"]


@pytest.mark.parametrize("body", [*spellings(AWAL), AWAL.replace("šŸŽ‰", "🎉")])
def test_the_pages_example_is_accepted(gateway: PracticeGateway, client: httpx.Client, body: str) -> None:
    answer = send(gateway, client, body)
    assert answer.status_code == 200, answer.text
    message = answer.json()["message"]
    assert answer.json() == {"status": True, "message": message}
    assert message["status"] == "sent"
    assert message["messageId"].startswith("wamid.HBg")
    again = send(gateway, client, body).json()["message"]
    assert again["id"] == message["id"] + 1
    assert again["messageId"] != message["messageId"]


def test_the_whole_path_may_be_signed_too(gateway: PracticeGateway, client: httpx.Client) -> None:
    body = json.dumps(BODY).encode()
    sent = headers("/awal/w/message/button", QUERY, body)
    answer = client.post(f"{gateway.base_url('awal')}/w/message/button{QUERY}", content=body, headers=sent)
    assert answer.status_code == 200


def test_the_signature_covers_every_byte_of_the_body(gateway: PracticeGateway, client: httpx.Client) -> None:
    signed, sent = json.dumps(BODY), json.dumps(BODY, separators=(",", ":"))
    answer = client.post(
        f"{gateway.base_url('awal')}/w/message/button{QUERY}",
        content=sent.encode(),
        headers=headers("/w/message/button", QUERY, signed.encode()),
    )
    assert error(answer) == (401, "authentication_failed")
    assert answer.json()["message"] == "Invalid HMAC signature"


@pytest.mark.parametrize(
    "what", ["another secret", "no question mark", "no query", "no prefix", "upper case"]
)
def test_a_signature_of_something_else_is_refused(
    gateway: PracticeGateway, client: httpx.Client, what: str
) -> None:
    body = json.dumps(BODY)
    path = "/w/message/button"
    right = headers(path, QUERY, body.encode())["X-Awal-Signature-256"]
    wrong = {
        "another secret": headers(path, QUERY, body.encode(), secret="x")["X-Awal-Signature-256"],
        "no question mark": headers(path, QUERY[1:], body.encode())["X-Awal-Signature-256"],
        "no query": headers(path, "", body.encode())["X-Awal-Signature-256"],
        "no prefix": right.removeprefix("sha256="),
        "upper case": right.upper(),
    }[what]
    answer = send(gateway, client, body, **{"X-Awal-Signature-256": wrong})
    assert error(answer) == (401, "authentication_failed")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"Accept": "*/*"}, (400, "missing_headers")),
        ({"X-Awal-Signature-256": ""}, (400, "missing_headers")),
        ({"X-Timestamp": ""}, (400, "missing_headers")),
        ({"X-Domain": ""}, (400, "missing_headers")),
        ({"X-Client-ID": ""}, (400, "missing_headers")),
        ({"X-Domain": "other"}, (401, "authentication_failed")),
        ({"X-Client-ID": "other"}, (401, "authentication_failed")),
        ({"X-Timestamp": "1704124800.5"}, (401, "authentication_failed")),
        ({"X-Timestamp": "1704124800000"}, (401, "authentication_failed")),
        ({"Content-Type": "text/plain"}, (400, "validation_failed")),
    ],
)
def test_headers_are_required_and_checked(
    gateway: PracticeGateway, client: httpx.Client, changed: dict[str, str], expected: tuple[int, str]
) -> None:
    answer = send(gateway, client, json.dumps(BODY), **changed)
    assert error(answer) == expected
    if expected[1] == "missing_headers":
        assert answer.json()["message"].endswith(next(iter(changed)))


@pytest.mark.parametrize(("age", "status"), [(0, 200), (290, 200), (-290, 200), (310, 401), (-310, 401)])
def test_a_timestamp_may_be_five_minutes_off(
    gateway: PracticeGateway, client: httpx.Client, age: int, status: int
) -> None:
    body = json.dumps(BODY).encode()
    sent = headers("/w/message/button", QUERY, body, age=age)
    answer = client.post(f"{gateway.base_url('awal')}/w/message/button{QUERY}", content=body, headers=sent)
    assert answer.status_code == status


def buttons(**change: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is anything
    return {"buttons": [BUTTON | change]}


EMOJI = "🎉"
WITHIN: list[dict[str, Any]] = [
    {"header_text": EMOJI * 60},
    {"body_text": EMOJI * 1024},
    {"footer_text": EMOJI * 60},
    buttons(title=EMOJI * 20),
    buttons(id=EMOJI * 256),
    {"header_text": "", "footer_text": ""},
]


@pytest.mark.parametrize("change", WITHIN, ids=lambda change: str(change)[:40])
def test_limits_count_code_points(
    gateway: PracticeGateway, client: httpx.Client, change: dict[str, Any]
) -> None:
    assert send(gateway, client, json.dumps(BODY | change)).status_code == 200


WRONG: list[tuple[dict[str, Any], dict[str, str]]] = [
    ({"header_text": EMOJI * 61}, {"header_text": "This field must be at most 60 characters"}),
    ({"body_text": "x" * 1025}, {"body_text": "This field must be at most 1024 characters"}),
    ({"footer_text": "x" * 61}, {"footer_text": "This field must be at most 60 characters"}),
    (buttons(title="x" * 21), {"buttons.0.title": "This field must be at most 20 characters"}),
    (buttons(id="x" * 257), {"buttons.0.id": "This field must be at most 256 characters"}),
    (buttons(title=" "), {"buttons.0.title": "This field is required"}),
    ({"body_text": ""}, {"body_text": "This field is required"}),
    ({"phone": ""}, {"phone": "This field is required"}),
    ({"phone": 96650000000}, {"phone": "This field must be a string"}),
    ({"buttons": []}, {"buttons": "This field must have 1 to 3 items"}),
    (
        {"buttons": [BUTTON, BUTTON | {"title": "No"}]},
        {"buttons.1.id": "This field must be unique"},
    ),
    ({"header": "x"}, {"header": "This field is not documented"}),
    (
        {"phone": "+966", "body_text": ""},
        {"phone": "Invalid phone number format", "body_text": "This field is required"},
    ),
]


@pytest.mark.parametrize(("change", "details"), WRONG, ids=[f"{row[1]}"[:60] for row in WRONG])
def test_validation_names_each_field(
    gateway: PracticeGateway, client: httpx.Client, change: dict[str, Any], details: dict[str, str]
) -> None:
    answer = send(gateway, client, json.dumps(BODY | change))
    assert error(answer) == (400, "validation_failed")
    assert answer.json()["details"] == details


@pytest.mark.parametrize(
    "phone", ["+96650000000", "966 50 000 0000", "0501234567", "96650000000@s.whatsapp.net"]
)
def test_a_number_in_another_form_has_a_code_of_its_own(
    gateway: PracticeGateway, client: httpx.Client, phone: str
) -> None:
    answer = send(gateway, client, json.dumps(BODY | {"phone": phone}))
    assert error(answer) == (400, "invalid_phone_number")
    assert "without +" in answer.json()["message"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", (400, "validation_failed")),
        ("?phone_number_id=", (400, "validation_failed")),
        ("?phone_number_id=123456&extra=1", (400, "validation_failed")),
        ("?phone_number_id=654321", (404, "resource_not_found")),
    ],
)
def test_the_sending_number_must_be_given_and_known(
    gateway: PracticeGateway, client: httpx.Client, query: str, expected: tuple[int, str]
) -> None:
    assert error(send(gateway, client, json.dumps(BODY), query)) == expected


def test_the_list_of_numbers_shows_the_one_that_sends(gateway: PracticeGateway, client: httpx.Client) -> None:
    sent = headers("/waba-numbers", "", b"", method="GET")
    answer = client.get(gateway.base_url("awal") + "/waba-numbers", headers=sent).json()
    assert answer["status"] is True
    assert [number["phone_number_id"] for number in answer["data"]] == ["123456"]
    assert {"quality_rating", "status", "verified_name"} <= answer["data"][0].keys()
    unsigned = client.get(gateway.base_url("awal") + "/waba-numbers")
    assert error(unsigned) == (400, "missing_headers")


def test_every_reply_tells_of_the_rate_limit(gateway: PracticeGateway, client: httpx.Client) -> None:
    for answer in (send(gateway, client, json.dumps(BODY)), send(gateway, client, "{}")):
        assert answer.headers["x-ratelimit-limit"] == "1000"
        assert int(answer.headers["x-ratelimit-remaining"]) in {999, 998}
        assert 0 < int(answer.headers["x-ratelimit-reset"]) - time.time() <= 3600


def test_paths_and_methods_are_those_of_the_page(gateway: PracticeGateway, client: httpx.Client) -> None:
    base = gateway.base_url("awal")
    assert error(client.get(f"{base}/w/message/button")) == (405, "method_not_allowed")
    assert error(client.post(f"{base}/w/message/text")) == (404, "resource_not_found")
