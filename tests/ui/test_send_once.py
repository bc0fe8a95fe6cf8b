"""A key that is held, or pressed twice, sends once: no provider takes a message back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.app.actions import ACTIONS
from wacomposer.app.sender import SETTLE, SendState
from wacomposer.desktop import App
from wacomposer.practice.trouble import Trouble

TIMES = 6


def press(app: App, key: Qt.Key, *, again: bool = False) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", again)
    QApplication.sendEvent(app.window.send.send, event)
    QTest.keyRelease(app.window.send.send, key)


def shortcut(app: App) -> None:
    app.window.actions_by_key["send"].trigger()


def enter(app: App) -> None:
    press(app, Qt.Key.Key_Return)


def held(app: App) -> None:
    press(app, Qt.Key.Key_Return, again=True)


@pytest.mark.parametrize(
    ("first", "then"), [(shortcut, shortcut), (enter, enter), (enter, held), (enter, shortcut)]
)
def test_it_is_sent_once(drive: Drive, first: Callable[[App], None], then: Callable[[App], None]) -> None:
    async def steps(app: App) -> None:
        sender = app.program.sender
        first(app)
        for _ in range(TIMES):
            await asyncio.sleep(SETTLE / TIMES / 2)
            then(app)
        await until(lambda: sender.state is SendState.ENDED)
        await asyncio.sleep(0.1)
        assert len(sender.history) == 1
        assert app.program.practice.gateway.count("wachat") == 1
        await asyncio.sleep(SETTLE)
        shortcut(app)  # and now it is meant
        await until(lambda: len(sender.history) == 2)

    drive(steps)


def test_a_second_press_does_not_cancel(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.practice.trouble = Trouble.NO_ANSWER
        enter(app)
        await until(lambda: app.program.practice.gateway.count("wachat") == 1)
        enter(app)
        await asyncio.sleep(0.1)
        assert app.program.sender.state is SendState.SENDING
        app.program.sender.cancel()
        await until(lambda: app.program.sender.state is SendState.ENDED)

    drive(steps)


def test_only_undo_and_redo_repeat(drive: Drive) -> None:
    assert {spec.key for spec in ACTIONS if spec.repeats} == {"undo", "redo"}

    async def steps(app: App) -> None:
        repeating = {key for key, action in app.window.actions_by_key.items() if action.autoRepeat()}
        assert repeating == {"undo", "redo"}

    drive(steps)
