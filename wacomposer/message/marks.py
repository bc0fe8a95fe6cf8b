"""Where WhatsApp sees formatting in a text: runs between markers, quoted and listed lines, web addresses.

The rule, from what independent implementations agree on (read 2026-11): an opener stands at the start of a
line or after a character that is neither letter nor digit, and what follows it is neither white space nor
the same marker; a closer follows a character that is not white space and is not followed by a letter or
digit; the nearest closer counts, and no run crosses a line. Text between two ``` is literal and may span
lines, unless it is blank. A line that starts with "- " or "* " is a bullet, with one or two digits and ". "
a numbered item, with "> " a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple


class Mark(StrEnum):
    """What a stretch of text can be."""

    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"
    MONO = "mono"
    QUOTE = "quote"
    BULLET = "bullet"
    NUMBER = "number"
    LINK = "link"


LINE_MARKS = frozenset((Mark.QUOTE, Mark.BULLET, Mark.NUMBER))
PAIRS = {Mark.BOLD: "*", Mark.ITALIC: "_", Mark.STRIKE: "~", Mark.CODE: "`", Mark.MONO: "```"}
"""The marker on both sides of a run."""


class Found(NamedTuple):
    """A run or a marked line: its markers are [start, inner) and [outer, end).

    `value` is the number of a numbered item.
    """

    kind: Mark
    start: int
    inner: int
    outer: int
    end: int
    value: str = ""


class Address(NamedTuple):
    """A web address as it stands in a text, and where a click on it leads."""

    start: int
    end: int
    url: str


# Unicode letters and digits are \w without the underscore.
LINE_MARK = re.compile(r"^(?:(?P<bullet>[*-] )|(?P<number>[0-9]{1,2})\. |(?P<quote>> ))", re.MULTILINE)
_OPENER, _CLOSER = re.compile(r"(?<![^\W_])([*_~])(?!\1)(?=\S)"), re.compile(r"(?<=\S)[*_~](?![^\W_])")
_CODE_OPENER, _CODE_CLOSER = re.compile(r"(?<![^\W_])`(?=[^\s`])"), re.compile(r"(?<=\S)`(?![^\W_])")
_KINDS = {"*": Mark.BOLD, "_": Mark.ITALIC, "~": Mark.STRIKE, "`": Mark.CODE}
_LINE_KINDS = {mark.value: mark for mark in LINE_MARKS}
_FENCE = PAIRS[Mark.MONO]
_ADDRESS = re.compile(r"(?<![^\W_])(?:https?://|www\.)[^\W_][^\s\x00<>\"`]*", re.IGNORECASE)
_NOT_LAST = frozenset(".,;:!?'*_~)]}»”’…")
_HIDDEN = "\x00"
_IN_LINE = re.compile(r"[^\n]")


def find_marks(text: str) -> list[Found]:
    """Every run and marked line of `text`, in time linear in its length.

    Within a line they nest or are disjoint; a MONO run may cross lines, and then the runs around it do not.
    """
    fences = list(_fences(text)) if _FENCE in text else []
    seen = hide(text, ((fence.start, fence.end) for fence in fences))
    lines = [_line(match, seen) for match in LINE_MARK.finditer(seen)]
    codes = list(_runs(seen, _CODE_OPENER, _CODE_CLOSER)) if "`" in seen else []
    seen = hide(seen, ((code.start, code.end) for code in codes))
    return [*lines, *fences, *codes, *_runs(seen, _OPENER, _CLOSER)]


def find_addresses(text: str) -> Iterator[Address]:
    """Every http, https and www address in `text`, without the punctuation that ends a sentence."""
    for match in _ADDRESS.finditer(text):
        address = match[0]
        # A bracket belongs to the address while it closes one in it.
        unpaired = {
            ")": address.count(")") - address.count("("),
            "]": address.count("]") - address.count("["),
        }
        end = len(address)
        while (last := address[end - 1]) in _NOT_LAST and unpaired.get(last, 1) > 0:
            if last in unpaired:
                unpaired[last] -= 1
            end -= 1
        address = address[:end]
        yield Address(
            match.start(), match.start() + end, address if "://" in address else f"https://{address}"
        )


def line_kind(match: re.Match[str]) -> Mark:
    """Which mark LINE_MARK found."""
    return _LINE_KINDS[match.lastgroup or ""]


def hide(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """`text` with the ordered `ranges` made neither space, letter nor marker; its lines stay as they are."""
    pieces: list[str] = []
    done = 0
    for start, end in ranges:
        pieces += (text[done:start], _IN_LINE.sub(_HIDDEN, text[start:end]))
        done = end
    return "".join((*pieces, text[done:])) if done else text


def _fences(text: str) -> Iterator[Found]:
    start = text.find(_FENCE)
    while start >= 0:
        inner = start + len(_FENCE)
        outer = text.find(_FENCE, inner)
        if outer >= 0 and not text[inner:outer].strip():
            outer = text.find(_FENCE, outer + len(_FENCE))
        if outer < 0:
            return
        end = outer + len(_FENCE)
        yield Found(Mark.MONO, start, inner, outer, end)
        start = text.find(_FENCE, end)


def _line(match: re.Match[str], text: str) -> Found:
    end = text.find("\n", match.end())
    end = len(text) if end < 0 else end
    return Found(line_kind(match), match.start(), match.end(), end, end, match["number"] or "")


def _runs(text: str, opener: re.Pattern[str], closer: re.Pattern[str]) -> Iterator[Found]:
    closers: dict[str, list[int]] = {marker: [] for marker in _KINDS}
    for match in closer.finditer(text):
        closers[match[0]].append(match.start())
    ahead = dict.fromkeys(_KINDS, 0)  # the first closer of each marker that is not behind
    line_end = -1
    around: list[int] = []  # where the runs that are open here end, the innermost last
    for match in opener.finditer(text):
        at, marker = match.start(), match[0]
        if at > line_end:
            line_end = text.find("\n", at)
            line_end = len(text) if line_end < 0 else line_end
        closes = False
        while around and around[-1] <= at:
            closes = around.pop() == at
        places, nearest = closers[marker], ahead[marker]
        while nearest < len(places) and places[nearest] <= at:
            nearest += 1
        ahead[marker] = nearest
        if closes or nearest == len(places):
            continue
        end = places[nearest]
        if end < (around[-1] if around else line_end):
            around.append(end)
            yield Found(_KINDS[marker], at, at + 1, end, end + 1)
