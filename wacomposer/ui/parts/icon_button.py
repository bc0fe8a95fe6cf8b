"""A small button with an icon, a name for screen readers and the same name as a tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from wacomposer.ui.icons import icon


class IconButton(QToolButton):
    """`name` says what it does; the icon takes its colour when the theme is set."""

    def __init__(
        self, name: str, icon_name: str, shortcut: str = "", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self.setAccessibleName(name)
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText) if shortcut else ""
        self.setToolTip(f"{name} ({keys})" if keys else name)
        self.setIconSize(QSize(size, size))
        self.setAutoRaise(True)

    def set_colour(self, colour: str) -> None:
        self.setIcon(icon(self._icon_name, colour))

    def set_icon(self, icon_name: str, colour: str) -> None:
        self._icon_name = icon_name
        self.set_colour(colour)
