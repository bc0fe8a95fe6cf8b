"""Accounts in a data folder, and their secrets in the keyring, as the program itself keeps them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer.app.accounts import public_fields
from wacomposer.providers.contract import Account
from wacomposer.providers.secret import Secret
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.secrets.binding import host_of
from wacomposer.storage.secrets.result import Stored
from wacomposer.storage.secrets.store import KeyringStore

if TYPE_CHECKING:
    from collections.abc import Mapping


def add_account(data: Path, provider: str, name: str, values: Mapping[str, str]) -> Account:
    """Write an account with these public values into the book in `data`."""
    added = AccountBook(data / "accounts.json", public_fields()).add(Account(provider, name, values))
    assert isinstance(added, Account)
    return added


class Safe:
    """Keeps secrets in the system's keyring until it is emptied."""

    def __init__(self) -> None:
        self._store = KeyringStore()
        self._kept: list[tuple[str, str, str]] = []

    def put(self, account: Account, field: str, value: str) -> None:
        place = (account.id, host_of(account.values["base_url"]) or "", field)
        assert self._store.write(*place, Secret(value)) == Stored()
        self._kept.append(place)

    def empty(self) -> None:
        for place in self._kept:
            self._store.delete(*place)
