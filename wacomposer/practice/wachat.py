"""Wachat as docs.wachat.net shows it (send-button, read 2026-11).

The page documents one reply, 200 without a body, and no error at all. So success is an empty body here, and
errors are plain JSON of our own making: `{"success": false, "message": "..."}` with the usual statuses.
"""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from wacomposer.practice.addresses import is_number
from wacomposer.practice.credentials import PUBLIC_VALUES, SECRET_VALUES
from wacomposer.practice.exchange import Reply, json_reply
from wacomposer.practice.shape import BodyError, Rule, problems, repeated
from wacomposer.practice.trouble import Trouble

if TYPE_CHECKING:
    from typing import Any

    from wacomposer.practice.exchange import Call

SEND_PATH = "/send/button"
INSTANCES = frozenset({PUBLIC_VALUES["wachat"]["instance"], "my-instance-01"})
"""The practice instance, and the one in the page's example."""

_BUTTON = Rule(
    kind="object",
    fields={
        "buttonId": Rule(kind="string", required=True),
        "buttonText": Rule(
            kind="object", required=True, fields={"displayText": Rule(kind="string", required=True)}
        ),
        "type": Rule(kind="integer", required=True),
    },
)
_INTERACTIVE = Rule(
    kind="object",
    required=True,
    fields={
        "type": Rule(kind="string", required=True, choices=("button",)),
        "title": Rule(kind="string"),
        "body": Rule(kind="string", required=True),
        "footer": Rule(kind="string"),
        "buttons": Rule(kind="array", required=True, least=1, most=3, items=_BUTTON),
    },
)
_BODY = Rule(
    kind="object",
    fields={
        "instanceName": Rule(kind="string", required=True),
        "number": Rule(kind="string", required=True),
        "type": Rule(kind="string", required=True, choices=("interactive",)),
        "delay": Rule(kind="integer"),
        "interactive": _INTERACTIVE,
    },
)

_REFUSALS = {
    Trouble.UNAUTHORIZED: (401, "Unauthorized"),
    Trouble.NOT_FOUND: (404, "Instance not found"),
    Trouble.RATE_LIMITED: (429, "Too many requests"),
    Trouble.SERVER_ERROR: (500, "Internal server error"),
    Trouble.UNAVAILABLE: (503, "Service unavailable"),
    Trouble.DISCONNECTED: (503, "Instance is not connected"),
}


class Wachat:
    """`POST /send/button` with a bearer key."""

    key = "wachat"

    def answer(self, call: Call) -> Reply:
        """Accept what the page shows, refuse the rest."""
        if call.path != SEND_PATH:
            return _error(404, "Not found")
        if call.method != "POST":
            return _error(405, "Method not allowed").with_headers(("allow", "POST"))
        if not hmac.compare_digest(call.bearer().encode(), SECRET_VALUES["wachat"]["api_key"].encode()):
            return _error(401, "Unauthorized")
        return _send(call)

    def refusal(self, trouble: Trouble, call: Call) -> Reply:  # noqa: ARG002 - the same for every call
        """Our own words: the page documents no error."""
        return _error(*_REFUSALS[trouble])


def _send(call: Call) -> Reply:
    try:
        data = call.data()
    except BodyError as failure:
        return _error(400, str(failure))
    if complaint := _complaint(data):
        return _error(400, complaint)
    if data["instanceName"] not in INSTANCES:
        return _error(404, "Instance not found")
    return Reply(200)


def _complaint(data: dict[str, Any]) -> str:
    for problem in problems(data, _BODY):
        return f"{problem.bracketed()} {problem.words}"
    if not is_number(data["number"]):
        return "number must be an international number: digits only, with the country code"
    ids = [button["buttonId"] for button in data["interactive"]["buttons"]]
    for index in repeated(ids):
        return f"interactive.buttons[{index}].buttonId must be unique"
    return ""


def _error(status: int, message: str) -> Reply:
    return json_reply(status, {"success": False, "message": message})
