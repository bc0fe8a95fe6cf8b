"""A server that answers what the test tells it to, and keeps what it received, secrets included."""

from __future__ import annotations

import json
import threading
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from types import TracebackType


@dataclass(frozen=True, slots=True)
class Heard:
    """One request; header names are lower case."""

    path: str
    headers: dict[str, str]
    body: bytes


class Server:
    """Serves on loopback while in a `with` block; `answer` is the status and JSON of every reply to a POST.

    `files` are what a GET finds, by path; of those in `slow` only the beginning comes, until `hung_up` is set
    because the client left.
    """

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.answer: tuple[int, Any] = (200, {"success": True, "message_id": "3EB0"})
        self.files: dict[str, bytes] = {}
        self.slow: set[str] = set()
        self.hung_up = threading.Event()
        outer = self

        class Handler(BaseHTTPRequestHandler):
            """Takes a POST and gives the answer of the moment."""

            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.heard.append(Heard(self.path, headers, body))
                status, content = outer.answer
                data = json.dumps(content).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def do_GET(self) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.heard.append(Heard(self.path, headers, b""))
                content = outer.files.get(self.path)
                self.close_connection = True
                self.send_response(404 if content is None else 200)
                self.send_header("Content-Length", str(len(content or b"")))
                self.end_headers()
                if self.path in outer.slow:
                    self.wfile.write((content or b"")[:100])
                    self.connection.recv(1)  # nothing more comes before the end
                    outer.hung_up.set()
                    return
                with suppress(ConnectionError):  # it may read the beginning only
                    self.wfile.write(content or b"")

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
