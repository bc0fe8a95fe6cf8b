"""Light and dark: follows the system or the user's choice, and dresses the whole application."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFont

from wacomposer.card.fonts import FAMILY, load_fonts
from wacomposer.resources import resource
from wacomposer.ui.style import palette, style_sheet
from wacomposer.ui.tokens import BASE_PIXELS, tokens_for

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from wacomposer.ui.tokens import Tokens


class Appearance(QObject):
    """`changed` carries the tokens to dress in."""

    changed = Signal(object)

    def __init__(self, application: QApplication, choice: str) -> None:
        """`choice` is "system", "light" or "dark"."""
        super().__init__(application)
        self._application = application
        self._applied: Tokens | None = None
        self.choice = choice
        load_fonts()
        font = QFont(application.font())
        if sys.platform == "linux":  # other systems have a good font of their own
            font.setFamily(FAMILY)
        font.setPixelSize(BASE_PIXELS)
        application.setFont(font)
        application.styleHints().colorSchemeChanged.connect(lambda _: self.apply())

    def choose(self, choice: str) -> None:
        self.choice = choice
        self.apply()

    def tokens(self) -> Tokens:
        """The tokens that the choice means now."""
        system_dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return tokens_for(dark=self.choice == "dark" or (self.choice == "system" and system_dark))

    def apply(self) -> None:
        """Dress the application if anything changed."""
        tokens = self.tokens()
        if tokens is self._applied:
            return
        self._applied = tokens
        shade = "dark" if tokens.dark else "light"
        images = [resource("styles", f"{name}-{shade}.svg").as_posix() for name in ("chevron-down", "check")]
        self._application.setPalette(palette(tokens))
        self._application.setStyleSheet(style_sheet(tokens, *images))
        self.changed.emit(tokens)
