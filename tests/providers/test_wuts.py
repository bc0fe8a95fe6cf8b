"""WUTS against docs.wuts.com.br, Send Buttons Message: its example, both error forms, recipients."""

from typing import Any

import pytest

from tests.providers.parts import (
    NOW,
    SMALL,
    UUID4,
    account,
    answer,
    build,
    errors_of,
    message,
    provider,
    reply,
    submission,
    text_header,
    wire_headers,
)
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown

EXAMPLE = message(
    body="How would you like to proceed with your order?",
    footer="WUTS Store",
    buttons=[
        reply("confirm_order", "Confirm"),
        reply("change_order", "Change items"),
        reply("cancel_order", "Cancel"),
    ],
)


def test_the_page_s_example_byte_for_byte() -> None:
    request = build("wuts", EXAMPLE)
    assert (request.method, request.url) == ("POST", "https://api.wuts.com.br/send/buttons")
    assert wire_headers(request) == [
        ("Authorization", f"Bearer {UUID4}"),
        ("Content-Type", "application/json"),
    ]
    assert request.body == (
        b'{"to":"5511999999999","message":"How would you like to proceed with your order?",'
        b'"footer":"WUTS Store","buttons":[{"id":"confirm_order","display_text":"Confirm"},'
        b'{"id":"change_order","display_text":"Change items"},{"id":"cancel_order","display_text":"Cancel"}]}'
    )
    assert errors_of("wuts", EXAMPLE) == []


def test_the_page_s_own_placeholder_as_base_url() -> None:
    own = account("wuts", base_url="https://example.com")
    assert provider("wuts").build(submission(), own, NOW).url == "https://example.com/send/buttons"


def test_the_connection_check_is_the_documented_one() -> None:
    check = provider("wuts").check
    assert check is not None
    request = check.build(account("wuts"), NOW)
    assert (request.method, request.url, request.body) == ("GET", "https://api.wuts.com.br/status", b"")
    assert wire_headers(request) == [("Authorization", f"Bearer {UUID4}")]


def test_a_header_is_an_error_that_names_the_loss() -> None:
    for header in (text_header("Hello"), {"kind": "image", "url": "https://example.com/a.jpg"}):
        composed = message(header=header, body="Hi", buttons=[reply("a", "Yes")])
        code = "header_not_carried" if header["kind"] == "text" else "media_not_carried"
        assert errors_of("wuts", composed) == [f"header {code}"]
        assert build("wuts", composed).body == build("wuts", SMALL).body


@pytest.mark.parametrize(
    ("to", "error"),
    [
        ("+5511999999999", None),
        ("+1234567890", None),
        ("+123456789", "recipient recipient_length"),
        ("5511999999999@s.whatsapp.net", None),
        ("120363041234567890@g.us", None),
        ("120363041234567890@newsletter", None),
        ("123456789012345@lid", "recipient jid_not_carried"),
    ],
)
def test_recipients(to: str, error: str | None) -> None:
    assert errors_of("wuts", SMALL, to) == ([error] if error else [])


def test_it_has_no_options() -> None:
    assert errors_of("wuts", SMALL, delay="1") == ["options.delay option_not_carried"]


SUCCESS = {
    "success": True,
    "message_id": "3EB0XXXX1234567890ABCDEF",
    "timestamp": "2026-06-15T14:32:10Z",
    "message": "Buttons message sent successfully",
}


def test_the_page_s_success() -> None:
    assert answer("wuts", 200, SUCCESS) == Accepted("3EB0XXXX1234567890ABCDEF")
    assert answer("wuts", 202, SUCCESS | {"job_id": "1"}) == Accepted("3EB0XXXX1234567890ABCDEF")
    assert answer("wuts", 200, {"success": True, "message_id": None, "error": None}) == Accepted("")


@pytest.mark.parametrize(
    ("status", "words", "expected"),
    [
        (400, "WhatsApp not connected", Rejected(Reason.DISCONNECTED, "WhatsApp not connected", 400)),
        (503, "WhatsApp not connected", Rejected(Reason.DISCONNECTED, "WhatsApp not connected", 503)),
        (401, "unauthorized", Rejected(Reason.AUTHENTICATION, "unauthorized", 401, "account.token")),
        (
            500,
            "Failed to send buttons message: timeout",
            Unknown(Doubt.SERVER_FAILED, "Failed to send buttons message: timeout", 500),
        ),
        (
            500,
            "Failed to send buttons message: no session",
            Rejected(Reason.SEND_FAILED, "Failed to send buttons message: no session", 500),
        ),
        (500, "unauthorized", Unknown(Doubt.SERVER_FAILED, "unauthorized", 500)),
        (400, "to is required", Rejected(Reason.REFUSED, "to is required", 400)),
    ],
)
def test_the_short_error_form(status: int, words: str, expected: Outcome) -> None:
    assert answer("wuts", status, {"error": words}) == expected


def envelope(error: str, code: str, *validation: object) -> dict[str, Any]:
    return {
        "success": False,
        "error": error,
        "error_code": code,
        "timestamp": "2026-06-15T14:32:10Z",
        "validation": list(validation),
    }


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (400, "DEVICE_NOT_READY", Rejected(Reason.DISCONNECTED, "odd", 400)),
        (503, "DEVICE_NOT_READY", Rejected(Reason.DISCONNECTED, "odd", 503)),
        (400, "DEVICE_ERROR", Rejected(Reason.DISCONNECTED, "odd", 400)),
        (500, "DEVICE_ERROR", Unknown(Doubt.SERVER_FAILED, "odd", 500)),
        (400, "VALIDATION_ERROR", Rejected(Reason.CONTENT, "odd", 400)),
        (500, "VALIDATION_ERROR", Unknown(Doubt.SERVER_FAILED, "odd", 500)),
        (409, "NOVELTY", Rejected(Reason.REFUSED, "odd", 409)),
    ],
)
def test_the_envelope_s_codes(status: int, code: str, expected: Outcome) -> None:
    assert answer("wuts", status, envelope("odd", code)) == expected


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("to", "recipient"),
        ("message", "body"),
        ("footer", "footer"),
        ("buttons", "buttons"),
        ("buttons[0].id", "buttons.0.id"),
        ("buttons.2.display_text", "buttons.2.text"),
        ("buttons[3].id", "buttons"),
        ("buttons[١].id", "buttons"),
        ("buttons[99999999999999999999].id", "buttons"),
        ("novelty", None),
        ("", None),
    ],
)
def test_complaints_about_single_fields(field: str, place: str | None) -> None:
    complaint = {"field": field, "message": "is wrong", "value": None}
    words = f"validation failed; {field}: is wrong"
    refused = answer("wuts", 400, envelope("validation failed", "VALIDATION_ERROR", complaint))
    assert refused == Rejected(Reason.CONTENT, words, 400, place)


@pytest.mark.parametrize(
    "validation", [None, {}, "to", [None], [[]], [{"field": 7, "message": {}}], [{"field": ["to"]}]]
)
def test_complaints_of_another_shape_are_left_out(validation: object) -> None:
    data = envelope("validation failed", "VALIDATION_ERROR") | {"validation": validation}
    refused = answer("wuts", 400, data)
    assert isinstance(refused, Rejected)
    assert (refused.reason, refused.place) == (Reason.CONTENT, None)


@pytest.mark.parametrize(
    "data",
    [{}, {"success": None}, {"success": "true"}, {"success": True, "error": "odd"}, {"message_id": "x"}],
)
def test_a_2xx_of_another_shape_leaves_it_open(data: dict[str, object]) -> None:
    unsure = answer("wuts", 200, data)
    assert isinstance(unsure, Unknown)
    assert unsure.doubt is Doubt.UNREADABLE
