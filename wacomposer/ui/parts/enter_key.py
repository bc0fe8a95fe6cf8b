"""What Enter does in a dialog that has no default button: it presses the button in focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QDialog

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def press_focused(dialog: QDialog, event: QKeyEvent) -> bool:
    """Whether `event` is Enter; then Qt's own default button must not be pressed for it."""
    if event.key() not in ENTER:
        return False
    focus = dialog.focusWidget()
    if isinstance(focus, QAbstractButton):
        focus.click()
    return True
