"""wacomposer self-test: does this installation work, told in one line for each part."""

from __future__ import annotations

import os
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer.cli import parts, terminal
from wacomposer.cli.exits import FOUND_ERRORS, OK, UnusableError
from wacomposer.cli.parser import Parser, add_data_dir

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

SECONDS = 60.0
"""A healthy run takes two or three."""
MOST_SECONDS = 3600.0

_EXAMPLES = """example:
  wacomposer self-test

It opens a window that nobody sees, renders a card, and sends a message through the practice gateway.
Nothing leaves this computer; no account, secret, setting or draft of yours is read or changed.

exit codes: 0 all parts work, 1 a part failed or the time was up
"""


def parser() -> Parser:
    """A time limit."""
    made = Parser("self-test", "Try whether this installation works.", _EXAMPLES)
    made.add_argument(
        "--timeout", metavar="SECONDS", default=str(SECONDS), help="end after so long, by default 60"
    )
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Try all parts, the window first: the others then share its Qt application."""
    watchdog = _watch(_seconds(args.timeout))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="wacomposer-self-test-") as folder:
        place = Path(folder)
        tests: dict[str, Callable[[], str]] = {
            "window": lambda: parts.window(place),
            "fonts": parts.fonts,
            "icons": parts.icons,
            "message file": lambda: parts.message_file(place),
            "card": parts.card,
            "keyring": parts.keyring,
            "practice send": parts.practice_send,
        }
        works = [_try(name, test) for name, test in tests.items()]
    watchdog.cancel()
    return OK if all(works) else FOUND_ERRORS


def _try(name: str, test: Callable[[], str]) -> bool:
    try:
        said, works = test(), True
    except Exception as failure:  # noqa: BLE001 - whatever a broken installation raises is what is to be told
        said, works = f"{type(failure).__name__}: {failure}".rstrip(": "), False
    terminal.say(f"{'ok' if works else 'failed':6} {name}: {terminal.one_line(said)}")
    terminal.flush()
    return works


def _seconds(given: str) -> float:
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_SECONDS:
        raise UnusableError(f"--timeout takes a number of seconds up to {MOST_SECONDS:.0f}.")
    return seconds


def _watch(seconds: float) -> threading.Timer:
    """End the process after `seconds`, whatever it is stuck in."""

    def end() -> None:
        terminal.complain("self-test", f"It did not end within {seconds:g} seconds, so something hangs.")
        sys.stdout.flush()
        os._exit(FOUND_ERRORS)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer
