"""Presses keys in a window and times each until the painting that it caused is over.

`python -m tests.bench.key_window ours|bare`; each line read is a number of keys, and answered by their times.
"""

from __future__ import annotations

import gc
import html
import re
import sys
import time
from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from tests.bench.child import tell
from tests.bench.typing_text import KEYS, POSITION, formatted_body
from wacomposer.app.sweeper import Sweeper
from wacomposer.desktop import build, make_application

PATIENCE = 2.0
"""Seconds after which a key that changed nothing on the card is a failure."""
CARD_SIZE = (340, 760)
"""Logical pixels of the bare window's label, about those of our card."""
_PAIRS = (("*", "b"), ("_", "i"), ("~", "s"), ("`", "code"))


class Paints(QObject):
    """Counts the paintings of a widget."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return False


def our_window(application: QApplication) -> tuple[QWidget, QPlainTextEdit, QWidget]:
    """The program with all it reviews and shows, the comparison too; RyzeAPI, as it carries the most."""
    app = build(application)
    app.commands.choose_provider("ryzeapi")
    app.program.composer.edit_text("body", formatted_body())
    app.window.resize(1280, 1340)  # high enough for the whole card above the table
    app.window.show()
    QTest.qWaitForWindowExposed(app.window)
    app.commands.comparison.open()
    Sweeper(app.window)  # as when it runs
    gc.freeze()
    return app.window, app.window.form.body.edit, app.window.preview.view


def bare_window() -> tuple[QWidget, QTextEdit, QWidget]:
    """A text edit whose text a label repeats as rich text; its size is fixed, to lay out nothing anew."""
    window, central, edit, label = QMainWindow(), QWidget(), QTextEdit(), QLabel()
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setWordWrap(True)
    label.setFixedSize(*CARD_SIZE)
    row = QHBoxLayout(central)
    row.addWidget(edit)
    row.addWidget(label)
    window.setCentralWidget(central)
    window.resize(1280, 800)
    edit.textChanged.connect(lambda: label.setText(_rich(edit.toPlainText())))
    edit.setPlainText(formatted_body())
    return window, edit, label


def _rich(text: str) -> str:
    rich = html.escape(text)
    for mark, tag in _PAIRS:
        escaped = re.escape(mark)
        rich = re.sub(rf"{escaped}([^{escaped}\n]+){escaped}", rf"<{tag}>\1</{tag}>", rich)
    return rich.replace("\n", "<br>")


def _presses(edit: QWidget) -> Iterator[None]:
    """Each step presses one key: all of KEYS, then as many times Backspace, and so on."""
    for key in cycle((*KEYS, *(Qt.Key.Key_Backspace for _ in KEYS))):
        QTest.keyClick(edit, key)
        yield


def main() -> None:
    application = make_application()
    window, edit, card = our_window(application) if sys.argv[1] == "ours" else bare_window()
    window.show()
    QTest.qWaitForWindowExposed(window)
    edit.setFocus()
    cursor = edit.textCursor()
    cursor.setPosition(POSITION)
    edit.setTextCursor(cursor)
    QTest.qWait(1000)
    paints, presses = Paints(card), _presses(edit)
    for line in sys.stdin:
        tell([_press(presses, paints) for _ in range(int(line))])


def _press(presses: Iterator[None], paints: Paints) -> float:
    """Milliseconds from the key to the end of all painting it caused."""
    before, begun = paints.count, time.perf_counter()
    next(presses)
    while paints.count == before:
        QApplication.processEvents()
        if time.perf_counter() - begun > PATIENCE:
            raise TimeoutError("a key press did not change the card")
    QApplication.processEvents()  # what the painting left behind
    return (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
