"""What stands under the card: what some customers will not see there, and what nobody has confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from wacomposer.wording.card import Note

WIDTH = 368


class SurfaceNote(QFrame):
    """A note of a fixed width; its headline is there only if something is missing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self.setFixedWidth(WIDTH)
        self.title, self.text, self.unconfirmed = QLabel(), QLabel(), QLabel()
        words = QVBoxLayout(self)
        words.setContentsMargins(12, 8, 12, 8)
        words.setSpacing(4)
        for label in (self.title, self.text, self.unconfirmed):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            words.addWidget(label)
        self.title.setProperty("role", "section")
        self.text.setProperty("tone", "muted")
        self.unconfirmed.setProperty("tone", "muted")

    def show_note(self, note: Note) -> None:
        says = note.text if note.loses else "\n".join(filter(None, (note.title, note.text)))
        self.title.setVisible(note.loses)
        self.title.setText(note.title if note.loses else "")
        self.text.setText(says)
        self.unconfirmed.setText(note.unconfirmed)
