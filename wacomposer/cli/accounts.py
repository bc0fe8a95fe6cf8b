"""wacomposer accounts: which accounts there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.book import all_accounts
from wacomposer.cli.exits import OK
from wacomposer.cli.parser import Parser, add_data_dir, add_json
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.fields import BASE_URL_KEY

if TYPE_CHECKING:
    import argparse

    from wacomposer.providers.contract import Account

_EXAMPLES = """examples:
  wacomposer accounts
  wacomposer accounts --json

Practice accounts are always there; they have no base URL, since their gateway runs only during a send.
Secrets are never listed. Accounts are made in the window.

JSON:
  {"accounts": [{"name", "provider": KEY, "base_url": URL or null, "practice": BOOLEAN}, ...]}
"""
_PRACTICE = "practice: nothing leaves this computer"


def parser() -> Parser:
    """Nothing but the form of the list."""
    made = Parser("accounts", "List the accounts that send can use.", _EXAMPLES)
    add_json(made)
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Print the list."""
    accounts = all_accounts("accounts", args.data_dir)
    if args.json:
        terminal.say_json({"accounts": [_as_data(account) for account in accounts]})
        return OK
    names = {provider.key: provider.name for provider in PROVIDERS}
    rows = [
        (
            account.name,
            names[account.provider],
            _base_url(account) or _PRACTICE,
        )
        for account in accounts
    ]
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, provider, address in rows:
        terminal.say(f"{terminal.one_line(name):{widths[0]}}  {provider:{widths[1]}}  {address}")
    return OK


def _as_data(account: Account) -> dict[str, str | bool | None]:
    return {
        "name": account.name,
        "provider": account.provider,
        "base_url": _base_url(account),
        "practice": account.practice,
    }


def _base_url(account: Account) -> str | None:
    if account.practice:
        return None
    provider = provider_by_key(account.provider)
    return account.base_url(provider.field(BASE_URL_KEY)) if provider else None
