"""What there is to say about a practice account: it is built in, and nothing of it can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens

HEADLINE = "Practice: nothing leaves this computer."
_WORDS = (
    "wacomposer answers in place of {name}, as its pages document, so that everything can be tried without "
    "an account there. This account is built in: it needs no secret and cannot be changed or deleted."
)
MARK = 18


class PracticePage(QWidget):
    """`add_asked` is emitted when the user wants a real account of the same provider."""

    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        box = QFrame()
        box.setObjectName("box")
        set_state(box, "tone", "accent")
        self.mark = QLabel()
        self.headline = QLabel(HEADLINE)
        self.headline.setProperty("role", "section")
        self.words = QLabel()
        for label in (self.headline, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.add = LinkButton("")
        inside = QVBoxLayout()
        inside.setSpacing(4)
        inside.addWidget(self.headline)
        inside.addWidget(self.words)
        inside.addSpacing(4)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(inside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 4, 24, 20)
        column.addWidget(box)
        column.addStretch(1)
        self.add.clicked.connect(self.add_asked)

    def set_theme(self, tokens: Tokens) -> None:
        self.mark.setPixmap(pixmap("flask-conical", tokens.accent, MARK, self.devicePixelRatioF()))

    def show_provider(self, provider: Provider) -> None:
        self.words.setText(_WORDS.format(name=provider.name))
        self.add.setText(f"Add your own {provider.name} account")
