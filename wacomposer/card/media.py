"""The media header of the card: a quiet stand-in for the picture, video or document that will be there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from wacomposer.card.characters import visible
from wacomposer.card.fonts import BADGE, TILE_NOTE, TILE_TITLE, TextStyle, font
from wacomposer.card.paragraph import Paragraph, lay_out
from wacomposer.card.pieces import Fill, Icon, Piece, Text
from wacomposer.card.tokens import CardTheme
from wacomposer.message.markup import Marked
from wacomposer.message.model import MediaHeader
from wacomposer.wording.card import MEDIA_NAMES

PICTURE_RATIO = 1.91
"""Width by height that vendors recommend for a picture above buttons (1.91:1, read 2026-11)."""
DOCUMENT_HEIGHT = 58
RADIUS = 5.5

_DOCUMENT_COLOURS = {
    "pdf": "#E2574C",
    "doc": "#4A86D8",
    "docx": "#4A86D8",
    "xls": "#3B9A66",
    "xlsx": "#3B9A66",
    "csv": "#3B9A66",
    "ppt": "#E07B45",
    "pptx": "#E07B45",
}
_OTHER_DOCUMENT = "#7C8B95"
_LONGEST_ENDING = 4
_WHITE = "#FFFFFF"


def media_name(header: MediaHeader) -> str:
    """The file name the customer sees: as given, or the last segment of the address, or ""."""
    if header.filename and header.filename.strip():
        return header.filename.strip()
    try:
        path = urlsplit(header.url.strip()).path
    except ValueError:
        return ""
    return unquote(path.rstrip("/").rpartition("/")[2])


def tile_height(header: MediaHeader, width: float) -> int:
    """How high the tile is at `width`, in logical pixels."""
    return DOCUMENT_HEIGHT if header.kind == "document" else round(width / PICTURE_RATIO)


def tile(header: MediaHeader, rect: QRectF, theme: CardTheme) -> Iterator[Piece]:
    """What to paint for `header` in `rect`."""
    if header.kind == "document":
        yield from _document(header, rect, theme)
        return
    yield Fill(rect, theme.tile, RADIUS)
    middle = rect.center()
    top = middle.y() - 44
    if header.kind == "video":
        yield Fill(QRectF(middle.x() - 24, top, 48, 48), theme.play, 24)
        yield Icon("play", middle.x() - 10, top + 14, 20, _WHITE)
    else:
        yield Icon("image", middle.x() - 20, top + 4, 40, theme.tile_ink)
    room = rect.width() - 24
    kind = _line(MEDIA_NAMES[header.kind], TILE_TITLE, room)
    yield Text(kind, middle.x() - kind.width / 2, top + 53, theme.tile_ink)
    name = _line(media_name(header), TILE_NOTE, room)
    yield Text(name, middle.x() - name.width / 2, top + 73, theme.tile_ink)


def _document(header: MediaHeader, rect: QRectF, theme: CardTheme) -> Iterator[Piece]:
    name = media_name(header)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    ending = ending if ending.isalnum() and len(ending) <= _LONGEST_ENDING else ""
    yield Fill(rect, theme.document, RADIUS)
    page = QRectF(rect.x() + 12, rect.y() + 12, 28, 34)
    yield Fill(page, _DOCUMENT_COLOURS.get(ending, _OTHER_DOCUMENT), 4)
    if ending:
        badge = _line(ending.upper(), BADGE, 28)
        yield Text(badge, page.center().x() - badge.width / 2, page.y() + 11, _WHITE)
    else:
        yield Icon("file-text", page.x() + 5, page.y() + 8, 18, _WHITE)
    left, room = page.right() + 11, rect.right() - page.right() - 22
    kind = MEDIA_NAMES[header.kind]
    note = f"{ending.upper()} · {kind}" if ending else kind
    if name:
        yield Text(_line(name, TILE_TITLE, room), left, rect.y() + 11, theme.ink)
        yield Text(_line(note, TILE_NOTE, room), left, rect.y() + 31, theme.muted)
    else:
        yield Text(_line(note, TILE_TITLE, room), left, rect.y() + 19, theme.ink)


def _line(text: str, style: TextStyle, room: float) -> Paragraph:
    shown = visible(text).replace("\n", " ")
    shown = QFontMetricsF(font(style)).elidedText(shown, Qt.TextElideMode.ElideMiddle, room)
    # A name is set left to right even in Arabic script here, since its place does not depend on it.
    return lay_out(Marked(shown), style, room, "")
