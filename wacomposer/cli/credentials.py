"""The secrets of an account for one send: from environment variables, else from the system's keyring."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from wacomposer.cli.exits import UnusableError
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.storage.secrets.binding import host_of
from wacomposer.storage.secrets.environment import UnusableVariable, environment_secret, variable_name
from wacomposer.storage.secrets.result import Found, Missing

if TYPE_CHECKING:
    from wacomposer.providers.contract import Account, AccountField, Provider
    from wacomposer.providers.secret import Secret


def with_secrets(account: Account, provider: Provider) -> Account:
    """`account` with all its secrets. Raises UnusableError, which quotes none, if one is not to be had."""
    found = {spec.key: _secret(account, provider, spec) for spec in provider.secret_fields}
    return replace(account, secrets=found)


def _secret(account: Account, provider: Provider, spec: AccountField) -> Secret:
    given = environment_secret(provider.key, spec.key, os.environ)
    if isinstance(given, UnusableVariable):
        raise UnusableError(
            f"{given.name} cannot be a secret: it must be visible ASCII characters without spaces. "
            "Set it anew or unset it."
        )
    return given or _from_keyring(account, provider, spec)


def _from_keyring(account: Account, provider: Provider, spec: AccountField) -> Secret:
    from wacomposer.storage.secrets.store import KeyringStore  # noqa: PLC0415 - not where variables are set
    from wacomposer.wording.secrets import describe_trouble  # noqa: PLC0415

    host = host_of(account.base_url(provider.field(BASE_URL_KEY)))
    if host is None:
        raise UnusableError(f"The base URL of {account.name} names no host. Correct it in the window.")
    variable = variable_name(provider.key, spec.key)
    match KeyringStore().read(account.id, host, spec.key):
        case Found(secret):
            return secret
        case Missing():
            raise UnusableError(
                f"The keyring holds no {spec.label} of {account.name} for {host}. "
                f"Enter it in the window, or set {variable}."
            )
        case trouble:
            what, _ = describe_trouble(trouble)
            raise UnusableError(f"{what} The {spec.label} of {account.name} can also come from {variable}.")
