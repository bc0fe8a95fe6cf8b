"""The troubles that can be rehearsed, by stable keys, and the replies that are the same for all providers."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wacomposer.practice.exchange import Call, Reply

ELSEWHERE = "/elsewhere"
"""Where a rehearsed redirect leads: another host name, the same gateway, so that a follower is seen."""


class Trouble(StrEnum):
    """What goes wrong with every request, whatever it says.

    The first six are refusals in the provider's documented form; DISCONNECTED is its word for a WhatsApp
    session that is not connected. NO_ANSWER holds the line, CUT closes it without a byte, SLOW_DRIP sends a
    byte a second and HUGE 100 MB.
    """

    UNAUTHORIZED = "unauthorized"
    NOT_FOUND = "not_found"
    RATE_LIMITED = "rate_limited"
    SERVER_ERROR = "server_error"
    UNAVAILABLE = "unavailable"
    DISCONNECTED = "disconnected"
    MALFORMED = "malformed"
    HTML_ERROR = "html_error"
    REDIRECT = "redirect"
    NO_ANSWER = "no_answer"
    CUT = "cut"
    SLOW_DRIP = "slow_drip"
    HUGE = "huge"


REFUSALS = frozenset(
    {
        Trouble.UNAUTHORIZED,
        Trouble.NOT_FOUND,
        Trouble.RATE_LIMITED,
        Trouble.SERVER_ERROR,
        Trouble.UNAVAILABLE,
        Trouble.DISCONNECTED,
    }
)
"""The troubles that each provider words itself."""

_PAGE = b"""<!DOCTYPE html>
<html><head><title>502 Bad Gateway</title></head>
<body><center><h1>502 Bad Gateway</h1></center><hr><center>practice</center></body></html>
"""


def common_reply(trouble: Trouble, call: Call, port: int) -> Reply | None:
    """The reply to a trouble that no provider words itself, or None where the trouble is on the line."""
    from wacomposer.practice.exchange import Reply  # noqa: PLC0415 - the window needs the names alone

    match trouble:
        case Trouble.MALFORMED:
            return Reply(200, b'{"success":true,"status":true,"mess', (("content-type", "application/json"),))
        case Trouble.HTML_ERROR:
            return Reply(502, _PAGE, (("content-type", "text/html; charset=utf-8"),))
        case Trouble.REDIRECT:
            query = f"?{call.query}" if call.query else ""
            # The name of another host, though the same machine: clients must not take credentials there.
            return Reply(307, b"", (("location", f"http://localhost:{port}{ELSEWHERE}{call.path}{query}"),))
        case _:
            return None
