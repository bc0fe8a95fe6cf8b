"""The program's own start, which says when its window is painted and its body has taken a key."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wacomposer import __main__ as program
from wacomposer import desktop, running  # the window first, as in a real start

if TYPE_CHECKING:
    from pathlib import Path


def _painted(app: desktop.App) -> None:
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    body = app.window.form.body.edit
    before = body.value()
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x")
    QApplication.sendEvent(body, key)
    if len(body.value()) != len(before) + 1:
        raise RuntimeError("the body does not take text")
    print(time.monotonic_ns() / 1e6, flush=True)


def main() -> None:
    run = running.run

    def run_watched(app: desktop.App, file: Path | None = None) -> int:
        app.window.painted.connect(lambda: _painted(app))
        return run(app, file)

    running.run = run_watched
    program.main([])


if __name__ == "__main__":
    main()
