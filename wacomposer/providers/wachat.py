"""Wachat (docs.wachat.net): reply buttons with a text header; delay in milliseconds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from wacomposer.message.model import Message, TextHeader
from wacomposer.providers.contract import (
    Account,
    AccountField,
    Answer,
    OptionField,
    OptionKind,
    Provider,
    Submission,
    documented,
)
from wacomposer.providers.fields import MILLISECOND, ONE_LINE, base_url_field, delay_option, in_steps
from wacomposer.providers.outcome import Reason
from wacomposer.providers.request import HttpHeader, Request, json_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

REPLY_TYPE = 1
"""The page calls `type` a "button type identifier" and shows 1 and 2; in WhatsApp's protocol 1 is a reply."""

BASE_URL = base_url_field("https://app.wachat.net/api/v1")
INSTANCE = AccountField(
    "instance",
    "Instance",
    found="The instance's name in the Wachat dashboard.",
    pattern=ONE_LINE,
    form="a name without line breaks",
)
API_KEY = AccountField(
    "api_key", "API key", found="The account's API secret key in the Wachat dashboard.", secret=True
)
DELAY = delay_option(
    MILLISECOND, "milliseconds", "Simulated typing before Wachat sends. Left empty, Wachat picks the delay."
)
BUTTON_TYPES = OptionField(
    "button_types",
    "Button types",
    OptionKind.TEXT,
    "Wachat's type number for each button, such as 1,2. Left empty, every button is 1, a reply.",
    pattern=r"\s*\d{1,3}\s*(,\s*\d{1,3}\s*){0,2}",
    form="up to three whole numbers with commas between",
)


def _types(options: Mapping[str, str], count: int) -> list[int]:
    typed = options.get(BUTTON_TYPES.key, "")
    given = [int(part) for part in typed.split(",")] if re.fullmatch(BUTTON_TYPES.pattern, typed) else []
    return (given + [REPLY_TYPE] * count)[:count]


def _interactive(message: Message, options: Mapping[str, str]) -> dict[str, Any]:
    interactive: dict[str, Any] = {"type": "button"}
    if isinstance(message.header, TextHeader):
        interactive["title"] = message.header.text
    interactive["body"] = message.body
    if message.footer:
        interactive["footer"] = message.footer
    replies = [button for button in message.buttons if button.kind == "reply"]
    interactive["buttons"] = [
        {"buttonId": button.id, "buttonText": {"displayText": button.text}, "type": number}
        for button, number in zip(replies, _types(options, len(replies)), strict=True)
    ]
    return interactive


def _build(submission: Submission, account: Account, _now: int) -> Request:
    body: dict[str, Any] = {
        "instanceName": account.value(INSTANCE),
        "number": submission.recipient_text(),
        "type": "interactive",
        "interactive": _interactive(submission.message, submission.options),
    }
    delay = in_steps(submission.options, DELAY)
    if delay is not None:
        body["delay"] = delay
    headers = (
        account.secret_header("Authorization", API_KEY, "Bearer "),
        HttpHeader("Content-Type", "application/json"),
    )
    return Request("POST", f"{account.base_url(BASE_URL)}/send/button", headers, json_bytes(body))


_FAILURES = frozenset({"error", "fail", "failed", "failure", "false"})
_LEAST_ERROR_STATUS = 400


def _success(data: Mapping[str, Any]) -> bool | None:
    said = data.get("success", data.get("status"))
    if data.get("error") or (isinstance(said, str) and said.lower() in _FAILURES):
        return False
    if isinstance(said, bool):
        return said
    return False if isinstance(said, int) and said >= _LEAST_ERROR_STATUS else None


def _answer(data: Mapping[str, Any]) -> Answer:
    """Wachat documents no body at all, so this only looks for what such services usually say."""
    words = data.get("message") or data.get("error") or ""
    message_id = data.get("messageId") or data.get("id") or ""
    return Answer(
        success=_success(data),
        message_id=message_id if isinstance(message_id, str) else "",
        words=words if isinstance(words, str) else "",
    )


PROVIDER = Provider(
    key="wachat",
    name="Wachat",
    about="Reply buttons with a text header. Answers without a message id.",
    page="docs.wachat.net/api-reference/send-button",
    read="2026-11",
    fields=(BASE_URL, INSTANCE, API_KEY),
    options=(DELAY, BUTTON_TYPES),
    header_kinds=frozenset({"text"}),
    button_kinds=frozenset({"reply"}),
    jid_servers=(),
    digits=(7, 15),
    limits={},
    build=_build,
    answer=_answer,
    errors=(
        documented(r"(?i)not connected|disconnected", Reason.DISCONNECTED),
        documented(r"(?i)instance", Reason.ACCOUNT, "account.instance"),
        documented(r"(?i)number", Reason.RECIPIENT, "recipient"),
    ),
    bare_success=True,
)
