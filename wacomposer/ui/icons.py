"""Line icons in the colours of the window, for buttons, menus and marks."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QIcon, QPixmap

from wacomposer.card.icons import icon_pixmap

RATIOS = (1.0, 2.0)
"""Device pixel ratios that an icon holds pixmaps for; Qt scales between them."""


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """The icon called `name` in `colour`, `size` logical pixels square."""
    return icon_pixmap(name, QColor(colour), size, ratio)


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """The icon called `name` in `colour` for buttons and menus."""
    made = QIcon()
    for ratio in RATIOS:
        made.addPixmap(pixmap(name, colour, size, ratio))
    return made
