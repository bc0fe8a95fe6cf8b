"""The accounts people pick from: the practice ones, always there, and their own from the account book."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wacomposer.practice.accounts import practice_account
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.storage.problem import Problem
from wacomposer.storage.secrets.binding import host_of
from wacomposer.storage.secrets.result import Found, Missing, Stored, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.providers.contract import Account
    from wacomposer.providers.secret import Secret
    from wacomposer.storage.accounts import AccountBook
    from wacomposer.storage.secrets.store import SecretStore


class Accounts(QObject):
    """Lists, changes and deletes accounts, and fetches their secrets; `changed` after every change."""

    changed = Signal()

    def __init__(
        self, book: AccountBook, keyring: SecretStore, session: SecretStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._book = book
        self._keyring = keyring
        self._session = session
        self._practice = {provider.key: practice_account(provider.key) for provider in PROVIDERS}
        self._own: tuple[Account, ...] = ()

    def refresh(self) -> tuple[Problem, ...]:
        """Read the book anew; returns what is wrong with it."""
        own = self._book.accounts()
        if own != self._own:
            self._own = own
            self.changed.emit()
        return self._book.problems()

    def of(self, provider: str) -> tuple[Account, ...]:
        """The accounts of a provider: people's own first, practice last."""
        own = tuple(account for account in self._own if account.provider == provider)
        return (*own, self._practice[provider])

    def find(self, account_id: str) -> Account | None:
        everything = (*self._own, *self._practice.values())
        return next((account for account in everything if account.id == account_id), None)

    def save(self, account: Account) -> Account | Problem:
        """Add `account`, or change the one with its id."""
        saved = self._book.update(account) if account.id else self._book.add(account)
        self.refresh()
        return saved

    async def delete(self, account: Account) -> Problem | Trouble | None:
        """Delete `account` and its secrets; the secrets first, so that none is left without its account."""
        for key, host in self._secret_entries(account):
            for store in (self._session, self._keyring):
                result = await store.delete_async(account.id, host, key)
                if isinstance(result, Trouble) and store is self._keyring:
                    return result
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        gone = await asyncio.to_thread(self._book.delete, account.id)
        self.refresh()
        return gone if isinstance(gone, Problem) else None

    async def store_secret(
        self, account: Account, key: str, secret: Secret, *, session_only: bool
    ) -> Trouble | None:
        """Keep a secret in the keyring, or for this session only."""
        host = host_of(account.values.get(BASE_URL_KEY, "") or self._default_url(account))
        if host is None:
            return None
        store = self._session if session_only else self._keyring
        result = await store.write_async(account.id, host, key, secret)
        return None if isinstance(result, Stored) else result

    async def with_secrets(self, account: Account) -> Account | Trouble:
        """`account` with the secrets that are stored for it; some may be missing."""
        if account.practice:
            return account
        found: dict[str, Secret] = {}
        for key, host in self._secret_entries(account):
            result = await self._read(account.id, host, key)
            if isinstance(result, Trouble):
                return result
            if isinstance(result, Found):
                found[key] = result.secret
        return replace(account, secrets=found)

    async def _read(self, account_id: str, host: str, key: str) -> Found | Missing | Trouble:
        in_session = await self._session.read_async(account_id, host, key)
        if isinstance(in_session, Found):
            return in_session
        return await self._keyring.read_async(account_id, host, key)

    def _secret_entries(self, account: Account) -> tuple[tuple[str, str], ...]:
        provider = provider_by_key(account.provider)
        host = host_of(account.values.get(BASE_URL_KEY, "") or self._default_url(account))
        if provider is None or host is None:
            return ()
        return tuple((spec.key, host) for spec in provider.secret_fields)

    def _default_url(self, account: Account) -> str:
        provider = provider_by_key(account.provider)
        return provider.field(BASE_URL_KEY).default if provider else ""


def public_fields() -> Mapping[str, tuple[str, ...]]:
    """The keys of the public fields by provider, as the account book wants them."""
    return {provider.key: tuple(spec.key for spec in provider.public_fields) for provider in PROVIDERS}
