"""The pages of a sign-off pack, as A4: what it is and what it says first, then every picture."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPageSize, QPainter, QPdfWriter, QPen

from wacomposer.card.card import DEFAULT_TIME, Card
from wacomposer.card.characters import visible
from wacomposer.card.documents import PDF_DENSITY
from wacomposer.card.face import Face
from wacomposer.card.fonts import font
from wacomposer.card.language_name import language_name
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.card.paragraph import lay_out
from wacomposer.card.pieces import Text
from wacomposer.card.theme import THEMES, CardTheme, colour
from wacomposer.card.vector import LETTERS
from wacomposer.message.markup import Marked
from wacomposer.signoff.book import (
    BOTTOM,
    EDGE,
    INK,
    LABELS,
    MISSING,
    MUTED,
    PAGE,
    PLAIN,
    ROOM,
    SECTION,
    SMALL,
    TITLE,
    Book,
    Draw,
    height_of,
    paint_text,
)
from wacomposer.signoff.pack import Pack, Reading, Sheet
from wacomposer.wording import signoff as words
from wacomposer.wording.card import surface_note

_PANEL_GAP = 16
_PANEL = (ROOM - _PANEL_GAP) / 2
_CARD = 348
_SCALE = 0.8  # three apps find room on a page
_PANEL_EDGE = 12
_DRAWN_AT_ONCE = 4


def pack_pdf(pack: Pack, media: MediaShown = NOTHING_KNOWN) -> bytes:
    """The pack as a PDF file with text to search; `media` is the header's. Needs a QGuiApplication."""
    steps = pack_steps(pack, media)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            content: bytes = end.value
            return content


def pack_steps(pack: Pack, media: MediaShown) -> Generator[None, None, bytes]:
    """The same in steps of a few milliseconds each, for a window that must not wait."""
    book = Book()
    book.turn()
    _cover(book, pack)
    reading = None
    for sheet in pack.sheets():
        yield
        if sheet.reading is not reading:
            reading = sheet.reading
            book.turn()
            if reading.language:
                book.write(_language(reading), SECTION, after=12)
        _sheet(book, sheet, media)
    return (yield from _printed(book.pages, pack))


def _cover(book: Book, pack: Pack) -> None:
    book.write(words.HEADING, PLAIN, MUTED, after=2)
    book.write(pack.name, TITLE, after=18)
    book.label(words.MADE, f"{words.day(pack.made)}, wacomposer {pack.version}")
    languages = "; ".join(_language(reading) for reading in pack.readings if reading.language)
    if languages:
        book.label(words.LANGUAGES, languages)
    book.label("SHA-256", "\n".join(words.digest_lines(pack.digest)))
    book.write(f"{words.DIGEST_NOTE} {words.PREVIEW_NOTE}", SMALL, MUTED, left=LABELS)
    for edition, reading in enumerate(pack.readings):
        book.rule()
        if reading.language:
            book.write(_language(reading), SECTION, after=8)
        for line in words.contents(pack.message, edition):
            book.label(line.label, line.text, MISSING if line.missing else INK)
    _variables(book, pack)
    _answers(book)


def _variables(book: Book, pack: Pack) -> None:
    lines = tuple(words.variable_lines(pack.message))
    if lines:
        book.rule()
        book.write(words.VARIABLES, SECTION, after=8)
        for line in lines:
            book.label(line.label, line.text)
        book.write(words.VARIABLES_NOTE, SMALL, MUTED, left=LABELS)


def _language(reading: Reading) -> str:
    """Its name with its tag, which is what the file says."""
    name = language_name(reading.language)
    return name if name == reading.language else f"{name}, {reading.language}"


def _answers(book: Book) -> None:
    """Boxes to tick and lines to sign on, at the foot of the page."""
    height = 20 * len(words.ANSWERS) + 76
    book.need(height + 20)
    book.y = BOTTOM - height
    for answer in words.ANSWERS:
        box = QRectF(EDGE + 0.5, book.y + 3.5, 11, 11)
        book.put(partial(_paint_box, box))
        book.write(answer, PLAIN, left=22, after=2)
    book.y += 40
    width = (ROOM - 2 * _PANEL_GAP) / len(words.SIGNATURE)
    for index, label in enumerate(words.SIGNATURE):
        left = index * (width + _PANEL_GAP)
        line = QRectF(EDGE + left, book.y, width, 1)
        book.put(lambda painter, line=line: painter.fillRect(line, colour(MUTED)))  # type: ignore[misc]
        top = book.y
        book.y += 5
        book.write(label, SMALL, MUTED, left=left)
        book.y = top


def _sheet(book: Book, sheet: Sheet, media: MediaShown) -> None:
    """One app: its name, the card light and dark, and what is known to differ."""
    cards = [_card(sheet, theme, media) for theme in THEMES.values()]
    tallest = max(card.size().height() for card in cards)
    note = surface_note(sheet.reading.message, sheet.surface)
    said = note.text if note.loses else ""
    below = height_of(note.title, PLAIN) + (height_of(said, SMALL) if said else 0)
    beside = SECTION.step + 8 + 8 + below + 16
    scale = min(_SCALE, (BOTTOM - EDGE - SECTION.step - 12 - beside) / (tallest + 2 * _PANEL_EDGE))
    height = (tallest + 2 * _PANEL_EDGE) * scale
    book.need(height + beside)
    book.write(words.surface_title(sheet.surface), SECTION, after=8)
    for index, card in enumerate(cards):
        panel = QRectF(EDGE + index * (_PANEL + _PANEL_GAP), book.y, _PANEL, height)
        book.put(partial(_paint_panel, card, panel, scale))
    book.y += height + 8
    book.write(note.title, PLAIN)
    if said:
        book.write(said, SMALL, MUTED)
    book.y += 16


def _card(sheet: Sheet, theme: CardTheme, media: MediaShown) -> Card:
    card = Card(theme, _CARD, DEFAULT_TIME, Face(sheet.surface))
    card.set_media(media)
    card.set_message(sheet.reading.message)
    return card


def _paint_box(box: QRectF, painter: QPainter) -> None:
    painter.setPen(QPen(colour(MUTED), 1))
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


def _printed(pages: list[list[Draw]], pack: Pack) -> Generator[None, None, bytes]:
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
        for at, draw in enumerate((*page, *_foot(pack, number, len(pages)))):
            draw(painter)
            if at % _DRAWN_AT_ONCE == 0:
                yield
    painter.end()
    return bytes(content.data())


def _foot(pack: Pack, number: int, pages: int) -> Iterator[Draw]:
    left, right = words.page_foot(pack.name, pack.digest, number, pages)
    room, y = ROOM - 80, PAGE.height() - EDGE
    left = QFontMetricsF(font(SMALL)).elidedText(visible(left), Qt.TextElideMode.ElideMiddle, room)
    yield partial(paint_text, Text(lay_out(Marked(left), SMALL, room, ""), EDGE, y, MUTED))
    count = lay_out(Marked(right), SMALL, 80, "")
    yield partial(paint_text, Text(count, EDGE + ROOM - count.width, y, MUTED))
