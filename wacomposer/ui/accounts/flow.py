"""Which account the dialog shows, what the user does with it, and what is asked before something is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.contract import Account
from wacomposer.ui.accounts.account_list import NEW
from wacomposer.wording.accounts import ask_delete, ask_forget, ask_unsaved, testing
from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.app.accounts import Accounts
    from wacomposer.app.clerk import Clerk
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.accounts.accounts_view import AccountsView


class Flow(QObject):
    """`used` carries the id of the account to send through."""

    used = Signal(str)

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
        self._is_testing = False
        self._after: Callable[[], None] | None = None
        self._connect()

    def _connect(self) -> None:
        view, form = self.view, self.view.form
        view.list.edited.connect(self._choose)
        view.add.clicked.connect(lambda: self.unless_changed(self._add))
        view.practice.add_asked.connect(self._add)
        view.head.test.clicked.connect(self._test)
        view.head.use.clicked.connect(lambda: self.unless_changed(self._use))
        view.delete.clicked.connect(self._ask_delete)
        view.save.clicked.connect(lambda: self.save(None))
        view.notice.dismissed.connect(self._put_aside)
        form.edited.connect(self._note_edit)
        form.provider_edited.connect(self._turn_new)
        form.fetch_asked.connect(lambda key: self._clerk.fetch(self.shown, key))
        form.forget_asked.connect(self._ask_forget)
        form.store.try_again_asked.connect(self._try_again)
        form.store.unlock_asked.connect(self._unlock)
        self._clerk.changing.connect(self._show_buttons)
        self._accounts.changed.connect(self._note_change)

    # what is shown

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
        self.stop_test()
        self.say("")
        self.shown = account
        if account.practice:
            self.view.practice.show_provider(self.provider)
        else:
            self.view.form.show_account(account)
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

    def look(self) -> None:
        """Find out again which store there is and where the secrets are."""
        if not self.shown.practice:
            self._clerk.look(self.shown, tuple(spec.key for spec in self.provider.secret_fields))

    def end(self) -> None:
        """The dialog is closing: nothing secret stays in it."""
        self.stop_test()
        self.view.form.show_account(Account(self.provider.key, ""))

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
        self.view.save.setEnabled(is_idle and self._is_changed())
        self.view.delete.setEnabled(is_idle)

    def _is_changed(self) -> bool:
        return not self.shown.practice and self.view.form.is_changed()

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

    def unless_changed(self, act: Callable[[], None]) -> None:
        """Do `act`, after the change that is being made, and after a question if something would be lost."""
        if self._clerk.is_changing:
            self._after = act
        elif not self._is_changed():
            act()
        else:
            self.view.list.set_value(self.shown.id)
            self.ask(
                ask_unsaved(self.view.form.name.value().strip() or NEW),
                ("Save changes", lambda: self.save(act)),
                ("Discard changes", act),
                ("Keep editing", self.stay),
            )

    def stay(self) -> None:
        """The answer that changes nothing; the notice gives the focus back."""

    def then(self) -> Callable[[], None] | None:
        """What waited for the change that ended, once."""
        after, self._after = self._after, None
        return after

    def _answering(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self.is_asking = False
            act()

        return answer

    def _put_aside(self) -> None:
        self.is_asking = False

    def _note_edit(self) -> None:
        self.say("")
        self._show_buttons()

    def _note_change(self) -> None:
        """The accounts changed, here or in another running copy."""
        now = self._accounts.find(self.shown.id)
        if now is not None and now != self.shown and not self._is_changed():
            self.show(now)
        else:
            self._show_list()

    # what the user does

    def save(self, after: Callable[[], None] | None) -> None:
        """Save what is typed, then do `after`."""
        form = self.view.form
        if complaint := form.obstacle():
            self.say(complaint, "error")
            return
        self._after = after
        former = self.shown if form.has_kept_secrets() else None
        self._clerk.save(form.draft(), form.page.typed_secrets(), former, session_only=form.store.value())

    def delete(self, *, leave_secrets: bool = False) -> None:
        self._clerk.delete(self.shown, leave_secrets=leave_secrets)

    def stop_test(self) -> None:
        """Stop testing, if that is going on."""
        self._clerk.stop_check()
        self.show_testing(running=False)

    def show_testing(self, *, running: bool) -> None:
        self._is_testing = running
        self.view.head.show_testing(running=running)

    def _choose(self, account_id: str) -> None:
        account = self._accounts.find(account_id)
        if account is not None:
            self.unless_changed(lambda: self.show(account))

    def _add(self) -> None:
        self.show(Account(self.provider.key, ""))
        self.view.form.name.line.setFocus()

    def _turn_new(self, provider_key: str) -> None:
        self.shown = Account(provider_key, "")
        self.view.form.turn_new(provider_key)
        self._show_frame()

    def _use(self) -> None:
        self.used.emit(self.shown.id)

    def _test(self) -> None:
        if self._is_testing:
            self.stop_test()
            self.say("")
            return
        account, form = self.shown, self.view.form
        if not account.practice and self.provider.check is not None:
            complaint = form.obstacle() or " ".join(sentence(found) for found in form.findings()[:1])
            if complaint:
                self.say(complaint, "error")
                return
            account = replace(form.draft(), secrets=form.page.typed_secrets())
        self.show_testing(running=True)
        self.say(testing(self.provider.name))
        self._clerk.check(self.provider, account)

    def _ask_delete(self) -> None:
        label = self.provider.secret_fields[0].label if self.view.form.has_kept_secrets() else ""
        self.ask(ask_delete(self.shown.name, label), ("Keep it", self.stay), ("Delete for good", self.delete))

    def _ask_forget(self, key: str) -> None:
        label = self.provider.field(key).label
        self.ask(
            ask_forget(self.shown.name, label),
            ("Keep it", self.stay),
            ("Forget it", lambda: self._clerk.forget(self.shown, key)),
        )

    def _try_again(self) -> None:
        self.view.form.store.set_place(None)
        self.look()

    def _unlock(self) -> None:
        self.view.form.store.set_unlocking()
        self._clerk.unlock()
