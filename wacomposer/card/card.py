"""The card of one message: give it the message, ask its size, paint it, read it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter

from wacomposer.card.face import Face
from wacomposer.card.layout import Layout
from wacomposer.card.media import MediaShown
from wacomposer.card.paint import Ink, paint_card
from wacomposer.card.pieces import Laid, Part
from wacomposer.card.theme import CardTheme
from wacomposer.message.model import Message

DEFAULT_TIME = "14:32"
CUSTOMERS_PHONE = Face()


class Card:
    """A message as the customer sees it. All lengths are logical pixels, from the top left of the card."""

    def __init__(
        self, theme: CardTheme, width: int, time: str = DEFAULT_TIME, face: Face = CUSTOMERS_PHONE
    ) -> None:
        """`width` is the room for the card with its tail; the card itself is as wide as its text needs."""
        self._theme, self._width, self._time, self._face = theme, width, time, face
        self._layout = Layout(theme, width, face)
        self._message = Message()
        self._laid = self._layout.lay_out(self._message, time)

    def set_message(self, message: Message) -> QRectF:
        """Show `message`; returns what has to be painted anew, which is empty if nothing changed."""
        if message is self._message:
            return QRectF()
        before = self._laid
        self._message = message
        self._laid = self._layout.lay_out(message, self._time)
        return _difference(before, self._laid)

    def set_media(self, shown: MediaShown) -> QRectF:
        """Show what is known of the header's media by now; returns what has to be painted anew."""
        before, self._layout.media = self._laid, shown
        self._laid = self._layout.lay_out(self._message, self._time)
        return _difference(before, self._laid)

    def set_time(self, time: str) -> QRectF:
        """Show `time` ("14:32") as the hour of arrival; returns what has to be painted anew."""
        before, self._time = self._laid, time
        self._laid = self._layout.lay_out(self._message, time)
        return _difference(before, self._laid)

    def set_theme(self, theme: CardTheme) -> None:
        """Show the card in `theme`."""
        if theme is not self._theme:
            self._rebuild(theme, self._width, self._face)

    def set_face(self, face: Face) -> None:
        """Show the card as in another app, or from another side."""
        if face != self._face:
            self._rebuild(self._theme, self._width, face)

    def set_width(self, width: int) -> None:
        """Lay the card out for a room of `width`."""
        if width != self._width:
            self._rebuild(self._theme, width, self._face)

    def _rebuild(self, theme: CardTheme, width: int, face: Face) -> None:
        self._theme, self._width, self._face = theme, width, face
        known = self._layout.media
        self._layout = Layout(theme, width, face)
        self._layout.media = known
        self._laid = self._layout.lay_out(self._message, self._time)

    def theme(self) -> CardTheme:
        """The colours it is painted in."""
        return self._theme

    def face(self) -> Face:
        """Where and from whose side it is shown."""
        return self._face

    def size(self) -> QSize:
        """What the card takes, with its tail and shadow."""
        return QSize(round(self._laid.width), round(self._laid.height))

    def bubble(self) -> QRectF:
        """The bubble alone, without tail and shadow."""
        return QRectF(self._laid.bubble)

    def paint(
        self, painter: QPainter, origin: QPointF, clip: QRectF | None = None, ink: Ink | None = None
    ) -> None:
        """Paint with the top left at `origin`, which should be whole; nothing outside `clip` need be painted.

        `clip` is in the painter's coordinates, as a paint event's is. `ink` is for what has no pixels.
        """
        painter.translate(origin)
        inside = None if clip is None else clip.translated(-origin)
        paint_card(painter, self._laid, self._layout.colours, inside, ink)
        painter.translate(-origin)

    def parts(self) -> tuple[Part, ...]:
        """The parts in reading order: where each one is, what it is, and what it says."""
        return self._laid.parts

    def part_at(self, position: QPointF) -> Part | None:
        """The part under `position`, if any."""
        # The time may stand in the footer's or the body's last line.
        return next((part for part in reversed(self._laid.parts) if part.rect.contains(position)), None)

    def text(self) -> str:
        """The card as it is read aloud: header, body, footer, time, then each button with its kind."""
        return "\n".join(part.text for part in self._laid.parts)


def _difference(before: Laid, after: Laid) -> QRectF:
    if before[:3] != after[:3]:  # its size, or its bubble's
        whole = QRectF(0, 0, max(before.width, after.width), max(before.height, after.height))
        return whole.adjusted(-1, -1, 1, 1)
    # What is equal at the start and at the end stays; a key press leaves little between.
    old, new = list(before.pieces), list(after.pieces)
    while old and new and old[-1] == new[-1]:
        old.pop()
        new.pop()
    same = next(
        (index for index, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), None
    )
    same = min(len(old), len(new)) if same is None else same
    changed = QRectF()
    for piece in (*old[same:], *new[same:]):
        changed |= piece.rect
    return changed
