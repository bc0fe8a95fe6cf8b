"""Line icons in the colours of the window, for buttons, menus and marks."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from wacomposer.card.icons import icon_pixmap

_FADED = 0.38
"""Opacity of the icon of something that cannot be used now."""


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon called `name` in `colour`, `size` logical pixels square."""
    return icon_pixmap(name, QColor(colour), size, ratio)


@lru_cache(maxsize=256)
def icon(name: str, colour: str) -> QIcon:
    """The icon called `name` in `colour` for buttons and menus; drawn when it is shown first."""
    return QIcon(_Engine(name, colour))


class _Engine(QIconEngine):
    """Draws an icon for whatever size and density it is asked for."""

    def __init__(self, name: str, colour: str) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, self._drawn(rect.size(), mode, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        """`size` is in logical pixels, each of `scale` device pixels."""
        return self._drawn(size, mode, scale)

    def _drawn(self, size: QSize, mode: QIcon.Mode, ratio: float) -> QPixmap:
        side = min(size.width(), size.height())
        colour = QColor(self._colour)
        if mode is QIcon.Mode.Disabled:
            colour.setAlphaF(colour.alphaF() * _FADED)
        return icon_pixmap(self._name, colour, side, ratio)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._colour)
