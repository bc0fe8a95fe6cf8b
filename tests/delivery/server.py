"""An HTTP server on this computer that does with a connection what a test wants, and remembers all it got."""

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager, suppress
from dataclasses import dataclass, field
from typing import Any, Self, TypeAlias

OK = b'{"success":true,"status":true}'


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire; `head` is everything before the body."""

    method: str
    target: str
    headers: list[tuple[str, str]]
    body: bytes
    head: bytes

    def header(self, name: str) -> str | None:
        return next((value for each, value in self.headers if each.lower() == name.lower()), None)

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self.body)
        return data


@dataclass(slots=True)
class Line:
    """One connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def request(self) -> Received | None:
        """The next request, or None where the client closed."""
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return None
        first, *lines = head.decode("latin-1").split("\r\n")[:-2]
        method, target, _ = first.split(" ")
        headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines)]
        length = int({name.lower(): value for name, value in headers}.get("content-length", "0"))
        return Received(method, target, headers, await self.reader.readexactly(length), head)

    async def write(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    async def reply(
        self, status: int = 200, body: bytes = OK, content_type: str = "application/json", **headers: str
    ) -> None:
        """A whole answer. Names of headers have _ for -."""
        all_headers = {"content-type": content_type, "content-length": str(len(body))} | {
            name.replace("_", "-"): value for name, value in headers.items()
        }
        lines = "".join(f"{name}: {value}\r\n" for name, value in all_headers.items())
        await self.write(f"HTTP/1.1 {status} X\r\n{lines}\r\n".encode() + body)

    def abort(self) -> None:
        """Reset the connection."""
        self.writer.transport.abort()

    async def gone(self) -> None:
        """Wait until the client hangs up."""
        with suppress(ConnectionError):
            while await self.reader.read(65_536):
                pass


Behaviour: TypeAlias = Callable[[Line], Awaitable[None]]


async def accept_all(line: Line) -> None:
    """Answer every request with a success that all providers understand."""
    while await line.request():
        await line.reply()


@dataclass
class Server(AbstractAsyncContextManager["Server"]):
    """Serves `behaviour` on a port of its own; `requests` are those that arrived whole."""

    behaviour: Behaviour = accept_all
    tls: ssl.SSLContext | None = None
    requests: list[Received] = field(default_factory=list)
    connections: int = 0
    open: int = 0
    raw: bytes = b""

    async def __aenter__(self) -> Self:
        self._tasks: set[asyncio.Task[None]] = set()
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def url(self) -> str:
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        line = _Remembering(reader, writer, self)
        try:
            await self.behaviour(line)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()
            with suppress(ConnectionError, ssl.SSLError, asyncio.CancelledError):
                await writer.wait_closed()
            self._tasks.discard(task)
            self.open -= 1


@dataclass(slots=True)
class _Remembering(Line):
    server: Server

    async def request(self) -> Received | None:
        received = await Line.request(self)
        if received:
            self.server.requests.append(received)
            self.server.raw += received.head + received.body
        return received
