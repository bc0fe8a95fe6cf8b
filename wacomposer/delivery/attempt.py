"""One attempt to send: whether a byte of the request can have left, which decides what a failure means."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from wacomposer.providers.outcome import Doubt, Outcome, Reason, Rejected, Unknown


@runtime_checkable
class _Stream(Protocol):
    async def aclose(self) -> None: ...


class Attempt:
    """Watches one request. `may_have_left` turns true just before its first byte is written.

    `unreached` is the host that could not be connected to, "" as long as none failed; it is not the
    provider's where the way leads through a proxy. `tunnelling` is true while a proxy is asked for the way.
    """

    def __init__(self) -> None:
        """Nothing has left yet."""
        self.may_have_left = False
        self.unreached = ""
        self.tunnelling = False
        self._connecting_to = ""
        self._stream: object = None

    async def watch(self, event: str, info: dict[str, object]) -> None:
        """Trace hook of httpcore; the CONNECT request that opens a proxy tunnel does not count."""
        match event:
            case "connection.connect_tcp.started":
                self._connecting_to = str(info.get("host", ""))
            case "connection.connect_tcp.failed":
                self.unreached = self._connecting_to
            case "connection.connect_tcp.complete":
                self._stream = info.get("return_value")
            case "connection.start_tls.failed" | "proxy.start_tls.failed":
                # httpcore 1.0.9 leaves the socket open where a cancellation ends the handshake.
                if isinstance(self._stream, _Stream):
                    await self._stream.aclose()
            case "http11.send_request_headers.started":
                self.tunnelling = getattr(info.get("request"), "method", b"") == b"CONNECT"
                self.may_have_left = self.may_have_left or not self.tunnelling
            case "proxy.start_tls.started":
                self.tunnelling = False
            case "http11.send_request_headers.failed":
                # Headers that cannot be written are found out while they are put together.
                if type(info.get("exception")).__name__ == "LocalProtocolError":
                    self.may_have_left = False
            case _:
                pass

    def cancelled(self) -> Outcome:
        """What a cancellation at this point means."""
        if self.may_have_left:
            return Unknown(Doubt.CANCELLED)
        return Rejected(Reason.CANCELLED_BEFORE, unsent=True)

    def failed(self) -> Outcome:
        """What a fault of the program itself at this point means."""
        if self.may_have_left:
            return Unknown(Doubt.FAULT)
        return Rejected(Reason.FAULT, unsent=True)
