"""The bar at the bottom of a narrow window: provider, recipient and Send; the rest opens as a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wacomposer.ui.icons import icon

if TYPE_CHECKING:
    from wacomposer.ui.send.send_panel import SendPanel
    from wacomposer.ui.tokens import Tokens


class SendBar(QFrame):
    """Borrows recipient, outcome and Send from the panel while the window is narrow."""

    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sendBar")
        self.provider = QPushButton()
        self.provider.setProperty("tall", "true")
        self.provider.setAutoDefault(True)  # Return presses it, as Space does
        self.provider.clicked.connect(self.sheet_asked)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self.provider, 0, Qt.AlignmentFlag.AlignBottom)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 12)
        self._column.setSpacing(8)
        self._column.addLayout(self._row)
        self.hide()

    def borrow(self, panel: SendPanel) -> None:
        """Take recipient, banner and Send from `panel`."""
        self._column.insertWidget(0, panel.banner)
        self._row.addWidget(panel.recipient, 1, Qt.AlignmentFlag.AlignBottom)
        self._row.addWidget(panel.send, 0, Qt.AlignmentFlag.AlignBottom)
        panel.send.setMinimumWidth(150)

    def set_theme(self, tokens: Tokens) -> None:
        self.provider.setIcon(icon("settings", tokens.muted))

    def show_provider(self, name: str, account: str, mark: str) -> None:
        """`name` of the provider, name of the account, and what the provider would lose."""
        shown = account if name in account else f"{account} ({name})"
        self.provider.setText(" ".join((shown, f"· {mark}" if mark else "")).strip())
        self.provider.setAccessibleName(f"Delivery: {shown}. {mark}".rstrip(". "))
        self.provider.setToolTip("Provider, account and options")
