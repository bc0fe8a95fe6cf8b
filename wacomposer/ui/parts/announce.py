"""News that screen readers say at once, wherever the focus is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def announce(shown_by: QWidget, text: str) -> None:
    """Have `text`, which `shown_by` shows, said as soon as what is being said ends."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(shown_by, text))
