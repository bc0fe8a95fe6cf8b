"""RyzeAPI (docs.ryzeapi.cloud): all four kinds of button and media headers; delay in whole seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wacomposer.message.model import Button, MediaHeader, TextHeader, button_value
from wacomposer.message.recipient import JID_SERVERS, read_international
from wacomposer.providers.cautions import media_replaces_text, mixed_replies_hidden
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
from wacomposer.providers.fields import ONE_LINE, SECOND, base_url_field, delay_option, in_steps, read_flag
from wacomposer.providers.outcome import Reason
from wacomposer.providers.request import HttpHeader, Request, json_bytes, percent_encoded, placeholder

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCE = "docs.ryzeapi.cloud, Send Buttons, read 2026-11"

BASE_URL = base_url_field("https://ryzeapi.cloud")
INSTANCE = AccountField(
    "instance",
    "Instance",
    found="The instance's name in the RyzeAPI panel.",
    pattern=r"(?!\.{1,2}$)" + ONE_LINE,  # dots would climb up the path
    form="a name without line breaks, and not . or ..",
)
TOKEN = AccountField(
    "token", "Token", found="The instance's token (TokenInstance) in the RyzeAPI panel.", secret=True
)
DELAY = delay_option(SECOND, "whole seconds", "RyzeAPI shows “typing…” for this long before it sends.")
REPLY_TO = OptionField(
    "replyTo",
    "Reply to message id",
    OptionKind.TEXT,
    "Id of the message to quote; it must belong to the same instance.",
    pattern=r"[!-~]+",
    form="a message id without spaces",
)
REPLY_PRIVATE = OptionField(
    "replyPrivate",
    "Answer in private",
    OptionKind.FLAG,
    "If the quoted message came from a group, send to its author instead of the group.",
    needs="replyTo",
)
MESSAGE_SOURCE = OptionField(
    "source",
    "Source",
    OptionKind.TEXT,
    "Label saved with the message and passed to webhooks, such as crm. RyzeAPI’s default is api.",
)

_ERRORS = (
    documented(r"Instance name is required", Reason.ACCOUNT, "account.instance"),
    documented(r"Number is required|invalid_number|Invalid phone number", Reason.RECIPIENT, "recipient"),
    documented(r"ContentText is required", Reason.CONTENT, "body"),
    documented(r"At least one button|Maximum of 3 buttons", Reason.CONTENT, "buttons"),
    documented(r"MediaType|MediaURL", Reason.CONTENT, "header.url"),
    documented(r"Button (\d+): ID is required", Reason.CONTENT, "buttons.{button}"),
    documented(r"Button (\d+): DisplayText is required", Reason.CONTENT, "buttons.{button}.text"),
    documented(r"Button (\d+): Type must be", Reason.CONTENT, "buttons.{button}"),
    documented(r"Invalid request body|invalid_request", Reason.CONTENT),
    documented(r"Instance not found", Reason.ACCOUNT, "account.instance"),
    documented(r"[Tt]oken|Unauthenticated", Reason.AUTHENTICATION, "account.token"),
    documented(r"Rate limit", Reason.RATE_LIMITED),
    documented(r"not connected|^disconnected", Reason.DISCONNECTED, at_5xx=True),
    documented(r"Failed to send|send_failed", Reason.SEND_FAILED, at_5xx=True),
)


def _button(button: Button) -> dict[str, str]:
    value = button_value(button)
    if button.kind == "call" and (phone := read_international(value)):
        value = str(phone)
    return {"id": value, "displayText": button.text, "type": button.kind.upper()}


def _body(submission: Submission) -> dict[str, Any]:
    message, options = submission.message, submission.options
    header = message.header
    body: dict[str, Any] = {"number": submission.recipient_text()}
    if isinstance(header, TextHeader):
        body["headerText"] = header.text
    body["contentText"] = message.body
    if message.footer:
        body["footerText"] = message.footer
    if isinstance(header, MediaHeader):
        body |= {"mediaUrl": header.url, "mediaType": header.kind.upper()}
    body["buttons"] = [_button(button) for button in message.buttons]
    delay = in_steps(options, DELAY)
    if delay is not None:
        body["delay"] = delay
    if options.get(REPLY_TO.key):
        body["replyTo"] = options[REPLY_TO.key]
    if read_flag(options.get(REPLY_PRIVATE.key, "")):
        body["replyPrivate"] = True
    if options.get(MESSAGE_SOURCE.key):
        body["source"] = options[MESSAGE_SOURCE.key]
    return body


def _build(submission: Submission, account: Account, _now: int) -> Request:
    instance = account.value(INSTANCE)
    segment = instance if instance == placeholder(INSTANCE.key) else percent_encoded(instance)
    headers = (account.secret_header("token", TOKEN), HttpHeader("Content-Type", "application/json"))
    url = f"{account.base_url(BASE_URL)}/api/message/button/{segment}"
    return Request("POST", url, headers, json_bytes(_body(submission)))


def _answer(data: Mapping[str, Any]) -> Answer:
    """The page's table names an internal status such as invalid_number; its envelope has no place for it."""
    success, error, inner = data.get("success"), data.get("error"), data.get("data")
    message_id = inner.get("messageId") if isinstance(inner, dict) else None
    words = error.get("message") if isinstance(error, dict) else error or data.get("message")
    status = (error.get("status") if isinstance(error, dict) else None) or data.get("status")
    return Answer(
        success=success if isinstance(success, bool) and not (success and error) else None,
        message_id=message_id if isinstance(message_id, str) else "",
        words=words if isinstance(words, str) else "",
        code=status if isinstance(status, str) else "",
    )


PROVIDER = Provider(
    key="ryzeapi",
    name="RyzeAPI",
    about="Reply, link, call and copy buttons; text or media header.",
    page="docs.ryzeapi.cloud, Send Buttons",
    read="2026-11",
    fields=(BASE_URL, INSTANCE, TOKEN),
    options=(DELAY, REPLY_TO, REPLY_PRIVATE, MESSAGE_SOURCE),
    header_kinds=frozenset({"text", "image", "video", "document"}),
    button_kinds=frozenset({"reply", "url", "call", "copy"}),
    jid_servers=JID_SERVERS,
    digits=(7, 15),
    limits={},
    build=_build,
    answer=_answer,
    errors=_ERRORS,
    cautions=(media_replaces_text(SOURCE), mixed_replies_hidden(SOURCE)),
)
