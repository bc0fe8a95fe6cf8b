"""What became of the last send, in words: accepted, rejected, unknown, or why it could not begin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.announce import announce
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

MARKS = {"success": "circle-check", "error": "circle-alert", "warning": "circle-help", "": "clock"}


class OutcomeBanner(QFrame):
    """A bar with a headline, the provider's own words, advice and at most one link."""

    dismissed = Signal()
    link_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._tokens: Tokens | None = None
        self._tone = ""
        self.mark = QLabel()
        self.mark.setFixedSize(18, 18)
        self.headline = QLabel()
        self.words = QLabel()
        self.advice = QLabel()
        self.link = LinkButton("")
        self.close_button = IconButton("Dismiss the outcome", "x", size=14)
        for label in (self.headline, self.words, self.advice):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.headline.setProperty("role", "section")
        self.words.setProperty("tone", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 9, 6, 10)
        row.setSpacing(9)
        column = QVBoxLayout()
        column.setSpacing(3)
        for part in (self.headline, self.words, self.advice):
            column.addWidget(part)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.close_button.clicked.connect(self.dismissed)
        self.link.clicked.connect(self.link_clicked)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.close_button.set_colour(tokens.muted)
        self._draw_mark()

    def show_words(self, tone: str, headline: str, words: str = "", advice: str = "", link: str = "") -> None:
        """`tone` is "success", "error", "warning" or "" for neutral; empty texts take no room."""
        self._tone = tone
        set_state(self, "tone", tone)
        for label, text in ((self.headline, headline), (self.words, words), (self.advice, advice)):
            label.setText(text)
            label.setVisible(bool(text))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        self._draw_mark()
        self.setAccessibleName(headline)
        self.setAccessibleDescription(" ".join(part for part in (words, advice) if part))
        self.show()
        announce(self, " ".join(part for part in (headline, words, advice) if part))

    def _draw_mark(self) -> None:
        if self._tokens is None:
            return
        tokens = self._tokens
        colours = {"success": tokens.success, "error": tokens.error, "warning": tokens.warning}
        colour = colours.get(self._tone, tokens.muted)
        self.mark.setPixmap(pixmap(MARKS[self._tone], colour, 18, self.devicePixelRatioF()))
