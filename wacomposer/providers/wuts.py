"""WUTS (docs.wuts.com.br): reply buttons without any header; bearer token in the form of a UUID v4."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wacomposer.providers.contract import (
    Account,
    AccountField,
    Answer,
    Provider,
    SafeCheck,
    Submission,
    documented,
)
from wacomposer.providers.fields import base_url_field
from wacomposer.providers.outcome import Reason
from wacomposer.providers.request import HttpHeader, Request, json_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BASE_URL = base_url_field("https://api.wuts.com.br")
TOKEN = AccountField(
    "token",
    "Token",
    found="The API token of your user in the WUTS panel, a UUID.",
    pattern=r"(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
    form="a UUID v4 such as 123e4567-e89b-42d3-a456-426614174000",
    secret=True,
)

_ERRORS = (
    # The page shows the first two without their statuses.
    documented(r"(?i)not connected|DEVICE_NOT_READY", Reason.DISCONNECTED, at_5xx=True),
    documented(r"(?i)failed to send", Reason.SEND_FAILED, at_5xx=True),
    documented(r"(?i)unauthorized|Invalid token", Reason.AUTHENTICATION, "account.token"),
    documented(r"DEVICE_ERROR", Reason.DISCONNECTED),
    documented(r"VALIDATION_ERROR", Reason.CONTENT),
)

_FIELDS = (
    (r"to", "recipient"),
    (r"message", "body"),
    (r"footer", "footer"),
    (r"buttons\W+(?P<index>[0-2])\W+id\W*", "buttons.{index}.id"),
    (r"buttons\W+(?P<index>[0-2])\W+display_text\W*", "buttons.{index}.text"),
    (r"buttons.*", "buttons"),
)


def _build(submission: Submission, account: Account, _now: int) -> Request:
    message = submission.message
    body: dict[str, Any] = {"to": submission.recipient_text(), "message": message.body}
    if message.footer:
        body["footer"] = message.footer
    body["buttons"] = [
        {"id": button.id, "display_text": button.text} for button in message.buttons if button.kind == "reply"
    ]
    headers = (
        account.secret_header("Authorization", TOKEN, "Bearer "),
        HttpHeader("Content-Type", "application/json"),
    )
    return Request("POST", f"{account.base_url(BASE_URL)}/send/buttons", headers, json_bytes(body))


def _build_check(account: Account, _now: int) -> Request:
    headers = (account.secret_header("Authorization", TOKEN, "Bearer "),)
    return Request("GET", f"{account.base_url(BASE_URL)}/status", headers)


def _complaints(entries: object) -> Iterator[tuple[str, str]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            name, words = entry.get("field"), entry.get("message")
            yield name if isinstance(name, str) else "", words if isinstance(words, str) else ""


def _success(said: object, error: object) -> bool | None:
    """Whether it was sent; None where the answer contradicts itself or does not say."""
    if said is True:
        return None if error else True
    return False if said is False or error else None


def _answer(data: Mapping[str, Any]) -> Answer:
    """Read both documented forms: the short `{"error": text}` and the envelope with `error_code`."""
    error, code, message_id = data.get("error"), data.get("error_code"), data.get("message_id")
    return Answer(
        success=_success(data.get("success"), error),
        message_id=message_id if isinstance(message_id, str) else "",
        words=error if isinstance(error, str) else "",
        code=code if isinstance(code, str) else "",
        fields=tuple(_complaints(data.get("validation"))),
    )


PROVIDER = Provider(
    key="wuts",
    name="WUTS",
    about="Reply buttons, no header.",
    page="docs.wuts.com.br, Send Buttons Message",
    read="2026-11",
    fields=(BASE_URL, TOKEN),
    options=(),
    header_kinds=frozenset(),
    button_kinds=frozenset({"reply"}),
    jid_servers=("s.whatsapp.net", "g.us", "newsletter"),
    digits=(10, 15),
    limits={},
    build=_build,
    answer=_answer,
    errors=_ERRORS,
    field_places=tuple((re.compile(pattern), place) for pattern, place in _FIELDS),
    check=SafeCheck("GET /status", _build_check),
)
