"""Properties that style sheets select on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property and have the style sheet applied anew, only if it changes."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
