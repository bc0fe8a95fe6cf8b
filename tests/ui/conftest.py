"""Runs the real program in this process, with its window and its loop, and takes steps in it."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from tests.storage.conftest import bus, make_bus, unprivileged  # noqa: F401 - fixtures
from tests.ui.hand import until
from wacomposer.desktop import App, build, make_application
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.running import run

Steps = Callable[[App], Awaitable[None]]
Drive = Callable[[Steps], None]
_SECONDS = 60


@pytest.fixture(scope="session")
def application() -> QApplication:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else make_application()


@pytest.fixture
def drive(application: QApplication, data_dir: Path) -> Drive:
    """Starts the program on this test's folder, takes the steps, and closes it; each call is a new start."""

    def go(steps: Steps) -> None:
        app = build(application, str(data_dir), "light")
        failures: list[BaseException] = []

        async def walk() -> None:
            try:
                await until(app.window.isVisible)
                # What ends after the loop would be told in the next program's.
                await until(lambda: not app.program.tasks.is_running("begin"))
                await asyncio.wait_for(steps(app), _SECONDS)
            except BaseException as failure:  # noqa: BLE001 - told by the test, outside of the loop
                failures.append(failure)
            finally:
                for each in application.topLevelWidgets():
                    if isinstance(each, QDialog) and each.isVisible():
                        each.done(0)
                app.program.document.start(app.program.composer.message)
                app.window.close()

        app.program.tasks.start("test", walk)
        run(app)
        # Else every later start would dress the windows of all former ones too.
        for part in (app.window, app.appearance):
            part.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()  # here: a later one in another thread would delete the loop's timers there
        if failures:
            raise failures[0]

    return go


@pytest.fixture
def gateway() -> Iterator[PracticeGateway]:
    """A provider, as far as the program can tell."""
    with PracticeGateway() as running:
        yield running
