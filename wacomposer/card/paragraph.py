"""One paragraph of text: wrapped, shaped and measured once, then drawn anywhere."""

from __future__ import annotations

import math
import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from wacomposer.card.fonts import TextStyle, font, mono_families
from wacomposer.card.theme import colour
from wacomposer.message.marks import LINE_MARKS, Mark
from wacomposer.message.markup import Marked, Span

LABEL_INDENT = 20
"""Where the text of a list item starts, unless its number is wider."""
QUOTE_INDENT = 11

_CODE_SIZE = 0.92  # fixed-width fonts look larger than others of their size
_EMOJI_SIZE = 1.2  # WhatsApp draws emoji larger than the text around them
_EMOJI_REACH = 3  # by which they may exceed a line's step without pushing lines apart
_TAB = 32
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Emoji that are so by themselves, those made so by U+FE0F, keycaps, flags, and sequences joined by U+200D.
# Having runs of their own also keeps Qt 6.11 from taking a full stop after them from some other font.
_BY_ITSELF = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f265\U0001f300-\U0001faff"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_MADE_SO = f"[\u00a9-\u3299\U0001f000-\U0001f2ff]\ufe0f|[\u261d\u26f9\u270c\u270d](?={_TONE})"
_ONE = f"(?:[{_BY_ITSELF}]\ufe0f?|{_MADE_SO}){_TONE}?"
_JOINED = f"{_ONE}(?:[\U000e0020-\U000e007f]+|(?:\u200d(?:{_ONE}|[\u2600-\u2bff]))*)"
_EMOJI = re.compile(f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_JOINED})+")
# What has no shape of its own: broken and forbidden characters show as such, a carriage return not at all.
_SHAPELESS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A wrapped paragraph in logical pixels; two are the same only if they are one object.

    `width` is what its longest line takes, `last_width` its last line, indent included; `room` is the width
    it was wrapped in, at whose right edge right-to-left lines end. `label` stands before a list item, `codes`
    are the grounds of inline code, relative to the paragraph.
    """

    lines: QTextLayout
    style: TextStyle
    room: float
    width: float
    last_width: float
    height: int
    right_to_left: bool
    centred: bool
    indent: float
    quoted: bool
    label: str
    codes: tuple[QRectF, ...]


def visible(text: str) -> str:
    """`text` with a mark in place of each character that cannot be drawn; its length stays."""
    if text.isprintable():
        return text
    return _SHAPELESS.sub(lambda found: "\u200b" if found[0] == "\r" else "\ufffd", text)


def emoji(text: str) -> list[tuple[int, int]]:
    """Where `text` has emoji, as [start, end) of whole sequences, in code points."""
    return [] if text.isascii() else [found.span() for found in _EMOJI.finditer(text)]


def is_right_to_left(text: str) -> bool:
    """Whether the first character with a direction is written right to left (Unicode rule P2)."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False


def lay_out(marked: Marked, style: TextStyle, room: float, link: str, *, centred: bool = False) -> Paragraph:
    """Wrap one line of formatted text (no newline in it) into `room`; `link` is the colour of links."""
    text = visible(marked.plain)
    mark = next((span for span in marked.spans if span.kind in LINE_MARKS), None)
    label = "" if mark is None or mark.kind is Mark.QUOTE else f"{mark.value}." if mark.value else "•"
    indent = _indent(mark, label, style)
    right_to_left = is_right_to_left(text)

    lines = QTextLayout(text, font(style))
    lines.setCacheEnabled(True)
    lines.setTextOption(_option(right_to_left=right_to_left, centred=centred))
    units = _utf16(text)
    inline = [span for span in marked.spans if span.kind not in LINE_MARKS]
    formats = [_range(span.start, span.end, units, _format(span.kind, style.size, link)) for span in inline]
    formats += [_range(start, end, units, _emoji_format(style.size)) for start, end in emoji(text)]
    if formats:
        lines.setFormats(formats)
    left = 0.0 if right_to_left else indent
    height, width, last_width = _break_lines(lines, style, left, room - indent)
    codes = [span for span in inline if span.kind is Mark.CODE]
    return Paragraph(
        lines,
        style,
        room,
        width + indent,
        last_width + indent,
        height,
        right_to_left,
        centred,
        indent,
        mark is not None and mark.kind is Mark.QUOTE,
        label,
        tuple(ground for span in codes for ground in _grounds(lines, units(span.start), units(span.end))),
    )


def _indent(mark: Span | None, label: str, style: TextStyle) -> float:
    if mark is None:
        return 0.0
    if mark.kind is Mark.QUOTE:
        return QUOTE_INDENT
    return max(LABEL_INDENT, math.ceil(label_width(label, style)) + 6)


@lru_cache(maxsize=256)
def label_width(label: str, style: TextStyle) -> float:
    """What the bullet or number of a list item takes."""
    return QFontMetricsF(font(style)).horizontalAdvance(label)


@lru_cache(maxsize=4)
def _option(*, right_to_left: bool, centred: bool) -> QTextOption:
    option = QTextOption()
    # Words stay whole where they can, but a long address never leaves the bubble.
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    option.setTextDirection(direction)
    side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(Qt.AlignmentFlag.AlignHCenter if centred else side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTabStopDistance(_TAB)
    return option


class _Units:
    """Turns code points into the UTF-16 units that Qt counts."""

    def __init__(self, text: str) -> None:
        self._astral = [] if text.isascii() else [found.start() for found in _ASTRAL.finditer(text)]

    def __call__(self, at: int) -> int:
        return at + bisect_left(self._astral, at)


def _utf16(text: str) -> _Units:
    return _Units(text)


def _range(start: int, end: int, units: _Units, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = units(start)
    made.length = units(end) - made.start
    made.format = look
    return made


@lru_cache(maxsize=64)
def _format(kind: Mark, size: int, link: str) -> QTextCharFormat:
    made = QTextCharFormat()
    if kind is Mark.BOLD:
        made.setFontWeight(QFont.Weight.Bold)
    elif kind is Mark.ITALIC:
        made.setFontItalic(True)
    elif kind is Mark.STRIKE:
        made.setFontStrikeOut(True)
    elif kind is Mark.LINK:
        made.setForeground(colour(link))
        made.setFontUnderline(True)
    else:
        made.setFontFamilies(mono_families())
        made.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _CODE_SIZE))
    return made


@lru_cache(maxsize=16)
def _emoji_format(size: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _EMOJI_SIZE))
    return made


def _break_lines(lines: QTextLayout, style: TextStyle, left: float, room: float) -> tuple[int, float, float]:
    """Break into lines at `left`; returns height, width of the widest line and of the last one."""
    top, width, last_width = 0, 0.0, 0.0
    lines.beginLayout()
    line = lines.createLine()
    while line.isValid():
        line.setLineWidth(room)
        # Every line takes the same step, unless a script needs more above or below.
        above, below = style.baseline, style.step - style.baseline
        if line.ascent() > above + _EMOJI_REACH or line.descent() > below + _EMOJI_REACH:
            above, below = max(above, math.ceil(line.ascent())), max(below, math.ceil(line.descent()))
        line.setPosition(QPointF(left, top + above - line.ascent()))
        top += above + below
        last_width = line.naturalTextWidth()
        width = max(width, last_width)
        line = lines.createLine()
    lines.endLayout()
    return max(top, style.step), min(width, room), min(last_width, room)


def _grounds(lines: QTextLayout, start: int, end: int) -> list[QRectF]:
    grounds = []
    first = start
    while first < end:
        line = lines.lineForTextPosition(first)
        last = min(end, line.textStart() + line.textLength())
        edges = sorted((_x(line.cursorToX(first)), _x(line.cursorToX(last))))
        grounds.append(QRectF(edges[0] - 2, line.y() - 0.5, edges[1] - edges[0] + 4, line.height() + 1))
        first = last
    return grounds


def _x(answer: object) -> float:
    # PySide gives (x, cursor), though its type stubs promise a number.
    return float(answer[0]) if isinstance(answer, tuple) else float(answer)  # type: ignore[arg-type]
