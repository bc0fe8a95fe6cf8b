"""The body's text area: plain text with WhatsApp's marks, toggled by shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from wacomposer.message.marks import Mark
from wacomposer.message.markup import toggle
from wacomposer.message.measure import utf16_to_code_points, utf16_units
from wacomposer.message.variables import is_name
from wacomposer.ui.parts.line_field import NEW_VARIABLE
from wacomposer.ui.parts.undo_keys import asks_for_undo

if TYPE_CHECKING:
    from wacomposer.ui.form.variable_chips import VariableChips

LEAST_LINES = 5
MOST_LINES = 14
"""The text area grows with its text between these, then it scrolls."""
PADDING = 10
MOST_PASTED = 20_000
"""Characters of the longest paste; a longer one is refused, since it would make the window slow."""


class BodyEdit(QPlainTextEdit):
    """A text area with the contract of all editors; Tab leaves it, Ctrl+B, I and others set marks."""

    edited = Signal(str)
    focused = Signal(bool)
    paste_refused = Signal(int, int)
    pasted = Signal(int, str, str)
    """Where in the text, in code points; what stands there now; the same as HTML, or ""."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Body")
        self.setPlaceholderText("What you want to say")
        self.setTabChangesFocus(True)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # each paragraph by its content
        self.document().setDefaultTextOption(option)
        self._quiet = False
        self._chips: VariableChips | None = None
        self._left_keys: set[QKeySequence] = set()
        self._lines = LEAST_LINES
        self._fit()
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._tell)

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Show `text` without emitting `edited`; the cursor stays where it can."""
        if text == self.toPlainText():
            return
        position = self.textCursor().position()
        self._show_chips(text)
        self._quiet = True
        try:
            self.setPlainText(text)
        finally:
            self._quiet = False
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def leave_keys(self, keys: QKeySequence) -> None:
        """Let `keys` be a shortcut even where text areas have a use of their own for them, as for Ctrl+E."""
        self._left_keys.add(keys)

    def toggle_mark(self, kind: Mark) -> None:
        """Wrap the selection in the marks of `kind`, or take them away."""
        cursor = self.textCursor()
        text = self.toPlainText()
        start, end = (
            utf16_to_code_points(text, units) for units in (cursor.selectionStart(), cursor.selectionEnd())
        )
        changed, start, end = toggle(text, start, end, kind)
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(changed)
        cursor.endEditBlock()
        cursor.setPosition(utf16_units(changed[:start]))
        cursor.setPosition(utf16_units(changed[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert_variable(self) -> None:
        """Make the selection a variable, or put a new one at the cursor with its name selected."""
        cursor = self.textCursor()
        selected = cursor.selectedText()
        name = selected if is_name(selected) else NEW_VARIABLE
        cursor.insertText(f"{{{{{name}}}}}")
        if name != selected:
            end = cursor.position() - 2
            cursor.setPosition(end - len(name))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, unless it is far longer than any message."""
        text = source.text()
        if len(text) > MOST_PASTED:
            self.paste_refused.emit(len(text), MOST_PASTED)
        elif text:
            start = self.textCursor().selectionStart()
            self.insertPlainText(text)
            whole, end = self.toPlainText(), self.textCursor().position()
            first, last = (utf16_to_code_points(whole, units) for units in (start, end))
            self.pasted.emit(first, whole[first:last], source.html() if source.hasHtml() else "")

    def event(self, event: QEvent) -> bool:
        return super().event(event) if not (asks_for_undo(event) or self._is_left(event)) else False

    def _is_left(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        is_left = QKeySequence(event.keyCombination()) in self._left_keys
        if is_left:
            event.ignore()
        return is_left

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chips is not None:
            self._quiet = True  # the text does not change
            self._chips.set_palette(self.palette())
            self._quiet = False

    def _show_chips(self, text: str) -> None:
        """From the first variable on, show them as chips."""
        if self._chips is None and "{{" in text:
            from wacomposer.ui.form.variable_chips import VariableChips  # noqa: PLC0415 - rarely at the start

            self._chips = VariableChips(self.document(), self.palette())

    def _fit(self) -> None:
        """Be as high as the text needs, between the least and the most lines."""
        lines = max(LEAST_LINES, min(MOST_LINES, round(self.document().size().height())))
        if lines != self._lines or not self.minimumHeight():
            self._lines = lines
            self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 2 * PADDING)

    def _tell(self) -> None:
        if not self._quiet:
            text = self.toPlainText()
            self._show_chips(text)
            self.edited.emit(text)
