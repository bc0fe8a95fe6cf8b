"""What becomes of the clerk's work: each report, shown in the accounts dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wacomposer.app.accounts import secrets_host
from wacomposer.app.checker import NoCheck
from wacomposer.app.clerk import TASK, NoPort, SecretMissing
from wacomposer.storage.problem import Fault, Problem
from wacomposer.storage.secrets.result import Found, Trouble
from wacomposer.wording import accounts as words
from wacomposer.wording.findings import sentence
from wacomposer.wording.secrets import describe_trouble
from wacomposer.wording.storage import describe_problem

if TYPE_CHECKING:
    from wacomposer.app.clerk import Checked, Clerk, Deleted, Fetched, Forgotten, Looked, Saved
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.contract import Account
    from wacomposer.storage.secrets.result import Place
    from wacomposer.ui.accounts.flow import Flow
    from wacomposer.ui.accounts.showing import Showing

_AT_THE_NAME = (Fault.NAME_EMPTY, Fault.NAME_TAKEN)


class Reports(QObject):
    """Shows reports as they come; one about an account that is no longer shown changes nothing."""

    def __init__(self, showing: Showing, flow: Flow, clerk: Clerk, tasks: Tasks) -> None:
        super().__init__(flow)
        self._showing = showing
        self._flow = flow
        self._form = showing.view.form
        clerk.looked.connect(self.tell_looked)
        clerk.saved.connect(self.tell_saved)
        clerk.deleted.connect(self.tell_deleted)
        clerk.forgotten.connect(self.tell_forgotten)
        clerk.fetched.connect(self.tell_fetched)
        clerk.unlocked.connect(self.tell_unlocked)
        clerk.checked.connect(self.tell_checked)
        clerk.reloaded.connect(self.tell_reloaded)
        tasks.failed.connect(self.tell_failure)

    def tell_looked(self, looked: Looked) -> None:
        self._form.show_looked(looked)

    def tell_saved(self, saved: Saved) -> None:
        """The account, or what is wrong, where it is wrong."""
        showing, form, after = self._showing, self._form, self._flow.then()
        if isinstance(saved.result, Problem):
            said = describe_problem(saved.result)
            if saved.result.fault in _AT_THE_NAME:
                form.show_name_problem(said)
                form.name.line.setFocus()
            showing.say(said, "error")
            return
        for key, secret in saved.stored.items():
            form.page.secrets[key].is_stored(secret)
        former, name = showing.shown, saved.result.name
        showing.take(saved.result)
        if saved.trouble is not None:
            label = showing.provider.secret_fields[0].label
            showing.say(words.not_stored(name, label, saved.trouble), "warning")
        elif saved.left is not None:
            showing.say(words.left_behind(name, secrets_host(former), saved.left), "warning")
        elif after is not None:
            after()
        else:
            lacks = " ".join(sentence(found) for found in form.findings()[:1])
            showing.say(words.saved(name, lacks), "warning" if lacks else "success")

    def tell_deleted(self, deleted: Deleted) -> None:
        """That it is gone, or what is in the way; the account may be deleted all the same."""
        showing, name, after = self._showing, deleted.account.name, self._flow.then()
        match deleted.obstacle:
            case Trouble() as trouble:
                showing.ask(
                    words.ask_delete_anyway(name, trouble),
                    ("Keep it", showing.stay),
                    ("Delete anyway", lambda: self._flow.delete(leave_secrets=True)),
                )
            case Problem() as problem:
                showing.say(describe_problem(problem), "error")
            case None:
                showing.show_neighbour()
                showing.say(words.deleted(name), "success")
                if after is not None:
                    after()

    def tell_forgotten(self, forgotten: Forgotten) -> None:
        showing = self._showing
        label = showing.provider.field(forgotten.key).label if self._is_shown(forgotten.account) else ""
        showing.look()
        after = self._flow.then()
        if forgotten.trouble is not None and label:
            showing.say(words.not_forgotten(label, forgotten.trouble), "error")
        elif after is not None:
            after()
        elif label:
            showing.say(words.forgotten(label), "success")

    def tell_fetched(self, fetched: Fetched) -> None:
        """Show the stored secret, if it is still asked for."""
        if not self._is_shown(fetched.account):
            return
        match fetched.result:
            case Found(secret):
                self._form.page.secrets[fetched.key].show_stored(secret)
            case Trouble() as trouble:
                self._showing.say(" ".join(describe_trouble(trouble)), "warning")
            case _:
                self._showing.look()

    def tell_unlocked(self, place: Place | Trouble) -> None:
        self._form.store.set_place(place)
        self._showing.look()

    def tell_checked(self, checked: Checked) -> None:
        """How the test ended; no message was sent."""
        name = checked.provider.name
        self._flow.show_testing(running=False)
        match checked.result:
            case NoCheck():
                self._showing.say(words.no_check(name), "")
            case SecretMissing(spec):
                self._showing.say(words.secret_missing(spec.label), "warning")
            case NoPort():
                self._showing.say(words.NO_PORT, "error")
            case Trouble() as trouble:
                self._showing.say(" ".join(describe_trouble(trouble)), "warning")
            case outcome:
                tone, said = words.describe_check(outcome, name)
                self._showing.say(said, tone)

    def tell_reloaded(self, problems: tuple[Problem, ...]) -> None:
        if problems:
            self._showing.say(describe_problem(problems[0]), "warning")

    def tell_failure(self, task: str) -> None:
        """Something ended that nobody foresaw; what is typed is still there."""
        if task.startswith(TASK):
            self._flow.then()
            self._flow.stop_test()
            self._showing.say(words.UNEXPECTED, "error")

    def _is_shown(self, account: Account) -> bool:
        return account.id == self._showing.shown.id
