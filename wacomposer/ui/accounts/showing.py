"""Which account the dialog shows, all around it, and the news and questions below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.contract import Account
from wacomposer.ui.accounts.account_list import NEW

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.app.accounts import Accounts
    from wacomposer.app.clerk import Clerk
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.accounts.accounts_view import AccountsView


class Showing(QObject):
    """`turning` before another account is shown: what goes on for the former one ends."""

    turning = Signal()

    def __init__(
        self, view: AccountsView, accounts: Accounts, clerk: Clerk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.view = view
        self.shown = accounts.of(PROVIDERS[0].key)[0]
        self.is_asking = False
        self._accounts = accounts
        self._clerk = clerk
        self._in_use = ""
        view.notice.dismissed.connect(self._put_aside)
        view.form.edited.connect(self._note_edit)
        clerk.changing.connect(self._show_buttons)
        accounts.changed.connect(self._note_change)

    # which account

    @property
    def provider(self) -> Provider:
        return provider_by_key(self.shown.provider) or PROVIDERS[0]

    def begin(self, provider: Provider, account: Account | None) -> None:
        """Show `account`, which is the one in use, or the first of `provider`; the book is read anew."""
        self._in_use = account.id if account else ""
        self.show(account or self._accounts.of(provider.key)[0])
        self.view.list.setFocus()
        self._clerk.reload()

    def show(self, account: Account) -> None:
        """Show another account; what is typed for the former one is gone."""
        self.turning.emit()
        self.say("")
        self.shown = account
        if account.practice:
            self.view.practice.show_provider(self.provider)
        else:
            self.view.form.show_account(account)
        self._show_frame()

    def show_new(self) -> None:
        """Show an account of the same provider that is still to be made."""
        self.show(Account(self.provider.key, ""))
        self.view.form.name.line.setFocus()

    def turn_new(self, provider_key: str) -> None:
        """Make the account that is still to be made one of another provider."""
        self.shown = Account(provider_key, "")
        self.view.form.turn_new(provider_key)
        self._show_frame()

    def show_neighbour(self) -> None:
        """Show the first account of the same provider, people's own before practice."""
        self.show(self._accounts.of(self.provider.key)[0])
        self.view.list.setFocus()

    def take(self, account: Account) -> None:
        """What is shown was saved as `account`."""
        self.shown = account
        self.view.form.take(account)
        self._show_frame()

    def end(self) -> None:
        """The dialog is closing: nothing secret stays in it."""
        self.turning.emit()
        self.view.form.show_account(Account(self.provider.key, ""))

    # what is known of it

    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        return not self.shown.practice and self.view.form.is_changed()

    def look(self) -> None:
        """Find out again which store there is and where the secrets are."""
        if not self.shown.practice:
            self._clerk.look(self.shown, tuple(spec.key for spec in self.provider.secret_fields))

    def _show_frame(self) -> None:
        """Show all around the form, and find out about the secrets."""
        shown, provider, view = self.shown, self.provider, self.view
        is_used = bool(shown.id) and shown.id == self._in_use
        view.show_own(own=not shown.practice, kept=bool(shown.id))
        view.head.show_account(shown.name or NEW, f"{provider.name}. {provider.about}", in_use=is_used)
        view.head.use.setVisible(bool(shown.id) and not is_used)
        self._show_list()
        self._show_buttons()
        self.look()

    def _show_list(self) -> None:
        groups = [(provider, self._accounts.of(provider.key)) for provider in PROVIDERS]
        new_for = "" if self.shown.id else self.shown.provider
        self.view.list.show_accounts(groups, self.shown.id, self._in_use, new_for)

    def _show_buttons(self) -> None:
        is_idle = not self._clerk.is_changing
        self.view.save.setEnabled(is_idle and self.is_changed())
        self.view.delete.setEnabled(is_idle)

    def _note_edit(self) -> None:
        self.say("")
        self._show_buttons()

    def _note_change(self) -> None:
        """The accounts changed, here or in another running copy."""
        now = self._accounts.find(self.shown.id)
        if now is not None and now != self.shown and not self.is_changed():
            self.show(now)
        else:
            self._show_list()

    # news and questions

    def say(self, text: str, tone: str = "") -> None:
        """Show one line of news; "" for none."""
        self.is_asking = False
        if text:
            self.view.notice.say(text, tone)
        else:
            self.view.notice.hide()

    def ask(self, text: str, *answers: tuple[str, Callable[[], None]]) -> None:
        """Ask inline; the first answer has the focus."""
        self.view.notice.say(text, "warning", [(name, self._answering(act)) for name, act in answers])
        self.is_asking = True

    def stay(self) -> None:
        """The answer that changes nothing; the notice gives the focus back."""

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.is_asking = False
            act()

        return answer

    def _put_aside(self) -> None:
        self.is_asking = False
