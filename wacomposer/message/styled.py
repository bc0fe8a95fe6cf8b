"""Styled text from elsewhere, collected line by line and written with WhatsApp's marks.

WhatsApp has no escapes, no words for links and no formatting within words. What it cannot express is left
out, never the text: each mark is written only where WhatsApp reads it as that mark.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from wacomposer.message.marks import PAIRS, Mark
from wacomposer.message.markup import parse

MOST_TRIED = 40
"""Marks of one line that are tried one by one where not all of them can be written."""
_LONGEST_TRIED = 4096  # code points of such a line
_RUN_MARKS = (Mark.BOLD, Mark.ITALIC, Mark.STRIKE, Mark.CODE)
_FENCE = PAIRS[Mark.MONO]
_MOST_NUMBER = 99  # of a list item; WhatsApp reads two digits


class Converted(NamedTuple):
    """`text` as WhatsApp takes it, `visible` as it is to be read, and whether any format came along.

    Where `visible` itself holds what WhatsApp reads as marks, it is read with fewer characters than it has.
    """

    text: str
    visible: str
    has_format: bool


class _Stretch(NamedTuple):
    start: int
    end: int
    mark: Mark


@dataclass(slots=True)
class _Line:
    """A line: its text, the marks of each of its characters, and what stands before it."""

    prefix: str = ""
    text: str = ""
    marks: list[frozenset[Mark]] = field(default_factory=list)
    is_mono: bool = False

    def add(self, text: str, marks: frozenset[Mark]) -> None:
        self.text += text
        self.marks += [marks] * len(text)


class Styled:
    """Takes text in reading order; blank lines are kept to one, and none begins or ends the text."""

    def __init__(self) -> None:
        self._lines: list[_Line] = [_Line()]
        self._next_prefix = ""
        self._quotes = 0
        self._linked = False

    # what is collected

    def add(self, text: str, marks: frozenset[Mark] = frozenset()) -> None:
        """Add `text` to the present line; its line breaks begin new ones."""
        first, *others = text.split("\n")
        self._put(first, marks)
        for line in others:
            self.break_line()
            self._put(line, marks)

    def _put(self, text: str, marks: frozenset[Mark]) -> None:
        line = self._lines[-1]
        if text and not line.text:
            line.prefix, self._next_prefix = self._next_prefix, ""
            if self._quotes:
                # A list in a quote is none to WhatsApp; its marks are read as they stand.
                line.add(line.prefix, frozenset())
                line.prefix = "> "
        line.add(text, marks)

    def add_address(self, url: str, label: str) -> None:
        """After the words `label` of a link: where it leads, unless they say it already."""
        bare = url.removeprefix("mailto:").removeprefix("tel:")
        is_told = bare.rstrip("/").removeprefix("https://").removeprefix("http://") in label
        if url.startswith(("http://", "https://", "mailto:", "tel:")) and not is_told:
            self.add(f" ({bare})" if label.strip() else bare)
            self._linked = True

    def break_line(self) -> None:
        """End the present line."""
        self._lines.append(_Line())

    def begin_line(self) -> None:
        """Be at the start of a line."""
        if self._lines[-1].text:
            self.break_line()

    def begin_block(self) -> None:
        """Be at the start of a line that follows a blank one, or begins the text."""
        self.begin_line()
        if len(self._lines) > 1:
            self.break_line()

    def begin_item(self, number: int | None = None) -> None:
        """Be at the start of an item of a list, which is numbered unless that is None."""
        self.begin_line()
        if number is None:
            self._next_prefix = "- "
        elif 0 <= number <= _MOST_NUMBER:
            self._next_prefix = f"{number}. "
        else:
            self._next_prefix = ""
            self.add(f"{number}. ")

    def begin_quote(self) -> None:
        self.begin_block()
        self._quotes += 1

    def end_quote(self) -> None:
        self._quotes -= 1
        self.begin_block()

    def add_code(self, content: str) -> None:
        """Add lines of code as a block of their own."""
        self.begin_line()
        for line in content.strip("\n").split("\n"):
            self._lines[-1].add(line, frozenset())
            self._lines[-1].is_mono = True
            self.break_line()

    # what is written

    def converted(self) -> Converted:
        """All of it."""
        lines = _without_extra_blanks(self._lines)
        visible = "\n".join(line.text for line in lines)
        parts = _written(lines, fenced=True)
        text = "\n".join(parts)
        has_blocks = any(line.is_mono for line in lines)
        if has_blocks and parse(text).plain != "\n".join(parse(part).plain for part in parts):
            # A stray ``` somewhere would pair with those of a block.
            text = "\n".join(_written(lines, fenced=False))
        return Converted(text, visible, self._linked or text != visible)


def _without_extra_blanks(lines: list[_Line]) -> list[_Line]:
    kept: list[_Line] = []
    for line in lines:
        is_blank = not line.is_mono and not line.text.strip()
        if not is_blank:
            kept.append(_trimmed(line))
        elif kept and kept[-1].text.strip():
            kept.append(_Line())
    while kept and not kept[-1].text.strip():
        kept.pop()
    return kept


def _trimmed(line: _Line) -> _Line:
    if line.is_mono:
        return line
    end = len(line.text.rstrip(" \t"))
    return _Line(line.prefix, line.text[:end], line.marks[:end])


def _written(lines: list[_Line], *, fenced: bool) -> list[str]:
    written: list[str] = []
    block: list[str] = []
    for line in lines:
        if line.is_mono:
            block.append(line.text)
            continue
        written += _block(block, fenced=fenced)
        block.clear()
        written.append(_source(line))
    return [*written, *_block(block, fenced=fenced)]


def _block(lines: list[str], *, fenced: bool) -> list[str]:
    content = "\n".join(lines)
    if not lines or not fenced or not content.strip() or _FENCE[0] in content:
        return list(lines)
    return [f"{_FENCE}{content}{_FENCE}"]


def _source(line: _Line) -> str:
    """`line` with its marks, as many of them as leave its text as it is."""
    stretches = _stretches(line)
    whole = line.prefix + _with_markers(line.text, stretches)
    if parse(whole).plain == line.text:
        return whole
    kept: list[_Stretch] = []
    for each in stretches[:MOST_TRIED] if len(line.text) <= _LONGEST_TRIED else ():
        if parse(line.prefix + _with_markers(line.text, [*kept, each])).plain == line.text:
            kept.append(each)
    return line.prefix + _with_markers(line.text, kept)


def _stretches(line: _Line) -> list[_Stretch]:
    """Where each mark covers the line without a break and without spaces at its edges."""
    found: list[_Stretch] = []
    for mark in _RUN_MARKS:
        start = 0
        while start < len(line.text):
            end = start
            while end < len(line.text) and mark in line.marks[end]:
                end += 1
            content = line.text[start:end]
            if content.strip():
                left = start + len(content) - len(content.lstrip())
                found.append(_Stretch(left, left + len(content.strip()), mark))
            start = max(end, start + 1)
    return _nested(found)


def _nested(stretches: list[_Stretch]) -> list[_Stretch]:
    """Without those that cross one which starts earlier, or stand inside code, where marks are text."""
    kept: list[_Stretch] = []
    around: list[_Stretch] = []
    for each in sorted(stretches, key=lambda each: (each.start, -each.end)):
        while around and around[-1].end <= each.start:
            around.pop()
        if around and (around[-1].mark is Mark.CODE or each.end > around[-1].end):
            continue
        around.append(each)
        kept.append(each)
    return kept


def _with_markers(text: str, stretches: list[_Stretch]) -> str:
    """`text` with the markers of `stretches`, which nest, the outer ones first."""
    opening: dict[int, str] = {}
    closing: dict[int, str] = {}
    for each in stretches:
        opening[each.start] = opening.get(each.start, "") + PAIRS[each.mark]
        closing[each.end] = PAIRS[each.mark] + closing.get(each.end, "")
    pieces: list[str] = []
    done = 0
    for place in sorted({*opening, *closing}):
        pieces += (text[done:place], closing.get(place, ""), opening.get(place, ""))
        done = place
    return "".join((*pieces, text[done:]))
