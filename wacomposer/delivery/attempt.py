"""One attempt to send: whether a byte of the request can have left, which decides what a failure means."""

from __future__ import annotations

from wacomposer.providers.outcome import Doubt, Outcome, Reason, Rejected, Unknown


class Attempt:
    """Watches one request. `may_have_left` turns true just before its first byte is written."""

    def __init__(self) -> None:
        """Nothing has left yet."""
        self.may_have_left = False

    async def watch(self, event: str, info: dict[str, object]) -> None:
        """Trace hook of httpcore; the CONNECT request that opens a proxy tunnel does not count."""
        if event == "http11.send_request_headers.started":
            request = info.get("request")
            self.may_have_left = self.may_have_left or getattr(request, "method", b"") != b"CONNECT"

    def cancelled(self) -> Outcome:
        """What a cancellation at this point means."""
        if self.may_have_left:
            return Unknown(Doubt.CANCELLED)
        return Rejected(Reason.CANCELLED_BEFORE, unsent=True)
