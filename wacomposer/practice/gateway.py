"""The practice gateway: an HTTP server on the loopback address, in a thread of its own."""

from __future__ import annotations

import errno
import socket
import sys
import threading
from typing import TYPE_CHECKING, Self

from wacomposer.practice import routes
from wacomposer.practice.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from wacomposer.practice.record import Received
    from wacomposer.practice.server import Server
    from wacomposer.practice.trouble import Trouble

HOST = "127.0.0.1"
"""The only address that is ever bound."""

KEPT_REQUESTS = 200
MOST_PORT = 65_535
_BACKLOG = 256
_STOP_SECONDS = 5.0


class PracticeGateway:
    """Behaves as the four providers' pages document, at `base_url`, and rehearses trouble.

    `start` and `stop` belong to one thread, the rest may be called from any. `watch` is called with each
    request, on the gateway's thread.
    """

    def __init__(
        self, port: int = 0, *, keep: int = KEPT_REQUESTS, watch: Callable[[Received], None] | None = None
    ) -> None:
        """Port 0 takes a free one at each start. `keep` requests are remembered."""
        self._wanted_port = port
        self._port = 0
        self._record = Record(keep, watch)
        self._server: Server | None = None
        self._thread: threading.Thread | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def start(self) -> None:
        """Serve until `stop`; returns when requests are answered.

        The first start imports the server, which takes a tenth of a second: not for a window's thread. Raises
        OSError with a sentence where the port cannot be had, ValueError where there is no such port, and
        RuntimeError if it runs already.
        """
        if self._thread is not None:
            raise RuntimeError("the practice gateway runs already")
        listener = _listen(self._wanted_port)
        self._port = listener.getsockname()[1]
        ready = threading.Event()
        self._thread = threading.Thread(
            target=self._run, args=(listener, ready), name="practice-gateway", daemon=True
        )
        self._thread.start()
        ready.wait()
        if self._server is None:
            self.stop()
            raise RuntimeError("the practice gateway could not be started")

    def stop(self) -> None:
        """Cut what is open and end the thread; nothing happens where it does not run."""
        if self._server is not None:
            self._server.stop()
        if self._thread is not None:
            self._thread.join(_STOP_SECONDS)
        self._server = self._thread = None
        self._port = 0

    @property
    def is_running(self) -> bool:
        """Whether requests are answered."""
        return self._thread is not None

    @property
    def port(self) -> int:
        """The port that is served. Raises RuntimeError where none is."""
        if not self._port:
            raise RuntimeError("the practice gateway does not run")
        return self._port

    def base_url(self, provider_key: str, trouble: Trouble | None = None) -> str:
        """The base URL of a provider's practice account, or of the same with trouble.

        Raises ValueError for an unknown provider and RuntimeError where the gateway does not run.
        """
        return f"http://{HOST}:{self.port}{routes.base_path(provider_key, trouble)}"

    def received(self) -> tuple[Received, ...]:
        """The last requests that arrived whole, oldest first, without secrets of real accounts."""
        return self._record.received()

    def elsewhere(self) -> tuple[Received, ...]:
        """Those of them that followed a rehearsed redirect to another host."""
        return tuple(each for each in self.received() if routes.is_elsewhere(each.path))

    def count(self, provider_key: str | None = None) -> int:
        """How many requests arrived, to one provider or to all paths, also those no longer remembered."""
        return self._record.count(provider_key)

    def wait_received(self, count: int, seconds: float = 5.0) -> bool:
        """Wait until `count` requests arrived, at most `seconds`; whether they did."""
        return self._record.wait(count, seconds)

    def clear(self) -> None:
        """Forget the requests and start counting anew."""
        self._record.clear()

    def _run(self, listener: socket.socket, ready: threading.Event) -> None:
        def tell(server: Server) -> None:
            self._server = server
            ready.set()

        try:
            with listener:
                from wacomposer.practice.server import run  # noqa: PLC0415 - uvicorn is slow to load

                run(self._record, listener, tell)
        finally:
            ready.set()  # also where it failed


def _listen(port: int) -> socket.socket:
    if not 0 <= port <= MOST_PORT:
        raise ValueError(f"there is no port {port}; ports go from 1 to {MOST_PORT}, and 0 takes a free one")
    # With the protocol named, asyncio sends at once; else each answer waits 40 ms for an acknowledgement.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if sys.platform == "win32":
            # There, the usual option would let two programs share the port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        listener.listen(_BACKLOG)
    except OSError as failure:
        listener.close()
        raise OSError(failure.errno, _why_no_port(failure.errno, port)) from failure
    listener.setblocking(False)
    return listener


def _why_no_port(code: int | None, port: int) -> str:
    if code == errno.EADDRINUSE:
        return f"port {port} of {HOST} is in use by another program; choose another port, or 0 for a free one"
    if code == errno.EACCES:
        return f"port {port} of {HOST} may not be used by this program; choose one above 1023"
    return f"port {port} of {HOST} cannot be used"
