"""Sends on the loop named by its first argument, to the gateway named by its second.

    plain     httpx alone on asyncio's own loop
    command   the program's send on asyncio's own loop, as the command line has it
    window    the same on the window's loop, behind a shown window

Each line read is a count, answered by the sends per second; in the window "stall COUNT" is answered by the
longest gaps of a 1 ms timer in milliseconds, idle and with COUNT sends in flight.
"""

from __future__ import annotations

import asyncio
import sys
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.bench.child import tell
from tests.bench.posts import Post, plain_post, program_post, rate

if TYPE_CHECKING:
    from collections.abc import Coroutine

IDLE_SECONDS = 1.0


async def on_asyncio(kind: str, base_url: str) -> None:
    if kind == "plain":
        import httpx

        async with httpx.AsyncClient() as client:
            await answer_rates(plain_post(client, base_url))
    else:
        from wacomposer.delivery.transport import Transport

        async with Transport() as transport:
            await answer_rates(program_post(transport, base_url))


async def answer_rates(post: Post) -> None:
    await post()  # what the first one loads
    tell("ready")
    while line := await asyncio.to_thread(sys.stdin.readline):
        tell(await rate(post, int(line)))


async def in_window(base_url: str) -> None:
    from wacomposer.delivery.transport import Transport

    tell("ready")
    transport = await asyncio.to_thread(Transport)
    post = program_post(transport, base_url)
    while line := await asyncio.to_thread(sys.stdin.readline):
        question, _, count = line.rpartition(" ")
        if question == "stall":
            tell(
                [
                    await longest_gap(asyncio.sleep(IDLE_SECONDS)),
                    await longest_gap(flight(base_url, int(count))),
                ]
            )
        else:
            tell(await rate(post, int(count)))


async def flight(base_url: str, count: int) -> None:
    """`count` sends at once through a new client, which the program makes in a thread."""
    from wacomposer.delivery.transport import Transport

    transport = await asyncio.to_thread(Transport)
    post = program_post(transport, base_url)
    await asyncio.gather(*(post() for _ in range(count)))
    await transport.close()


async def longest_gap(work: Coroutine[None, None, None]) -> float:
    """The longest time in milliseconds between two ticks of a 1 ms timer of Qt while `work` goes on."""
    from PySide6.QtCore import Qt, QTimer

    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start(1)
    await work
    await asyncio.sleep(0.01)  # a stall at the end is seen at the next tick
    timer.stop()
    return max(later - earlier for earlier, later in pairwise(ticks)) * 1000


def main() -> None:
    kind, base_url = sys.argv[1:]
    if kind != "window":
        asyncio.run(on_asyncio(kind, base_url))
        return
    from wacomposer.desktop import build, make_application
    from wacomposer.running import run

    app = build(make_application())
    app.program.tasks.start("bench", lambda: in_window(base_url))
    run(app)


if __name__ == "__main__":
    main()
