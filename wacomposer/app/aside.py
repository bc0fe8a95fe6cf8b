"""Runs beside the loop what cannot be interrupted, one at a time; the window's end never waits for it."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_turn = threading.Lock()  # each picture may take hundreds of megabytes while it is decoded


async def aside(work: Callable[[], T]) -> T:
    """The result of `work`, which ends by itself in a second or two, or what it raises, from a thread.

    Cancelled, it is left to itself, and if it did not begin yet, it never does. The loop ends without it, the
    process only after it: Qt crashes where a thread is within it while the process takes it down.
    """
    import asyncio  # noqa: PLC0415 - whoever awaits this has it

    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def settle(result: T) -> None:
        if not answer.done():
            answer.set_result(result)

    def fail(problem: Exception) -> None:
        if not answer.done():
            answer.set_exception(problem)

    def run() -> None:
        with _turn:
            if answer.cancelled():
                return
            try:
                result = work()
            except Exception as problem:  # noqa: BLE001 - told to whoever waits
                tell(fail, problem)
            else:
                tell(settle, result)

    def tell(what: Callable[..., None], told: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed, so nobody waits any more
            loop.call_soon_threadsafe(what, told)

    threading.Thread(target=run, name="aside", daemon=False).start()
    return await answer
