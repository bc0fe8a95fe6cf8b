"""The built-in practice accounts: one for each provider, usable without any set-up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from wacomposer.practice.credentials import PUBLIC_VALUES, secret_values
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account
from wacomposer.providers.secret import Secret

if TYPE_CHECKING:
    from wacomposer.practice.gateway import PracticeGateway
    from wacomposer.practice.trouble import Trouble

NOWHERE = "http://127.0.0.1:0"
"""No connection can be made to port 0."""


def practice_account(provider_key: str) -> Account:
    """The practice account of a provider. Raises KeyError for an unknown one.

    Its address leads nowhere until `at_gateway` gives it one: the gateway's port is free to choose, and
    nothing of practice may ever reach a provider.
    """
    name = next(f"Practice {provider.name}" for provider in PROVIDERS if provider.key == provider_key)
    secrets = {key: Secret(value) for key, value in secret_values(provider_key).items()}
    return Account(
        provider_key,
        name,
        {**PUBLIC_VALUES[provider_key], "base_url": NOWHERE},
        secrets,
        id=f"practice-{provider_key}",
        practice=True,
    )


def at_gateway(account: Account, gateway: PracticeGateway, trouble: Trouble | None = None) -> Account:
    """`account` with the address of the running `gateway`, or of `trouble` there."""
    base_url = gateway.base_url(account.provider, trouble)
    return replace(account, values={**account.values, "base_url": base_url})


def practice_accounts() -> tuple[Account, ...]:
    """All practice accounts, in the order of the providers."""
    return tuple(practice_account(provider.key) for provider in PROVIDERS)
