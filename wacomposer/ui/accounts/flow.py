"""What the user does in the accounts dialog, and what is asked before something is lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wacomposer.ui.accounts.account_list import NEW
from wacomposer.wording.accounts import ask_delete, ask_forget, ask_unsaved, testing
from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.app.accounts import Accounts
    from wacomposer.app.clerk import Clerk
    from wacomposer.ui.accounts.showing import Showing


class Flow(QObject):
    """`used` carries the id of the account to send through."""

    used = Signal(str)

    def __init__(
        self, showing: Showing, accounts: Accounts, clerk: Clerk, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._showing = showing
        self._form = showing.view.form
        self._accounts = accounts
        self._clerk = clerk
        self._is_testing = False
        self._after: Callable[[], None] | None = None
        self._connect()

    def _connect(self) -> None:
        showing, view, form = self._showing, self._showing.view, self._form
        showing.turning.connect(self.stop_test)
        view.list.edited.connect(self._choose)
        view.add.clicked.connect(lambda: self.unless_changed(showing.show_new))
        view.practice.add_asked.connect(showing.show_new)
        view.head.test.clicked.connect(self._test)
        view.head.use.clicked.connect(lambda: self.unless_changed(self._use))
        view.delete.clicked.connect(self._ask_delete)
        view.save.clicked.connect(lambda: self.save(None))
        form.provider_edited.connect(showing.turn_new)
        form.fetch_asked.connect(lambda key: self._clerk.fetch(showing.shown, key))
        form.forget_asked.connect(self._ask_forget)
        form.store.try_again_asked.connect(self._try_again)
        form.store.unlock_asked.connect(self._unlock)

    # one after the other

    def unless_changed(self, act: Callable[[], None]) -> None:
        """Do `act`, after the change that is being made, and after a question if something would be lost."""
        showing = self._showing
        if self._clerk.is_changing:
            self._after = act
        elif not showing.is_changed():
            act()
        else:
            showing.view.list.set_value(showing.shown.id)
            showing.ask(
                ask_unsaved(self._form.name.value().strip() or NEW),
                ("Save changes", lambda: self.save(act)),
                ("Discard changes", act),
                ("Keep editing", showing.stay),
            )

    def then(self) -> Callable[[], None] | None:
        """What waited for the change that ended, once."""
        after, self._after = self._after, None
        return after

    # changes

    def save(self, after: Callable[[], None] | None) -> None:
        """Save what is typed, then do `after`."""
        form = self._form
        if complaint := form.obstacle():
            self._showing.say(complaint, "error")
            return
        self._after = after
        former = self._showing.shown if form.has_kept_secrets() else None
        self._clerk.save(form.draft(), form.page.typed_secrets(), former, session_only=form.store.value())

    def delete(self, *, leave_secrets: bool = False) -> None:
        self._clerk.delete(self._showing.shown, leave_secrets=leave_secrets)

    def _ask_delete(self) -> None:
        showing = self._showing
        label = showing.provider.secret_fields[0].label if self._form.has_kept_secrets() else ""
        showing.ask(
            ask_delete(showing.shown.name, label),
            ("Keep it", showing.stay),
            ("Delete for good", self.delete),
        )

    def _ask_forget(self, key: str) -> None:
        showing = self._showing
        showing.ask(
            ask_forget(showing.shown.name, showing.provider.field(key).label),
            ("Keep it", showing.stay),
            ("Forget it", lambda: self._clerk.forget(showing.shown, key)),
        )

    # the rest

    def _choose(self, account_id: str) -> None:
        account = self._accounts.find(account_id)
        if account is not None:
            self.unless_changed(lambda: self._showing.show(account))

    def _use(self) -> None:
        self.used.emit(self._showing.shown.id)

    def _test(self) -> None:
        showing, form = self._showing, self._form
        if self._is_testing:
            self.stop_test()
            showing.say("")
            return
        account = showing.shown
        if not account.practice and showing.provider.check is not None:
            complaint = form.obstacle() or " ".join(sentence(found) for found in form.findings()[:1])
            if complaint:
                showing.say(complaint, "error")
                return
            account = replace(form.draft(), secrets=form.page.typed_secrets())
        self.show_testing(running=True)
        showing.say(testing(showing.provider.name))
        self._clerk.check(showing.provider, account)

    def stop_test(self) -> None:
        """Stop testing, if that is going on."""
        self._clerk.stop_check()
        self.show_testing(running=False)

    def show_testing(self, *, running: bool) -> None:
        self._is_testing = running
        self._showing.view.head.show_testing(running=running)

    def _try_again(self) -> None:
        self._form.store.set_place(None)
        self._showing.look()

    def _unlock(self) -> None:
        self._form.store.set_unlocking()
        self._clerk.unlock()
