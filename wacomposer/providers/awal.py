"""Awal (awalchat.com): reply buttons over Meta's Cloud API; every request is signed with HMAC-SHA256."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wacomposer.message.limits import Limit
from wacomposer.message.model import TextHeader
from wacomposer.providers.contract import (
    Account,
    AccountField,
    Answer,
    Provider,
    SafeCheck,
    SealedHeader,
    Submission,
    documented,
)
from wacomposer.providers.fields import base_url_field
from wacomposer.providers.outcome import Reason
from wacomposer.providers.request import HttpHeader, Request, json_bytes, percent_encoded, placeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = "awalchat.com, Send Button Message, read 2026-11"
SEND_PATH = "/w/message/button"
NUMBERS_PATH = "/waba-numbers"

BASE_URL = base_url_field("https://api.awalchat.com/api/developer")
PHONE_NUMBER_ID = AccountField(
    "phone_number_id",
    "Phone number ID",
    found="The id of the sending number, under WABA numbers in Awal.",
)
DOMAIN = AccountField("domain", "Domain", found="Your Awal workspace, sent as X-Domain.")
CLIENT_ID = AccountField(
    "client_id", "Client ID", found="The client id of your API access, sent as X-Client-ID."
)
SIGNED_PATH = AccountField(
    "signed_path",
    "Signed path",
    found="Awal’s example signs the path after the base URL. If it refuses every signature, try the other.",
    pattern="short|full",
    form="short or full",
    default="short",
    choices=(("short", "After the base URL"), ("full", "Full path")),
)
HMAC_SECRET = AccountField(
    "hmac_secret", "HMAC secret", found="hmacSecret of your API access in Awal.", secret=True
)

_ORIGIN = re.compile(r"^[a-z]*://[^/]*", re.IGNORECASE)

_ERRORS = (
    documented(r"authentication_failed", Reason.AUTHENTICATION, "account.hmac_secret"),
    documented(r"missing_headers", Reason.AUTHENTICATION, "account.client_id"),
    documented(r"invalid_phone_number", Reason.RECIPIENT, "recipient"),
    documented(r"resource_not_found", Reason.ACCOUNT, "account.phone_number_id"),
    documented(r"validation_failed", Reason.CONTENT),
    documented(r"(?i)rate limit", Reason.RATE_LIMITED),
)

_FIELDS = (
    (r"phone", "recipient"),
    (r"phone_number_id", "account.phone_number_id"),
    (r"header_text", "header.text"),
    (r"body_text", "body"),
    (r"footer_text", "footer"),
    (r"buttons\W+(?P<index>[0-2])\W+id\W*", "buttons.{index}.id"),
    (r"buttons\W+(?P<index>[0-2])\W+title\W*", "buttons.{index}.text"),
    (r"buttons.*", "buttons"),
)


def signature(secret: str, method: str, path: str, query: str, timestamp: str, body: bytes) -> str:
    """Awal's signature in lower-case hex.

    The signed text is method, path, query string (with its leading "?", or empty), timestamp in whole unix
    seconds and body, with nothing between (awalchat.com, Generate HMAC signature, read 2026-11).
    """
    signed = f"{method}{path}{query}{timestamp}".encode("utf-8", "replace") + body
    import hashlib  # noqa: PLC0415 - loads OpenSSL, which only a signature needs
    import hmac  # noqa: PLC0415

    return hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def _headers(
    account: Account, method: str, path: str, query: str, now: int, body: bytes
) -> tuple[HttpHeader, ...]:
    prefix = _ORIGIN.sub("", account.base_url(BASE_URL)) if account.value(SIGNED_PATH) == "full" else ""
    secret = account.secrets.get(HMAC_SECRET.key)
    signed = None
    if secret:
        signed = SealedHeader(
            "sha256=" + signature(secret.reveal(), method, prefix + path, query, str(now), body)
        )
    return (
        HttpHeader("Accept", "application/json"),
        HttpHeader(
            "X-Awal-Signature-256", "sha256=" + placeholder(f"signature by {HMAC_SECRET.key}"), signed
        ),
        HttpHeader("X-Timestamp", str(now)),
        HttpHeader("X-Domain", account.value(DOMAIN)),
        HttpHeader("X-Client-ID", account.value(CLIENT_ID)),
    )


def _body(submission: Submission) -> dict[str, Any]:
    message = submission.message
    body: dict[str, Any] = {"phone": submission.recipient_text()}
    if isinstance(message.header, TextHeader):
        body["header_text"] = message.header.text
    body["body_text"] = message.body
    if message.footer:
        body["footer_text"] = message.footer
    body["buttons"] = [
        {"id": button.id, "title": button.text} for button in message.buttons if button.kind == "reply"
    ]
    return body


def _build(submission: Submission, account: Account, now: int) -> Request:
    number_id = account.value(PHONE_NUMBER_ID)
    is_placeholder = number_id == placeholder(PHONE_NUMBER_ID.key)
    query = f"?phone_number_id={number_id if is_placeholder else percent_encoded(number_id)}"
    body = json_bytes(_body(submission))
    signed = _headers(account, "POST", SEND_PATH, query, now, body)
    headers = (signed[0], HttpHeader("Content-Type", "application/json"), *signed[1:])
    return Request("POST", f"{account.base_url(BASE_URL)}{SEND_PATH}{query}", headers, body)


def _build_check(account: Account, now: int) -> Request:
    url = f"{account.base_url(BASE_URL)}{NUMBERS_PATH}"
    return Request("GET", url, _headers(account, "GET", NUMBERS_PATH, "", now, b""))


def _answer(data: Mapping[str, Any]) -> Answer:
    success, sent = data.get("status"), data.get("message")
    error, details = data.get("error"), data.get("details")
    message_id = sent.get("messageId") if isinstance(sent, dict) else None
    words = sent if isinstance(sent, str) else error
    return Answer(
        success=False if isinstance(error, str) else success if isinstance(success, bool) else None,
        message_id=message_id if isinstance(message_id, str) else "",
        words=words if isinstance(words, str) else "",
        code=error if isinstance(error, str) else "",
        fields=tuple((name, _text(value)) for name, value in details.items())
        if isinstance(details, dict)
        else (),
    )


def _text(value: object) -> str:
    texts = value if isinstance(value, list) else [value]
    return "; ".join(text for text in texts if isinstance(text, str))


PROVIDER = Provider(
    key="awal",
    name="Awal",
    about="Reply buttons with a text header over Meta’s Cloud API; only inside the 24-hour window.",
    page="awalchat.com/en/docs/api, Send Button Message",
    read="2026-11",
    fields=(BASE_URL, PHONE_NUMBER_ID, DOMAIN, CLIENT_ID, SIGNED_PATH, HMAC_SECRET),
    options=(),
    header_kinds=frozenset({"text"}),
    button_kinds=frozenset({"reply"}),
    jid_servers=(),
    digits=(7, 15),
    limits={
        "header.text": Limit(60, SOURCE),
        "body": Limit(1024, SOURCE),
        "footer": Limit(60, SOURCE),
        "button.text": Limit(20, SOURCE),
        "button.id": Limit(256, SOURCE),
    },
    build=_build,
    answer=_answer,
    errors=_ERRORS,
    field_places=tuple((re.compile(pattern), place) for pattern, place in _FIELDS),
    check=SafeCheck("GET /waba-numbers", _build_check),
)
