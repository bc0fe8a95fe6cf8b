"""The same program without a screen: composes the sample, sends it to practice, writes pictures, says so."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wacomposer.desktop import App

FOLDER = Path("build")
"""Where the pictures go, below the folder the program was started in."""
LONGEST = 60.0
"""Seconds after which a run without a screen gives up."""


def show_without_screen(theme: str | None) -> int:
    """Run the window offscreen on the sample; 0 if practice accepted it, 1 if not.

    It keeps its files in a folder of its own, so that neither accounts nor drafts of a person take part.
    """
    _say("There is no display, so wacomposer runs offscreen on its sample message.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from wacomposer.desktop import build, make_application  # noqa: PLC0415 - after the platform is chosen
    from wacomposer.running import run  # noqa: PLC0415

    ended = [1]

    async def show() -> None:
        try:
            ended[0] = await _show(app)
        finally:
            app.program.sender.cancel()
            app.commands.close_now()

    with tempfile.TemporaryDirectory(prefix="wacomposer-") as folder:
        app = build(make_application(), folder, theme)
        app.program.tasks.start("showcase", show)
        run(app)
    return ended[0]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def _show(app: App) -> int:
    import asyncio  # noqa: PLC0415 - after the platform is chosen, as all below

    from wacomposer.providers.outcome import Accepted  # noqa: PLC0415
    from wacomposer.wording.outcomes import describe  # noqa: PLC0415

    composer, sender = app.program.composer, app.program.sender
    if composer.account is None or not composer.account.practice:
        _say("There is no practice account, so nothing is sent.")
        return 1
    _say(f"Composed: {composer.message.body.splitlines()[0]!r} with {len(composer.message.buttons)} buttons")
    finished = asyncio.Event()
    sender.sent.connect(finished.set)
    app.commands.send()
    _say(f"Sending through {composer.account.name} over HTTP on this computer …")
    try:
        async with asyncio.timeout(LONGEST):
            await finished.wait()
    except TimeoutError:
        _say("No outcome within a minute.")
        return 1
    outcome = sender.history[-1].outcome
    _say(describe(outcome, composer.provider.name).line())
    await asyncio.sleep(0.1)  # lets the banner be laid out before its picture is taken
    for name, path in _write_pictures(app):
        _say(f"{name}: {path}")
    return 0 if isinstance(outcome, Accepted) else 1


def _write_pictures(app: App) -> list[tuple[str, Path]]:
    from wacomposer.card.export import render_image, write_png  # noqa: PLC0415
    from wacomposer.card.theme import THEMES  # noqa: PLC0415

    FOLDER.mkdir(parents=True, exist_ok=True)
    window, card = FOLDER / "window.png", FOLDER / "card.png"
    app.window.grab().save(str(window))
    write_png(render_image(app.program.composer.message, theme=THEMES["light"], scale=2.0), card)
    return [("Window", window.resolve()), ("Card", card.resolve())]
