"""Awal against awalchat.com, Send Button Message and Generate HMAC signature: example, signature, errors."""

import hashlib
import hmac
from dataclasses import replace
from typing import Any

import pytest

from tests.providers.parts import (
    NOW,
    SECRET,
    SMALL,
    account,
    answer,
    build,
    errors_of,
    message,
    provider,
    reply,
    submission,
    text_header,
    warnings_of,
    wire_headers,
)
from wacomposer.message.model import Message
from wacomposer.providers.awal import signature
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.providers.request import Request
from wacomposer.providers.review import review_account
from wacomposer.providers.secret import Secret

EXAMPLE = message(
    header=text_header("🎉 Special Offer"),
    body="Get 20% off on all products! Offer valid for 24 hours only.",
    footer="Limited Offer",
    buttons=[
        reply("btn_view_products", "View Products"),
        reply("btn_contact", "Contact Us"),
        reply("btn_cancel", "Later"),
    ],
)
EXAMPLE_BODY = (
    '{"phone":"96650000000","header_text":"🎉 Special Offer",'
    '"body_text":"Get 20% off on all products! Offer valid for 24 hours only.",'
    '"footer_text":"Limited Offer","buttons":[{"id":"btn_view_products","title":"View Products"},'
    '{"id":"btn_contact","title":"Contact Us"},{"id":"btn_cancel","title":"Later"}]}'
).encode()


def signed(text: bytes, secret: str = SECRET) -> str:
    """By the formula, written once more: the vectors below show that it is the right one."""
    return hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def test_the_page_s_example_byte_for_byte() -> None:
    request = build("awal", EXAMPLE, "+966 5000 0000")
    assert request.method == "POST"
    assert request.url == "https://api.awalchat.com/api/developer/w/message/button?phone_number_id=123456"
    assert request.body == EXAMPLE_BODY
    expected = signed(b"POST/w/message/button?phone_number_id=1234561704124800" + EXAMPLE_BODY)
    assert wire_headers(request) == [
        ("Accept", "application/json"),
        ("Content-Type", "application/json"),
        ("X-Awal-Signature-256", f"sha256={expected}"),
        ("X-Timestamp", "1704124800"),
        ("X-Domain", "your-workspace"),
        ("X-Client-ID", "your-client-id"),
    ]
    assert errors_of("awal", EXAMPLE, "+96650000000") == []
    assert warnings_of("awal", EXAMPLE, "+96650000000") == []


VECTORS = [
    (
        "POST",
        "/w/message/button",
        "?phone_number_id=123456",
        '{"phone":"96650000000","body_text":"Hi","buttons":[{"id":"a","title":"Yes"}]}',
        "9bacb680accf7ff71ba03df3fb9352e538de5d688fab13c188a0d78090294567",
    ),
    (
        "POST",
        "/api/developer/w/message/button",
        "?phone_number_id=123456",
        '{"phone":"96650000000","body_text":"Hi","buttons":[{"id":"a","title":"Yes"}]}',
        "6e4641b891a391524d618bd1e629eb904362900d9d84a54668982d8d7c2de6f3",
    ),
    (
        "POST",
        "/w/message/button",
        "?phone_number_id=123456",
        '{"phone":"96650000000","body_text":"🎉 مرحبا","buttons":[{"id":"a","title":"نعم"}]}',
        "ee45b3082360aec8434ca62b5ab69d4e3ce163aa9f1deee79b571e25f8fc6e6c",
    ),
    ("GET", "/waba-numbers", "", "", "f90b85acf2d2a0d679eb8a4d15824a3517e3b15f1354d22c41f35369813151d9"),
]


@pytest.mark.parametrize(("method", "path", "query", "text", "expected"), VECTORS)
def test_signature_vectors(method: str, path: str, query: str, text: str, expected: str) -> None:
    assert signature("your-hmac-secret", method, path, query, "1704124800", text.encode()) == expected


def header(request: Request, name: str) -> str:
    return dict(wire_headers(request))[name]


@pytest.mark.parametrize(
    ("composed", "values", "expected"),
    [
        (SMALL, {}, VECTORS[0][4]),
        (SMALL, {"signed_path": "short"}, VECTORS[0][4]),
        (SMALL, {"signed_path": "full"}, VECTORS[1][4]),
        (message(body="🎉 مرحبا", buttons=[reply("a", "نعم")]), {}, VECTORS[2][4]),
    ],
)
def test_composed_requests_have_the_vectors_signatures(
    composed: Message, values: dict[str, str], expected: str
) -> None:
    own = account("awal", **values)
    own = replace(own, secrets={"hmac_secret": Secret("your-hmac-secret")})
    request = provider("awal").build(submission(composed, "+96650000000"), own, 1704124800)
    assert header(request, "X-Awal-Signature-256") == f"sha256={expected}"


def test_the_connection_check_is_signed_too() -> None:
    check = provider("awal").check
    assert check is not None
    request = check.build(account("awal"), 1704124800)
    assert (request.method, request.body) == ("GET", b"")
    assert request.url == "https://api.awalchat.com/api/developer/waba-numbers"
    assert header(request, "X-Awal-Signature-256") == f"sha256={signed(b'GET/waba-numbers1704124800')}"
    full = check.build(account("awal", signed_path="full"), 1704124800)
    expected = signed(b"GET/api/developer/waba-numbers1704124800")
    assert header(full, "X-Awal-Signature-256") == f"sha256={expected}"


@pytest.mark.parametrize(
    ("base_url", "prefix"),
    [
        ("https://api.example.com", b""),
        ("https://api.example.com/", b""),
        ("https://api.example.com:8443/v1/", b"/v1"),
    ],
)
def test_the_full_path_follows_the_base_url(base_url: str, prefix: bytes) -> None:
    own = account("awal", signed_path="full", base_url=base_url)
    request = provider("awal").build(submission(SMALL, "+96650000000"), own, NOW)
    text = b"POST" + prefix + b"/w/message/button?phone_number_id=1234561704124800" + request.body
    assert header(request, "X-Awal-Signature-256") == f"sha256={signed(text)}"


def test_the_query_is_signed_as_it_is_sent() -> None:
    own = account("awal", phone_number_id="12&a=b#c/ü")
    request = provider("awal").build(submission(), own, NOW)
    query = b"?phone_number_id=12%26a%3Db%23c%2F%C3%BC"
    assert request.url.encode().endswith(query)
    text = b"POST/w/message/button" + query + b"1704124800" + request.body
    assert header(request, "X-Awal-Signature-256") == f"sha256={signed(text)}"


@pytest.mark.parametrize("field", ["phone_number_id", "domain", "client_id"])
def test_each_account_field_is_needed_and_of_visible_characters(field: str) -> None:
    for value, code in (("", "account_field_missing"), ("two words", "account_field_form")):
        found = review_account(account("awal", **{field: value}), provider("awal"))
        assert [(each.place, each.code) for each in found] == [(f"account.{field}", code)]


def test_the_signed_path_is_short_or_full() -> None:
    found = review_account(account("awal", signed_path="long"), provider("awal"))
    assert [(each.place, each.code) for each in found] == [("account.signed_path", "account_field_form")]


@pytest.mark.parametrize(
    ("parts", "error"),
    [
        ({"header": text_header("x" * 61)}, "header.text too_long"),
        ({"body": "x" * 1025}, "body too_long"),
        ({"footer": "x" * 61}, "footer too_long"),
        ({"buttons": [reply("a", "x" * 21)]}, "buttons.0.text too_long"),
        ({"buttons": [reply("x" * 257, "Yes")]}, "buttons.0.id too_long"),
    ],
)
def test_its_documented_limits_are_errors(parts: dict[str, Any], error: str) -> None:
    composed = message(**({"body": "Hi", "buttons": [reply("a", "Yes")]} | parts))
    assert errors_of("awal", composed) == [error]
    assert errors_of("ryzeapi", composed) == []
    assert warnings_of("ryzeapi", composed) == [error]


def test_it_sends_to_numbers_only_and_has_no_options() -> None:
    assert errors_of("awal", SMALL, "120363041234567890@g.us") == ["recipient jid_not_carried"]
    assert errors_of("awal", SMALL, delay="1") == ["options.delay option_not_carried"]


SUCCESS = {"status": True, "message": {"id": 12346, "messageId": "wamid.HBgNOTY2NTA...", "status": "sent"}}


def test_the_page_s_success() -> None:
    assert answer("awal", 200, SUCCESS) == Accepted("wamid.HBgNOTY2NTA...")
    assert answer("awal", 200, {"status": True}) == Accepted("")
    assert answer("awal", 200, {"status": True, "message": "Sent"}) == Accepted("")


def envelope(error: str, words: str, **details: object) -> dict[str, Any]:
    data: dict[str, Any] = {"error": error, "message": words, "request_id": "req_1"}
    return data | ({"details": details} if details else {})


@pytest.mark.parametrize(
    ("status", "code", "reason", "place"),
    [
        (401, "authentication_failed", Reason.AUTHENTICATION, "account.hmac_secret"),
        (401, "missing_headers", Reason.AUTHENTICATION, "account.client_id"),
        (400, "missing_headers", Reason.AUTHENTICATION, "account.client_id"),
        (400, "validation_failed", Reason.CONTENT, None),
        (400, "invalid_phone_number", Reason.RECIPIENT, "recipient"),
        (404, "resource_not_found", Reason.ACCOUNT, "account.phone_number_id"),
        (403, "forbidden", Reason.PERMISSION, None),
        (409, "conflict", Reason.REFUSED, None),
    ],
)
def test_documented_errors(status: int, code: str, reason: Reason, place: str | None) -> None:
    assert answer("awal", status, envelope(code, "Words.")) == Rejected(reason, "Words.", status, place)


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("phone", "recipient"),
        ("phone_number_id", "account.phone_number_id"),
        ("header_text", "header.text"),
        ("body_text", "body"),
        ("footer_text", "footer"),
        ("buttons", "buttons"),
        ("buttons.0.id", "buttons.0.id"),
        ("buttons.1.title", "buttons.1.text"),
        ("buttons[2][title]", "buttons.2.text"),
        ("buttons[2].title", "buttons.2.text"),
        ("buttons.7.title", "buttons"),
        ("novelty", None),
    ],
)
def test_details_point_at_fields(field: str, place: str | None) -> None:
    data = envelope("validation_failed", "Validation failed", **{field: "This field is required"})
    words = f"Validation failed; {field}: This field is required"
    assert answer("awal", 400, data) == Rejected(Reason.CONTENT, words, 400, place)


def test_several_details_are_all_told_and_the_first_known_is_marked() -> None:
    data = envelope("validation_failed", "No", novelty="a", footer_text=["b", "c", 7], body_text={"d": 1})
    words = "No; novelty: a; footer_text: b; c; body_text:"
    assert answer("awal", 400, data) == Rejected(Reason.CONTENT, words, 400, "footer")


def test_the_rate_limit_says_how_long_to_wait() -> None:
    data = envelope("Rate limit exceeded", "You have exceeded the rate limit")
    refused = answer("awal", 429, data, headers={"retry-after": "60", "x-ratelimit-reset": "1"})
    assert refused == Rejected(Reason.RATE_LIMITED, "You have exceeded the rate limit", 429, retry_after=60)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"status": False, "message": "Window closed"}, Rejected(Reason.REFUSED, "Window closed", 200)),
        (
            {"status": True, "error": "validation_failed", "message": "No"},
            Rejected(Reason.CONTENT, "No", 200),
        ),
        ({"status": "true"}, Unknown(Doubt.UNREADABLE, "", 200)),
        ({"message": {"messageId": "wamid.x"}}, Unknown(Doubt.UNREADABLE, "", 200)),
        ([], Unknown(Doubt.UNREADABLE, "", 200)),
    ],
)
def test_a_2xx_of_another_shape(data: object, expected: Outcome) -> None:
    assert answer("awal", 200, data) == expected


@pytest.mark.parametrize("status", [500, 503])
@pytest.mark.parametrize("code", ["internal_server_error", "validation_failed", "authentication_failed"])
def test_server_errors_leave_it_open(status: int, code: str) -> None:
    unsure = answer("awal", status, envelope(code, "Words."))
    assert unsure == Unknown(Doubt.SERVER_FAILED, "Words.", status)
