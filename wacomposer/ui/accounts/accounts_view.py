"""The parts of the accounts dialog and their places; knows nothing of what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from wacomposer.ui.accounts.account_form import AccountForm
from wacomposer.ui.accounts.account_head import AccountHead
from wacomposer.ui.accounts.account_list import AccountList
from wacomposer.ui.accounts.practice_page import PracticePage
from wacomposer.ui.accounts.style import dialog_style
from wacomposer.ui.icons import icon
from wacomposer.ui.parts.notice import Notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens

SIDEBAR_WIDTH = 248


class AccountsView(QWidget):
    """The list at the left; at the right, from top to bottom: head, form or practice, news, and the foot."""

    def __init__(self, providers: Sequence[Provider], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Where a part gets its parent late, Qt styles all in it anew, at each step up.
        self.sidebar, self.main = QFrame(self), QWidget(self)
        self.list = AccountList()
        self.add = QPushButton("Add account")
        self.head = AccountHead(self.main)
        self.form = AccountForm(providers, self.main)
        self.practice = PracticePage()
        self.notice = Notice()
        if (layout := self.notice.layout()) is not None:
            layout.setContentsMargins(24, 8, 16, 8)
        self.delete = QPushButton("Delete account")
        self.delete.setProperty("danger", "true")
        self.close_button = QPushButton("Close")
        self.save = QPushButton("Save")
        self.save.setProperty("primary", "true")
        for button in (self.add, self.delete, self.close_button, self.save):
            button.setAutoDefault(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._fill_sidebar()
        self._fill_main()
        row.addWidget(self.sidebar)
        row.addWidget(self.main, 1)

    def _fill_sidebar(self) -> None:
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setFixedWidth(SIDEBAR_WIDTH)
        column = QVBoxLayout(self.sidebar)
        column.setContentsMargins(8, 4, 8, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)

    def _fill_main(self) -> None:
        foot = QFrame()
        foot.setObjectName("footer")
        buttons = QHBoxLayout(foot)
        buttons.setContentsMargins(24, 12, 24, 12)
        buttons.setSpacing(8)
        buttons.addWidget(self.delete)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save)
        column = QVBoxLayout(self.main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.form, 1)
        column.addWidget(self.practice, 1)
        column.addWidget(self.notice)
        column.addWidget(foot)

    def set_theme(self, tokens: Tokens) -> None:
        self.setStyleSheet(dialog_style(tokens))
        self.add.setIcon(icon("plus", tokens.ink))
        for part in (self.list, self.form, self.practice, self.notice):
            part.set_theme(tokens)

    def show_own(self, *, own: bool, kept: bool) -> None:
        """Show the form of an account of one's own, or the page of a practice one."""
        self.form.setVisible(own)
        self.practice.setVisible(not own)
        self.save.setVisible(own)
        self.delete.setVisible(own and kept)
