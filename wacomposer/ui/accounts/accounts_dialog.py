"""The accounts dialog: people's accounts and their secrets, and the practice accounts beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from wacomposer.app.clerk import Clerk
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.ui.accounts.accounts_view import AccountsView
from wacomposer.ui.accounts.flow import Flow
from wacomposer.ui.accounts.reports import Reports
from wacomposer.ui.accounts.showing import Showing
from wacomposer.ui.parts.enter_key import press_focused
from wacomposer.ui.parts.tab_stops import move_focus

if TYPE_CHECKING:
    from wacomposer.app.accounts import Accounts
    from wacomposer.app.checker import Checker
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.contract import Account, Provider
    from wacomposer.ui.tokens import Tokens

TITLE = "Accounts – wacomposer"
FIRST = (860, 660)
LEAST = (720, 480)


class AccountsDialog(QDialog):
    """`used` carries the id of the account that messages shall go through; the dialog closes with it."""

    used = Signal(str)

    def __init__(
        self, accounts: Accounts, tasks: Tasks, checker: Checker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
        self.clerk = Clerk(accounts, tasks, checker)
        self.view = AccountsView(PROVIDERS, self)
        self.showing = Showing(self.view, accounts, self.clerk, self)
        self.flow = Flow(self.showing, accounts, self.clerk, self)
        self.reports = Reports(self.showing, self.flow, self.clerk, tasks)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.view.close_button.clicked.connect(self.reject)
        self.flow.used.connect(self._use)

    def set_theme(self, tokens: Tokens) -> None:
        self.view.set_theme(tokens)

    def choose(self, provider: Provider, account: Account | None) -> None:
        """Show `account`, which is the one in use, or the first of `provider`; the book is read anew."""
        self.showing.begin(provider, account)

    def reject(self) -> None:
        """Close, unless an open question is thereby put aside, or one has to be asked first."""
        if self.showing.is_asking:
            self.view.notice.dismiss()
        else:
            self.flow.unless_changed(self._leave)

    def done(self, result: int) -> None:
        self.showing.end()
        self.clerk.dismiss()
        super().done(result)

    def _leave(self) -> None:
        super().reject()

    def _use(self, account_id: str) -> None:
        self.used.emit(account_id)
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, and saves from within a line."""
        if not press_focused(self, event):
            super().keyPressEvent(event)
        elif isinstance(self.focusWidget(), QLineEdit):
            self.view.save.click()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus by Tab in reading order."""
        return move_focus((self.view.sidebar, self.view.main), forward=forward)
