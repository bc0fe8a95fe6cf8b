"""The last requests that the gateway received, without what could be a secret of a real account."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass
from threading import Condition
from typing import TYPE_CHECKING

from wacomposer.practice.credentials import SECRET_VALUES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wacomposer.practice.trouble import Trouble

REDACTED = "<redacted>"

# A real account may be pointed at the gateway by mistake, so only what is known to be public is kept.
_PUBLIC_HEADERS = frozenset(
    {
        "accept",
        "accept-encoding",
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
        "user-agent",
        "x-awal-signature-256",
        "x-client-id",
        "x-domain",
        "x-timestamp",
    }
)
_PUBLIC_PARAMETERS = frozenset({"phone_number_id", "device_id"})
_PRACTICE_SECRETS = frozenset(secret for secrets in SECRET_VALUES.values() for secret in secrets.values())


@dataclass(frozen=True, slots=True)
class Received:
    """One request.

    `path` has the query in it; header names are lower case; `provider` is "" for a path of none; `status` is
    None where the trouble is on the line itself.
    """

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    provider: str = ""
    trouble: Trouble | None = None
    status: int | None = None


class Record:
    """The last `keep` requests and the number of all, safe to read from any thread.

    `watch` is called with each request, on the gateway's thread.
    """

    def __init__(self, keep: int, watch: Callable[[Received], None] | None = None) -> None:
        self._kept: deque[Received] = deque(maxlen=keep)
        self._counts: Counter[str] = Counter()
        self._changed = Condition()
        self._watch = watch

    def add(self, received: Received) -> None:
        """Keep one more, and let go of the oldest."""
        with self._changed:
            self._kept.append(received)
            self._counts[received.provider] += 1
            self._changed.notify_all()
        if self._watch is not None:
            self._watch(received)

    def received(self) -> tuple[Received, ...]:
        """The requests that are kept, oldest first."""
        with self._changed:
            return tuple(self._kept)

    def count(self, provider_key: str | None = None) -> int:
        """How many requests came since the start or `clear`, to one provider or to all paths."""
        with self._changed:
            return self._counts.total() if provider_key is None else self._counts[provider_key]

    def wait(self, count: int, seconds: float) -> bool:
        """Wait until `count` requests came, at most `seconds`; whether they did."""
        with self._changed:
            return self._changed.wait_for(lambda: self._counts.total() >= count, seconds)

    def clear(self) -> None:
        """Forget everything."""
        with self._changed:
            self._kept.clear()
            self._counts.clear()


def public_headers(headers: Mapping[str, str]) -> dict[str, str]:
    """`headers` with every value redacted that is neither public nor of a practice account."""
    return {
        name: value if name in _PUBLIC_HEADERS or _is_practice(value) else REDACTED
        for name, value in headers.items()
    }


def public_path(path: str, query: str) -> str:
    """Path and query, with the values of unknown parameters redacted."""
    if not query:
        return path
    parts = []
    for part in query.split("&"):
        name, equals, value = part.partition("=")
        is_public = name in _PUBLIC_PARAMETERS or value in _PRACTICE_SECRETS
        parts.append(part if is_public else f"{name if equals else ''}{equals}{REDACTED}")
    return f"{path}?{'&'.join(parts)}"


def _is_practice(value: str) -> bool:
    scheme, _, token = value.partition(" ")
    return value in _PRACTICE_SECRETS or (scheme.lower() == "bearer" and token.strip() in _PRACTICE_SECRETS)
