"""One call at a time, each within its limit, whatever it does."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from tests.storage.conftest import wait_until
from wacomposer.storage.secrets.lane import Lane
from wacomposer.storage.secrets.result import Kind, Trouble

HANGING = Trouble(Kind.HANGING)
LOCKED = Trouble(Kind.LOCKED)
SHORT = 0.1
LONG = 20.0


class Gate:
    """Work that waits until it may go on, as a store does that hangs or asks a person."""

    def __init__(self) -> None:
        self.entered, self.opened = threading.Event(), threading.Event()

    def work(self) -> str:
        self.entered.set()
        self.opened.wait(LONG)
        return "late"


@pytest.fixture
def lane() -> Lane:
    return Lane(lambda failure: Trouble(Kind.REFUSED, type(failure).__name__))


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()
    wait_until(lambda: threads() == 0)


def threads() -> int:
    return sum(thread.name == "keyring" for thread in threading.enumerate())


def fail() -> str:
    raise LookupError("PLANTED")


def test_a_result_and_an_exception(lane: Lane) -> None:
    assert lane.call(lambda: "done", LONG) == "done"
    assert lane.call(fail, LONG) == Trouble(Kind.REFUSED, "LookupError")
    assert lane.call(lambda: "done", LONG) == "done"


def test_no_thread_stays(lane: Lane) -> None:
    lane.call(lambda: None, LONG)
    wait_until(lambda: threads() == 0)


def test_threads_do_not_hold_up_the_end(lane: Lane, gate: Gate) -> None:
    lane.call(gate.work, SHORT)
    assert [each.daemon for each in threading.enumerate() if each.name == "keyring"] == [True]


def test_while_one_hangs_the_others_are_told_at_once_and_never_run(lane: Lane, gate: Gate) -> None:
    done: list[int] = []
    assert lane.call(gate.work, SHORT) == HANGING
    begin = time.monotonic()
    assert [lane.call(lambda n=n: done.append(n), LONG) for n in range(50)] == [HANGING] * 50  # type: ignore[misc] # mypy cannot infer a lambda with a default
    assert time.monotonic() - begin < SHORT
    assert threads() == 1
    gate.opened.set()
    wait_until(lambda: lane.call(lambda: "again", LONG) == "again")
    assert done == []


def test_a_call_behind_one_that_hangs_is_withdrawn(lane: Lane, gate: Gate) -> None:
    done: list[str] = []
    results: list[object] = []
    behind = threading.Thread(target=lambda: results.append(lane.call(lambda: done.append("behind"), SHORT)))
    ahead = threading.Thread(target=lambda: results.append(lane.call(gate.work, LONG)))
    ahead.start()
    gate.entered.wait(LONG)
    behind.start()
    behind.join()
    assert results == [HANGING]
    gate.opened.set()
    ahead.join()
    assert results == [HANGING, "late"]
    assert lane.call(lambda: "after", LONG) == "after"
    assert done == []


def test_calls_run_one_after_the_other(lane: Lane) -> None:
    inside: list[int] = []
    most: list[int] = []

    def work() -> None:
        inside.append(1)
        most.append(len(inside))
        time.sleep(0.002)
        inside.pop()

    callers = [threading.Thread(target=lane.call, args=(work, LONG)) for _ in range(20)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert most == [1] * 20


def test_while_a_person_is_asked_the_others_are_locked(lane: Lane, gate: Gate) -> None:
    asked = threading.Thread(target=lane.call, args=(gate.work, LONG), kwargs={"for_person": True})
    asked.start()
    gate.entered.wait(LONG)
    assert lane.call(lambda: "no", LONG) == LOCKED
    gate.opened.set()
    asked.join()
    assert lane.call(lambda: "yes", LONG) == "yes"


async def both(lane: Lane, gate: Gate) -> None:
    first, second = await asyncio.gather(
        lane.call_async(lambda: "one", LONG), lane.call_async(lambda: "two", LONG)
    )
    assert (first, second) == ("one", "two")
    assert await lane.call_async(fail, LONG) == Trouble(Kind.REFUSED, "LookupError")
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            ticks += 1
            await asyncio.sleep(SHORT / 20)

    ticking = asyncio.create_task(tick())
    assert await lane.call_async(gate.work, SHORT) == HANGING
    ticking.cancel()
    assert ticks > 5  # the loop went on meanwhile
    assert await lane.call_async(lambda: "no", LONG) == HANGING


def test_awaiting(lane: Lane, gate: Gate) -> None:
    asyncio.run(both(lane, gate))
    gate.opened.set()  # its result comes after the loop is closed
    wait_until(lambda: lane.call(lambda: "again", LONG) == "again")


async def cancelled(lane: Lane, gate: Gate) -> list[str]:
    done: list[str] = []
    running = asyncio.create_task(lane.call_async(gate.work, LONG))
    await asyncio.to_thread(gate.entered.wait, LONG)
    waiting = asyncio.create_task(lane.call_async(lambda: done.append("waiting"), LONG))
    await asyncio.sleep(0)
    for task in (running, waiting):
        task.cancel()
    assert [type(each) for each in await asyncio.gather(running, waiting, return_exceptions=True)] == [
        asyncio.CancelledError
    ] * 2
    # It was cancelled, not overdue: the next one waits for its turn.
    following = asyncio.create_task(lane.call_async(lambda: done.append("following"), LONG))
    await asyncio.sleep(0)
    gate.opened.set()
    await following
    return done


def test_a_cancelled_call_that_waits_is_withdrawn(lane: Lane, gate: Gate) -> None:
    assert asyncio.run(cancelled(lane, gate)) == ["following"]


def race(lane: Lane, work: Callable[[], None]) -> list[object]:
    return [lane.call(work, 0.001) for _ in range(200)]


def test_a_result_in_the_last_moment_is_either_told_or_given_up(lane: Lane) -> None:
    results = race(lane, lambda: time.sleep(0.0009))
    assert {str(each) for each in results} <= {"None", str(HANGING)}
    wait_until(lambda: lane.call(lambda: "still alive", LONG) == "still alive")
