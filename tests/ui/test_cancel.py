"""Cancelling a send, in the real window: at whatever moment, it is said what became of the message."""

from __future__ import annotations

import asyncio

from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.app.sender import SETTLE, SendState
from wacomposer.desktop import App
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.outcome import Doubt, Reason, Rejected, Unknown

UNSENT = Rejected(Reason.CANCELLED_BEFORE, unsent=True)


def said(app: App) -> str:
    banner = app.window.send.banner
    return f"{banner.accessibleName()} {banner.accessibleDescription()}"


def state(app: App) -> SendState:
    return app.program.sender.state


def test_before_it_began(drive: Drive) -> None:
    async def steps(app: App) -> None:
        sender = app.program.sender
        app.commands.send()
        assert state(app) is SendState.SENDING
        sender.cancel()
        assert state(app) is SendState.ENDED
        assert [sent.outcome for sent in sender.history] == [UNSENT]
        assert "Cancelled before it left." in said(app)
        assert "Nothing was sent." in said(app)
        await until(lambda: not app.program.tasks.is_running("send"))
        assert len(sender.history) == 1
        await asyncio.sleep(SETTLE)
        app.commands.send()
        await until(lambda: len(sender.history) == 2)
        assert "Accepted by Wachat." in said(app)

    drive(steps)


def test_after_it_may_have_left(drive: Drive) -> None:
    async def steps(app: App) -> None:
        sender, practice = app.program.sender, app.program.practice
        practice.trouble = Trouble.NO_ANSWER
        app.commands.send()
        await until(lambda: practice.gateway.count("wachat") == 1)
        sender.cancel()
        await until(lambda: sender.state is SendState.ENDED)
        assert [sent.outcome for sent in sender.history] == [Unknown(Doubt.CANCELLED)]
        assert "It may have been sent." in said(app)

    drive(steps)


def test_cancelling_nothing_is_nothing(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.sender.cancel()
        assert app.program.sender.state is SendState.IDLE
        assert app.program.sender.history == []

    drive(steps)
