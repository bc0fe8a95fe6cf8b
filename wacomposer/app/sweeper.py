"""Garbage is sought on Qt's thread only: a search in another thread would delete Qt objects there."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PAUSE = 3_000
"""Milliseconds between looks at how much has gathered."""
WORTH_IT = 5_000
"""New objects below which a search is not worth its time."""


class Sweeper(QObject):
    """Takes the search for garbage over from Python as long as it lives."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.timeout.connect(self.sweep)
        timer.start(PAUSE)

    def sweep(self) -> None:
        """Search if enough has gathered."""
        if gc.get_count()[0] >= WORTH_IT:
            gc.collect()
