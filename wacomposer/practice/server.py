"""The ASGI application behind the gateway, and uvicorn's protocol serving it on a listening socket."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from wacomposer.practice import routes
from wacomposer.practice.awal import Awal
from wacomposer.practice.credentials import PROVIDER_KEYS
from wacomposer.practice.exchange import Call, PracticeProvider, Reply, json_reply
from wacomposer.practice.record import Received, Record, public_headers, public_path
from wacomposer.practice.ryzeapi import RyzeApi
from wacomposer.practice.trouble import REFUSALS, common_reply
from wacomposer.practice.wachat import Wachat
from wacomposer.practice.wire import BEHAVIOURS, Line
from wacomposer.practice.wuts import Wuts

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from wacomposer.practice.wire import Message, Receive, Send

MOST_BODY = 256 * 1024
"""Bytes of a request body that are read; the rest is thrown away and the request refused."""

IDLE_SECONDS = 75
"""How long an unused connection stays open, so that an application's pooled ones outlive a pause."""

_GOODBYE_SECONDS = 2.0


class Application:
    """Routes requests to the providers' parts and keeps the record."""

    def __init__(self, record: Record) -> None:
        self._record = record
        parts: tuple[PracticeProvider, ...] = (Wachat(), RyzeApi(), Wuts(), Awal())
        self._providers = {part.key: part for part in parts}

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        body = await _whole_body(receive)
        if body is None:
            return
        path = scope["raw_path"].decode("ascii")
        target = routes.find(path)
        call = Call(
            method=scope["method"],
            path=target.path,
            full_path=path,
            query=scope["query_string"].decode("ascii"),
            headers={name.decode("ascii"): value.decode("latin-1") for name, value in scope["headers"]},
            body=body[:MOST_BODY],
            now=time.time(),
        )
        if len(body) > MOST_BODY:
            reply: Reply | None = json_reply(413, {"error": f"a request may have {MOST_BODY} bytes"})
        else:
            reply = self._reply(target, call, scope["server"][1])
        self._note(target, call, reply)
        if reply is not None:
            await _send_reply(send, reply)
        elif target.trouble is not None:
            await BEHAVIOURS[target.trouble](Line(receive, send, scope["state"]["transport"]))

    def _reply(self, target: routes.Target, call: Call, port: int) -> Reply | None:
        """The reply, or None where the trouble is on the line itself."""
        provider = self._providers.get(target.provider)
        if provider is None:
            return _nowhere(call.full_path)
        if target.trouble is None:
            return provider.answer(call)
        if target.trouble in REFUSALS:
            return provider.refusal(target.trouble, call)
        return common_reply(target.trouble, call, port)

    def _note(self, target: routes.Target, call: Call, reply: Reply | None) -> None:
        self._record.add(
            Received(
                method=call.method,
                path=public_path(call.full_path, call.query),
                headers=public_headers(call.headers),
                body=call.body,
                provider=target.provider,
                trouble=target.trouble,
                status=reply.status if reply else None,
            )
        )


async def _whole_body(receive: Receive) -> bytes | None:
    """The body, cut just above MOST_BODY, or None if the client left before its end."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        if len(body) <= MOST_BODY:
            body += message["body"]
        if not message["more_body"]:
            return bytes(body[: MOST_BODY + 1])


async def _send_reply(send: Send, reply: Reply) -> None:
    headers = [(name.encode("ascii"), value.encode("latin-1")) for name, value in reply.headers]
    headers.append((b"content-length", str(len(reply.body)).encode("ascii")))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


def _nowhere(path: str) -> Reply:
    if routes.is_elsewhere(path):
        return json_reply(200, {"success": True, "message": "A redirect was followed to another host."})
    known = ", ".join(f"/{key}" for key in PROVIDER_KEYS)
    return json_reply(404, {"error": f"Practice has {known} and /trouble/<kind>/<provider>."})


def run(record: Record, listener: socket.socket, ready: Callable[[Server], None]) -> None:
    """Serve `listener` with an event loop of its own until the server is stopped; close it then."""

    async def serve() -> None:
        await Server(record).serve(listener, ready)

    # Named outright: the process's own choice may be a loop that belongs to the window.
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(serve())


class _Protocol(H11Protocol):
    """Lets the application reach its connection, to cut it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as in uvicorn
        super().connection_made(transport)
        self.app_state = {"transport": transport}


class Server:
    """Serves one listening socket; uvicorn's own server would watch signals and tick ten times a second."""

    def __init__(self, record: Record) -> None:
        self._config = Config(
            Application(record),
            interface="asgi3",
            http=_Protocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            timeout_keep_alive=IDLE_SECONDS,
        )
        self._config.load()
        self._state = ServerState()
        self._stopping = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def stop(self) -> None:
        """Make `serve` return; from any thread."""
        self._loop.call_soon_threadsafe(self._stopping.set)

    async def serve(self, listener: socket.socket, ready: Callable[[Server], None]) -> None:
        """Call `ready` once connections are accepted; at `stop` cut the open ones and close `listener`."""
        server = await self._loop.create_server(self._connect, sock=listener)
        ready(self)
        try:
            await self._stopping.wait()
        finally:
            # A connection accepted a moment ago may only be set up while its server is open: no more first.
            self._loop.remove_reader(listener)
            await self._hang_up()
            server.close()

    def _connect(self) -> asyncio.Protocol:
        return _Protocol(self._config, self._state, {}, self._loop)

    async def _hang_up(self) -> None:
        end = self._loop.time() + _GOODBYE_SECONDS
        ourselves = asyncio.current_task()
        while (self._state.connections or asyncio.all_tasks() - {ourselves}) and self._loop.time() < end:
            connections: set[Any] = set(self._state.connections)
            for connection in connections:
                connection.transport.abort()
            await asyncio.sleep(0)
