"""Troubles on the line itself: no answer, a cut connection, a slow and an endless one."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from wacomposer.practice.trouble import Trouble

Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]

HUGE_BYTES = 100_000_000
"""Length of the huge answer, which is valid JSON."""

DRIP_SECONDS = 1.0
"""Time between two bytes of the slow answer."""

_CHUNK = b" " * 65_536
_JSON = [(b"content-type", b"application/json")]


@dataclass(frozen=True, slots=True)
class Line:
    """The connection of one request that was read whole."""

    receive: Receive
    send: Send
    transport: asyncio.Transport

    async def gone(self) -> None:
        """Wait until the client hangs up or the server stops."""
        while (await self.receive())["type"] != "http.disconnect":
            pass

    async def start(self) -> None:
        """Send a status line that promises JSON of unknown length."""
        await self.send({"type": "http.response.start", "status": 200, "headers": _JSON})

    async def write(self, data: bytes, *, last: bool = False) -> None:
        """Send a part of the body."""
        await self.send({"type": "http.response.body", "body": data, "more_body": not last})


async def _no_answer(line: Line) -> None:
    await line.gone()


async def _cut(line: Line) -> None:
    line.transport.close()
    await line.gone()


async def _slow_drip(line: Line) -> None:
    await line.start()
    gone = asyncio.ensure_future(line.gone())
    byte = b"{"
    while not gone.done():
        await line.write(byte)
        byte = b" "
        await asyncio.wait({gone}, timeout=DRIP_SECONDS)


async def _huge(line: Line) -> None:
    await line.start()
    await line.write(b"{")
    left = HUGE_BYTES - 2
    while left and not line.transport.is_closing():
        chunk = _CHUNK[:left]
        left -= len(chunk)
        await line.write(chunk)
    if left:
        await line.gone()
    else:
        await line.write(b"}", last=True)


BEHAVIOURS: dict[Trouble, Callable[[Line], Awaitable[None]]] = {
    Trouble.NO_ANSWER: _no_answer,
    Trouble.CUT: _cut,
    Trouble.SLOW_DRIP: _slow_drip,
    Trouble.HUGE: _huge,
}
