"""Formatted text as WhatsApp shows it: the text to read with its spans, and switching a format on or off."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from wacomposer.message.marks import (
    LINE_MARK,
    LINE_MARKS,
    PAIRS,
    Found,
    Mark,
    find_addresses,
    find_marks,
    hide,
    line_kind,
)

_LITERAL = frozenset((Mark.CODE, Mark.MONO))
_MOST_ITEMS = 99
_ANY_MARKER = re.compile(r"[*_~`]|^(?:- |> |[0-9])", re.MULTILINE)


class Span(NamedTuple):
    """A stretch of `Marked.plain`, in code points, `end` exclusive.

    Those of LINE_MARKS cover the rest of their line, which may be empty; `value` is the number of a numbered
    item as written, or where a link leads. A link may overlap other spans, and MONO may cross lines; the rest
    nest.
    """

    kind: Mark
    start: int
    end: int
    value: str = ""


class Marker(NamedTuple):
    """Text left out of `Marked.plain`, which belongs before its code point `at`."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Formatted text: what is read, how it looks (outer spans first), and what was left out."""

    plain: str
    spans: tuple[Span, ...] = ()
    markers: tuple[Marker, ...] = ()

    def __hash__(self) -> int:
        # Lines are looked up at every key press, and few differ in their spans alone.
        return hash(self.plain)

    def source(self) -> str:
        """The text that was parsed."""
        pieces: list[str] = []
        done = 0
        for at, text in self.markers:
            pieces += (self.plain[done:at], text)
            done = at
        return "".join((*pieces, self.plain[done:]))


def parse(text: str) -> Marked:
    """`text` read as WhatsApp reads the body of a message."""
    found = find_marks(text) if _ANY_MARKER.search(text) else []
    found.sort(key=itemgetter(1))  # so that the outer of two spans of the same words comes first
    cuts = {mark.start: mark.inner for mark in found}
    cuts.update((mark.outer, mark.end) for mark in found if mark.outer < mark.end)
    pieces: list[str] = []
    markers: list[Marker] = []
    places: dict[int, int] = {}  # of the ends of marks, in what is read
    done = at = 0
    for start in sorted({*cuts, *(mark.outer for mark in found)}):
        pieces.append(text[done:start])
        at += start - done
        places[start] = at
        done = cuts.get(start, start)
        if start < done:
            markers.append(Marker(at, text[start:done]))
    plain = "".join((*pieces, text[done:]))
    spans = [Span(mark.kind, places[mark.start], places[mark.outer], mark.value) for mark in found]
    spans += links(hide(plain, sorted((span.start, span.end) for span in spans if span.kind in _LITERAL)))
    spans.sort(key=itemgetter(2), reverse=True)
    spans.sort(key=itemgetter(1))
    return Marked(plain, tuple(spans), tuple(markers))


def links(text: str) -> tuple[Span, ...]:
    """The addresses in unformatted `text` (a footer) that WhatsApp makes clickable, as LINK spans."""
    if "://" not in text and "www." not in text.lower():
        return ()
    return tuple(Span(Mark.LINK, *address) for address in find_addresses(text))


def parse_lines(text: str) -> tuple[Marked, ...]:
    """`parse` line by line; a line that was seen lately costs next to nothing, so typing stays cheap."""
    if PAIRS[Mark.MONO] not in text:
        return tuple(_parse_line(line) for line in text.split("\n"))
    return _parse_fenced(text)


@lru_cache(maxsize=1024)
def _parse_line(line: str) -> Marked:
    return parse(line)


@lru_cache(maxsize=4)
def _parse_fenced(text: str) -> tuple[Marked, ...]:
    return tuple(_split(parse(text)))


def _split(marked: Marked) -> Iterator[Marked]:
    lines = marked.plain.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    spans: list[list[Span]] = [[] for _ in lines]
    for span in marked.spans:
        for line in range(bisect_right(starts, span.start) - 1, bisect_right(starts, span.end)):
            start = max(span.start - starts[line], 0)
            end = min(span.end - starts[line], len(lines[line]))
            if start < end or span.kind in LINE_MARKS:
                spans[line].append(span._replace(start=start, end=end))
    markers: list[list[Marker]] = [[] for _ in lines]
    for marker in marked.markers:
        line = bisect_right(starts, marker.at) - 1
        markers[line].append(marker._replace(at=marker.at - starts[line]))
    for plain, inside, left_out in zip(lines, spans, markers, strict=True):
        yield Marked(plain, tuple(inside), tuple(left_out))


class _Edit(NamedTuple):
    """Text put at `at` in place of `length` characters; if it `opens`, a cursor there goes after it."""

    at: int
    length: int
    text: str
    opens: bool


def toggle(text: str, start: int, end: int, kind: Mark) -> tuple[str, int, int]:
    """Switch `kind` on or off for the selection [start, end) of `text`, in code points; not for LINK.

    Returns the new text and the selection of the same words in it. Runs are put around whole words and within
    lines, since nothing else would be formatted; without a selection the word at `start` counts, or, between
    words, an empty pair of markers goes around the cursor. Line marks apply to every line of the selection.
    """
    start, end = sorted((max(0, min(start, len(text))), max(0, min(end, len(text)))))
    if kind in LINE_MARKS:
        edits = _line_edits(text, start, end, kind)
    else:
        end = end if text[start:end].strip() else start  # spaces alone are never formatted
        edits = _run_edits(text, start, end, kind)
    pieces: list[str] = []
    done, new_start, new_end = 0, start, end
    for edit in sorted(edits):
        pieces += (text[done : edit.at], edit.text)
        done = edit.at + edit.length
        new_start += _shift(edit, start)
        new_end += _shift(edit, end)
    return "".join((*pieces, text[done:])), new_start, max(new_start, new_end)


def _shift(edit: _Edit, cursor: int) -> int:
    gone = max(0, min(edit.length, cursor - edit.at))
    after = cursor > edit.at or (cursor == edit.at and edit.opens)
    return (len(edit.text) if after else 0) - gone


def _run_edits(text: str, start: int, end: int, kind: Mark) -> list[_Edit]:
    marker = PAIRS[kind]
    size = len(marker)
    if start == end and text[:start].endswith(marker) and text[start:].startswith(marker):
        return [_Edit(start - size, size, "", opens=True), _Edit(start, size, "", opens=False)]
    runs = [found for found in find_marks(text) if found.kind is kind]
    pieces = list(_pieces(text, start, end, kind))
    around = {run for s, e in pieces for run in runs if run.start <= s and e <= run.end}
    bare = [(s, e) for s, e in pieces if not any(run.start <= s and e <= run.end for run in runs)]
    if not bare:
        return [edit for run in around for edit in _unwrapped(run)]
    edits = []
    for s, e in bare:
        # Markers of the same kind inside would end the new run too early.
        edits += [edit for run in runs if s <= run.start and run.end <= e for edit in _unwrapped(run)]
        edits += [_Edit(s, 0, marker, opens=True), _Edit(e, 0, marker, opens=False)]
    return edits


def _unwrapped(run: Found) -> tuple[_Edit, _Edit]:
    opening = _Edit(run.start, run.inner - run.start, "", opens=True)
    return opening, _Edit(run.outer, run.end - run.outer, "", opens=False)


def _pieces(text: str, start: int, end: int, kind: Mark) -> Iterator[tuple[int, int]]:
    """The parts of the selection that each become one run: whole words, no edge spaces, no list marks."""
    some = False
    parts = re.finditer(r"[^\n]+" if kind is not Mark.MONO else r"(?s:.+)", text[start:end])
    for part in parts:
        s, e = start + part.start(), start + part.end()
        if (s == 0 or text[s - 1] == "\n") and (mark := LINE_MARK.match(text, s, e)):
            s = mark.end()
        content = text[s:e]
        s, e = s + len(content) - len(content.lstrip()), e - len(content) + len(content.rstrip())
        if s < e:
            some = True
            yield _whole_words(text, s, e)
    if not some:
        inside_word = text[start - 1 : start].isalnum() and text[start : start + 1].isalnum()
        yield _whole_words(text, start, start) if inside_word else (start, start)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _line_edits(text: str, start: int, end: int, kind: Mark) -> list[_Edit]:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(start, end - 1))
    block = text[first : len(text) if last < 0 else last]
    lines = [
        match for match in re.finditer(r"^.*$", block, re.MULTILINE) if match[0].strip() or "\n" not in block
    ]
    # Asked of the line and not of the whole text, where a line between ``` has no mark that could be removed.
    present = [LINE_MARK.match(line[0]) for line in lines]
    remove = all(mark is not None and line_kind(mark) is kind for mark in present)
    edits = []
    for number, (line, mark) in enumerate(zip(lines, present, strict=True)):
        new = "" if remove else _line_marker(kind, number)
        edits.append(_Edit(first + line.start(), mark.end() if mark else 0, new, opens=True))
    return edits


def _line_marker(kind: Mark, number: int) -> str:
    """What makes the line at `number`, from 0, one of `kind`; three digits would make no numbered item."""
    return {Mark.QUOTE: "> ", Mark.BULLET: "- "}.get(kind, f"{number % _MOST_ITEMS + 1}. ")
