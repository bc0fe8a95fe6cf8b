"""RyzeAPI against docs.ryzeapi.cloud, Send Buttons: its examples, every option, every error."""

import json
from typing import Any

import pytest

from tests.providers.parts import (
    NOW,
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
    warnings_of,
    wire_headers,
)
from wacomposer.message.model import Message
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.providers.review import review

URL = "https://ryzeapi.cloud/api/message/button/minha-instancia"
REPLIES = message(
    header=text_header("RyzeAPI Support"),
    body="How can we help you today?",
    footer="Available 24/7",
    buttons=[
        reply("menu_sales", "Talk to sales"),
        reply("menu_support", "Technical support"),
        reply("menu_billing", "Billing"),
    ],
)
MEDIA = message(
    header={"kind": "image", "url": "https://example.com/img/promo.jpg"},
    body="Flash sale: 30% OFF on annual subscriptions.",
    footer="Valid until 11:59pm today",
    buttons=[reply("promo_subscribe", "Subscribe now"), reply("promo_details", "See details")],
)
MIXED = message(
    header=text_header("Order #12345 confirmed"),
    body="Choose how you want to proceed:",
    footer="Coupon valid for 24h",
    buttons=[
        {"kind": "url", "text": "Track order", "url": "https://store.example.com/order/12345"},
        {"kind": "call", "text": "Talk to support", "phone": "+551130000000"},
        {"kind": "copy", "text": "Copy coupon", "code": "RYZE10"},
    ],
)

EXAMPLES: list[tuple[Message, str]] = [
    (
        REPLIES,
        """{
      "number":      "5511999999999",
      "headerText":  "RyzeAPI Support",
      "contentText": "How can we help you today?",
      "footerText":  "Available 24/7",
      "buttons": [
        { "id": "menu_sales",   "displayText": "Talk to sales",    "type": "REPLY" },
        { "id": "menu_support", "displayText": "Technical support", "type": "REPLY" },
        { "id": "menu_billing", "displayText": "Billing",          "type": "REPLY" }
      ]
    }""",
    ),
    (
        MEDIA,
        """{
      "number":      "5511999999999",
      "contentText": "Flash sale: 30% OFF on annual subscriptions.",
      "footerText":  "Valid until 11:59pm today",
      "mediaUrl":    "https://example.com/img/promo.jpg",
      "mediaType":   "IMAGE",
      "buttons": [
        { "id": "promo_subscribe", "displayText": "Subscribe now", "type": "REPLY" },
        { "id": "promo_details",   "displayText": "See details",   "type": "REPLY" }
      ]
    }""",
    ),
    (
        MIXED,
        """{
      "number":      "5511999999999",
      "headerText":  "Order #12345 confirmed",
      "contentText": "Choose how you want to proceed:",
      "footerText":  "Coupon valid for 24h",
      "buttons": [
        { "id": "https://store.example.com/order/12345", "displayText": "Track order",   "type": "URL"  },
        { "id": "+551130000000",                          "displayText": "Talk to support", "type": "CALL" },
        { "id": "RYZE10",                                 "displayText": "Copy coupon",   "type": "COPY" }
      ]
    }""",
    ),
]
each_example = pytest.mark.parametrize(
    ("composed", "page"), EXAMPLES, ids=["replies", "image header", "url call copy"]
)


@each_example
def test_the_page_s_examples_byte_for_byte(composed: Message, page: str) -> None:
    request = build("ryzeapi", composed)
    assert (request.method, request.url) == ("POST", URL)
    assert wire_headers(request) == [("token", SECRET), ("Content-Type", "application/json")]
    assert request.body == json.dumps(json.loads(page), separators=(",", ":"), ensure_ascii=False).encode()


@each_example
def test_the_examples_have_neither_errors_nor_warnings(composed: Message, page: str) -> None:
    assert errors_of("ryzeapi", composed) == warnings_of("ryzeapi", composed) == []


def test_every_option_goes_out_under_its_name_after_the_buttons() -> None:
    options = {"delay": "2", "replyTo": "3EB08FCF27E532F1F5F5", "replyPrivate": "true", "source": "crm"}
    request = build("ryzeapi", SMALL, **options)
    assert request.body == (
        b'{"number":"5511999999999","contentText":"Hi","buttons":[{"id":"a","displayText":"Yes",'
        b'"type":"REPLY"}],"delay":2,"replyTo":"3EB08FCF27E532F1F5F5","replyPrivate":true,"source":"crm"}'
    )
    assert errors_of("ryzeapi", SMALL, **options) == []


@pytest.mark.parametrize(
    ("options", "sent"),
    [
        ({}, {}),
        ({"delay": "", "replyTo": "", "replyPrivate": "", "source": ""}, {}),
        ({"delay": "0"}, {"delay": 0}),
        ({"delay": "3600"}, {"delay": 3600}),
        ({"delay": "1.0"}, {"delay": 1}),
        ({"replyPrivate": "false"}, {}),
        ({"replyPrivate": "no"}, {}),
        ({"replyPrivate": "YES"}, {"replyPrivate": True}),
        ({"source": "bot-suporte"}, {"source": "bot-suporte"}),
        ({"source": "café 24h"}, {"source": "café 24h"}),
    ],
)
def test_options(options: dict[str, str], sent: dict[str, Any]) -> None:
    plain = body(build("ryzeapi"))
    assert body(build("ryzeapi", SMALL, **options)) == plain | sent


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"delay": "1.5"}, "options.delay option_unit"),
        ({"delay": "0.001"}, "options.delay option_unit"),
        ({"delay": "3601"}, "options.delay option_range"),
        ({"replyTo": "two words"}, "options.replyTo option_characters"),
        ({"replyTo": "日本"}, "options.replyTo option_characters"),
        ({"replyPrivate": "maybe"}, "options.replyPrivate option_characters"),
        ({"source": "a\nb"}, "options.source option_characters"),
        ({"source": "\ud800"}, "options.source option_characters"),
        ({"button_types": "1,2"}, "options.button_types option_not_carried"),
    ],
)
def test_options_it_cannot_express(options: dict[str, str], error: str) -> None:
    assert errors_of("ryzeapi", SMALL, **options) == [error]


def test_answering_in_private_without_a_quoted_message_is_warned_of() -> None:
    assert warnings_of("ryzeapi", SMALL, replyPrivate="true") == ["options.replyPrivate option_needs"]
    assert warnings_of("ryzeapi", SMALL, replyPrivate="true", replyTo="3EB0") == []


@pytest.mark.parametrize(
    "jid",
    [
        "5511999999999@s.whatsapp.net",
        "123456789012345@lid",
        "120363041234567890@g.us",
        "5511999999999-1600000000@g.us",
        "120363041234567890@newsletter",
    ],
)
def test_all_four_kinds_of_jid(jid: str) -> None:
    assert body(build("ryzeapi", SMALL, jid))["number"] == jid
    assert errors_of("ryzeapi", SMALL, jid) == []


@pytest.mark.parametrize(
    ("kind", "media_type"), [("image", "IMAGE"), ("video", "VIDEO"), ("document", "DOCUMENT")]
)
def test_media_headers_replace_the_text_header_with_a_warning(kind: str, media_type: str) -> None:
    header = {"kind": kind, "url": "https://example.com/f", "text": "Kept"}
    composed = message(header=header, body="Hi", buttons=[reply("a", "Yes")])
    sent = body(build("ryzeapi", composed))
    assert (sent["mediaUrl"], sent["mediaType"]) == ("https://example.com/f", media_type)
    assert "headerText" not in sent
    assert warnings_of("ryzeapi", composed) == ["header header_text_replaced"]
    assert errors_of("ryzeapi", composed) == []


def test_a_file_name_is_not_dropped_silently() -> None:
    header = {"kind": "document", "url": "https://example.com/f", "filename": "invoice.pdf"}
    composed = message(header=header, body="Hi", buttons=[reply("a", "Yes")])
    assert warnings_of("ryzeapi", composed) == ["header filename_not_carried"]
    assert b"invoice.pdf" not in build("ryzeapi", composed).body


def test_replies_beside_other_kinds_are_warned_of_one_by_one() -> None:
    url = {"kind": "url", "text": "Go", "url": "https://example.com"}
    composed = message(body="Hi", buttons=[reply("a", "A"), url, reply("b", "B")])
    assert warnings_of("ryzeapi", composed) == [
        "buttons.0 reply_hidden_on_desktop",
        "buttons.2 reply_hidden_on_desktop",
    ]
    assert errors_of("ryzeapi", composed) == []


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("+551130000000", "+551130000000"),
        ("+55 (11) 3000-0000", "+551130000000"),
        ("\u202a+55 11 3000\u20110000\u202c", "+551130000000"),
        ("+٥٥١١٣٠٠٠٠٠٠٠", "+551130000000"),
        ("11 3000-0000", "11 3000-0000"),
    ],
)
def test_call_numbers_go_out_in_international_format(typed: str, sent: str) -> None:
    composed = message(body="Hi", buttons=[{"kind": "call", "text": "Call", "phone": typed}])
    assert body(build("ryzeapi", composed))["buttons"][0]["id"] == sent


@pytest.mark.parametrize(
    ("instance", "segment"),
    [
        ("minha-instancia", "minha-instancia"),
        ("my instance", "my%20instance"),
        ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
        ("Ação", "A%C3%A7%C3%A3o"),
        ("店舗", "%E5%BA%97%E8%88%97"),
        ("...", "..."),
    ],
)
def test_the_instance_is_percent_encoded_in_the_path(instance: str, segment: str) -> None:
    own = account("ryzeapi", instance=instance)
    request = provider("ryzeapi").build(submission(), own, NOW)
    assert request.url == f"https://ryzeapi.cloud/api/message/button/{segment}"
    assert review(submission(), own, provider("ryzeapi")) == ()


@pytest.mark.parametrize("instance", [".", "..", "a\nb", "\x7f", " ", "\ud800", "a\u2028b"])
def test_instances_that_no_path_can_name_are_refused(instance: str) -> None:
    own = account("ryzeapi", instance=instance)
    found = review(submission(), own, provider("ryzeapi"))
    assert [(each.place, each.severity) for each in found] == [("account.instance", "error")]
    provider("ryzeapi").build(submission(), own, NOW)


SUCCESS = {
    "success": True,
    "message": "Buttons message sent successfully",
    "status": "sent",
    "data": {
        "messageId": "3EB08FCF27E532F1F5F5",
        "direction": "sent",
        "messageType": "buttons",
        "content": "How can we help you today?",
        "source": "api",
        "timestamp": "2026-04-30T14:30:00Z",
        "chat": {"jid": "5511999999999@s.whatsapp.net", "isGroup": False},
        "sender": {"jid": "5511777777777@s.whatsapp.net", "instance": "minha-instancia"},
    },
}


def test_the_page_s_success() -> None:
    assert answer("ryzeapi", 200, SUCCESS) == Accepted("3EB08FCF27E532F1F5F5")
    assert answer("ryzeapi", 200, SUCCESS | {"novelty": [1]}) == Accepted("3EB08FCF27E532F1F5F5")
    assert answer("ryzeapi", 200, {"success": True}) == Accepted("")
    assert answer("ryzeapi", 200, {"success": True, "data": {"messageId": 7}}) == Accepted("")


DOCUMENTED = [
    (400, "Instance name is required", Reason.ACCOUNT, "account.instance"),
    (400, "Invalid request body: unexpected token", Reason.CONTENT, None),
    (400, "Number is required", Reason.RECIPIENT, "recipient"),
    (400, "ContentText is required", Reason.CONTENT, "body"),
    (400, "At least one button is required", Reason.CONTENT, "buttons"),
    (400, "Maximum of 3 buttons allowed", Reason.CONTENT, "buttons"),
    (400, "MediaType is required when MediaURL is provided", Reason.CONTENT, "header.url"),
    (400, "MediaType must be one of: IMAGE, VIDEO, DOCUMENT", Reason.CONTENT, "header.url"),
    (400, "Button 1: ID is required", Reason.CONTENT, "buttons.0"),
    (400, "Button 2: DisplayText is required", Reason.CONTENT, "buttons.1.text"),
    (400, "Button 3: Type must be one of: REPLY, URL, CALL, COPY", Reason.CONTENT, "buttons.2"),
    (400, "Invalid phone number format: too short", Reason.RECIPIENT, "recipient"),
    (404, "Instance not found", Reason.ACCOUNT, "account.instance"),
    (500, "Failed to send buttons message: media not found", Reason.SEND_FAILED, None),
    (503, "Instance is not connected to WhatsApp", Reason.DISCONNECTED, None),
    (401, "Missing token in header", Reason.AUTHENTICATION, "account.token"),
    (401, "Invalid instance token", Reason.AUTHENTICATION, "account.token"),
    (401, "Unauthenticated", Reason.AUTHENTICATION, "account.token"),
    (403, "Instance token does not match", Reason.AUTHENTICATION, "account.token"),
]


@pytest.mark.parametrize(("status", "words", "reason", "place"), DOCUMENTED)
def test_documented_errors(status: int, words: str, reason: Reason, place: str | None) -> None:
    envelope = {"success": False, "error": {"message": words}}
    assert answer("ryzeapi", status, envelope) == Rejected(reason, words, status, place)


@pytest.mark.parametrize(
    ("status", "code", "expected"),
    [
        (400, "invalid_number", Rejected(Reason.RECIPIENT, "Odd", 400, "recipient")),
        (400, "invalid_request", Rejected(Reason.CONTENT, "Odd", 400)),
        (500, "send_failed", Rejected(Reason.SEND_FAILED, "Odd", 500)),
        (503, "disconnected", Rejected(Reason.DISCONNECTED, "Odd", 503)),
    ],
)
def test_internal_statuses_wherever_they_stand(status: int, code: str, expected: Outcome) -> None:
    assert answer("ryzeapi", status, {"success": False, "status": code, "error": "Odd"}) == expected
    inside = {"success": False, "error": {"message": "Odd", "status": code}}
    assert answer("ryzeapi", status, inside) == expected


@pytest.mark.parametrize("number", ["0", "4", "99999999999999999999", "٠"])
def test_a_button_that_does_not_exist_is_no_place(number: str) -> None:
    words = f"Button {number}: ID is required"
    refused = answer("ryzeapi", 400, {"success": False, "error": {"message": words}})
    assert refused == Rejected(Reason.CONTENT, words, 400)


@pytest.mark.parametrize(
    "reason",
    [
        "timeout",
        "i/o timeout",
        "info query timed out",
        "Timed-out",
        "context deadline exceeded",
        "context canceled",
        "websocket disconnected before info query returned response",
        "connection reset by peer",
        "unexpected EOF",
        "write: broken pipe",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 500, 504])
def test_a_failure_in_the_midst_leaves_it_open(status: int, reason: str) -> None:
    words = f"Failed to send buttons message: {reason}"
    unsure = answer("ryzeapi", status, {"success": False, "error": {"message": words}})
    assert unsure == Unknown(Doubt.SERVER_FAILED, words, status)


@pytest.mark.parametrize(
    "words", ["Unexpected token < in JSON", "Rate limit", "ContentText is required", "Number is required", ""]
)
@pytest.mark.parametrize("status", [500, 502, 503, 504, 599])
def test_a_server_error_that_is_not_documented_leaves_it_open(status: int, words: str) -> None:
    unsure = answer("ryzeapi", status, {"success": False, "error": {"message": words}})
    assert unsure == Unknown(Doubt.SERVER_FAILED, words, status)


def test_the_rate_limit_says_how_long_to_wait() -> None:
    words = "Rate limit exceeded. Try again later."
    envelope = {"success": False, "error": {"message": words}}
    reset = {"x-ratelimit-reset": str(NOW + 42)}
    refused = answer("ryzeapi", 429, envelope, headers=reset | {"x-ratelimit-remaining": "0"})
    assert refused == Rejected(Reason.RATE_LIMITED, words, 429, retry_after=42)
    refused = answer("ryzeapi", 200, envelope, headers=reset)
    assert refused == Rejected(Reason.RATE_LIMITED, words, 200, retry_after=42)


def test_an_answer_that_contradicts_itself_leaves_it_open() -> None:
    odd = {"success": True, "error": {"message": "Instance not found"}}
    assert answer("ryzeapi", 200, odd) == Unknown(Doubt.UNREADABLE, "Instance not found", 200)
