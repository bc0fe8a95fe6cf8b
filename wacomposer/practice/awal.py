"""Awal as awalchat.com shows it (Send Button Message, HMAC signature, Errors, Rate limiting; read 2026-11).

Its pages contradict each other on missing headers (400 or 401); it is 400 `missing_headers` here. They do not
say how old a timestamp may be: five minutes here. Nor do they say which path is signed: both the path below
the base URL and the whole path of the request are accepted.
"""

from __future__ import annotations

import hashlib
import hmac
import itertools
import re
import secrets
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from wacomposer.practice.addresses import is_number
from wacomposer.practice.credentials import PUBLIC_VALUES, SECRET_VALUES
from wacomposer.practice.exchange import json_reply
from wacomposer.practice.quota import Quota
from wacomposer.practice.shape import BodyError, Rule, problems, repeated
from wacomposer.practice.trouble import Trouble

if TYPE_CHECKING:
    from wacomposer.practice.exchange import Call, Reply

SEND_PATH = "/w/message/button"
NUMBERS_PATH = "/waba-numbers"
PHONE_NUMBER_ID = PUBLIC_VALUES["awal"]["phone_number_id"]

TOLERANCE = 300
"""Seconds that X-Timestamp may be off, either way; our choice."""

_METHODS = {SEND_PATH: "POST", NUMBERS_PATH: "GET"}
_HEADERS = ("Accept", "X-Awal-Signature-256", "X-Timestamp", "X-Domain", "X-Client-ID")
_BODY = Rule(
    kind="object",
    fields={
        "phone": Rule(kind="string", required=True),
        "header_text": Rule(kind="string", most=60),
        "body_text": Rule(kind="string", required=True, most=1024),
        "footer_text": Rule(kind="string", most=60),
        "buttons": Rule(
            kind="array",
            required=True,
            least=1,
            most=3,
            items=Rule(
                kind="object",
                fields={
                    "id": Rule(kind="string", required=True, most=256),
                    "title": Rule(kind="string", required=True, most=20),
                },
            ),
        ),
    },
)

_REFUSALS = {
    Trouble.UNAUTHORIZED: (401, "authentication_failed", "Invalid HMAC signature"),
    Trouble.NOT_FOUND: (404, "resource_not_found", "Phone number ID not found"),
    Trouble.RATE_LIMITED: (429, "Rate limit exceeded", "You have exceeded the rate limit"),
    Trouble.SERVER_ERROR: (500, "internal_server_error", "An unexpected error occurred"),
    Trouble.UNAVAILABLE: (503, "service_unavailable", "Service temporarily unavailable"),
    Trouble.DISCONNECTED: (503, "service_unavailable", "The number is not connected"),
}


class Awal:
    """`POST /w/message/button` and `GET /waba-numbers`, signed; replies tell of the limit per hour."""

    key = "awal"

    def __init__(self) -> None:
        self._quota = Quota(1000, 3600)
        self._ids = itertools.count(12346)

    def answer(self, call: Call) -> Reply:
        """Accept what the pages show, refuse the rest in their envelope."""
        return self._reply(call).with_headers(*self._quota.take(call.now))

    def refusal(self, trouble: Trouble, call: Call) -> Reply:
        """The documented error; 429 has a sentence where the others have a code."""
        reply = _error(*_REFUSALS[trouble])
        if trouble is not Trouble.RATE_LIMITED:
            return reply.with_headers(*self._quota.take(call.now))
        retry_after = ("retry-after", str(self._quota.wait(call.now)))
        return reply.with_headers(*self._quota.spent(call.now), retry_after)

    def _reply(self, call: Call) -> Reply:
        method = _METHODS.get(call.path)
        if method is None:
            return _error(404, "resource_not_found", "Resource not found")
        if call.method != method:
            reply = _error(405, "method_not_allowed", "Method not allowed")
            return reply.with_headers(("allow", method))
        if missing := [name for name in _HEADERS if not _header(call, name)]:
            words = f"Required headers are missing: {', '.join(missing)}"
            return _error(400, "missing_headers", words)
        if distrust := _distrust(call):
            return _error(401, "authentication_failed", distrust)
        return _numbers() if call.path == NUMBERS_PATH else self._send(call)

    def _send(self, call: Call) -> Reply:
        query = dict(parse_qsl(call.query, keep_blank_values=True))
        details = {name: "This field is not documented" for name in query if name != "phone_number_id"}
        if not query.get("phone_number_id"):
            details["phone_number_id"] = "This field is required"
        try:
            data = call.data()
        except BodyError as failure:
            return _error(400, "validation_failed", "Validation failed", {"body": str(failure)})
        details |= _body_details(data)
        phone = data.get("phone")
        if isinstance(phone, str) and phone.strip() and not is_number(phone):
            if not details:
                words = "Use international format without + (e.g., 96650000000)"
                return _error(400, "invalid_phone_number", words)
            details["phone"] = "Invalid phone number format"
        if details:
            return _error(400, "validation_failed", "Validation failed", details)
        if query["phone_number_id"] != PHONE_NUMBER_ID:
            return _error(404, "resource_not_found", "Phone number ID not found")
        message_id = f"wamid.HBgL{secrets.token_urlsafe(24)}"
        message = {"id": next(self._ids), "messageId": message_id, "status": "sent"}
        return json_reply(200, {"status": True, "message": message})


def signature(secret: str, method: str, path: str, query: str, timestamp: str, body: bytes) -> str:
    """The lower-case hex HMAC-SHA256 over all parts after `secret`, joined without separators.

    `query` has its leading "?" or is empty (awalchat.com, Generate HMAC signature).
    """
    code = hmac.new(secret.encode(), digestmod=hashlib.sha256)
    for part in (method, path, query, timestamp):
        code.update(part.encode())
    code.update(body)
    return code.hexdigest()


def _header(call: Call, name: str) -> str:
    """The header's value, or "" where it is missing or, for Accept, does not ask for JSON by name."""
    value = call.headers.get(name.lower(), "").strip()
    return value if name != "Accept" or "application/json" in value.lower() else ""


def _distrust(call: Call) -> str:
    """Why the caller is not who it says, or ""."""
    public = PUBLIC_VALUES["awal"]
    timestamp = call.headers["x-timestamp"]
    if not re.fullmatch(r"[0-9]{1,12}", timestamp):
        return "X-Timestamp must be a unix time in whole seconds"
    if abs(int(timestamp) - call.now) > TOLERANCE:
        return "X-Timestamp is too old or in the future"
    if call.headers["x-domain"] != public["domain"]:
        return "Unknown X-Domain"
    if call.headers["x-client-id"] != public["client_id"]:
        return "Unknown X-Client-ID"
    given = call.headers["x-awal-signature-256"].encode()
    query = f"?{call.query}" if call.query else ""
    secret = SECRET_VALUES["awal"]["hmac_secret"]
    for path in (call.path, call.full_path):
        right = "sha256=" + signature(secret, call.method, path, query, timestamp, call.body)
        if hmac.compare_digest(given, right.encode()):
            return ""
    return "Invalid HMAC signature"


def _body_details(data: dict[str, Any]) -> dict[str, str]:
    details = {problem.dotted(): f"This field {problem.words}" for problem in problems(data, _BODY)}
    buttons = data.get("buttons")
    if isinstance(buttons, list):
        ids = [button.get("id") for button in buttons if isinstance(button, dict)]
        for index in repeated(ids):
            details.setdefault(f"buttons.{index}.id", "This field must be unique")
    return details


def _numbers() -> Reply:
    number = {
        "id": 1,
        "phone_number": "96650000000",
        "phone_number_id": PHONE_NUMBER_ID,
        "verified_name": "Practice",
        "quality_rating": "GREEN",
        "status": "CONNECTED",
        "message_template_count": 0,
        "created_at": "2024-01-10T10:00:00Z",
        "updated_at": "2024-01-20T14:30:00Z",
    }
    return json_reply(200, {"status": True, "data": [number]})


def _error(status: int, code: str, message: str, details: dict[str, str] | None = None) -> Reply:
    data: dict[str, Any] = {"error": code, "message": message}
    if details:
        data["details"] = details
    data["request_id"] = f"req_{secrets.token_hex(6)}"
    return json_reply(status, data)
