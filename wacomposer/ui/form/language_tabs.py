"""The languages of the message side by side, each with the number of findings about its texts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QGroupBox, QRadioButton, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

IN_A_ROW = 6
"""More languages wrap into another row."""
LONGEST_SHOWN = 12


class LanguageTab(NamedTuple):
    """What a tab shows: the tag, what the language is called, and how many findings there are."""

    tag: str
    name: str
    findings: int

    @property
    def label(self) -> str:
        """The words on the tab: "hi: 2"."""
        tag = self.tag if len(self.tag) <= LONGEST_SHOWN else f"{self.tag[:LONGEST_SHOWN]}…"
        shown = tag or "no tag"
        return f"{shown}: {self.findings}" if self.findings else shown


class LanguageTabs(QGroupBox):
    """One language of several, by position; arrow keys move the choice. `edited` is for the user's alone."""

    edited = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segments")
        self.setAccessibleName("Language")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.ensurePolished()  # made late: else it would keep the margins of an undressed group box
        self._group = QButtonGroup(self)
        self.buttons: list[QRadioButton] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 2, 2)
        self._grid.setSpacing(0)

    def value(self) -> int:
        """The position of the chosen one."""
        return next((at for at, button in enumerate(self.buttons) if button.isChecked()), 0)

    def set_value(self, chosen: int, tabs: Sequence[LanguageTab]) -> None:
        """Show `tabs`, the one at `chosen` as chosen."""
        while len(self.buttons) > len(tabs):
            button = self.buttons.pop()
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        while len(self.buttons) < len(tabs):
            self._add()
        for button, tab in zip(self.buttons, tabs, strict=True):
            button.setText(tab.label.replace("&", "&&"))
            said = "" if not tab.findings else f", {tab.findings} finding{'' if tab.findings == 1 else 's'}"
            button.setToolTip(f"{tab.name}{said}")
            button.setAccessibleDescription(f"{tab.name}{said}")
        with QSignalBlocker(self.buttons[chosen]):
            self.buttons[chosen].setChecked(True)

    def _add(self) -> None:
        at, button = len(self.buttons), QRadioButton()
        self._group.addButton(button)
        self.buttons.append(button)
        self._grid.addWidget(button, at // IN_A_ROW, at % IN_A_ROW)
        button.toggled.connect(partial(self._tell, at))

    def _tell(self, at: int, chosen: bool) -> None:
        if chosen:
            self.edited.emit(at)
