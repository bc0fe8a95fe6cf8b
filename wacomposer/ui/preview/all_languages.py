"""The card in every language, side by side, or under each other where there is no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.card.face import Face
from wacomposer.card.media import NOTHING_KNOWN
from wacomposer.ui.preview.card_view import CardView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.card.media import MediaShown
    from wacomposer.card.theme import CardTheme
    from wacomposer.message.model import Message

LEAST_CARD = 316
"""Logical pixels of the narrowest column."""


class AllLanguages(QWidget):
    """One card for each language, named by it."""

    def __init__(self, theme: CardTheme, time: str, parent: QWidget | None = None) -> None:
        """`time` is what stands at the end of each message, such as 14:32."""
        super().__init__(parent)
        self._theme, self._time = theme, time
        self._face = Face()
        self._media = NOTHING_KNOWN
        self._cells: list[QWidget] = []
        self._names: list[QLabel] = []
        self.views: list[CardView] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 16, 0, 0)
        self._grid.setSpacing(0)

    def set_card_theme(self, theme: CardTheme) -> None:
        self._theme = theme
        for view in self.views:
            view.set_card_theme(theme)
        self._tint()

    def set_face(self, face: Face) -> None:
        """Show the cards as in another app, or from another side."""
        self._face = face
        for view in self.views:
            view.set_face(face)

    def set_media(self, shown: MediaShown) -> None:
        """Show what is known of the header's media."""
        self._media = shown
        for view in self.views:
            view.set_media(shown)

    def set_messages(self, messages: Sequence[tuple[str, Message]]) -> None:
        """Show `messages` with the names of their languages."""
        while len(self.views) > len(messages):
            self.views.pop()
            self._names.pop()
            cell = self._cells.pop()
            cell.hide()
            cell.deleteLater()
        while len(self.views) < len(messages):
            self._add()
        for view, label, (name, message) in zip(self.views, self._names, messages, strict=True):
            label.setText(name)
            view.setAccessibleName(f"Preview, {name}")
            view.set_message(message)
        self._place(again=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(again=False)

    def _add(self) -> None:
        cell, label, view = QWidget(), QLabel(), CardView(self._theme, self._time)
        view.set_face(self._face)
        view.set_media(self._media)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label)
        column.addWidget(view)
        column.addStretch(1)
        self._cells.append(cell)
        self._names.append(label)
        self.views.append(view)
        self._tint()

    def _tint(self) -> None:
        for label in self._names:
            label.setStyleSheet(f"color: {self._theme.muted}; font-weight: 600;")

    def _place(self, *, again: bool) -> None:
        columns = max(1, min(len(self._cells), self.width() // LEAST_CARD))
        if columns == self._columns and not again:
            return
        self._columns = columns
        for at, cell in enumerate(self._cells):
            self._grid.addWidget(cell, at // columns, at % columns)
