"""The line under a secret that says where it is, with a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

MARK = 15
_MARKS = {"success": "shield-check", "warning": "lock", "muted": "key-round", "session": "clock"}


class KeptLine(QWidget):
    """`say` takes a kind: success for kept, session, warning for unknown, muted for not there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: Tokens | None = None
        self._kind = "muted"
        self.mark = QLabel()
        self.words = QLabel()
        self.words.setMinimumHeight(18)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._draw()

    def text(self) -> str:
        return self.words.text()

    def say(self, text: str, kind: str) -> None:
        self._kind = kind
        self.words.setText(text)
        set_state(self.words, "tone", "success" if kind == "session" else kind)
        self._draw()

    def _draw(self) -> None:
        if self._tokens is None:
            return
        tokens = self._tokens
        colours = {"warning": tokens.warning, "muted": tokens.muted}
        colour = colours.get(self._kind, tokens.success)
        self.mark.setPixmap(pixmap(_MARKS[self._kind], colour, MARK, self.devicePixelRatioF()))
