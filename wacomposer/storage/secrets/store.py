"""The stores of secrets that the program sees: the system's keyring, and memory for this session only."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from wacomposer.providers.secret import Secret
from wacomposer.storage.secrets import system
from wacomposer.storage.secrets.binding import entry_name
from wacomposer.storage.secrets.lane import Lane
from wacomposer.storage.secrets.result import (
    Deleted,
    DeleteResult,
    Found,
    Missing,
    Place,
    ReadResult,
    Stored,
    Trouble,
    WriteResult,
)

LIMIT = 5.0
"""Seconds for a call that asks nobody; a healthy store takes some hundredths."""
PATIENCE = 120.0
"""Seconds for a person to answer the store's prompt."""

T = TypeVar("T")

_log = logging.getLogger(__name__)


class SecretStore(Protocol):
    """Where secrets are read from and written to; `host` is `binding.host_of` of the account's base URL.

    Each call exists twice: blocking, for the command line and threads, and awaitable, for any asyncio loop.
    All raise ValueError where account, host or field is empty.
    """

    def where(self) -> Place | Trouble: ...
    def read(self, account_id: str, host: str, field: str) -> ReadResult: ...
    def write(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult: ...
    def delete(self, account_id: str, host: str, field: str) -> DeleteResult: ...
    async def where_async(self) -> Place | Trouble: ...
    async def read_async(self, account_id: str, host: str, field: str) -> ReadResult: ...
    async def write_async(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult: ...
    async def delete_async(self, account_id: str, host: str, field: str) -> DeleteResult: ...


class KeyringStore:
    """The operating system's store. A call takes at most `limit` seconds and never raises; see `result`."""

    def __init__(self, limit: float = LIMIT, patience: float = PATIENCE) -> None:
        """`patience` is the limit, in seconds, of `unlock`. keyring is imported in the first call."""
        self._limit = limit
        self._patience = patience
        self._lane = Lane(system.explain)

    def where(self) -> Place | Trouble:
        """Which store it is, or why it cannot be used now."""
        return self._call("where", system.where)

    def read(self, account_id: str, host: str, field: str) -> ReadResult:
        """The secret of this field, if it was stored for this host."""
        return self._call("read", partial(system.read, entry_name(account_id, field, host)))

    def write(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult:
        """Store the secret of this field for this host."""
        return self._call("write", partial(system.write, entry_name(account_id, field, host), secret))

    def delete(self, account_id: str, host: str, field: str) -> DeleteResult:
        """Delete the secret of this field for this host."""
        return self._call("delete", partial(system.delete, entry_name(account_id, field, host)))

    def unlock(self) -> Place | Trouble:
        """Have the system ask for the store's password. Meanwhile other calls are LOCKED at once."""
        work, limit = self._unlocking()
        return _logged("unlock", self._lane.call(work, limit, for_person=True))

    async def where_async(self) -> Place | Trouble:
        """See `where`."""
        return await self._call_async("where", system.where)

    async def read_async(self, account_id: str, host: str, field: str) -> ReadResult:
        """See `read`."""
        return await self._call_async("read", partial(system.read, entry_name(account_id, field, host)))

    async def write_async(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult:
        """See `write`."""
        work = partial(system.write, entry_name(account_id, field, host), secret)
        return await self._call_async("write", work)

    async def delete_async(self, account_id: str, host: str, field: str) -> DeleteResult:
        """See `delete`."""
        return await self._call_async("delete", partial(system.delete, entry_name(account_id, field, host)))

    async def unlock_async(self) -> Place | Trouble:
        """See `unlock`."""
        work, limit = self._unlocking()
        return _logged("unlock", await self._lane.call_async(work, limit, for_person=True))

    def _unlocking(self) -> tuple[Callable[[], Place | Trouble], float]:
        """The work of `unlock`; a person who takes too long leaves it locked, a store that does so hangs."""
        return partial(system.unlock, self._patience), self._patience + self._limit

    def _call(self, action: str, work: Callable[[], T]) -> T | Trouble:
        return _logged(action, self._lane.call(work, self._limit))

    async def _call_async(self, action: str, work: Callable[[], T]) -> T | Trouble:
        return _logged(action, await self._lane.call_async(work, self._limit))


class SessionStore:
    """Secrets of this session only: in memory, gone when the program or the store is closed."""

    def __init__(self) -> None:
        """Empty."""
        self._secrets: dict[str, Secret] = {}

    def __repr__(self) -> str:
        """Neither secrets nor for whom there are any."""
        return "<SessionStore>"

    def where(self) -> Place:
        """In memory, always."""
        return Place.SESSION

    def read(self, account_id: str, host: str, field: str) -> ReadResult:
        """The secret of this field, if it was entered for this host."""
        secret = self._secrets.get(entry_name(account_id, field, host))
        return Found(secret) if secret else Missing()

    def write(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult:
        """Keep the secret of this field for this host until the store is closed."""
        self._secrets[entry_name(account_id, field, host)] = secret
        return Stored()

    def delete(self, account_id: str, host: str, field: str) -> DeleteResult:
        """Forget the secret of this field for this host."""
        return Deleted() if self._secrets.pop(entry_name(account_id, field, host), None) else Missing()

    def close(self) -> None:
        """Forget everything."""
        self._secrets.clear()

    async def where_async(self) -> Place:
        """See `where`."""
        return self.where()

    async def read_async(self, account_id: str, host: str, field: str) -> ReadResult:
        """See `read`."""
        return self.read(account_id, host, field)

    async def write_async(self, account_id: str, host: str, field: str, secret: Secret) -> WriteResult:
        """See `write`."""
        return self.write(account_id, host, field, secret)

    async def delete_async(self, account_id: str, host: str, field: str) -> DeleteResult:
        """See `delete`."""
        return self.delete(account_id, host, field)


def _logged(action: str, result: T) -> T:
    if isinstance(result, Trouble):
        _log.info("keyring %s: %s %s", action, result.kind, result.detail)
    return result
