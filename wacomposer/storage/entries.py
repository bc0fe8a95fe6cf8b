"""Entries of the account book as they stand in its file, and the accounts that can be made of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeAlias

from wacomposer.providers.contract import Account
from wacomposer.storage.problem import Fault, Problem

PublicFields: TypeAlias = Mapping[str, Collection[str]]
"""Keys of the public fields by provider."""


def folded(name: str) -> str:
    """What names that count as equal have in common: not case, spaces around them or Unicode form."""
    return unicodedata.normalize("NFC", name.strip()).casefold()


def read_accounts(
    entries: Iterable[Any], fields: PublicFields, path: str
) -> tuple[tuple[Account, ...], tuple[Problem, ...]]:
    """The accounts of declared providers among `entries`, and a problem for each entry that cannot be used.

    Entries of other providers are neither. Of two with the same id or name, the first counts.
    """
    accounts: list[Account] = []
    problems: list[Problem] = []
    ids: set[str] = set()
    names: set[str] = set()
    for position, entry in enumerate(entries, start=1):
        account = _account(entry, fields)
        if account is None or account.id in ids or folded(account.name) in names:
            label = account.name if account else str(position)
            problems.append(Problem(Fault.ENTRY_UNUSABLE, path, label))
            continue
        ids.add(account.id)
        names.add(folded(account.name))
        if account.provider in fields:
            accounts.append(account)
    return tuple(accounts), tuple(problems)


def _account(entry: Any, fields: PublicFields) -> Account | None:  # noqa: ANN401 - parsed JSON
    """The account in `entry`, None where a field of it is missing or is no text."""
    if not is_entry(entry) or not folded(entry["name"]):
        return None
    found = entry.get("values", {})
    if not isinstance(found, dict):
        return None
    values = {key: found[key] for key in fields.get(entry["provider"], ()) if key in found}
    if not all(isinstance(value, str) for value in values.values()):
        return None
    return Account(entry["provider"], entry["name"].strip(), values, id=entry["id"])


def is_entry(entry: Any) -> bool:  # noqa: ANN401 - parsed JSON
    """Whether `entry` has the texts that every entry has."""
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key), str) and entry[key] for key in ("id", "provider", "name")
    )


def position(entries: list[Any], account_id: str) -> int | None:
    """Where the entry with this id stands."""
    found = (at for at, each in enumerate(entries) if is_entry(each) and each["id"] == account_id)
    return next(found, None)


def new_entry(account: Account) -> dict[str, Any]:
    """The entry of an account whose values are public ones only."""
    return {
        "id": account.id,
        "provider": account.provider,
        "name": account.name,
        "values": dict(account.values),
    }


def changed_entry(entry: Mapping[str, Any], account: Account, public: Collection[str]) -> dict[str, Any]:
    """`entry` with the name and values of `account`; what we do not know in it stays."""
    found = entry.get("values")
    before = found if isinstance(found, dict) else {}
    unknown = {key: value for key, value in before.items() if key not in public}
    return {**entry, "name": account.name, "values": {**account.values, **unknown}}


def name_holder(entries: Iterable[Any], name: str, account_id: str) -> str | None:
    """The name, as it is spelled there, of another entry than `account_id` that counts as equal to `name`."""
    others = (each["name"] for each in entries if is_entry(each) and each["id"] != account_id)
    return next((each for each in others if folded(each) == folded(name)), None)
