"""A line for one secret: masked, and closed to every way out but the program's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from wacomposer.ui.parts.state import set_state

_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)
_TEXT_QUERIES = frozenset(
    {
        Qt.InputMethodQuery.ImSurroundingText,
        Qt.InputMethodQuery.ImCurrentSelection,
        Qt.InputMethodQuery.ImTextBeforeCursor,
        Qt.InputMethodQuery.ImTextAfterCursor,
    }
)


class SecretLine(QLineEdit):
    """`edited` is emitted for what the user does and never by `set_value`.

    Nothing in it can be copied, dragged or cut, shown or not: where it is shown, nothing can be selected
    either, since X11 copies what is selected. Input methods are not told the text, which Qt would tell them
    even while it is masked.
    """

    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.set_shown(shown=False)
        self.selectionChanged.connect(self._drop_selection)
        self.textChanged.connect(lambda _: self.edited.emit())

    def value(self) -> str:
        return self.text()

    def set_value(self, text: str) -> None:
        """Show `text`. Qt forgets its undo steps with this, and only with this."""
        with QSignalBlocker(self):
            self.setText(text)

    def is_shown(self) -> bool:
        return self.echoMode() is QLineEdit.EchoMode.Normal

    def set_shown(self, *, shown: bool) -> None:
        """Show the characters, or mask them."""
        self.deselect()
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)  # Qt takes them away from what it shows

    def set_state(self, state: str) -> None:
        """Mark the line: "", "warning" or "error"."""
        set_state(self, "state", state)

    def event(self, event: QEvent) -> bool:
        """Undo is off: a step back would bring a secret into view that was there before."""
        if isinstance(event, QKeyEvent) and any(event.matches(keys) for keys in _CLOSED):
            event.accept()
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """No menu: all that would be on it is on the keyboard, or must not be."""
        event.accept()

    def inputMethodQuery(self, query: Qt.InputMethodQuery, _argument: Any = None) -> Any:  # noqa: ANN401 - Qt's
        """What input methods are told: all but the text."""
        return "" if query in _TEXT_QUERIES else super().inputMethodQuery(query)

    def _drop_selection(self) -> None:
        if self.is_shown() and self.hasSelectedText():
            self.deselect()


_CLOSED = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
)
