"""The practice gateway inside the program: started once, and over when the program is."""

import asyncio
import threading

import pytest

from wacomposer.app.practice import Practice
from wacomposer.practice.accounts import practice_account
from wacomposer.practice.gateway import PracticeGateway

ACCOUNT = practice_account("wuts")
PATIENCE = 10


class SlowGateway(PracticeGateway):
    """One whose start takes until `go` is set."""

    def __init__(self) -> None:
        super().__init__()
        self.entered, self.go = threading.Event(), threading.Event()

    def start(self) -> None:
        self.entered.set()
        assert self.go.wait(PATIENCE)
        super().start()


def test_it_starts_once_for_all_who_ask() -> None:
    async def scene() -> None:
        ready = await asyncio.gather(*(practice.ready(ACCOUNT) for _ in range(5)))
        assert {account.values["base_url"] for account in ready} == {practice.gateway.base_url("wuts")}

    practice = Practice()
    asyncio.run(scene())
    practice.close()
    assert not practice.gateway.is_running


def test_what_was_never_needed_is_not_made_at_the_end() -> None:
    practice = Practice()
    practice.close()
    assert "gateway" not in vars(practice)


def test_a_program_that_ends_while_it_starts_leaves_nothing_running() -> None:
    async def scene() -> None:
        asking = asyncio.create_task(practice.ready(ACCOUNT))
        assert await asyncio.to_thread(gateway.entered.wait, PATIENCE)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        closing = asyncio.create_task(asyncio.to_thread(practice.close))
        await asyncio.sleep(0.05)
        gateway.go.set()
        await closing

    practice, gateway = Practice(), SlowGateway()
    vars(practice)["gateway"] = gateway
    asyncio.run(scene())
    assert gateway.entered.is_set()
    assert not gateway.is_running


def test_nothing_starts_after_the_end() -> None:
    async def scene() -> None:
        with pytest.raises(RuntimeError, match="does not run"):
            await practice.ready(ACCOUNT)

    practice = Practice()
    practice.close()
    asyncio.run(scene())
    assert not practice.gateway.is_running
