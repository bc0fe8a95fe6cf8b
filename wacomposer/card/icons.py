"""The bundled icons, tinted: drawn once for each colour, size and pixel density."""

from __future__ import annotations

import re
from functools import lru_cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wacomposer.resources import resource

STROKE = 1.5
"""Width of an icon's lines in logical pixels, whatever its size."""

_GRID = 24
_OPAQUE = 255
_STROKE_WIDTH = re.compile(r'stroke-width="[^"]*"')


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon `name` (its file without the ending) in `colour`, `size` logical pixels wide, at `ratio`.

    Raises FileNotFoundError if there is no such icon.
    """
    return _drawn(name, colour.name(QColor.NameFormat.HexArgb), size, round(ratio, 3))


def icon_source(name: str, tint: QColor, size: int) -> str:
    """The icon `name` as SVG, its lines in the opaque form of `tint` and as wide as `size` wants them."""
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    stroke = f'stroke-width="{STROKE * _GRID / size:.3f}"'
    return _STROKE_WIDTH.sub(stroke, source).replace("currentColor", tint.name())


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    tint = QColor(colour)
    source = icon_source(name, tint, size)
    pixels = round(size * ratio)
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source.encode())).render(painter)
    if tint.alpha() < _OPAQUE:  # fading the whole keeps lines that cross from shining through each other
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
        painter.fillRect(pixmap.rect(), tint)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
