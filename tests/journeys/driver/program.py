"""The program as its user starts it: a process with a window, watched from its start to its end."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.driver.environment import quiet_environ
from tests.journeys.driver.eyes import Eyes, wait_for
from tests.journeys.driver.hand import Hand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.journeys.driver.eyes import Reader

PROJECT = Path(__file__).parents[3]
END_SECONDS = 20


class Program:
    """One running copy. What it says on stdout and stderr goes to files beside `data`."""

    def __init__(
        self, reader: Reader, data: Path, *arguments: str, environ: Mapping[str, str] | None = None
    ) -> None:
        self.data = data
        self._logs = [data.with_name(f"{data.name}.{name}.{time.monotonic_ns()}") for name in ("out", "err")]
        with self._logs[0].open("wb") as out, self._logs[1].open("wb") as err:
            self.process = subprocess.Popen(
                (sys.executable, "-m", "wacomposer", "--data-dir", str(data), *arguments),
                cwd=PROJECT,
                env=quiet_environ(environ),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
            )
        try:
            self.eyes = Eyes(reader, self.process.pid)
            self.hand = Hand(self.process.pid)
            self.hand.turn_to_window()
        except AssertionError as failure:
            self.kill()
            raise AssertionError(f"{failure}\n{self.output()}") from None

    def output(self) -> str:
        """All that it wrote to stdout and stderr."""
        return "".join(log.read_text(encoding="utf-8", errors="replace") for log in self._logs)

    def choose(self, name: str, item: str) -> None:
        """Choose `item` in the list called `name`, by keyboard."""
        combo = self.eyes.find(name, "combo box")
        steps = combo.items.index(item) - combo.items.index(combo.description)
        self.eyes.focus(name, "combo box")
        if steps:
            self.hand.press("Down" if steps > 0 else "Up", times=abs(steps))
        wait_for(
            lambda: self.eyes.find(name, "combo box").description == item, f"{item!r} chosen in {name!r}"
        )

    def walk(self, key: str) -> str:
        """Press `key`, which moves the focus; the name of where it is then."""
        before = self.eyes.focused()
        self.hand.press(key)
        wait_for(lambda: self.eyes.focused() not in ("", before), f"{key} moves the focus from {before}")
        return self.eyes.focused()

    def quit(self) -> None:
        """Ask it to end, as Ctrl+Q does, and see that it ends well and silently."""
        self.hand.turn_to_window()
        self.hand.press("ctrl+q")
        self.is_over()

    def is_over(self) -> None:
        """Wait for its end, which must be a good and silent one."""
        code = self.process.wait(timeout=END_SECONDS)
        assert (code, self.output()) == (0, "")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait()
