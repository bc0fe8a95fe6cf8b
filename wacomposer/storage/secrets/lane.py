"""One call at a time to something that may never answer: on a daemon thread, each with a time limit.

An executor would not do: its threads hold up the program's end until the call returns.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, Generic, TypeVar

from wacomposer.storage.secrets.result import Kind, Trouble

T = TypeVar("T")


@dataclass(slots=True, eq=False)
class _Call(Generic[T]):
    """`deadline` is in monotonic seconds. A call is settled once: by its result, or by giving up."""

    work: Callable[[], T]
    deliver: Callable[[T | Trouble], None]
    deadline: float
    for_person: bool
    settled: bool = field(default=False)


class Lane:
    """Runs calls in order of coming. While one is overdue, further ones are HANGING at once and never run.

    While one waits for a person, further ones are LOCKED at once. `explain` says what an exception means.
    """

    def __init__(self, explain: Callable[[Exception], Trouble]) -> None:
        """No thread is started before the first call, and none stays after the last."""
        self._explain = explain
        self._guard = threading.Lock()
        self._waiting: deque[_Call[Any]] = deque()
        self._running: _Call[Any] | None = None
        self._alive = False

    def call(self, work: Callable[[], T], limit: float, *, for_person: bool = False) -> T | Trouble:
        """The result of `work`, or the trouble, within `limit` seconds. Blocks the thread it is called on."""
        answers: SimpleQueue[T | Trouble] = SimpleQueue()
        call = self._submit(work, answers.put, limit, for_person)
        try:
            return answers.get(timeout=limit)
        except Empty:
            # Settled in this very moment: the answer is about to come.
            return Trouble(Kind.HANGING) if self._give_up(call) else answers.get()

    async def call_async(
        self, work: Callable[[], T], limit: float, *, for_person: bool = False
    ) -> T | Trouble:
        """The same for any asyncio loop. A cancelled call that already runs is left to itself."""
        import asyncio  # noqa: PLC0415 - whoever awaits this has it

        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T | Trouble] = loop.create_future()

        def settle(result: T | Trouble) -> None:
            if not answer.done():
                answer.set_result(result)

        def deliver(result: T | Trouble) -> None:
            with contextlib.suppress(RuntimeError):  # the loop is closed, so nobody waits any more
                loop.call_soon_threadsafe(settle, result)

        def expire() -> None:
            if self._give_up(call):
                settle(Trouble(Kind.HANGING))

        call = self._submit(work, deliver, limit, for_person)
        timer = loop.call_later(limit, expire)
        try:
            return await answer
        finally:
            timer.cancel()
            self._give_up(call)

    def _submit(
        self, work: Callable[[], T], deliver: Callable[[T | Trouble], None], limit: float, for_person: bool
    ) -> _Call[T]:
        call = _Call(work, deliver, time.monotonic() + limit, for_person)
        with self._guard:
            obstacle = self._obstacle()
            call.settled = obstacle is not None
            if obstacle is None:
                self._waiting.append(call)
                if not self._alive:
                    self._alive = True
                    threading.Thread(target=self._work, name="keyring", daemon=True).start()
        if obstacle is not None:
            deliver(obstacle)
        return call

    def _obstacle(self) -> Trouble | None:
        if self._running is None:
            return None
        if time.monotonic() > self._running.deadline:
            return Trouble(Kind.HANGING)
        return Trouble(Kind.LOCKED) if self._running.for_person else None

    def _give_up(self, call: _Call[T]) -> bool:
        """Whether nobody will hear of `call` any more; if it did not run yet, it never will."""
        with self._guard:
            if call.settled:
                return False
            call.settled = True
            with contextlib.suppress(ValueError):  # it runs already
                self._waiting.remove(call)
            return True

    def _work(self) -> None:
        while (call := self._next()) is not None:
            try:
                result = call.work()
            except Exception as failure:  # noqa: BLE001 - stores raise jeepney's, GLib's, dbus's, pywin32's own errors
                result = self._explain(failure)
            with self._guard:
                late = call.settled
                call.settled = True
                self._running = None
            if not late:
                call.deliver(result)

    def _next(self) -> _Call[Any] | None:
        with self._guard:
            self._running = self._waiting.popleft() if self._waiting else None
            self._alive = self._running is not None
            return self._running
