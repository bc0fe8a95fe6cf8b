"""The account to send through, and the ways to add and change one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.ui.parts.choice import Choice
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Account
    from wacomposer.ui.tokens import Tokens

PRACTICE_NOTE = "Practice: nothing leaves this computer."


class AccountPicker(QWidget):
    """A list of accounts of one provider; `edited` carries the id of the chosen one."""

    edited = Signal(str)
    manage_asked = Signal()
    trouble_edited = Signal(str)

    def __init__(self, troubles: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`troubles` are (key, label) pairs that practice can rehearse, "" for none."""
        super().__init__(parent)
        self.combo = Choice("Account")
        self.manage = IconButton("Manage accounts", "key-round")
        self.label = FieldLabel("Account", self.combo)
        self.note = QLabel(PRACTICE_NOTE)
        self.note.setObjectName("practice")
        self.trouble = Choice("Practice answer", troubles)
        self.trouble.setProperty("soft", "true")
        self.strip = FindingsStrip()
        self._lay_out()
        self.combo.edited.connect(self.edited)
        self.trouble.edited.connect(self.trouble_edited)
        self.manage.clicked.connect(self.manage_asked)

    def _lay_out(self) -> None:
        for combo in (self.combo, self.trouble):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(12)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.combo, 1)
        row.addWidget(self.manage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.label)
        column.addLayout(row)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trouble)
        column.addWidget(self.strip)

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.manage.set_colour(tokens.muted)
        self.strip.set_theme(tokens)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.strip.show_findings(findings)

    def set_value(self, accounts: Sequence[Account], chosen: Account | None) -> None:
        """List `accounts` and mark `chosen`."""
        self.combo.set_choices([(account.id, account.name) for account in accounts])
        self.combo.set_value(chosen.id if chosen else "")
        practice = chosen is not None and chosen.practice
        self.note.setVisible(practice)
        self.trouble.setVisible(practice)
