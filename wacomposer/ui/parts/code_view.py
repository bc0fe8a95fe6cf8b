"""Text of a machine's making, in its own type: read only, to be selected and copied, broken anywhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

_PADDING = 23
"""Pixels above and below the text: the style's padding, the border and the document's margin."""


class CodeView(QPlainTextEdit):
    """As high as its text up to `most_lines`, or as high as there is room where that is 0."""

    def __init__(self, name: str, most_lines: int = 0, parent: QWidget | None = None) -> None:
        """`name` is what screen readers say, equal to the visible label."""
        super().__init__(parent)
        self._most_lines = most_lines
        self.setObjectName("code")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPixelSize(12)
        font.setStyleHint(QFont.StyleHint.Monospace)
        self.setFont(font)
        if most_lines:
            self._fit()

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, text: str) -> None:
        """Show `text`, where it changes, from the same line on."""
        if text == self.toPlainText():
            return
        bar = self.verticalScrollBar()
        position = bar.value()
        self.setPlainText(text)
        bar.setValue(position)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._most_lines:
            lines = max(1, min(self._most_lines, round(self.document().size().height())))
            self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _PADDING)
