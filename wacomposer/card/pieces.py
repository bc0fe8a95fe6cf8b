"""What a laid-out card consists of: shapes, texts and icons at their places, and the parts people know."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QRectF

from wacomposer.card.paragraph import Paragraph
from wacomposer.card.picture import Picture


class Role(StrEnum):
    """What a part of the card is to the customer."""

    HEADER = "header"
    MEDIA = "media"
    BODY = "body"
    MORE = "more"
    FOOTER = "footer"
    TIME = "time"
    BUTTON = "button"
    PLACEHOLDER = "placeholder"
    MISSING = "missing"


class Part(NamedTuple):
    """A part for hit tests and screen readers: where it is on the card, and what it says in full."""

    role: Role
    rect: QRectF
    text: str


class Fill(NamedTuple):
    """A rounded rectangle; sharp ones (radius 0) keep to whole device pixels."""

    rect: QRectF
    colour: str
    radius: float = 0.0


class Dashes(NamedTuple):
    """A dashed outline of rounded corners: what is not on the card, but stands beside it."""

    outline: QRectF
    colour: str

    @property
    def rect(self) -> QRectF:
        """Its outline with the width of its line."""
        return self.outline.adjusted(-1, -1, 1, 1)


class Text(NamedTuple):
    """A paragraph whose top left corner is at (x, y); of a `cut` one only the lines within its height."""

    paragraph: Paragraph
    x: float
    y: float
    colour: str
    cut: bool = False

    @property
    def rect(self) -> QRectF:
        """Where it may paint: glyphs reach a little beyond their lines."""
        paragraph = self.paragraph
        at_left = not (paragraph.right_to_left or paragraph.centred)
        width = paragraph.width if at_left else paragraph.room
        return QRectF(self.x - 4, self.y - 4, width + 8, paragraph.height + 8)


class Photo(NamedTuple):
    """A picture that fills a rounded rectangle."""

    rect: QRectF
    picture: Picture
    radius: float


class Icon(NamedTuple):
    """The icon `name`, or a filled triangle for "play"; `size` logical pixels wide."""

    name: str
    x: float
    y: float
    size: int
    colour: str

    @property
    def rect(self) -> QRectF:
        """Its square."""
        return QRectF(self.x, self.y, self.size, self.size)


Piece: TypeAlias = Fill | Dashes | Text | Icon | Photo


class Laid(NamedTuple):
    """A laid-out card: its size with tail and shadow, the bubble in it, what to paint, what it says.

    `outgoing` cards have their tail at the right.
    """

    width: float
    height: float
    bubble: QRectF
    pieces: tuple[Piece, ...]
    parts: tuple[Part, ...]
    outgoing: bool = False
