"""The accounts people pick from: the practice ones, always there, and their own from the account book."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from wacomposer.practice.accounts import practice_account
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.storage.problem import Problem
from wacomposer.storage.secrets.binding import host_of
from wacomposer.storage.secrets.result import Deleted, Found, Kind, Missing, Stored, Trouble

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping

    from wacomposer.providers.contract import Account
    from wacomposer.providers.secret import Secret
    from wacomposer.storage.accounts import AccountBook
    from wacomposer.storage.secrets.result import Place
    from wacomposer.storage.secrets.store import KeyringStore, SecretStore

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SecretState:
    """Where a secret is: in memory for this session, in the keyring, both or neither, or why nobody knows."""

    in_session: bool = False
    in_keyring: bool = False
    trouble: Trouble | None = None

    @property
    def is_kept(self) -> bool:
        return self.in_session or self.in_keyring


class Accounts(QObject):
    """Lists, changes and deletes accounts, and fetches their secrets; `changed` after every change.

    What is awaited waits for disk and keyring elsewhere and ends on the loop it was called on.
    """

    changed = Signal()

    def __init__(
        self, book: AccountBook, keyring: KeyringStore, session: SecretStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._keyring = keyring
        self._session = session
        self._practice = {provider.key: practice_account(provider.key) for provider in PROVIDERS}
        self._own: tuple[Account, ...] = ()
        self._turn: asyncio.Lock | None = None

    def refresh(self) -> tuple[Problem, ...]:
        """Read the book anew, here and now; returns what is wrong with it."""
        self._take(self._book.accounts())
        return self._book.problems()

    async def reload(self) -> tuple[Problem, ...]:
        """Read the book anew; returns what is wrong with it."""
        return (await self._with_book(lambda: None))[1]

    def of(self, provider: str) -> tuple[Account, ...]:
        """The accounts of a provider: people's own first, practice last."""
        own = tuple(account for account in self._own if account.provider == provider)
        return (*own, self._practice[provider])

    def find(self, account_id: str) -> Account | None:
        everything = (*self._own, *self._practice.values())
        return next((account for account in everything if account.id == account_id), None)

    async def save(self, account: Account) -> Account | Problem:
        """Add `account`, or change the one with its id."""
        change = self._book.update if account.id else self._book.add
        return (await self._with_book(lambda: change(account)))[0]

    async def delete(self, account: Account, *, leave_secrets: bool = False) -> Problem | Trouble | None:
        """Delete `account` and its secrets; the secrets first, so that none is left without its account.

        With `leave_secrets` what the keyring does not give up stays there.
        """
        trouble = await self.forget_all(account)
        if trouble is not None and not leave_secrets:
            return trouble
        gone, _ = await self._with_book(lambda: self._book.delete(account.id))
        return gone if isinstance(gone, Problem) else None

    # secrets

    async def where(self) -> Place | Trouble:
        """Which store keeps the secrets, or why it cannot be used now."""
        return await self._keyring.where_async()

    async def unlock(self) -> Place | Trouble:
        """Have the system ask for the store's password."""
        return await self._keyring.unlock_async()

    async def secret_state(self, account: Account, key: str) -> SecretState:
        """Where the secret called `key` is, for the host of `account`."""
        host = secrets_host(account)
        if host is None or not account.id:
            return SecretState()
        in_session = isinstance(await self._session.read_async(account.id, host, key), Found)
        kept = await self._keyring.read_async(account.id, host, key)
        return SecretState(in_session, isinstance(kept, Found), kept if isinstance(kept, Trouble) else None)

    async def store_secret(
        self, account: Account, key: str, secret: Secret, *, session_only: bool
    ) -> Trouble | None:
        """Keep a secret in the keyring, or for this session only, when it comes before the keyring's.

        Raises ValueError where the base URL names no host that it could be bound to.
        """
        host = secrets_host(account) or ""
        store = self._session if session_only else self._keyring
        result = await store.write_async(account.id, host, key, secret)
        if not isinstance(result, Stored):
            return result
        if not session_only:
            await self._session.delete_async(account.id, host, key)
        return None

    async def fetch_secret(self, account: Account, key: str) -> Found | Missing | Trouble:
        """The secret called `key` as it would be used."""
        host = secrets_host(account)
        return await self._read(account.id, host, key) if host and account.id else Missing()

    async def forget_secret(self, account: Account, key: str) -> Trouble | None:
        """Delete a secret from memory and from the keyring."""
        host = secrets_host(account)
        if host is None or not account.id:
            return None
        in_session = await self._session.delete_async(account.id, host, key)
        result = await self._keyring.delete_async(account.id, host, key)
        if not isinstance(result, Trouble):
            return None
        was_all = isinstance(in_session, Deleted) and result.kind is Kind.ABSENT
        return None if was_all else result

    async def forget_all(self, account: Account) -> Trouble | None:
        """Delete all secrets of `account` for its host; what the keyring had against it, if anything."""
        provider = provider_by_key(account.provider)
        troubles = (
            [await self.forget_secret(account, spec.key) for spec in provider.secret_fields]
            if provider
            else []
        )
        return next(filter(None, troubles), None)

    async def with_secrets(self, account: Account) -> Account | Trouble:
        """`account` with the secrets that are stored for it besides those it has; some may be missing."""
        provider = provider_by_key(account.provider)
        if account.practice or provider is None:
            return account
        found: dict[str, Secret] = dict(account.secrets)
        for spec in provider.secret_fields:
            if spec.key in found:
                continue
            result = await self.fetch_secret(account, spec.key)
            if isinstance(result, Trouble):
                return result
            if isinstance(result, Found):
                found[spec.key] = result.secret
        return replace(account, secrets=found)

    async def _read(self, account_id: str, host: str, key: str) -> Found | Missing | Trouble:
        in_session = await self._session.read_async(account_id, host, key)
        if isinstance(in_session, Found):
            return in_session
        return await self._keyring.read_async(account_id, host, key)

    async def _with_book(self, work: Callable[[], T]) -> tuple[T, tuple[Problem, ...]]:
        """The result of `work` on the book and what is wrong with the book, in a thread, one at a time."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        def go() -> tuple[T, tuple[Account, ...], tuple[Problem, ...]]:
            return work(), self._book.accounts(), self._book.problems()

        self._turn = self._turn or asyncio.Lock()
        async with self._turn:
            result, own, problems = await asyncio.to_thread(go)
        self._take(own)
        return result, problems

    def _take(self, own: tuple[Account, ...]) -> None:
        if own != self._own:
            self._own = own
            self.changed.emit()


def secrets_host(account: Account) -> str | None:
    """The host that the secrets of `account` are bound to; None where its base URL names none."""
    provider = provider_by_key(account.provider)
    default = provider.field(BASE_URL_KEY).default if provider else ""
    return host_of(account.values.get(BASE_URL_KEY, "") or default)


def public_fields() -> Mapping[str, tuple[str, ...]]:
    """The keys of the public fields by provider, as the account book wants them."""
    return {provider.key: tuple(spec.key for spec in provider.public_fields) for provider in PROVIDERS}
