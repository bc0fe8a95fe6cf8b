"""Which provider, and which trouble, a path of the gateway means."""

from __future__ import annotations

from dataclasses import dataclass

from wacomposer.practice.credentials import PROVIDER_KEYS
from wacomposer.practice.trouble import ELSEWHERE, Trouble

_TROUBLES = {str(trouble): trouble for trouble in Trouble}


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes: `path` is below the provider's base URL; `provider` is "" where none is meant."""

    provider: str = ""
    path: str = ""
    trouble: Trouble | None = None


def base_path(provider_key: str, trouble: Trouble | None = None) -> str:
    """The path of a provider's base URL. Raises ValueError for an unknown provider."""
    if provider_key not in PROVIDER_KEYS:
        raise ValueError(f"no practice for the provider {provider_key!r}")
    return f"/trouble/{trouble}/{provider_key}" if trouble else f"/{provider_key}"


def find(path: str) -> Target:
    """The target of a request's path."""
    _, first, rest = _split(path)
    trouble = None
    if first == "trouble":
        _, kind, rest = _split(rest)
        trouble = _TROUBLES.get(kind)
        if trouble is None:
            return Target()
        _, first, rest = _split(rest)
    return Target(first, rest, trouble) if first in PROVIDER_KEYS else Target()


def is_elsewhere(path: str) -> bool:
    """Whether `path` is where a rehearsed redirect leads."""
    return path.startswith(f"{ELSEWHERE}/")


def _split(path: str) -> tuple[str, str, str]:
    """`/a/b/c` as "", `a` and `/b/c`."""
    start, _, rest = path.partition("/")
    name, slash, below = rest.partition("/")
    return start, name, slash + below
