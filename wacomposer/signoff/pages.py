"""The pages of a sign-off pack, as A4: what it is and what it says first, then every picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageSize, QPainter, QPdfWriter, QPen

from wacomposer.card.card import DEFAULT_TIME, Card
from wacomposer.card.characters import visible
from wacomposer.card.documents import PDF_DENSITY
from wacomposer.card.face import Face
from wacomposer.card.fonts import TextStyle, font
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.card.paragraph import Paragraph, lay_out
from wacomposer.card.pieces import Text
from wacomposer.card.theme import THEMES, CardTheme, colour
from wacomposer.card.vector import LETTERS
from wacomposer.message.markup import Marked
from wacomposer.signoff.pack import Pack, Reading, Sheet
from wacomposer.wording import signoff as words
from wacomposer.wording.card import surface_note

PAGE = QRectF(0, 0, 794, 1123)
"""A4 in logical pixels, 96 to an inch."""

_EDGE = 56
_ROOM = PAGE.width() - 2 * _EDGE
_BOTTOM = PAGE.height() - _EDGE - 16
_PANEL_GAP = 16
_PANEL = (_ROOM - _PANEL_GAP) / 2
_CARD = 348
_SCALE = 0.8  # three apps find room on a page
_PANEL_EDGE = 12
_LABELS = 104
"""Width of the column of names, left of what they name."""

_INK, _MUTED, _LINE = "#1F2421", "#5C635E", "#D9D6CE"
_TITLE = TextStyle(26, 600, 34, 26)
_SECTION = TextStyle(15, 600, 20, 15)
_PLAIN = TextStyle(13, 400, 18, 13)
_SMALL = TextStyle(11, 400, 15, 11)

_Draw: TypeAlias = Callable[[QPainter], None]


@dataclass(slots=True)
class _Pages:
    """Puts things under each other, and on the next page what finds no room."""

    pages: list[list[_Draw]] = field(default_factory=list)
    y: float = _EDGE

    def turn(self) -> None:
        self.pages.append([])
        self.y = _EDGE

    def need(self, height: float) -> None:
        if self.y + height > _BOTTOM and self.y > _EDGE:
            self.turn()

    def put(self, draw: _Draw) -> None:
        self.pages[-1].append(draw)

    def write(self, text: str, style: TextStyle, ink: str = _INK, left: float = 0, after: float = 0) -> None:
        """Write `text` line by line, `left` of the page's edge free; `after` is the space below it."""
        for line in text.split("\n"):
            rest = line
            while True:
                self.need(style.step)
                shown, rest = _split(rest, style, _ROOM - left, _BOTTOM - self.y)
                self.put(partial(_paint, Text(shown, _EDGE + left, self.y, ink)))
                self.y += shown.height
                if not rest:
                    break
        self.y += after

    def name(self, label: str, text: str) -> None:
        """Write `text` beside its name."""
        self.need(_PLAIN.step)
        top = self.y
        self.write(label, _PLAIN, _MUTED)
        self.y = top
        self.write(text, _PLAIN, left=_LABELS, after=6)

    def rule(self) -> None:
        self.y += 10
        at = QRectF(_EDGE, self.y, _ROOM, 1)
        self.put(lambda painter: painter.fillRect(at, colour(_LINE)))
        self.y += 15


def pack_pdf(pack: Pack, media: MediaShown = NOTHING_KNOWN) -> bytes:
    """The pack as a PDF file with text to search; `media` is the header's. Needs a QGuiApplication."""
    book = _Pages()
    book.turn()
    _cover(book, pack)
    reading = None
    for sheet in pack.sheets():
        if sheet.reading is not reading:
            reading = sheet.reading
            book.turn()
            book.write(reading.language or words.NO_LANGUAGE, _SECTION, after=12)
        _sheet(book, sheet, media)
    return _printed(book.pages, pack)


def _cover(book: _Pages, pack: Pack) -> None:
    book.write(words.HEADING, _PLAIN, _MUTED, after=2)
    book.write(pack.name, _TITLE, after=18)
    book.name(words.MADE, f"{words.day(pack.made)}, wacomposer {pack.version}")
    languages = ", ".join(reading.language for reading in pack.readings if reading.language)
    if languages:
        book.name(words.LANGUAGES, languages)
    book.name("SHA-256", "\n".join(words.digest_lines(pack.digest)))
    book.write(f"{words.DIGEST_NOTE} {words.PREVIEW_NOTE}", _SMALL, _MUTED, left=_LABELS)
    for reading in pack.readings:
        book.rule()
        _texts(book, reading)
    _answers(book)


def _texts(book: _Pages, reading: Reading) -> None:
    if reading.language:
        book.write(reading.language, _SECTION, after=8)
    for label, text in words.contents(reading.message):
        book.name(label, text)


def _answers(book: _Pages) -> None:
    """Boxes to tick and lines to sign on, at the foot of the page."""
    height = 20 * len(words.ANSWERS) + 76
    book.need(height + 20)
    book.y = _BOTTOM - height
    for answer in words.ANSWERS:
        box = QRectF(_EDGE + 0.5, book.y + 3.5, 11, 11)
        book.put(partial(_paint_box, box))
        book.write(answer, _PLAIN, left=22, after=2)
    book.y += 40
    width = (_ROOM - 2 * _PANEL_GAP) / len(words.SIGNATURE)
    for index, label in enumerate(words.SIGNATURE):
        left = index * (width + _PANEL_GAP)
        line = QRectF(_EDGE + left, book.y, width, 1)
        book.put(lambda painter, line=line: painter.fillRect(line, colour(_MUTED)))  # type: ignore[misc]
        top = book.y
        book.y += 5
        book.write(label, _SMALL, _MUTED, left=left)
        book.y = top


def _sheet(book: _Pages, sheet: Sheet, media: MediaShown) -> None:
    """One app: its name, the card light and dark, and what is known to differ."""
    cards = [_card(sheet, theme, media) for theme in THEMES.values()]
    tallest = max(card.size().height() for card in cards)
    note = surface_note(sheet.reading.message, sheet.surface)
    below = _height(note.title, _PLAIN) + _height(note.text, _SMALL)
    beside = _SECTION.step + 8 + 8 + below + 16
    scale = min(_SCALE, (_BOTTOM - _EDGE - _SECTION.step - 12 - beside) / (tallest + 2 * _PANEL_EDGE))
    height = (tallest + 2 * _PANEL_EDGE) * scale
    book.need(height + beside)
    book.write(words.surface_title(sheet.surface), _SECTION, after=8)
    for index, card in enumerate(cards):
        panel = QRectF(_EDGE + index * (_PANEL + _PANEL_GAP), book.y, _PANEL, height)
        book.put(partial(_paint_panel, card, panel, scale))
    book.y += height + 8
    book.write(note.title, _PLAIN)
    book.write(note.text, _SMALL, _MUTED, after=16)


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


def _height(text: str, style: TextStyle) -> int:
    return sum(lay_out(Marked(line), style, _ROOM, "").height for line in text.split("\n"))


def _card(sheet: Sheet, theme: CardTheme, media: MediaShown) -> Card:
    card = Card(theme, _CARD, DEFAULT_TIME, Face(sheet.surface))
    card.set_media(media)
    card.set_message(sheet.reading.message)
    return card


def _paint(text: Text, painter: QPainter) -> None:
    LETTERS.text(painter, text)


def _paint_box(box: QRectF, painter: QPainter) -> None:
    painter.setPen(QPen(colour(_MUTED), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def _paint_panel(card: Card, panel: QRectF, scale: float, painter: QPainter) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(card.theme().chat))
    painter.drawRoundedRect(panel, 8, 8)
    painter.translate(
        panel.x() + (panel.width() - card.size().width() * scale) / 2, panel.y() + _PANEL_EDGE * scale
    )
    painter.scale(scale, scale)
    card.paint(painter, QPointF(), ink=LETTERS)
    painter.restore()


def _printed(pages: list[list[_Draw]], pack: Pack) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PDF_DENSITY)
    writer.setCreator(f"wacomposer {pack.version}")
    writer.setTitle(f"{words.HEADING}: {pack.name}")
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    painter.scale(writer.width() / PAGE.width(), writer.width() / PAGE.width())
    for number, page in enumerate(pages, start=1):
        if number > 1:
            writer.newPage()
        for draw in (*page, *_foot(pack, number, len(pages))):
            draw(painter)
    painter.end()
    return bytes(content.data())


def _foot(pack: Pack, number: int, pages: int) -> Iterator[_Draw]:
    left, right = words.page_foot(pack.name, pack.digest, number, pages)
    room, y = _ROOM - 80, PAGE.height() - _EDGE
    left = QFontMetricsF(font(_SMALL)).elidedText(visible(left), Qt.TextElideMode.ElideMiddle, room)
    yield partial(_paint, Text(lay_out(Marked(left), _SMALL, room, ""), _EDGE, y, _MUTED))
    count = lay_out(Marked(right), _SMALL, 80, "")
    yield partial(_paint, Text(count, _EDGE + _ROOM - count.width, y, _MUTED))
