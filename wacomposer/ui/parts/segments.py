"""A choice of a few, side by side: one group of radio buttons that looks like a segmented control."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


class Segments(QGroupBox):
    """One value of several; arrow keys move the choice. `edited` is emitted for the user's choice only."""

    edited = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`choices` are (value, label) pairs; `name` is what screen readers call the group."""
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QRadioButton] = {}
        for value, label in choices:
            button = QRadioButton(label)
            self._group.addButton(button)
            self._buttons[value] = button
            row.addWidget(button)
            button.toggled.connect(partial(self._tell, value))  # screen readers toggle, they do not click

    def value(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def chosen(self) -> QRadioButton:
        """The button of the present value, or the first one."""
        return self._buttons.get(self.value(), next(iter(self._buttons.values())))

    def set_value(self, value: str) -> None:
        with QSignalBlocker(self._buttons[value]):
            self._buttons[value].setChecked(True)

    def _tell(self, value: str, chosen: bool) -> None:
        if chosen:
            self.edited.emit(value)
