"""The floor of a start: a main window of PySide6 and nothing else, which says when it is painted."""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow


class BareWindow(QMainWindow):
    """Prints CLOCK_MONOTONIC in milliseconds once its first paint is over."""

    was_painted = False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.was_painted:
            self.was_painted = True
            QTimer.singleShot(0, _painted)


def _painted() -> None:
    print(time.monotonic_ns() / 1e6, flush=True)


def main() -> None:
    application = QApplication(sys.argv[:1])
    window = BareWindow()
    window.resize(1280, 800)
    window.show()
    application.exec()


if __name__ == "__main__":
    main()
