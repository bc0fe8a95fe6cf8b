"""One sentence under a field, with a mark: what is odd about it, or what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

MARK = 15
"""Logical pixels of the mark, the same as before a finding."""
_MARKS = {"error": "circle-alert", "warning": "triangle-alert"}


class Remark(QFrame):
    """A sentence in the tone "warning" or "error", in a box as findings have; without words it is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finding")
        self._tokens: Tokens | None = None
        self._tone = "warning"
        self.mark = QLabel()
        self.mark.setContentsMargins(0, 1, 0, 0)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._draw()

    def text(self) -> str:
        return self.words.text()

    def say(self, text: str, tone: str = "warning") -> None:
        """Show `text`; "" hides it."""
        self._tone = tone
        self.words.setText(text)
        set_state(self.words, "tone", tone)
        set_state(self, "tone", tone)
        self.mark.setAccessibleName("Error" if tone == "error" else "Warning")
        self._draw()
        self.setVisible(bool(text))

    def _draw(self) -> None:
        if self._tokens is not None:
            colour = self._tokens.error if self._tone == "error" else self._tokens.warning
            self.mark.setPixmap(pixmap(_MARKS[self._tone], colour, MARK, self.devicePixelRatioF()))
