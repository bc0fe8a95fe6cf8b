"""The accounts that commands can name: people's own from the account book, and the practice ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import UnusableError
from wacomposer.cli.inputs import checked_text
from wacomposer.practice.accounts import practice_accounts
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.entries import folded
from wacomposer.storage.places import find_places
from wacomposer.wording.storage import describe_problem

if TYPE_CHECKING:
    from wacomposer.providers.contract import Account


def all_accounts(verb: str, data_dir: str | None) -> tuple[Account, ...]:
    """All accounts, people's own first; what is wrong with the book is printed as complaints of `verb`."""
    practice = practice_accounts()
    public = {provider.key: [spec.key for spec in provider.public_fields] for provider in PROVIDERS}
    book = AccountBook(find_places(data_dir).accounts, public, [account.name for account in practice])
    own = book.accounts()
    for problem in book.problems():
        terminal.complain(verb, describe_problem(problem))
    return (*own, *practice)


def find_account(verb: str, data_dir: str | None, name: str) -> Account:
    """The account called `name`, in any case. Raises UnusableError."""
    accounts = all_accounts(verb, data_dir)
    wanted = folded(checked_text("--account", name))
    found = next((account for account in accounts if folded(account.name) == wanted), None)
    if found is None:
        names = ", ".join(account.name for account in accounts)
        raise UnusableError(f"There is no account called {name}. There are {names}.")
    return found
