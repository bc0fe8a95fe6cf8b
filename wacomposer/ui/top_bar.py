"""The bar over everything: the message's name and state, undo, and the menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from wacomposer.ui.parts.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from wacomposer.ui.tokens import Tokens

HEIGHT = 48


class TopBar(QFrame):
    """Shows which message is open and whether it is saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setFixedHeight(HEIGHT)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.state = QLabel()
        self.state.setProperty("tone", "muted")
        self.undo = IconButton("Undo", "undo-2", "Ctrl+Z")
        self.redo = IconButton("Redo", "redo-2", "Ctrl+Shift+Z")
        self.menu = IconButton("Menu", "menu", size=18)
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.title)
        row.addSpacing(8)
        row.addWidget(self.state)
        row.addStretch(1)
        for button in (self.undo, self.redo, self.menu):
            row.addWidget(button)

    def set_theme(self, tokens: Tokens) -> None:
        for button in (self.undo, self.redo, self.menu):
            button.set_colour(tokens.ink)

    def set_menu(self, menu: QMenu) -> None:
        self.menu.setMenu(menu)

    def show_document(self, name: str, state: str) -> None:
        self.title.setText(name)
        self.state.setText(state)
