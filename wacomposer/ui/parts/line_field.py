"""One line of text with the contract of all editors: value, set_value, and `edited` for the user only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from wacomposer.ui.parts.state import set_state
from wacomposer.ui.parts.undo_keys import asks_for_undo


class LineField(QLineEdit):
    """A line edit; `edited` is emitted for what the user does and never by `set_value`.

    Qt's own signal for that leaves out what people change by a screen reader or by dictation.
    """

    edited = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        """`name` is what screen readers say, equal to the visible label; `hint` is shown while empty."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.textChanged.connect(self.edited)

    def event(self, event: QEvent) -> bool:
        return super().event(event) if not asks_for_undo(event) else False

    def value(self) -> str:
        return self.text()

    def set_value(self, text: str) -> None:
        """Show `text`, keeping the cursor where it is if nothing changes."""
        if text != self.text():
            with QSignalBlocker(self):
                self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def set_state(self, state: str) -> None:
        """Mark the field: "", "warning" or "error"."""
        set_state(self, "state", state)
