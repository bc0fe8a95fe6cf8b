"""RyzeAPI as docs.ryzeapi.cloud shows it (Send Buttons, Errors, Rate limit; read 2026-11).

Stricter than its notes in one place: they say that a lower-case `mediaType` is raised to upper case, but the
parameter's own text says that any other value is refused; it is refused here.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from wacomposer.practice.addresses import is_jid, is_number
from wacomposer.practice.credentials import PUBLIC_VALUES, SECRET_VALUES
from wacomposer.practice.exchange import Reply, json_reply
from wacomposer.practice.quota import Quota
from wacomposer.practice.shape import BodyError, Rule, problems
from wacomposer.practice.trouble import Trouble

if TYPE_CHECKING:
    from wacomposer.practice.exchange import Call

SEND_PATH = "/api/message/button"
INSTANCES = frozenset({PUBLIC_VALUES["ryzeapi"]["instance"], "minha-instancia"})
"""The practice instance, and the one in the page's example."""

MOST_BUTTONS = 3
BUTTON_TYPES = ("REPLY", "URL", "CALL", "COPY")
MEDIA_TYPES = ("IMAGE", "VIDEO", "DOCUMENT")
JID_SERVERS = ("s.whatsapp.net", "lid", "g.us", "newsletter")
SENDER_JID = "5511777777777@s.whatsapp.net"

_WEB_ADDRESS = re.compile(r"https?://[^\s/?#]+([/?#]\S*)?")
_TEXT = Rule(kind="string")
# Only the types: what is required has messages of its own.
_BODY = Rule(
    kind="object",
    fields={
        "number": _TEXT,
        "contentText": _TEXT,
        "buttons": Rule(
            kind="array",
            items=Rule(kind="object", fields={"id": _TEXT, "displayText": _TEXT, "type": _TEXT}),
        ),
        "headerText": _TEXT,
        "footerText": _TEXT,
        "mediaUrl": _TEXT,
        "mediaType": _TEXT,
        "delay": Rule(kind="integer"),
        "replyTo": _TEXT,
        "replyPrivate": Rule(kind="boolean"),
        "source": _TEXT,
    },
)

_REFUSALS = {
    Trouble.UNAUTHORIZED: (401, "Invalid token"),
    Trouble.NOT_FOUND: (404, "Instance not found"),
    Trouble.RATE_LIMITED: (429, "Rate limit exceeded. Try again later."),
    Trouble.SERVER_ERROR: (500, "Failed to send buttons message: server returned error 479"),
    Trouble.UNAVAILABLE: (503, "Instance is not connected to WhatsApp"),
    Trouble.DISCONNECTED: (503, "Instance is not connected to WhatsApp"),
}


class RyzeApi:
    """`POST /api/message/button/{instance}` with a token; every reply tells of the 100 requests a minute."""

    key = "ryzeapi"

    def __init__(self) -> None:
        self._quota = Quota(100, 60)

    def answer(self, call: Call) -> Reply:
        """Accept what the page shows, refuse the rest with its messages."""
        return self._reply(call).with_headers(*self._quota.take(call.now))

    def refusal(self, trouble: Trouble, call: Call) -> Reply:
        """The documented error."""
        is_spent = trouble is Trouble.RATE_LIMITED
        quota = self._quota.spent(call.now) if is_spent else self._quota.take(call.now)
        return _error(*_REFUSALS[trouble]).with_headers(*quota)

    def _reply(self, call: Call) -> Reply:
        base, _, instance = call.path.removeprefix(SEND_PATH).partition("/")
        if not call.path.startswith(SEND_PATH) or base or "/" in instance:
            return _error(404, "Not found")
        if call.method != "POST":
            return _error(405, "Method not allowed").with_headers(("allow", "POST"))
        return _unauthorized(call) or _send(call, unquote(instance))


def _unauthorized(call: Call) -> Reply | None:
    token = call.headers.get("token", "") or call.bearer()
    if not token:
        return _error(401, "Missing token in header, Authorization header, or query parameter")
    if not hmac.compare_digest(token.encode(), SECRET_VALUES["ryzeapi"]["token"].encode()):
        return _error(401, "Invalid token")
    return None


def _send(call: Call, instance: str) -> Reply:
    if not instance:
        return _error(400, "Instance name is required")
    try:
        data = call.data()
    except BodyError as failure:
        return _error(400, f"Invalid request body: {failure}")
    for problem in problems(data, _BODY):
        return _error(400, f"Invalid request body: {problem.bracketed()} {problem.words}")
    if complaint := _complaint(data):
        return _error(400, complaint)
    if instance not in INSTANCES:
        return _error(404, "Instance not found")
    return _sent(data, instance, call.now)


def _complaint(data: dict[str, Any]) -> str:
    """The first of the documented complaints, in the order of the page's table."""
    buttons = data.get("buttons", [])
    has_media = bool(data.get("mediaUrl", "").strip())
    media_type = data.get("mediaType", "")
    rules = (
        (not data.get("number", "").strip(), "Number is required"),
        (not data.get("contentText", "").strip(), "ContentText is required"),
        (not buttons, "At least one button is required"),
        (len(buttons) > MOST_BUTTONS, "Maximum of 3 buttons allowed"),
        (has_media and not media_type, "MediaType is required when MediaURL is provided"),
        (
            bool(media_type) and media_type not in MEDIA_TYPES,
            f"MediaType must be one of: {', '.join(MEDIA_TYPES)}",
        ),
    )
    for applies, message in rules:
        if applies:
            return message
    return _button_complaint(buttons) or _service_complaint(data)


def _button_complaint(buttons: list[dict[str, Any]]) -> str:
    for number, button in enumerate(buttons, start=1):
        if not button.get("id", "").strip():
            return f"Button {number}: ID is required"
        if not button.get("displayText", "").strip():
            return f"Button {number}: DisplayText is required"
        if button.get("type", "REPLY") not in BUTTON_TYPES:
            return f"Button {number}: Type must be one of: {', '.join(BUTTON_TYPES)}"
    return ""


def _service_complaint(data: dict[str, Any]) -> str:
    """What the table calls invalid_number and invalid_request; the reasons of the latter are ours."""
    number = data["number"]
    if not is_number(number) and not is_jid(number, JID_SERVERS):
        return "Invalid phone number format: digits with the country code and no plus, or a JID"
    if (media := data.get("mediaUrl", "")) and not _WEB_ADDRESS.fullmatch(media):
        return "MediaURL must be an http or https URL"
    return ""


def _sent(data: dict[str, Any], instance: str, now: float) -> Reply:
    number = data["number"]
    jid = number if "@" in number else f"{number}@s.whatsapp.net"
    message = {
        "messageId": "3EB0" + secrets.token_hex(8).upper(),
        "direction": "sent",
        "messageType": "buttons",
        "content": data["contentText"],
        "source": data.get("source") or "api",
        "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now)),
        "chat": {"jid": jid, "isGroup": jid.endswith("@g.us")},
        "sender": {"jid": SENDER_JID, "instance": instance},
    }
    words = "Buttons message sent successfully"
    return json_reply(200, {"success": True, "message": words, "status": "sent", "data": message})


def _error(status: int, message: str) -> Reply:
    return json_reply(status, {"success": False, "error": {"message": message}})
