"""The providers in the order people see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.providers import awal, ryzeapi, wachat, wuts

if TYPE_CHECKING:
    from wacomposer.providers.contract import Provider

PROVIDERS: tuple[Provider, ...] = (
    wachat.PROVIDER,
    ryzeapi.PROVIDER,
    wuts.PROVIDER,
    awal.PROVIDER,
)


def provider_by_key(key: str) -> Provider | None:
    """The provider called `key`, or None."""
    return next((provider for provider in PROVIDERS if provider.key == key), None)
