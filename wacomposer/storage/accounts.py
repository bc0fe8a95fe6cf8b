"""The account book: names and public fields of accounts, shared by all running copies of the program."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias

from wacomposer.providers.contract import Account
from wacomposer.storage import entries as book
from wacomposer.storage.jsonfile import read_object, set_aside, write_object
from wacomposer.storage.lock import held
from wacomposer.storage.places import make_folder
from wacomposer.storage.problem import Fault, Problem

_Change: TypeAlias = Callable[[list[Any]], Account | Problem]
_Stamp: TypeAlias = tuple[int, int, int]


class AccountBook:
    """The accounts in one file; every change is made to what the file holds by then, under a lock.

    Only the declared public fields of an account are ever written. Entries of providers that are not
    declared, and unknown fields, stay as they are. Changes wait for the disk: they are for a worker thread.
    """

    def __init__(self, path: Path, public_fields: book.PublicFields, reserved: Collection[str] = ()) -> None:
        """`public_fields` are keys by provider; `reserved` are names of accounts that are not in the book."""
        self._path = path
        self._fields = public_fields
        self._reserved = tuple(reserved)
        self._data: Mapping[str, Any] = {}
        self._accounts: tuple[Account, ...] = ()
        self._problems: tuple[Problem, ...] = ()
        self._seen: _Stamp | None = (0, 0, 0)

    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the file: that it is unreadable or was damaged, or single entries."""
        self._refresh()
        return self._problems

    def accounts(self, provider: str | None = None) -> tuple[Account, ...]:
        """All accounts, or those of one provider, in the order of adding; read anew if the file changed."""
        self._refresh()
        return tuple(each for each in self._accounts if provider in (None, each.provider))

    def find(self, account_id: str) -> Account | None:
        """The account with this id."""
        return next((each for each in self.accounts() if each.id == account_id), None)

    def named(self, name: str) -> Account | None:
        """The account with this name, in any case and with any space around it."""
        return next((each for each in self.accounts() if book.folded(each.name) == book.folded(name)), None)

    def add(self, account: Account) -> Account | Problem:
        """Add `account` and return it with a new id. Raises KeyError for a provider that is not declared."""
        new = replace(self._public(account), id=os.urandom(16).hex())

        def change(entries: list[Any]) -> Account | Problem:
            problem = self._name_problem(entries, new)
            if problem is None:
                entries.append(book.new_entry(new))
            return problem or new

        return self._change(change)

    def update(self, account: Account) -> Account | Problem:
        """Replace name and public values of the account with this id.

        Raises KeyError for a provider that is not declared.
        """
        new = self._public(account)

        def change(entries: list[Any]) -> Account | Problem:
            place = book.position(entries, new.id)
            problem = self._gone(new.name) if place is None else self._name_problem(entries, new)
            if place is None or problem is not None:
                return problem or new
            entries[place] = book.changed_entry(entries[place], new, self._fields[new.provider])
            return new

        return self._change(change)

    def rename(self, account_id: str, name: str) -> Account | Problem:
        """Give the account another name."""
        account = self.find(account_id)
        return self.update(replace(account, name=name)) if account else self._gone(name)

    def delete(self, account_id: str) -> Account | Problem:
        """Take the account out of the book and return it; its secrets are the caller's to delete."""
        account = self.find(account_id)
        if account is None:
            return self._gone()

        def change(entries: list[Any]) -> Account | Problem:
            place = book.position(entries, account_id)
            if place is None:
                return self._gone(account.name)
            del entries[place]
            return account

        return self._change(change)

    def _public(self, account: Account) -> Account:
        """`account` with nothing but what may be written."""
        if account.practice:
            raise ValueError("practice accounts are not kept")
        keys = self._fields[account.provider]
        values = {key: account.values[key] for key in keys if account.values.get(key)}
        return replace(account, name=account.name.strip(), values=values, secrets={})

    def _name_problem(self, entries: list[Any], account: Account) -> Problem | None:
        if not account.name:
            return Problem(Fault.NAME_EMPTY, str(self._path))
        reserved = (each for each in self._reserved if book.folded(each) == book.folded(account.name))
        taken = book.name_holder(entries, account.name, account.id) or next(reserved, None)
        return Problem(Fault.NAME_TAKEN, str(self._path), taken) if taken else None

    def _gone(self, name: str = "") -> Problem:
        return Problem(Fault.GONE, str(self._path), name.strip())

    def _change(self, change: _Change) -> Account | Problem:
        """Read, change and write the file while no other copy can."""
        problem = make_folder(self._path.parent)
        if problem is not None:
            return problem
        with held(self._path.with_suffix(".lock")) as obstacle:
            self._refresh()
            problem = obstacle or next(filter(_forbids_writing, self._problems), None)
            if problem is not None:
                return problem
            entries = list(self._data.get("accounts", []))
            result = change(entries)
            if isinstance(result, Problem):
                return result
            data = {**self._data, "accounts": entries}
            problem = write_object(self._path, data)
            if problem is None:
                self._take(data)
                self._seen = _stamp(self._path)
            return problem or result

    def _refresh(self) -> None:
        """Read the file if it is not the one last seen.

        Where it is damaged and could be set aside, what was known before stays, to be written with the next
        change.
        """
        stamp = _stamp(self._path)
        if stamp == self._seen:
            return
        found = read_object(self._path)
        if isinstance(found, dict) and not isinstance(found.get("accounts", []), list):
            found = Problem(Fault.DAMAGED, str(self._path), set_aside(self._path))
        if isinstance(found, Problem):
            self._problems = (found,)
            self._seen = _stamp(self._path)
            return
        self._take(found or {})
        self._seen = stamp

    def _take(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self._accounts, self._problems = book.read_accounts(
            data.get("accounts", []), self._fields, str(self._path)
        )


def _forbids_writing(problem: Problem) -> bool:
    """Whether writing now would destroy something that could not be read."""
    if problem.fault is Fault.DAMAGED:
        return not problem.detail
    return problem.fault is not Fault.ENTRY_UNUSABLE


def _stamp(path: Path) -> _Stamp | None:
    """What changes when the file is replaced or rewritten; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size
