"""WUTS as docs.wuts.com.br shows it (sendButtonsMessage, checkSessionStatus, Errors; read 2026-11).

It has two error forms: the short `{"error": ...}` in the examples of sending, and the general envelope with
`error_code` and `validation`. Sending uses the short one where its page shows it, else the general one.
"""

from __future__ import annotations

import hmac
import re
import secrets
import time
from typing import TYPE_CHECKING, Any

from wacomposer.practice.addresses import is_jid, is_number
from wacomposer.practice.credentials import SECRET_VALUES
from wacomposer.practice.exchange import json_reply
from wacomposer.practice.shape import BodyError, Problem, Rule, problems
from wacomposer.practice.trouble import Trouble

if TYPE_CHECKING:
    from wacomposer.practice.exchange import Call, Reply

SEND_PATH = "/send/buttons"
STATUS_PATH = "/status"
JID_SERVERS = ("s.whatsapp.net", "g.us", "newsletter")
LEAST_DIGITS = 10
PHONE_NUMBER = "5511999999999"

_METHODS = {SEND_PATH: "POST", STATUS_PATH: "GET"}
_UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.IGNORECASE)
_NEEDED = Rule(kind="string", required=True)
_BODY = Rule(
    kind="object",
    fields={
        "to": _NEEDED,
        "message": _NEEDED,
        "footer": Rule(kind="string"),
        "buttons": Rule(
            kind="array",
            required=True,
            least=1,
            most=3,
            items=Rule(kind="object", fields={"id": _NEEDED, "display_text": _NEEDED}),
        ),
    },
)


class Wuts:
    """`POST /send/buttons` and `GET /status` with a bearer token that is a UUID v4."""

    key = "wuts"

    def answer(self, call: Call) -> Reply:
        """Accept what the pages show, refuse the rest in their forms."""
        method = _METHODS.get(call.path)
        if method is None:
            return _envelope(404, "not found", "NOT_FOUND", call.now)
        if call.method != method:
            reply = _envelope(405, "method not allowed", "METHOD_NOT_ALLOWED", call.now)
            return reply.with_headers(("allow", method))
        if refusal := _unauthorized(call):
            return refusal
        return _status(call.now) if call.path == STATUS_PATH else _send(call)

    def refusal(self, trouble: Trouble, call: Call) -> Reply:
        """The documented error, as far as there is one; rate limits and their form are not documented."""
        match trouble:
            case Trouble.UNAUTHORIZED:
                return json_reply(401, {"error": "unauthorized"})
            case Trouble.NOT_FOUND:
                return json_reply(404, {"success": False, "error": "device not found"})
            case Trouble.RATE_LIMITED:
                return _envelope(429, "too many requests", "RATE_LIMITED", call.now)
            case Trouble.DISCONNECTED:
                return json_reply(400, {"error": "WhatsApp not connected"})
            case Trouble.UNAVAILABLE:
                return _envelope(503, "WhatsApp session is not connected", "DEVICE_NOT_READY", call.now)
            case _:
                return json_reply(500, {"error": "Failed to send buttons message: timeout"})


def _unauthorized(call: Call) -> Reply | None:
    # Its Authentication page also accepts the token without the word Bearer.
    token = call.bearer() or call.headers.get("authorization", "")
    is_known = hmac.compare_digest(token.encode(), SECRET_VALUES["wuts"]["token"].encode())
    if is_known and _UUID4.fullmatch(token):
        return None
    if call.path == SEND_PATH:
        return json_reply(401, {"error": "unauthorized"})
    return json_reply(401, {"success": False, "error": "Invalid token" if token else "unauthorized"})


def _send(call: Call) -> Reply:
    try:
        data = call.data()
    except BodyError as failure:
        return _envelope(400, str(failure), "VALIDATION_ERROR", call.now)
    found = list(problems(data, _BODY))
    to = data.get("to")
    if isinstance(to, str) and to.strip() and not (is_number(to, LEAST_DIGITS) or is_jid(to, JID_SERVERS)):
        found.append(Problem(("to",), "must be 10 to 15 digits with the country code, or a JID", to))
    if found:
        return _envelope(400, "validation failed", "VALIDATION_ERROR", call.now, found)
    return json_reply(
        200,
        {
            "success": True,
            "message_id": "3EB0" + secrets.token_hex(10).upper(),
            "timestamp": _instant(call.now),
            "message": "Buttons message sent successfully",
        },
    )


def _status(now: float) -> Reply:
    device = {
        "connected": True,
        "status": "connected",
        "device_id": "wuts-device-001",
        "jid": f"{PHONE_NUMBER}@s.whatsapp.net",
        "phone_number": PHONE_NUMBER,
        "is_logged_in": True,
        "last_seen": _instant(now),
    }
    return json_reply(200, {"success": True, "data": device})


def _envelope(status: int, error: str, code: str, now: float, found: list[Problem] | None = None) -> Reply:
    data: dict[str, Any] = {
        "success": False,
        "error": error,
        "error_code": code,
        "timestamp": _instant(now),
    }
    if found:
        data["validation"] = [
            {
                "field": problem.bracketed(),
                "message": f"{problem.bracketed()} {problem.words}",
                "value": "" if problem.value is None else problem.value,
            }
            for problem in found
        ]
    return json_reply(status, data)


def _instant(now: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now))
