"""Counting of characters, as the services that judge a message count them.

Meta's OpenAPI states lengths with `maxLength`, which JSON Schema defines as Unicode code points; several
gateways compare UTF-16 code units instead (an emoji counts 2). No public test tells which one the servers
use, so code points decide and UTF-16 is the second opinion (read 2026-11).
"""

from __future__ import annotations

_FIRST_ASTRAL = 0x10000


def code_points(text: str) -> int:
    """Length in Unicode code points."""
    return len(text)


def utf16_units(text: str) -> int:
    """Length in UTF-16 code units: characters outside the basic plane, most emoji among them, count 2."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_to_code_points(text: str, units: int) -> int:
    """The code point offset in `text` of the UTF-16 offset `units` (Qt counts cursors in UTF-16 units).

    An offset inside a character gives the end of that character, one outside `text` the nearer end.
    """
    if text.isascii():
        return max(0, min(units, len(text)))
    seen = 0
    for index, char in enumerate(text):
        if seen >= units:
            return index
        seen += 2 if ord(char) >= _FIRST_ASTRAL else 1
    return len(text)
