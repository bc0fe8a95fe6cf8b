"""The X-RateLimit headers of providers that document them."""

from __future__ import annotations


class Quota:
    """Counts requests per window and tells of it; the gateway itself never refuses for it.

    `limit` requests per window of `seconds`.
    """

    def __init__(self, limit: int, seconds: int) -> None:
        self._limit = limit
        self._seconds = seconds
        self._window = 0
        self._used = 0

    def take(self, now: float) -> tuple[tuple[str, str], ...]:
        """Count one request and return the headers; at least one request stays left, as none is refused."""
        window = int(now) // self._seconds
        if window != self._window:
            self._window, self._used = window, 0
        self._used += 1
        return self._headers(now, max(1, self._limit - self._used))

    def spent(self, now: float) -> tuple[tuple[str, str], ...]:
        """The headers of a refusal because nothing is left."""
        return self._headers(now, 0)

    def wait(self, now: float) -> int:
        """Whole seconds until the window ends, at least one."""
        return self._seconds - int(now) % self._seconds

    def _headers(self, now: float, remaining: int) -> tuple[tuple[str, str], ...]:
        return (
            ("x-ratelimit-limit", str(self._limit)),
            ("x-ratelimit-remaining", str(remaining)),
            ("x-ratelimit-reset", str(int(now) + self.wait(now))),
        )
