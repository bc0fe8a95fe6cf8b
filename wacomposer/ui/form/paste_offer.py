"""A quiet line under the body: what was pasted had formatting, and a click takes it over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from wacomposer.ui.parts.link_button import LinkButton


class PasteOffer(QWidget):
    """Hidden while there is nothing to offer; the paste itself is done and stays unless `taken`."""

    taken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel("The pasted text was formatted.")
        self.words.setProperty("tone", "muted")
        self.link = LinkButton("Use WhatsApp formatting")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.link)
        row.addStretch(1)
        self.link.clicked.connect(self.taken)
        self.hide()
