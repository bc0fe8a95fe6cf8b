"""Finds what a dialog shows by its accessible name and uses it with keys and mouse, as a person would."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from shiboken6 import isValid

PATIENCE = 15.0
"""Seconds that something may take on a busy machine; longer than a keyring that does not answer."""

W = TypeVar("W", bound=QWidget)


async def until(condition: Callable[[], object], what: Callable[[], str] | str = "") -> None:
    """Return when `condition` holds, while the window goes on."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what() if callable(what) else what}"
        await asyncio.sleep(0.01)


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name)


def top_dialog() -> QDialog:
    """The one dialog that is open."""
    found = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    assert len(found) == 1
    return found[0]


class Hand:
    """Works on one dialog."""

    def __init__(self, dialog: QDialog) -> None:
        self.dialog = dialog

    def visible(self, kind: type[W]) -> Iterator[W]:
        return (each for each in self.dialog.findChildren(kind) if each.isVisible())

    def operable(self) -> list[QWidget]:
        """All that takes the focus."""
        return [each for each in self.visible(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def names(self) -> Counter[str]:
        """How often each name is given to something operable."""
        return Counter(name_of(each) for each in self.operable())

    @property
    def is_open(self) -> bool:
        """Whether the dialog is still there; it is deleted when it closes."""
        return isValid(self.dialog) and self.dialog.isVisible()

    def has(self, name: str) -> bool:
        return self.names()[name] > 0

    def find(self, kind: type[W], name: str) -> W:
        """The one visible thing of that kind and name."""
        found = [each for each in self.visible(kind) if name_of(each) == name]
        assert len(found) == 1, f"{len(found)} called {name!r} among {sorted(self.names())}"
        return found[0]

    def words(self) -> str:
        """All that is written in it outside of fields."""
        return "\n".join(label.text() for label in self.visible(QLabel) if label.text())

    async def says(self, *texts: str) -> None:
        await until(
            lambda: all(text in self.words() for text in texts), lambda: f"{texts} in:\n{self.words()}"
        )

    def press(self, name: str) -> None:
        button = self.find(QAbstractButton, name)
        assert button.isEnabled(), name
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def line(self, name: str) -> QLineEdit:
        return self.find(QLineEdit, name)

    def write(self, name: str, text: str) -> None:
        """Replace the text of a line by typing."""
        line = self.line(name)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClicks(line, text)

    def append(self, name: str, text: str) -> None:
        """Type at the end of a line."""
        line = self.line(name)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_End)
        QTest.keyClicks(line, text)

    def paste(self, name: str, text: str) -> None:
        QApplication.clipboard().setText(text)
        line = self.line(name)
        line.setFocus()
        QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QApplication.clipboard().clear()

    def choose(self, name: str, label: str) -> None:
        combo = self.find(QComboBox, name)
        combo.setCurrentIndex(combo.findText(label))

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self.dialog.focusWidget(), key, modifier)
