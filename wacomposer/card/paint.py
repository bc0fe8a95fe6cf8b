"""Paints a laid-out card."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF, QTransform

from wacomposer.card.fonts import font
from wacomposer.card.icons import icon_pixmap
from wacomposer.card.measures import TAIL
from wacomposer.card.paragraph import label_width
from wacomposer.card.pieces import Dashes, Fill, Icon, Laid, Photo, Piece, Text
from wacomposer.card.tokens import CardTheme, colour

RADIUS = 7.5
CUT_EDGE = 4
"""Of a cut paragraph the lines that begin below its height less this are left out, in logical pixels."""
_TAIL_HEIGHT = 12


class Ink(NamedTuple):
    """How texts, icons and photographs get onto what is painted on."""

    text: Callable[[QPainter, Text], None]
    icon: Callable[[QPainter, Icon], None]
    photo: Callable[[QPainter, Photo], None]


def paint_card(
    painter: QPainter, laid: Laid, theme: CardTheme, clip: QRectF | None = None, ink: Ink | None = None
) -> None:
    """Paint `laid` at the painter's origin; pieces outside `clip` (card coordinates) are left out.

    `ink` is for what has no pixels. Without it all is painted for those of the painter's device.

    The painter's pen, brush and render hints are as they were afterwards.
    """
    ink = ink or Ink(_text, _icon, _photo)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    bubble = laid.bubble
    # Only its lowest edge shows, so only that is painted.
    painter.setBrush(colour(theme.shadow))
    lowest = QRectF(bubble.x(), bubble.bottom() - 2 * RADIUS + 1, bubble.width(), 2 * RADIUS)
    painter.drawRoundedRect(lowest, RADIUS, RADIUS)
    outline = _outline(bubble.width(), bubble.height(), outgoing=laid.outgoing)
    painter.translate(bubble.topLeft())
    painter.fillPath(outline, colour(theme.bubble))
    painter.translate(-bubble.topLeft())
    shown = [piece for piece in laid.pieces if clip is None or clip.intersects(piece.rect)]
    for piece in shown:
        if piece.rect.top() > bubble.bottom():
            _paint(painter, piece, ink)
    painter.setClipRect(bubble, Qt.ClipOperation.IntersectClip)  # marks can be stacked without end
    for piece in shown:
        if piece.rect.top() <= bubble.bottom():
            _paint(painter, piece, ink)
    painter.restore()


def _paint(painter: QPainter, piece: Piece, ink: Ink) -> None:
    match piece:
        case Text():
            ink.text(painter, piece)
        case Fill():
            _fill(painter, piece)
        case Icon() if piece.name == "play":
            _triangle(painter, piece, colour(piece.colour))
        case Icon():
            ink.icon(painter, piece)
        case Photo():
            ink.photo(painter, piece)
        case Dashes():
            _dashes(painter, piece)


@lru_cache(maxsize=8)
def _outline(width: float, height: float, *, outgoing: bool) -> QPainterPath:
    """The bubble from its top left, with its tail at the top of the side of who wrote it."""
    if outgoing:
        return QTransform(-1, 0, 0, 1, width, 0).map(_outline(width, height, outgoing=False))
    turn = 2 * RADIUS
    path = QPainterPath(QPointF(2.4 - TAIL, 0))
    path.lineTo(width - RADIUS, 0)
    path.arcTo(width - turn, 0, turn, turn, 90, -90)
    path.lineTo(width, height - RADIUS)
    path.arcTo(width - turn, height - turn, turn, turn, 0, -90)
    path.lineTo(RADIUS, height)
    path.arcTo(0, height - turn, turn, turn, 270, -90)
    path.lineTo(0, _TAIL_HEIGHT)
    path.lineTo(0.9 - TAIL, 2.9)
    path.quadTo(-0.6 - TAIL, 0, 2.4 - TAIL, 0)
    path.closeSubpath()
    return path


def _dashes(painter: QPainter, piece: Dashes) -> None:
    pen = QPen(colour(piece.colour), 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(piece.outline, RADIUS, RADIUS)
    painter.setPen(Qt.PenStyle.NoPen)


def _fill(painter: QPainter, piece: Fill) -> None:
    if not piece.radius:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(piece.rect, colour(piece.colour))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        return
    painter.setBrush(colour(piece.colour))
    painter.drawRoundedRect(piece.rect, piece.radius, piece.radius)


def _text(painter: QPainter, piece: Text) -> None:
    paragraph = piece.paragraph
    painter.setPen(colour(piece.colour))
    corner = QPointF(piece.x, piece.y)
    if piece.cut:  # lines that begin below the rectangle are left out
        paragraph.lines.draw(
            painter, corner, [], QRectF(corner, QSizeF(paragraph.room, paragraph.height - CUT_EDGE))
        )
    else:
        paragraph.lines.draw(painter, corner)
    if paragraph.label:
        label, place = label_place(piece)
        painter.setFont(font(paragraph.style))
        painter.drawText(place, label)
    painter.setPen(Qt.PenStyle.NoPen)


def label_place(piece: Text) -> tuple[str, QPointF]:
    """What stands before the list item `piece`, and where its baseline starts."""
    paragraph, label = piece.paragraph, piece.paragraph.label
    x = piece.x + 1
    if paragraph.right_to_left:
        x = piece.x + paragraph.room - 1 - label_width(label, paragraph.style)
        label = f"\u200f{label}\u200f"  # the full stop of a number goes to its left
    return label, QPointF(x, piece.y + paragraph.style.baseline)


def _icon(painter: QPainter, piece: Icon) -> None:
    tint = colour(piece.colour)
    ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
    # On whole device pixels, or the lines blur.
    to_device = painter.deviceTransform()
    corner = to_device.map(QPointF(piece.x, piece.y)).toPoint()
    back, _ = to_device.inverted()
    painter.drawPixmap(back.map(QPointF(corner)), icon_pixmap(piece.name, tint, piece.size, ratio))


def _photo(painter: QPainter, piece: Photo) -> None:
    ratio = painter.device().devicePixelRatioF() * painter.worldTransform().m11()
    # On whole device pixels, as icons: a picture that is scaled twice blurs.
    to_device = painter.deviceTransform()
    corner = to_device.map(piece.rect.topLeft()).toPoint()
    size = (piece.rect.size() * ratio).toSize()
    image = piece.picture.at(size, piece.radius * ratio)
    back, _ = to_device.inverted()
    painter.drawImage(back.mapRect(QRectF(QPointF(corner), QSizeF(size))), image)


def _triangle(painter: QPainter, piece: Icon, tint: QColor) -> None:
    x, y, size = piece.x, piece.y, piece.size
    painter.setBrush(tint)
    painter.drawPolygon(
        QPolygonF([QPointF(x + 3, y), QPointF(x + size, y + size / 2), QPointF(x + 3, y + size)])
    )
