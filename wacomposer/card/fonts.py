"""The typefaces of the card: bundled Inter, the system's fonts for other scripts, its colour emoji."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QFont, QFontDatabase

from wacomposer.card.silence import silence
from wacomposer.resources import resource

log = logging.getLogger(__name__)

FAMILY = "Inter"
CUTS = ("Regular", "Italic", "Medium", "SemiBold", "Bold", "BoldItalic")


class TextStyle(NamedTuple):
    """A kind of text: pixel size, weight (400 regular), line step and where in it the baseline is."""

    size: int
    weight: int
    step: int
    baseline: int


HEADER = TextStyle(15, 600, 20, 15)
BODY = TextStyle(15, 400, 20, 15)
FOOTER = TextStyle(13, 400, 18, 13)
WEB_HEADER = TextStyle(14, 600, 19, 14)
WEB_BODY = TextStyle(14, 400, 19, 14)
WEB_BUTTON = TextStyle(14, 500, 19, 14)
TIME = TextStyle(11, 400, 15, 11)
BUTTON = TextStyle(15, 500, 20, 15)
TILE_TITLE = TextStyle(14, 500, 19, 14)
TILE_NOTE = TextStyle(12, 400, 16, 12)
BADGE = TextStyle(9, 700, 12, 9)


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Make Inter known to Qt; needs a QGuiApplication, costs about 2 ms once."""
    silence()
    for cut in CUTS:
        path = resource("fonts", f"{FAMILY}-{cut}.ttf")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            log.warning("The font %s cannot be read; the card uses the system's.", path.name)


@lru_cache(maxsize=64)
def font(style: TextStyle) -> QFont:
    """The font of `style`; glyphs do not snap to whole pixels, so lines break alike at every scale."""
    load_fonts()
    made = QFont(FAMILY)
    made.setPixelSize(style.size)
    made.setWeight(QFont.Weight(style.weight))
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=1)
def mono_families() -> list[str]:
    """The system's fixed-width font, for ```mono``` and `code`."""
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()
