"""One paragraph of text: wrapped, shaped and measured once, then drawn anywhere."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from wacomposer.card.characters import emoji, is_right_to_left, visible
from wacomposer.card.fonts import TextStyle, font, mono_families
from wacomposer.card.tokens import colour
from wacomposer.message.marks import LINE_MARKS, Mark
from wacomposer.message.markup import Marked, Span
from wacomposer.message.variables import variables

LABEL_INDENT = 20
"""Where the text of a list item starts, unless its number is wider."""
QUOTE_INDENT = 11

_CODE_SIZE = 0.92  # fixed-width fonts look larger than others of their size
_EMOJI_SIZE = 1.2  # WhatsApp draws emoji larger than the text around them
_EMOJI_REACH = 3  # by which they may exceed a line's step without pushing lines apart
_TAB = 32
_TRIES = 8
_TO_THE_LEFT = Qt.LayoutDirection.RightToLeft
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_STOPS = re.compile(r"\.+")


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """A wrapped paragraph in logical pixels; two are the same only if they are one object.

    `width` is what its longest line takes, `last_width` its last line, indent included; `room` is the width
    it was wrapped in, at whose right edge right-to-left lines end. `label` stands before a list item, `codes`
    are the grounds of inline code, relative to the paragraph. `taken` are the code points in its lines.
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
    taken: int


class Stretch(NamedTuple):
    """Part of a longer line: whether it is the first, the direction of the whole, and how much is enough.

    After `enough` code points no further line is begun: what stands behind is for the next part. None for
    the last part, which is laid out to its end.
    """

    first: bool
    right_to_left: bool
    enough: int | None


def lay_out(
    marked: Marked,
    style: TextStyle,
    room: float,
    link: str,
    *,
    centred: bool = False,
    stretch: Stretch | None = None,
) -> Paragraph:
    """Wrap one line of formatted text (no newline in it), or a stretch of one, into `room`.

    `link` is the colour of links.
    """
    text = visible(marked.plain)
    mark = next((span for span in marked.spans if span.kind in LINE_MARKS), None)
    label = "" if mark is None or mark.kind is Mark.QUOTE else f"{mark.value}." if mark.value else "•"
    indent = _indent(mark, label, style)
    right_to_left = stretch.right_to_left if stretch else is_right_to_left(text)

    lines = QTextLayout(text, font(style))
    lines.setCacheEnabled(True)
    lines.setTextOption(_option(right_to_left=right_to_left, centred=centred))
    units = _Units(text)
    inline = [span for span in marked.spans if span.kind not in LINE_MARKS]
    formats = [_range(span.start, span.end, units, _format(span.kind, style.size, link)) for span in inline]
    unfilled = variables(text)
    formats += [_range(each.start, each.end, units, _variable_format(link)) for each in unfilled]
    for start, end in emoji(text):
        formats.append(_range(start, end, units, _emoji_format(style.size)))
        if stops := _STOPS.match(text, end):
            formats.append(_range(end, stops.end(), units, _own_font()))
    if formats:
        lines.setFormats(formats)
    left = 0.0 if right_to_left else indent
    enough = units(stretch.enough) if stretch and stretch.enough else None
    height, width, last_width, end = _break_lines(lines, style, left, room - indent, enough)
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
        label if stretch is None or stretch.first else "",
        tuple(
            each for span in codes for each in _grounds(lines, units(span.start), min(units(span.end), end))
        ),
        units.back(end),
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

    def back(self, unit: int) -> int:
        """The code point at a UTF-16 unit that does not lie inside of one."""
        return bisect_left(range(unit), unit, key=self)


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


@lru_cache(maxsize=4)
def _variable_format(link: str) -> QTextCharFormat:
    made = QTextCharFormat()
    ground = QColor(colour(link))
    ground.setAlphaF(0.16)
    made.setBackground(ground)
    return made


@lru_cache(maxsize=16)
def _emoji_format(size: int) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setProperty(QTextCharFormat.Property.FontPixelSize, round(size * _EMOJI_SIZE))
    return made


@lru_cache(maxsize=1)
def _own_font() -> QTextCharFormat:
    """Qt 6.11 would take full stops after an emoji from whatever font comes after the emoji font."""
    made = QTextCharFormat()
    made.setFontStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return made


def _fit(line: QTextLine, room: float) -> None:
    """Fill `line` up to `room`; Qt breaks by the widths that letters had before, and some then get wider."""
    width = room
    line.setLineWidth(width)
    for _ in range(_TRIES):
        if (over := line.naturalTextWidth() - width) <= 0:
            break
        width -= over
        line.setLineWidth(width)


def _break_lines(
    lines: QTextLayout, style: TextStyle, left: float, room: float, enough: int | None
) -> tuple[int, float, float, int]:
    """Break into lines at `left`, until one ends at the unit `enough` or behind it.

    Returns height, width of the widest line and of the last one, and the unit at which that ends.
    """
    top, width, last_width, end = 0, 0.0, 0.0, 0
    lines.beginLayout()
    line = lines.createLine()
    while line.isValid():
        _fit(line, room)
        # Every line takes the same step, unless a script needs more above or below.
        above, below = style.baseline, style.step - style.baseline
        if line.ascent() > above + _EMOJI_REACH or line.descent() > below + _EMOJI_REACH:
            above, below = max(above, math.ceil(line.ascent())), max(below, math.ceil(line.descent()))
        spare = room - line.width() if lines.textOption().textDirection() is _TO_THE_LEFT else 0.0
        line.setPosition(QPointF(left + spare, top + above - line.ascent()))
        top += above + below
        last_width = line.naturalTextWidth()
        width = max(width, last_width)
        end = line.textStart() + line.textLength()
        if enough is not None and end >= enough:
            break
        line = lines.createLine()
    lines.endLayout()
    return max(top, style.step), min(width, room), min(last_width, room), end


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
