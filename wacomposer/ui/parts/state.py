"""Properties that style sheets select on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Set a dynamic property and have the style sheet applied anew, only if it changes."""
    if (widget.property(name) or "") == value:
        return
    widget.setProperty(name, value)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # Qt applies the sheet when the widget is shown first
    widget.style().unpolish(widget)
    widget.style().polish(widget)
