"""What Qt would say on stderr of things that the card itself tells, or that are no fault."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QLoggingCategory


@lru_cache(maxsize=1)
def silence() -> None:
    """Silence Qt about scripts for which the system has no font, and about damaged pictures.

    The customer's phone has such a font, and here the boxes say it already; of a picture its tile tells.
    """
    QLoggingCategory.setFilterRules("qt.text.font.db=false\nqt.gui.imageio*=false")
