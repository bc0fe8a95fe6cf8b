"""The header's tile: its picture, that it is loading, what is known of its file, or why it is not there."""

import pytest
from PySide6.QtCore import QByteArray, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.card.files import BLUE, GREEN, RED, bands, file_of
from tests.card.samples import changed
from wacomposer.card.card import Card
from wacomposer.card.decode import decode
from wacomposer.card.documents import pdf_bytes, svg_bytes
from wacomposer.card.export import MARGIN, render_image
from wacomposer.card.fonts import TILE_TITLE, font
from wacomposer.card.layout import Layout
from wacomposer.card.measures import TAIL, WIDEST
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.card.picture import Picture
from wacomposer.card.pieces import Photo, Role, Text
from wacomposer.card.theme import DARK, LIGHT
from wacomposer.message.filetypes import FileType
from wacomposer.message.media import MEGABYTE, MediaFile, Trouble, failure
from wacomposer.message.model import MEDIA_KINDS, MediaHeader, MediaKind, Message
from wacomposer.wording.media import tile_words

WIDTH = WIDEST + TAIL


def picture() -> Picture:
    found = decode(file_of(bands(1600, 838, RED, GREEN, BLUE)), FileType.PNG)
    assert isinstance(found, Picture)
    return found


SHOES = changed(header=MediaHeader(kind="image", url="https://cdn.example.com/shoes.jpg"))
CLIP = changed(header=MediaHeader(kind="video", url="https://cdn.example.com/clip.mp4"))
BILL = changed(header=MediaHeader(kind="document", url="https://cdn.example.com/x", filename="bill.pdf"))
NOT_FOUND = MediaShown(failure=failure(Trouble.NOT_FOUND, status=404))


@pytest.mark.parametrize(
    ("message", "shown", "spoken", "words"),
    [
        (SHOES, NOTHING_KNOWN, "Image: shoes.jpg", ["Image", "shoes.jpg"]),
        (SHOES, MediaShown(is_loading=True), "Image: shoes.jpg, Loading…", ["Loading…", "shoes.jpg"]),
        (SHOES, NOT_FOUND, "Image: shoes.jpg, Not found", ["Not found", "shoes.jpg"]),
        (CLIP, NOT_FOUND, "Video: clip.mp4, Not found", ["Not found", "clip.mp4"]),
        (
            CLIP,
            MediaShown(file=MediaFile(FileType.MP4, 3 * MEGABYTE)),
            "Video: clip.mp4, MP4 · 3 MB",
            ["Video", "clip.mp4", "MP4 · 3 MB"],
        ),
        (BILL, NOTHING_KNOWN, "Document: bill.pdf", ["PDF", "bill.pdf", "PDF · Document"]),
        (BILL, NOT_FOUND, "Document: bill.pdf, Not found", ["PDF", "bill.pdf", "Not found"]),
        (
            BILL,
            MediaShown(file=MediaFile(FileType.PDF, 2048)),
            "Document: bill.pdf, PDF · 2 KB",
            ["PDF", "bill.pdf", "PDF · 2 KB"],
        ),
    ],
)
def test_what_the_tile_says(message: Message, shown: MediaShown, spoken: str, words: list[str]) -> None:
    layout = Layout(LIGHT, WIDTH)
    layout.media = shown
    laid = layout.lay_out(message, "14:32")
    tile = next(part for part in laid.parts if part.role is Role.MEDIA)
    assert tile.text == spoken
    texts = [piece for piece in laid.pieces if isinstance(piece, Text)]
    inside = [text for text in texts if tile.rect.contains(text.x, text.y)]
    assert [text.paragraph.lines.text() for text in inside] == words


@pytest.mark.parametrize("kind", MEDIA_KINDS)
@pytest.mark.parametrize("trouble", Trouble)
def test_no_reason_is_cut_off(trouble: Trouble, kind: MediaKind) -> None:
    words = tile_words(kind, failure(trouble, limit=100 * MEGABYTE, type="quicktime", pixels=10**9))
    room = WIDEST - 8 - (28 + 12 + 22 if kind == "document" else 24)
    assert QFontMetricsF(font(TILE_TITLE)).horizontalAdvance(words) < room


def test_the_picture_replaces_the_tile_without_moving_anything() -> None:
    card = Card(LIGHT, WIDTH)
    card.set_message(SHOES)
    before, size = card.parts(), card.size()
    changed_rect = card.set_media(MediaShown(file=MediaFile(FileType.PNG, 9), picture=picture()))
    assert card.size() == size
    assert [part.rect for part in card.parts()] == [part.rect for part in before]
    assert card.parts()[0].text == "Image: shoes.jpg"
    assert changed_rect.intersects(card.parts()[0].rect)
    assert not changed_rect.intersects(card.parts()[-1].rect)


def test_themes_and_widths_keep_the_picture_and_equal_media_paint_nothing() -> None:
    card = Card(LIGHT, WIDTH)
    card.set_message(SHOES)
    shown = MediaShown(picture=picture())
    card.set_media(shown)
    assert card.set_media(shown).isEmpty()
    card.set_theme(DARK)
    card.set_width(300)
    assert any(isinstance(piece, Photo) for piece in card._laid.pieces)  # noqa: SLF001 - what is painted


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_exported_at_the_density_of_the_picture(scale: int) -> None:
    image = render_image(SHOES, theme=LIGHT, scale=scale, media=MediaShown(picture=picture()))
    left, top = (TAIL + 4 + MARGIN) * scale, (4 + MARGIN) * scale
    width, height = 332 * scale, 174 * scale

    def at(x: float, y: float) -> QColor:
        return image.pixelColor(left + round(x), top + round(y))

    assert at(width * 0.1, height / 2) == RED
    assert at(width * 0.9, height / 2) == BLUE
    assert at(0, 0) == QColor(LIGHT.bubble) or at(0, 0) != RED  # rounded
    # The edge between two bands is one pixel wide at every scale: nothing is scaled twice.
    row = [at(x, height / 2) for x in range(round(width * 0.3), round(width * 0.37))]
    assert sum(each not in (RED, GREEN) for each in row) <= 2


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_corners_of_the_tile_show_through_at_every_density(ratio: float) -> None:
    canvas = QImage(QSize(400, 400) * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.setDevicePixelRatio(ratio)
    canvas.fill(QColor("white"))
    card = Card(LIGHT, WIDTH)
    card.set_message(SHOES)
    card.set_media(MediaShown(picture=picture()))
    painter = QPainter(canvas)
    card.paint(painter, QPointF(10, 10), QRectF(0, 0, 400, 400))
    painter.end()
    tile = card.parts()[0].rect.translated(10, 10)
    assert canvas.pixelColor((tile.topLeft() * ratio).toPoint()) == QColor(LIGHT.bubble)
    assert canvas.pixelColor((tile.center() * ratio).toPoint()) == GREEN


def test_documents_have_the_picture_too() -> None:
    card = Card(LIGHT, WIDTH)
    card.set_message(SHOES)
    card.set_media(MediaShown(picture=picture()))
    tile = card.parts()[0].rect.translated(MARGIN, MARGIN)
    canvas = QImage(card.size() + QSize(2 * MARGIN, 2 * MARGIN), QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(svg_bytes(card, title="Shoes"))).render(painter)
    painter.end()
    assert canvas.pixelColor((tile.topLeft() + QPointF(30, 30)).toPoint()) == RED
    assert canvas.pixelColor((tile.bottomRight() - QPointF(30, 30)).toPoint()) == BLUE
    assert canvas.pixelColor((tile.topLeft() + QPointF(1, 1)).toPoint()) != RED  # round
    assert b"/Subtype /Image" in pdf_bytes(card, title="Shoes")
