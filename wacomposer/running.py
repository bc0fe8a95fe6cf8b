"""The life of the built window: shown, warmed up, served by asyncio until closed, and put away."""

from __future__ import annotations

import gc
import signal
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from wacomposer import loop
from wacomposer.app.sweeper import Sweeper
from wacomposer.storage.places import probe

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable
    from pathlib import Path

    from wacomposer.desktop import App


def run(app: App, file: Path | None = None) -> int:
    """Show the window and run until it is closed; `file` is opened first."""
    app.application.setQuitOnLastWindowClosed(False)
    Sweeper(app.window)
    app.window.send.recipient.hold()
    app.window.show()

    def painted(then: Callable[[], None]) -> None:
        app.window.painted.connect(then)

    loop.run(app.application, painted, _warm, lambda: _main(app, file))
    return 0


def _warm() -> None:
    """Import in a thread what the first send and the first recipient need."""
    import phonenumbers  # noqa: F401, PLC0415 - loaded after the first paint, as all here

    import wacomposer.delivery.attempt  # noqa: PLC0415
    import wacomposer.delivery.send  # noqa: PLC0415
    import wacomposer.delivery.transport  # noqa: F401, PLC0415
    from wacomposer.delivery.habits import load_backend  # noqa: PLC0415

    load_backend()


async def _main(app: App, file: Path | None) -> None:
    import asyncio  # noqa: PLC0415

    gc.freeze()  # all so far stays: later searches for garbage need not look through it, and stay short
    app.window.send.recipient.release()
    closed = asyncio.Event()
    app.commands.closing.connect(closed.set)
    _close_at_signals(asyncio.get_running_loop(), app.commands.close_now)
    program = app.program
    program.tasks.attach(asyncio.get_running_loop())
    program.tasks.start("begin", lambda: _begin(app, file))
    if not app.window.may_close:
        await closed.wait()
    _take_widths(app)
    await program.tasks.end_all()
    await program.sender.close()
    await asyncio.to_thread(_leave, app)


def _close_at_signals(loop: asyncio.AbstractEventLoop, close: Callable[[], None]) -> None:
    """Close without a question at the end of the session or at Ctrl+C in the terminal; drafts are kept."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        with suppress(AttributeError, NotImplementedError):  # not on Windows
            loop.add_signal_handler(getattr(signal, name), close)


async def _begin(app: App, file: Path | None) -> None:
    """Open the file or what was left unsaved, and tell what is wrong with the program's own files."""
    import asyncio  # noqa: PLC0415

    unwritable = await asyncio.to_thread(probe, app.places.data)
    app.files.tell_start_problems(app.problems if unwritable is None else [unwritable])
    if file is not None:
        app.program.document.open(file)
    elif unwritable is None:
        app.files.tell_start_problems(await app.recovery.begin())


def _take_widths(app: App) -> None:
    """Take the window's place and widths into the settings."""
    settings = app.program.settings
    geometry = bytes(app.window.saveGeometry().toBase64().data()).decode()
    columns = tuple(app.window.column_widths())
    splitters = {**settings.splitters, "columns": columns} if columns else settings.splitters
    app.program.change_settings(replace(settings, geometry=geometry, splitters=splitters))


def _leave(app: App) -> None:
    """Write what must outlast the program; runs in a thread after the window is gone."""
    app.program.document.keep_draft_now()
    app.shelf.close()
    app.settings_file.save(app.program.settings)
    app.program.practice.close()
    app.program.pictures.close()
    app.session_secrets.close()
