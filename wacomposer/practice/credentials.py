"""The well-known values of the practice accounts; they open nothing but the practice gateway."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLIC_VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "wachat": {"instance": "practice"},
        "ryzeapi": {"instance": "practice"},
        "wuts": {},
        "awal": {"phone_number_id": "123456", "domain": "practice", "client_id": "practice-client"},
    }
)
"""Public account fields besides the base URL, by provider key; 123456 is the id in Awal's own example."""

SECRET_VALUES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "wachat": {"api_key": "practice-api-key"},
        "ryzeapi": {"token": "practice-token"},
        "wuts": {"token": "00000000-0000-4000-8000-000000000000"},
        "awal": {"hmac_secret": "practice-hmac-secret"},
    }
)
"""Fields that are secret in a real account, by provider key; here everyone may know them."""

PROVIDER_KEYS = tuple(SECRET_VALUES)


def account_values(provider_key: str, base_url: str) -> dict[str, str]:
    """The public fields of the practice account. Raises KeyError for an unknown provider."""
    return {"base_url": base_url, **PUBLIC_VALUES[provider_key]}


def secret_values(provider_key: str) -> dict[str, str]:
    """The secret fields of the practice account. Raises KeyError for an unknown provider."""
    return dict(SECRET_VALUES[provider_key])
