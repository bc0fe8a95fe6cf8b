"""Does what the accounts dialog asks for and takes time, as tasks; each ends in one signal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Signal

from wacomposer.app.accounts import SecretState, secrets_host
from wacomposer.app.errand import Errand
from wacomposer.storage.problem import Problem
from wacomposer.storage.secrets.result import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

    from PySide6.QtCore import SignalInstance

    from wacomposer.app.accounts import Accounts
    from wacomposer.app.checker import Checker, NoCheck
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.contract import Account, AccountField, Provider
    from wacomposer.providers.outcome import Outcome
    from wacomposer.providers.secret import Secret
    from wacomposer.storage.secrets.result import Found, Missing, Place

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, object]]"

TASK = "accounts"
"""What the names of its tasks begin with."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Which store there is, and where the secrets of an account are, by key."""

    account: Account
    place: Place | Trouble
    secrets: Mapping[str, SecretState]


@dataclass(frozen=True, slots=True)
class Saved:
    """How saving ended: the account as it is kept, or the problem.

    `stored` are the keys of the secrets that were stored, `trouble` is why another one was not, `left` why
    those for the former host could not be deleted.
    """

    result: Account | Problem
    stored: Mapping[str, Secret] = field(default_factory=dict)
    trouble: Trouble | None = None
    left: Trouble | None = None


@dataclass(frozen=True, slots=True)
class Deleted:
    """The account that was to be deleted, and what was in the way."""

    account: Account
    obstacle: Problem | Trouble | None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The account whose secret `key` was to be forgotten, and what was in the way."""

    account: Account
    key: str
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A secret that was asked for, to be shown."""

    account: Account
    key: str
    result: Found | Missing | Trouble


@dataclass(frozen=True, slots=True)
class SecretMissing:
    """A test needs the secret of this field first."""

    spec: AccountField


@dataclass(frozen=True, slots=True)
class NoPort:
    """The practice gateway found no free port."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How testing an account ended."""

    provider: Provider
    result: Outcome | Trouble | NoCheck | SecretMissing | NoPort


class Clerk(Errand):
    """One change at a time: while `is_changing`, saving, deleting and forgetting are not begun.

    A test can be stopped, and then has no result; so has one that another test overtakes.
    """

    looked = Signal(object)
    saved = Signal(object)
    deleted = Signal(object)
    forgotten = Signal(object)
    fetched = Signal(object)
    unlocked = Signal(object)
    checked = Signal(object)
    reloaded = Signal(object)
    changing = Signal()

    def __init__(self, accounts: Accounts, tasks: Tasks, checker: Checker) -> None:
        super().__init__(tasks)
        self._accounts = accounts
        self._checker = checker
        self._test = ""
        self.is_changing = False

    def reload(self) -> None:
        """Read the account book anew; `reloaded` carries what is wrong with it."""
        self._start("reload", self._accounts.reload, self.reloaded)

    def look(self, account: Account, keys: tuple[str, ...]) -> None:
        """Find out where the secrets called `keys` are."""
        self._start("look", lambda: self._look(account, keys), self.looked)

    def save(
        self, account: Account, secrets: Mapping[str, Secret], former: Account | None, *, session_only: bool
    ) -> None:
        """Save `account`, then its new secrets; those that were bound to another host before are deleted."""
        self._change(lambda: self._save(account, secrets, former, session_only=session_only), self.saved)

    def delete(self, account: Account, *, leave_secrets: bool) -> None:
        """Delete `account` and its secrets."""
        self._change(lambda: self._delete(account, leave_secrets=leave_secrets), self.deleted)

    def forget(self, account: Account, key: str) -> None:
        """Delete one secret."""
        self._change(lambda: self._forget(account, key), self.forgotten)

    def fetch(self, account: Account, key: str) -> None:
        """Fetch a secret that someone wants to see."""
        self._start("fetch", lambda: self._fetch(account, key), self.fetched)

    def unlock(self) -> None:
        """Have the system ask for the store's password."""
        self._start("unlock", self._accounts.unlock, self.unlocked)

    def check(self, provider: Provider, account: Account) -> None:
        """Test `account` with its own secrets and, for those it lacks, the stored ones."""
        self.stop_check()
        self._test = self._start("check", lambda: self._check(provider, account), self.checked)

    def stop_check(self) -> None:
        """Stop the test that is on its way, if there is one."""
        self._tasks.cancel(self._test)

    def _start(self, kind: str, work: Work, done: SignalInstance) -> str:
        async def report() -> None:
            done.emit(await work())

        return self.start(f"{TASK}-{kind}", report)

    def _change(self, work: Work, done: SignalInstance) -> None:
        if self.is_changing:
            return

        async def change() -> object:
            try:
                return await work()
            finally:
                self.is_changing = False
                self.changing.emit()

        self.is_changing = True
        self.changing.emit()
        self._start("change", change, done)

    async def _look(self, account: Account, keys: tuple[str, ...]) -> Looked:
        place = await self._accounts.where()
        secrets = {key: await self._accounts.secret_state(account, key) for key in keys}
        return Looked(account, place, secrets)

    async def _save(
        self, account: Account, secrets: Mapping[str, Secret], former: Account | None, *, session_only: bool
    ) -> Saved:
        kept = await self._accounts.save(account)
        if isinstance(kept, Problem):
            return Saved(kept)
        stored: dict[str, Secret] = {}
        trouble = None
        for key, secret in secrets.items():
            trouble = await self._accounts.store_secret(kept, key, secret, session_only=session_only)
            if trouble is not None:
                break
            stored[key] = secret
        left = None
        if former is not None and secrets_host(former) != secrets_host(kept):
            left = await self._accounts.forget_all(former)
        return Saved(kept, stored, trouble, left)

    async def _delete(self, account: Account, *, leave_secrets: bool) -> Deleted:
        return Deleted(account, await self._accounts.delete(account, leave_secrets=leave_secrets))

    async def _forget(self, account: Account, key: str) -> Forgotten:
        return Forgotten(account, key, await self._accounts.forget_secret(account, key))

    async def _fetch(self, account: Account, key: str) -> Fetched:
        return Fetched(account, key, await self._accounts.fetch_secret(account, key))

    async def _check(self, provider: Provider, account: Account) -> Checked:
        if provider.check is not None and not account.practice:
            ready = await self._accounts.with_secrets(account)
            if isinstance(ready, Trouble):
                return Checked(provider, ready)
            missing = next((spec for spec in provider.secret_fields if spec.key not in ready.secrets), None)
            if missing is not None:
                return Checked(provider, SecretMissing(missing))
            account = ready
        try:
            return Checked(provider, await self._checker.check(provider, account))
        except OSError:
            return Checked(provider, NoPort())
