"""A book of A4 pages: texts under each other, and on the next page what finds no room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from wacomposer.card.fonts import TextStyle
from wacomposer.card.paragraph import Paragraph, lay_out
from wacomposer.card.pieces import Text
from wacomposer.card.theme import colour
from wacomposer.card.vector import LETTERS
from wacomposer.message.markup import Marked

PAGE = QRectF(0, 0, 794, 1123)
"""A4 in logical pixels, 96 to an inch."""
EDGE = 56
ROOM = PAGE.width() - 2 * EDGE
BOTTOM = PAGE.height() - EDGE - 16
"""Where a page's own things end; its foot is below."""

INK, MUTED, LINE, MISSING = "#1F2421", "#5C635E", "#D9D6CE", "#A8322A"
TITLE = TextStyle(26, 600, 34, 26)
SECTION = TextStyle(15, 600, 20, 15)
PLAIN = TextStyle(13, 400, 18, 13)
SMALL = TextStyle(11, 400, 15, 11)
LABELS = 104
"""Width of the column of names, left of what they name."""

Draw: TypeAlias = Callable[[QPainter], None]


@dataclass(slots=True)
class Book:
    """Pages of what is to be drawn on each; `y` is where the next thing goes."""

    pages: list[list[Draw]] = field(default_factory=list)
    y: float = EDGE

    def turn(self) -> None:
        self.pages.append([])
        self.y = EDGE

    def need(self, height: float) -> None:
        if self.y + height > BOTTOM and self.y > EDGE:
            self.turn()

    def put(self, draw: Draw) -> None:
        self.pages[-1].append(draw)

    def write(self, text: str, style: TextStyle, ink: str = INK, left: float = 0, after: float = 0) -> None:
        """Write `text` line by line, `left` of the page's edge free; `after` is the space below it."""
        for line in text.split("\n"):
            rest = line
            while True:
                self.need(style.step)
                shown, rest = _split(rest, style, ROOM - left, BOTTOM - self.y)
                self.put(partial(paint_text, Text(shown, EDGE + left, self.y, ink)))
                self.y += shown.height
                if not rest:
                    break
        self.y += after

    def label(self, label: str, text: str, ink: str = INK) -> None:
        """Write `text` beside its name."""
        self.need(PLAIN.step)
        top = self.y
        self.write(label, PLAIN, MUTED)
        self.y = top
        self.write(text, PLAIN, ink, left=LABELS, after=6)

    def rule(self) -> None:
        self.y += 10
        at = QRectF(EDGE, self.y, ROOM, 1)
        self.put(lambda painter: painter.fillRect(at, colour(LINE)))
        self.y += 15


def _split(text: str, style: TextStyle, width: float, height: float) -> tuple[Paragraph, str]:
    """As many lines of `text` as find room in `height`, at least one, and the text that does not."""
    whole = lay_out(Marked(text), style, width, "")
    lines = whole.lines
    fitting = next(
        (at for at in range(1, lines.lineCount()) if lines.lineAt(at).rect().bottom() > height), None
    )
    if fitting is None:
        return whole, ""
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * lines.lineAt(fitting).textStart()]
    shown = cut.decode("utf-16-le", "surrogatepass")
    return lay_out(Marked(shown), style, width, ""), text[len(shown) :]


def height_of(text: str, style: TextStyle) -> int:
    """How high `text` is as `Book.write` writes it, in logical pixels."""
    return sum(lay_out(Marked(line), style, ROOM, "").height for line in text.split("\n"))


def paint_text(text: Text, painter: QPainter) -> None:
    """Draw `text` so that it can be searched and copied."""
    LETTERS.text(painter, text)
