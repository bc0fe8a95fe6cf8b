"""The media header of the card: its picture, or a quiet tile that says what will be there, or why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from wacomposer.card.characters import visible
from wacomposer.card.fonts import BADGE, TILE_NOTE, TILE_TITLE, TextStyle, font
from wacomposer.card.paragraph import Paragraph, lay_out
from wacomposer.card.picture import RATIO, Picture
from wacomposer.card.pieces import Fill, Icon, Photo, Piece, Text
from wacomposer.card.tokens import CardTheme
from wacomposer.message.markup import Marked
from wacomposer.message.model import MediaHeader
from wacomposer.wording.card import MEDIA_NAMES, spoken_media

if TYPE_CHECKING:
    from wacomposer.message.media import MediaFailure, MediaFile

DOCUMENT_HEIGHT = 58
RADIUS = 5.5

_PAGES = {
    "pdf": "page_pdf",
    "doc": "page_text",
    "docx": "page_text",
    "xls": "page_table",
    "xlsx": "page_table",
    "csv": "page_table",
    "ppt": "page_slides",
    "pptx": "page_slides",
}
"""The token of a document's page, by the ending of its name."""
_LONGEST_ENDING = 4


class MediaShown(NamedTuple):
    """What is known of the media of a header: nothing yet, that it is loading, its file, or a failure."""

    is_loading: bool = False
    file: MediaFile | None = None
    failure: MediaFailure | None = None
    picture: Picture | None = None


NOTHING_KNOWN = MediaShown()


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
    return DOCUMENT_HEIGHT if header.kind == "document" else round(width / RATIO)


def spoken(header: MediaHeader, shown: MediaShown) -> str:
    """What a screen reader says of the tile: "Image: shoes.jpg, not found"."""
    told = _told(header, shown)
    return ", ".join(part for part in (spoken_media(header.kind, media_name(header)), told) if part)


def _told(header: MediaHeader, shown: MediaShown) -> str:
    """What is known, in a few words; "" if nothing is, and of a picture that is seen anyway."""
    if shown == NOTHING_KNOWN:
        return ""
    from wacomposer.wording.media import LOADING, file_words, tile_words  # noqa: PLC0415 - not needed to start

    if shown.failure is not None:
        return tile_words(header.kind, shown.failure)
    if shown.is_loading:
        return LOADING
    return file_words(shown.file) if shown.file is not None and header.kind != "image" else ""


def tile(
    header: MediaHeader, rect: QRectF, theme: CardTheme, shown: MediaShown = NOTHING_KNOWN
) -> Iterator[Piece]:
    """What to paint for `header` in `rect`."""
    if header.kind == "document":
        yield from _document(header, rect, theme, shown)
        return
    yield Fill(rect, theme.tile, RADIUS)
    if shown.picture is not None:
        yield Photo(rect, shown.picture, RADIUS)
        return
    yield from _stand_in(header, rect, theme, shown)
    if header.kind == "video" and shown.file is not None:
        yield from _badge(_told(header, shown), rect, theme)


def _stand_in(header: MediaHeader, rect: QRectF, theme: CardTheme, shown: MediaShown) -> Iterator[Piece]:
    """Under an icon what it is, or why it cannot be seen, and the name of the file."""
    middle = rect.center()
    top = middle.y() - 44
    if header.kind == "video":
        yield Fill(QRectF(middle.x() - 24, top, 48, 48), theme.play, 24)
        yield Icon("play", middle.x() - 10, top + 14, 20, theme.on_tile)
    else:
        yield Icon("image", middle.x() - 20, top + 4, 40, theme.tile_ink)
    room = rect.width() - 24
    kind = MEDIA_NAMES[header.kind]
    what = _line(kind if shown.file is not None else _told(header, shown) or kind, TILE_TITLE, room)
    yield Text(what, middle.x() - what.width / 2, top + 53, theme.tile_ink)
    name = _line(media_name(header), TILE_NOTE, room)
    yield Text(name, middle.x() - name.width / 2, top + 73, theme.tile_ink)


def _badge(words: str, rect: QRectF, theme: CardTheme) -> Iterator[Piece]:
    """A dark pill in the lower left corner, as WhatsApp has for the size of a video."""
    line = _line(words, TILE_NOTE, rect.width() - 40)
    pill = QRectF(rect.x() + 8, rect.bottom() - 30, line.width + 16, 22)
    yield Fill(pill, theme.play, 11)
    yield Text(line, pill.x() + 8, pill.y() + 3, theme.on_tile)


def _document(header: MediaHeader, rect: QRectF, theme: CardTheme, shown: MediaShown) -> Iterator[Piece]:
    name = media_name(header)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    ending = ending if ending.isalnum() and len(ending) <= _LONGEST_ENDING else ""
    yield Fill(rect, theme.document, RADIUS)
    page = QRectF(rect.x() + 12, rect.y() + 12, 28, 34)
    yield Fill(page, getattr(theme, _PAGES.get(ending, "page_other")), 4)
    if ending:
        badge = _line(ending.upper(), BADGE, 28)
        yield Text(badge, page.center().x() - badge.width / 2, page.y() + 11, theme.on_tile)
    else:
        yield Icon("file-text", page.x() + 5, page.y() + 8, 18, theme.on_tile)
    left, room = page.right() + 11, rect.right() - page.right() - 22
    kind = MEDIA_NAMES[header.kind]
    note = _told(header, shown) or (f"{ending.upper()} · {kind}" if ending else kind)
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
