"""When asyncio's callbacks run on Qt's event loop: in short turns, between which the window stays alive."""

from __future__ import annotations

import asyncio
import heapq
import time
from collections import deque

from PySide6.QtCore import QObject, QTimerEvent

LONGEST_TURN = 0.004
"""Seconds after which callbacks that are still waiting let keys and painting go first."""
MOST_CANCELLED = 100
"""Cancelled timers that may wait for their time; every request leaves some, a minute ahead."""


class Turns(QObject):
    """Holds what is ready and what has its time, with one Qt timer for each."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: deque[asyncio.Handle] = deque()
        self._waiting: list[asyncio.TimerHandle] = []
        self._cancelled = 0
        self._soon = 0
        self._later = 0

    def add(self, handle: asyncio.Handle) -> None:
        """Run `handle` in one of the next turns."""
        self._ready.append(handle)
        if not self._soon:
            self._soon = self.startTimer(0)

    def add_at(self, handle: asyncio.TimerHandle) -> None:
        """Run `handle` when its time, in seconds of `time.monotonic`, has come."""
        heapq.heappush(self._waiting, handle)
        if self._waiting[0] is handle:
            self._wait()

    def forget_one(self) -> None:
        """Note that a timer was cancelled; it is dropped at its time, or with many others."""
        self._cancelled += 1
        if self._cancelled > max(MOST_CANCELLED, len(self._waiting) // 2):
            self._waiting = [handle for handle in self._waiting if not handle.cancelled()]
            heapq.heapify(self._waiting)
            self._cancelled = 0

    def stop(self) -> None:
        """Run nothing any more."""
        self._ready.clear()
        self._waiting.clear()
        self._kill()

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._later:
            self._wake()
        else:
            self._take_turn()

    def _take_turn(self) -> None:
        end = time.monotonic() + LONGEST_TURN
        for _ in range(len(self._ready)):  # as in asyncio, what becomes ready meanwhile waits
            if not self._ready:
                break  # stopped by one of them
            handle = self._ready.popleft()
            if not handle.cancelled():
                handle._run()  # noqa: SLF001 - the one thing a loop does with a handle
            if time.monotonic() > end:
                break
        if self._soon and not self._ready:
            self.killTimer(self._soon)
            self._soon = 0

    def _wake(self) -> None:
        now = time.monotonic()
        while self._waiting and self._waiting[0].when() <= now:
            handle = heapq.heappop(self._waiting)
            if handle.cancelled():
                self._cancelled -= 1
            else:
                self.add(handle)
        self._wait()

    def _wait(self) -> None:
        """Have Qt wake us for the next timer."""
        if self._later:
            self.killTimer(self._later)
            self._later = 0
        if self._waiting:
            seconds = self._waiting[0].when() - time.monotonic()
            self._later = self.startTimer(max(0, min(round(seconds * 1000 + 0.5), 2**31 - 1)))

    def _kill(self) -> None:
        for timer in (self._soon, self._later):
            if timer:
                self.killTimer(timer)
        self._soon = self._later = 0
