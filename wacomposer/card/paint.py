"""Paints a laid-out card."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from wacomposer.card.fonts import font
from wacomposer.card.icons import icon_pixmap
from wacomposer.card.layout import TAIL
from wacomposer.card.paragraph import label_width
from wacomposer.card.pieces import Fill, Icon, Laid, Photo, Text
from wacomposer.card.theme import CardTheme, colour

RADIUS = 7.5
_TAIL_HEIGHT = 12


def paint_card(painter: QPainter, laid: Laid, theme: CardTheme, clip: QRectF | None = None) -> None:
    """Paint `laid` at the painter's origin; pieces outside `clip` (card coordinates) are left out.

    The painter's pen, brush and render hints are as they were afterwards.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    bubble = laid.bubble
    # Only its lowest edge shows, so only that is painted.
    painter.setBrush(colour(theme.shadow))
    lowest = QRectF(bubble.x(), bubble.bottom() - 2 * RADIUS + 1, bubble.width(), 2 * RADIUS)
    painter.drawRoundedRect(lowest, RADIUS, RADIUS)
    painter.fillPath(_outline(bubble.width(), bubble.height()), colour(theme.bubble))
    for piece in laid.pieces:
        if clip is not None and not clip.intersects(piece.rect):
            continue
        match piece:
            case Text():
                _text(painter, piece)
            case Fill():
                _fill(painter, piece)
            case Icon():
                _icon(painter, piece)
            case Photo():
                _photo(painter, piece)
    painter.restore()


@lru_cache(maxsize=8)
def _outline(width: float, height: float) -> QPainterPath:
    """The bubble with its tail at the top left, pointing at who wrote it."""
    left, right, turn = float(TAIL), TAIL + width, 2 * RADIUS
    path = QPainterPath(QPointF(2.4, 0))
    path.lineTo(right - RADIUS, 0)
    path.arcTo(right - turn, 0, turn, turn, 90, -90)
    path.lineTo(right, height - RADIUS)
    path.arcTo(right - turn, height - turn, turn, turn, 0, -90)
    path.lineTo(left + RADIUS, height)
    path.arcTo(left, height - turn, turn, turn, 270, -90)
    path.lineTo(left, _TAIL_HEIGHT)
    path.lineTo(0.9, 2.9)
    path.quadTo(-0.6, 0, 2.4, 0)
    path.closeSubpath()
    return path


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
    paragraph.lines.draw(painter, QPointF(piece.x, piece.y))
    if paragraph.label:
        _label(painter, piece)
    painter.setPen(Qt.PenStyle.NoPen)


def _label(painter: QPainter, piece: Text) -> None:
    paragraph, label = piece.paragraph, piece.paragraph.label
    x = piece.x + 1
    if paragraph.right_to_left:
        x = piece.x + paragraph.room - 1 - label_width(label, paragraph.style)
        label = f"\u200f{label}\u200f"  # the full stop of a number goes to its left
    painter.setFont(font(paragraph.style))
    painter.drawText(QPointF(x, piece.y + paragraph.style.baseline), label)


def _icon(painter: QPainter, piece: Icon) -> None:
    tint = colour(piece.colour)
    if piece.name == "play":
        _triangle(painter, piece, tint)
        return
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
