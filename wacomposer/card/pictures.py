"""Pictures of a card of every kind: PNG of its pixels, SVG and PDF without any."""

from __future__ import annotations

from enum import StrEnum
from pathlib import PurePath
from typing import NamedTuple

from wacomposer.card.card import DEFAULT_TIME, Card
from wacomposer.card.documents import pdf_bytes, svg_bytes
from wacomposer.card.export import DEFAULT_WIDTH, png_bytes, render_image
from wacomposer.card.face import Face
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.card.theme import THEMES
from wacomposer.message.model import Message


class PictureKind(StrEnum):
    """What a picture can be, called as its file ends."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


class Look(NamedTuple):
    """How a card is pictured. `scale` is device pixels to a logical pixel, and for PNG only."""

    theme: str = "light"
    face: Face = Face()
    scale: float = 2.0
    background: bool = True


class Picture(NamedTuple):
    """What a picture's file holds, and its scale, lower than asked for where a card is too long."""

    content: bytes
    scale: float


def kind_of(name: str) -> PictureKind | None:
    """The kind that a file called `name` is of, by its ending in any case."""
    ending = PurePath(name).suffix.lower().removeprefix(".")
    return PictureKind(ending) if ending in set(PictureKind) else None


def picture(
    kind: PictureKind, message: Message, look: Look, title: str, media: MediaShown = NOTHING_KNOWN
) -> Picture:
    """`message` as a picture; `title` is what SVG and PDF are called inside. Needs a QGuiApplication.

    Raises OSError if Qt cannot encode it.
    """
    theme = THEMES[look.theme]
    if kind is PictureKind.PNG:
        image = render_image(
            message, theme=theme, scale=look.scale, background=look.background, face=look.face, media=media
        )
        return Picture(png_bytes(image), image.devicePixelRatio())
    card = Card(theme, DEFAULT_WIDTH, DEFAULT_TIME, look.face)
    card.set_media(media)
    card.set_message(message)
    write = svg_bytes if kind is PictureKind.SVG else pdf_bytes
    return Picture(write(card, title=title, background=look.background), look.scale)
