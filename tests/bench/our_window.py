"""The program's own start, which says when its window is painted and its body has taken a key."""

from __future__ import annotations

import time

from wacomposer.desktop import App, build, make_application
from wacomposer.running import run


def _painted(app: App) -> None:
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
    app = build(make_application())
    app.window.painted.connect(lambda: _painted(app))
    run(app)


if __name__ == "__main__":
    main()
