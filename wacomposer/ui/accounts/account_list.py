"""The list of accounts, grouped by provider: people's own, and the built-in practice one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from wacomposer.ui.accounts.account_rows import IN_USE, KIND, AccountRows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.contract import Account, Provider
    from wacomposer.ui.tokens import Tokens

NEW = "New account"
_ID = Qt.ItemDataRole.UserRole


class AccountList(QListWidget):
    """`edited` carries the id of the account that the user chose, "" for the one being added."""

    edited = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Accounts")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._rows = AccountRows(self)
        self.setItemDelegate(self._rows)
        self._told = ""
        # Queued: a choice that has to wait for a question is taken back only after the list is done with it.
        self.currentRowChanged.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def set_theme(self, tokens: Tokens) -> None:
        self._rows.tokens = tokens
        self.viewport().update()

    def show_accounts(
        self,
        groups: Sequence[tuple[Provider, Sequence[Account]]],
        chosen: str,
        in_use: str,
        new_for: str = "",
    ) -> None:
        """List `groups` with the accounts `chosen` and `in_use`; `new_for` is the provider of a new one."""
        with QSignalBlocker(self):
            self.clear()
            for provider, accounts in groups:
                heading = self._add(provider.name, None, "heading")
                heading.setFlags(Qt.ItemFlag.NoItemFlags)
                for account in accounts:
                    if account.practice and provider.key == new_for:
                        self._add(NEW, "", "new")
                    kind = "practice" if account.practice else "own"
                    item = self._add(account.name, account.id, kind)
                    self._mark(item, account, in_use)
        self.set_value(chosen)

    def value(self) -> str:
        return str(self.currentIndex().data(_ID) or "")

    def set_value(self, account_id: str) -> None:
        """Choose the account with this id."""
        self._told = account_id
        with QSignalBlocker(self):
            for row in range(self.count()):
                if self.item(row).data(_ID) == account_id:
                    self.setCurrentRow(row)
                    return
            self.setCurrentRow(-1)

    def _add(self, text: str, account_id: str | None, kind: str) -> QListWidgetItem:
        item = QListWidgetItem(text)
        item.setData(_ID, account_id)
        item.setData(KIND, kind)
        self.addItem(item)
        return item

    def _mark(self, item: QListWidgetItem, account: Account, in_use: str) -> None:
        item.setData(IN_USE, account.id == in_use)
        told = ["built-in practice account"] if account.practice else []
        told += ["in use"] if account.id == in_use else []
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, ", ".join(told))
        if account.practice:
            item.setToolTip("Built in: nothing leaves this computer.")

    def _tell(self, _row: int) -> None:
        chosen = self.value()
        if chosen != self._told and self.currentRow() >= 0:
            self._told = chosen
            self.edited.emit(chosen)
