"""Secrets from environment variables, for runs that nobody watches; they are read and never written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from wacomposer.providers.secret import Secret, is_usable


@dataclass(frozen=True, slots=True)
class UnusableVariable:
    """The variable called `name` is set to something that cannot be a secret."""

    name: str


def variable_name(provider_key: str, field_key: str) -> str:
    """WACOMPOSER_RYZEAPI_TOKEN for ryzeapi and token."""
    return re.sub(r"[^A-Z0-9]", "_", f"WACOMPOSER_{provider_key}_{field_key}".upper())


def environment_secret(
    provider_key: str, field_key: str, environ: Mapping[str, str]
) -> Secret | UnusableVariable | None:
    """The secret in the variable of this field; None where that is not set or empty."""
    name = variable_name(provider_key, field_key)
    value = environ.get(name)
    if not value:
        return None
    return Secret(value) if is_usable(value) else UnusableVariable(name)
