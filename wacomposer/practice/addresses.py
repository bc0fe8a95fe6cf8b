"""Phone numbers and JIDs in the forms that the providers' pages show."""

from __future__ import annotations

import re
from functools import cache

MOST_DIGITS = 15
"""ITU-T E.164: a number has at most 15 digits, the country code included."""

_LOCAL_PARTS = {
    "s.whatsapp.net": r"[1-9][0-9]{6,14}",
    "lid": r"[0-9]+",
    "g.us": r"[0-9]+(-[0-9]+)?",
    "newsletter": r"[0-9]+",
}


@cache
def _number(least: int) -> re.Pattern[str]:
    return re.compile(rf"[1-9][0-9]{{{least - 1},{MOST_DIGITS - 1}}}")


def is_number(text: str, least: int = 7) -> bool:
    """Whether `text` is a number with its country code: digits only, no plus."""
    return _number(least).fullmatch(text) is not None


def is_jid(text: str, servers: tuple[str, ...]) -> bool:
    """Whether `text` is a JID at one of `servers`."""
    local, at, server = text.partition("@")
    return bool(at) and server in servers and re.fullmatch(_LOCAL_PARTS[server], local) is not None
