"""One line of text with the contract of all editors: value, set_value, and `edited` for the user only."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QPalette, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QWidget

from wacomposer.message.measure import utf16_units
from wacomposer.message.variables import is_name, variables
from wacomposer.ui.parts.state import set_state
from wacomposer.ui.parts.undo_keys import asks_for_undo

NEW_VARIABLE = "name"


class LineField(QLineEdit):
    """A line edit; `edited` is emitted for what the user does and never by `set_value`.

    Qt's own signal for that leaves out what people change by a screen reader or by dictation. Where variables
    may stand in it, as `takes_variables` says, they have a ground of their own.
    """

    edited = Signal(str)

    def __init__(self, name: str, hint: str = "", parent: QWidget | None = None) -> None:
        """`name` is what screen readers say, equal to the visible label; `hint` is shown while empty."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.takes_variables = False
        self._is_marked = False
        self.textChanged.connect(self._tell)

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
            self._mark_soon()

    def set_state(self, state: str) -> None:
        """Mark the field: "", "warning" or "error"."""
        set_state(self, "state", state)

    def insert_variable(self) -> None:
        """Make the selection a variable, or put a new one at the cursor with its name selected."""
        selected = self.selectedText()
        name = selected if is_name(selected) else NEW_VARIABLE
        self.insert(f"{{{{{name}}}}}")
        if name != selected:
            end = self.cursorPosition() - 2
            self.setSelection(end - len(name), len(name))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark_soon()

    def _tell(self, text: str) -> None:
        self.edited.emit(text)
        self._mark_soon()

    def _mark_soon(self) -> None:
        """Mark after the present event: an input method may be in the middle of its own."""
        if self.takes_variables and (self._is_marked or "{{" in self.text()):
            QTimer.singleShot(0, self, self._mark)

    def _mark(self) -> None:
        """Lend variables a ground the only way a QLineEdit has: as an input method marks what it composes."""
        text, cursor = self.text(), self.cursorPosition()
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.AlternateBase))
        look.setForeground(self.palette().color(QPalette.ColorRole.Link))
        kind = QInputMethodEvent.AttributeType.TextFormat
        marks = [
            QInputMethodEvent.Attribute(
                kind, utf16_units(text[: each.start]) - cursor, utf16_units(text[each.start : each.end]), look
            )
            for each in variables(text)
        ]
        self._is_marked = bool(marks)
        QCoreApplication.sendEvent(self, QInputMethodEvent("", marks))
