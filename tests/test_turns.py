"""asyncio on the window's loop: in order, in time, and never for long at once."""

import asyncio
import time
import weakref
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from wacomposer.loop import loop_class
from wacomposer.turns import LONGEST_TURN, MOST_CANCELLED


@pytest.fixture
def runner(qapp: QApplication) -> Iterator[asyncio.Runner]:
    make_loop = loop_class()
    with asyncio.Runner(loop_factory=lambda: make_loop(qapp)) as made:
        yield made


def until(runner: asyncio.Runner, is_done: Callable[[], bool]) -> None:
    async def wait() -> None:
        async with asyncio.timeout(5):
            while not is_done():  # noqa: ASYNC110 - sleeping lets the loop turn, which is what is tested
                await asyncio.sleep(0.001)

    runner.run(wait())


def test_in_the_order_of_the_calls(runner: asyncio.Runner) -> None:
    loop, done = runner.get_loop(), list[str]()

    def first() -> None:
        done.append("a")
        loop.call_soon(done.append, "d")

    loop.call_soon(first)
    loop.call_soon(done.append, "b").cancel()
    loop.call_soon(done.append, "c")
    until(runner, lambda: len(done) == 3)
    assert done == ["a", "c", "d"]


def test_in_the_order_of_their_times(runner: asyncio.Runner) -> None:
    loop, done = runner.get_loop(), list[tuple[str, float]]()
    begun = loop.time()

    def note(name: str) -> None:
        done.append((name, loop.time() - begun))

    for name, delay in (("late", 0.06), ("cancelled", 0.04), ("soon", 0.02), ("now", 0.0)):
        handle = loop.call_later(delay, note, name)
        if name == "cancelled":
            handle.cancel()
    until(runner, lambda: len(done) == 3)
    assert [name for name, _ in done] == ["now", "soon", "late"]
    assert done[1][1] >= 0.02
    assert done[2][1] >= 0.06


def test_a_timer_before_the_next_one(runner: asyncio.Runner) -> None:
    loop, done = runner.get_loop(), list[str]()
    far = loop.call_later(3600, done.append, "far")
    loop.call_later(0.01, done.append, "near")
    until(runner, lambda: bool(done))
    far.cancel()
    assert done == ["near"]


def test_cancelled_timers_do_not_pile_up(runner: asyncio.Runner) -> None:
    loop = runner.get_loop()
    handles = [loop.call_later(3600, print) for _ in range(20 * MOST_CANCELLED)]
    alive = [weakref.ref(handle) for handle in handles]
    while handles:
        handles.pop().cancel()
    assert sum(each() is not None for each in alive) <= 2 * MOST_CANCELLED


def test_qt_goes_on_between_long_callbacks(runner: asyncio.Runner) -> None:
    loop, done = runner.get_loop(), list[str]()

    def work() -> None:
        time.sleep(LONGEST_TURN)
        done.append("ours")

    for _ in range(10):
        loop.call_soon(work)
    QTimer.singleShot(1, lambda: done.append("Qt"))
    until(runner, lambda: len(done) == 11)
    assert done.index("Qt") < 5


def test_threads_timeouts_and_failures(runner: asyncio.Runner) -> None:
    async def work() -> str:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(asyncio.Event().wait(), 0.01)
        with pytest.raises(ZeroDivisionError):
            await asyncio.to_thread(lambda: 1 / 0)
        return await asyncio.to_thread(lambda: "done")

    assert runner.run(work()) == "done"


def test_nothing_runs_after_the_end(qapp: QApplication) -> None:
    done = list[str]()
    loop = loop_class()(qapp)
    loop.call_soon(done.append, "soon")
    loop.call_later(0.0, done.append, "later")
    loop.close()
    with pytest.raises(RuntimeError, match="closed"):
        loop.call_soon(done.append, "late")
    qapp.processEvents()
    assert not done
