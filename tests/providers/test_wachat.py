"""Wachat against docs.wachat.net, send-button: its one example, options and what answers mean."""

import pytest

from tests.providers.parts import (
    SECRET,
    SMALL,
    account,
    answer,
    body,
    build,
    errors_of,
    message,
    provider,
    reply,
    submission,
    text_header,
    wire_headers,
)
from wacomposer.providers.outcome import Accepted, Doubt, Reason, Rejected, Unknown
from wacomposer.providers.review import review_account

EXAMPLE = message(
    header=text_header("Confirm Attendance"),
    body="Will you be attending the event tomorrow morning?",
    footer="Wachat",
    buttons=[reply("btn_yes", "Yes, I m Coming"), reply("btn_no", "Sorry, Unable to attend")],
)


def test_the_page_s_example_byte_for_byte() -> None:
    request = build("wachat", EXAMPLE, "+62 812-3456-789", delay="1", button_types="1,2")
    assert (request.method, request.url) == ("POST", "https://app.wachat.net/api/v1/send/button")
    assert wire_headers(request) == [
        ("Authorization", f"Bearer {SECRET}"),
        ("Content-Type", "application/json"),
    ]
    assert request.body == (
        b'{"instanceName":"my-instance-01","number":"628123456789","type":"interactive",'
        b'"interactive":{"type":"button","title":"Confirm Attendance",'
        b'"body":"Will you be attending the event tomorrow morning?","footer":"Wachat","buttons":['
        b'{"buttonId":"btn_yes","buttonText":{"displayText":"Yes, I m Coming"},"type":1},'
        b'{"buttonId":"btn_no","buttonText":{"displayText":"Sorry, Unable to attend"},"type":2}]},'
        b'"delay":1000}'
    )
    assert body(request) == {
        "instanceName": "my-instance-01",
        "number": "628123456789",
        "type": "interactive",
        "interactive": {
            "type": "button",
            "title": "Confirm Attendance",
            "body": "Will you be attending the event tomorrow morning?",
            "footer": "Wachat",
            "buttons": [
                {"buttonId": "btn_yes", "buttonText": {"displayText": "Yes, I m Coming"}, "type": 1},
                {"buttonId": "btn_no", "buttonText": {"displayText": "Sorry, Unable to attend"}, "type": 2},
            ],
        },
        "delay": 1000,
    }


def test_the_example_has_no_errors_and_only_its_long_text_is_warned_of() -> None:
    assert errors_of("wachat", EXAMPLE, "+628123456789", delay="1", button_types="1,2") == []


def test_what_is_not_composed_is_not_sent() -> None:
    assert body(build("wachat")) == {
        "instanceName": "my-instance-01",
        "number": "5511999999999",
        "type": "interactive",
        "interactive": {
            "type": "button",
            "body": "Hi",
            "buttons": [{"buttonId": "a", "buttonText": {"displayText": "Yes"}, "type": 1}],
        },
    }


@pytest.mark.parametrize(
    ("typed", "milliseconds"),
    [("0", 0), ("0.123", 123), ("1", 1000), ("1.5", 1500), ("1,5", 1500), (" 2 ", 2000), ("3600", 3_600_000)],
)
def test_the_delay_goes_out_in_milliseconds(typed: str, milliseconds: int) -> None:
    assert body(build("wachat", delay=typed))["delay"] == milliseconds
    assert errors_of("wachat", delay=typed) == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0.0005", "option_unit"),
        ("3600.001", "option_range"),
        ("-1", "option_not_a_number"),
        ("1e3", "option_not_a_number"),
        ("1.2.3", "option_not_a_number"),
        ("soon", "option_not_a_number"),
        ("9" * 5000, "option_range"),
        ("0." + "0" * 5000 + "1", "option_unit"),
    ],
)
def test_a_delay_it_cannot_express_is_a_finding_and_is_not_rounded(typed: str, code: str) -> None:
    assert errors_of("wachat", delay=typed) == [f"options.delay {code}"]
    assert "delay" not in body(build("wachat", delay=typed))


@pytest.mark.parametrize(
    ("typed", "types"),
    [("", [1, 1, 1]), ("2", [2, 1, 1]), ("1,2", [1, 2, 1]), (" 1 , 2 , 3 ", [1, 2, 3]), ("1,2,x", [1, 1, 1])],
)
def test_each_button_has_its_type_number(typed: str, types: list[int]) -> None:
    three = message(body="Hi", buttons=[reply("a", "A"), reply("b", "B"), reply("c", "C")])
    sent = body(build("wachat", three, button_types=typed))["interactive"]["buttons"]
    assert [button["type"] for button in sent] == types


@pytest.mark.parametrize("typed", ["1,2,3,4", "a", "1;2", "-1", ","])
def test_type_numbers_of_another_form_are_refused(typed: str) -> None:
    assert errors_of("wachat", button_types=typed) == ["options.button_types option_characters"]


def test_it_carries_text_headers_and_reply_buttons_only() -> None:
    rich = message(
        header={"kind": "image", "url": "https://example.com/a.jpg"},
        body="Hi",
        buttons=[
            {"kind": "url", "text": "Go", "url": "https://example.com"},
            {"kind": "call", "text": "Call", "phone": "+551130000000"},
            {"kind": "copy", "text": "Copy", "code": "X"},
        ],
    )
    assert errors_of("wachat", rich) == [
        "header media_not_carried",
        "buttons.0 button_not_carried",
        "buttons.1 button_not_carried",
        "buttons.2 button_not_carried",
    ]


@pytest.mark.parametrize("jid", ["120363041234567890@g.us", "5511999999999@s.whatsapp.net"])
def test_it_sends_to_numbers_only(jid: str) -> None:
    assert errors_of("wachat", SMALL, jid) == ["recipient jid_not_carried"]


@pytest.mark.parametrize("instance", ["my-instance-01", "My shop", "Ação", "店舗"])
def test_an_instance_may_have_any_name(instance: str) -> None:
    own = account("wachat", instance=instance)
    assert review_account(own, provider("wachat")) == ()
    assert body(provider("wachat").build(submission(), own, 0))["instanceName"] == instance


@pytest.mark.parametrize("instance", [" ", "a\nb", "\ud800"])
def test_an_instance_is_one_line(instance: str) -> None:
    found = review_account(account("wachat", instance=instance), provider("wachat"))
    assert [each.place for each in found] == ["account.instance"]


def test_another_base_url() -> None:
    own = account("wachat", base_url="https://wachat.example.com:8443/v2/")
    request = provider("wachat").build(submission(), own, 0)
    assert request.url == "https://wachat.example.com:8443/v2/send/button"


@pytest.mark.parametrize(
    ("status", "raw", "message_id"),
    [
        (200, b"", ""),
        (204, b"", ""),
        (200, b"{}", ""),
        (200, b'{"message":"queued"}', ""),
        (200, b'{"success":true,"messageId":"3EB0"}', "3EB0"),
        (200, b'{"status":"success","id":"x1"}', "x1"),
        (200, b'{"status":true,"id":7}', ""),
        (200, b'{"error":null}', ""),
    ],
)
def test_any_2xx_is_accepted_as_it_documents_no_body(status: int, raw: bytes, message_id: str) -> None:
    assert answer("wachat", status, raw=raw) == Accepted(message_id)


def test_a_word_of_text_is_accepted_too_but_no_broken_json() -> None:
    assert answer("wachat", 200, raw=b"OK", headers={"content-type": "text/plain"}) == Accepted()
    for broken in (b"OK", b"[1]", b'{"success":tr'):
        assert answer("wachat", 200, raw=broken) == Unknown(Doubt.UNREADABLE, status=200)
    assert answer("wachat", 200, raw=b'{"a"', headers={"content-type": ""}) == Unknown(
        Doubt.UNREADABLE, status=200
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"success": False, "message": "quota used up"}, "quota used up"),
        ({"status": False, "message": "no"}, "no"),
        ({"status": "error", "message": "no"}, "no"),
        ({"status": "FAILED", "message": "no"}, "no"),
        ({"status": 404, "message": "no"}, "no"),
        ({"error": "out of credit"}, "out of credit"),
        ({"error": {"code": 7}}, ""),
    ],
)
def test_a_2xx_that_says_it_failed_is_no_success(data: object, words: str) -> None:
    assert answer("wachat", 200, data) == Rejected(Reason.REFUSED, words, 200)


@pytest.mark.parametrize(
    "raw", [b"<!DOCTYPE html><p>Sign in</p>", b"\xef\xbb\xbf <html>", b"\n\n<html></html>"]
)
def test_a_web_page_is_no_success(raw: bytes) -> None:
    assert answer("wachat", 200, raw=raw) == Unknown(Doubt.UNREADABLE, status=200)
    assert answer("wachat", 200, raw=b"Hi", headers={"content-type": "Text/HTML"}) == Unknown(
        Doubt.UNREADABLE, status=200
    )


@pytest.mark.parametrize(
    ("status", "words", "reason", "place"),
    [
        (400, "Instance name is wrong", Reason.ACCOUNT, "account.instance"),
        (400, "Invalid number", Reason.RECIPIENT, "recipient"),
        (400, "Instance is not connected", Reason.DISCONNECTED, None),
        (400, "Something else", Reason.REFUSED, None),
        (401, "Unauthorized", Reason.AUTHENTICATION, None),
        (401, "Key of another instance", Reason.AUTHENTICATION, None),
        (403, "Forbidden", Reason.PERMISSION, None),
        (404, "Instance not found", Reason.ACCOUNT, "account.instance"),
        (429, "Too many requests for this number", Reason.RATE_LIMITED, None),
    ],
)
def test_refusals(status: int, words: str, reason: Reason, place: str | None) -> None:
    refused = answer("wachat", status, {"success": False, "message": words})
    assert refused == Rejected(reason, words, status, place)


@pytest.mark.parametrize("words", ["Instance is not connected", "Invalid number", "Internal server error"])
@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_no_server_error_is_documented_so_all_leave_it_open(status: int, words: str) -> None:
    assert answer("wachat", status, {"success": False, "message": words}) == Unknown(
        Doubt.SERVER_FAILED, words, status
    )
