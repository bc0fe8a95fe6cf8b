"""Variables in a text: `{{name}}` and `{{name|fallback}}`, found in one pass and filled.

A name is letters, digits and _ of any script, beginning with a letter; spaces around name and fallback do not
count. A fallback has no braces and no line break, and may be empty. All other braces are plain text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

LONGEST_NAME = 64
"""Code points of a name."""

# Not compiled here: most starts meet no variable, and each pattern would cost them half a millisecond.
_OPENED = r"\{\{(?!\{)([^{}\n\r\u2028\u2029]*)(\}\})?"
_SPACES = " \t\u00a0"
_IN_PATH = r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*[/?#]"


class Variable(NamedTuple):
    """A variable at [start, end) of a text, in code points; without a fallback that is None."""

    start: int
    end: int
    name: str
    fallback: str | None = None


class Broken(NamedTuple):
    """What looks like a variable and is none: `{{}}`, `{{ na me }}`, or `{{name` without its end."""

    start: int
    end: int


Lookup: TypeAlias = Callable[[Variable], "str | None"]
"""What stands in the place of a variable; None leaves it as it is written."""


def find(text: str) -> Iterator[Variable | Broken]:
    """All variables of `text` and what looks like one, from left to right, in time linear in its length."""
    if "{{" not in text:
        return
    for match in re.finditer(_OPENED, text):
        name, bar, fallback = match[1].partition("|")
        name = name.strip(_SPACES)
        if match[2] and is_name(name):
            yield Variable(match.start(), match.end(), name, fallback.strip(_SPACES) if bar else None)
        else:
            yield Broken(match.start(), match.end())


def variables(text: str) -> tuple[Variable, ...]:
    """Only the variables of `text`; one that was seen lately costs next to nothing, so typing stays cheap."""
    return _variables(text) if "{{" in text else ()


@lru_cache(maxsize=128)
def _variables(text: str) -> tuple[Variable, ...]:
    return tuple(each for each in find(text) if isinstance(each, Variable))


def is_name(text: str) -> bool:
    """Whether a variable can be called `text`; vowel signs and accents count as part of their letter."""
    if not 0 < len(text) <= LONGEST_NAME or not text[0].isalpha():
        return False
    return all(char == "_" or char.isalnum() or unicodedata.category(char)[0] == "M" for char in text)


def fill(text: str, lookup: Lookup) -> str:
    """`text` with its variables replaced by what `lookup` says of them."""
    pieces: list[str] = []
    done = 0
    for each in variables(text):
        value = lookup(each)
        if value is not None:
            pieces += (text[done : each.start], value)
            done = each.end
    return "".join((*pieces, text[done:])) if done else text


def fill_link(link: str, lookup: Lookup) -> str:
    """`link` filled: after its host every value is percent-encoded but for unreserved characters (RFC 3986).

    Before that, as in `{{shop}}/order`, a value is put in as it is: it may be an address itself.
    """
    filled, done = "", 0
    encodes = False
    for each in variables(link):
        value = lookup(each)
        if value is None:
            continue
        filled += link[done : each.start]
        encodes = encodes or re.match(_IN_PATH, filled) is not None
        filled += quote(value, safe="", errors="replace") if encodes else value
        done = each.end
    return filled + link[done:]
