"""Real key presses and a real mouse, by xdotool, for what no screen reader does."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.journeys.driver.environment import quiet_environ

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLIPBOARD = (sys.executable, str(Path(__file__).with_name("clipboard.py")))

PIXELS_A_STEP = 12


class Hand:
    """Types into and clicks on the window of one program."""

    def __init__(self, pid: int, title: str = "wacomposer") -> None:
        self._pid = pid
        self._title = title

    def turn_to_window(self) -> None:
        """Give the program's main window the keyboard; on this screen no window manager does."""
        _xdotool("windowfocus", "--sync", self._window())

    def resize_window(self, width: int, height: int) -> None:
        _xdotool("windowsize", "--sync", self._window(), str(width), str(height))

    def _window(self) -> str:
        wanted = ("--all", "--pid", str(self._pid), "--name", self._title)
        return _xdotool("search", "--sync", "--onlyvisible", *wanted).split()[0]

    def press(self, *keys: str, times: int = 1) -> None:
        """Press keys, each like `ctrl+Return`, all of them `times` over."""
        _xdotool("key", "--delay", "8", *(keys * times))

    def type(self, text: str, pause: int = 8) -> None:
        """Type `text`, with `pause` milliseconds between keys."""
        _xdotool("type", "--delay", str(pause), text)

    def click(self, place: tuple[int, int], *, times: int = 1) -> None:
        self.move(place)
        _xdotool("click", "--repeat", str(times), "--delay", "40", "1")

    def scroll(self, place: tuple[int, int], *, steps: int) -> None:
        """Turn the wheel downwards at `place`."""
        self.move(place)
        _xdotool("click", "--repeat", str(steps), "--delay", "20", "5")

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at `start`, move in small steps as a hand does, let go at `end`."""
        self.move(start)
        _xdotool("mousedown", "1")
        (x, y), (to_x, to_y) = start, end
        steps = max(abs(to_x - x), abs(to_y - y)) // PIXELS_A_STEP + 1
        for step in range(1, steps + 1):
            self.move((x + (to_x - x) * step // steps, y + (to_y - y) * step // steps))
        _xdotool("mouseup", "1")

    def move(self, place: tuple[int, int]) -> None:
        _xdotool("mousemove", str(place[0]), str(place[1]))


@contextmanager
def copied(text: str) -> Iterator[None]:
    """Meanwhile another program has `text` on the clipboard, broken as it may be."""
    units = list(text.encode("utf-16-le", "surrogatepass"))
    pairs = [low + 256 * high for low, high in zip(units[::2], units[1::2], strict=True)]
    pipe = subprocess.PIPE
    with subprocess.Popen(_CLIPBOARD, stdin=pipe, stdout=pipe, text=True, env=quiet_environ()) as other:
        assert other.stdin is not None
        assert other.stdout is not None
        other.stdin.write(json.dumps(pairs) + "\n")
        other.stdin.flush()
        assert other.stdout.readline() == "[]\n"
        yield
        other.terminate()


def clipboard_texts() -> list[str]:
    """What is on the clipboard and in the primary selection, as another program sees it."""
    pipe = subprocess.PIPE
    with subprocess.Popen(_CLIPBOARD, stdin=pipe, stdout=pipe, text=True, env=quiet_environ()) as other:
        texts: list[str] = json.loads(other.communicate("null\n", timeout=30)[0])
    return texts


def colours_at(*places: tuple[int, int]) -> list[str]:
    """The colours on the screen at `places`, each like #00cc00."""
    camera = (sys.executable, str(Path(__file__).with_name("camera.py")))
    asked = [f"{x},{y}" for x, y in places]
    answer = subprocess.run(
        (*camera, *asked), env=quiet_environ(), capture_output=True, check=True, timeout=30
    )
    colours: list[str] = json.loads(answer.stdout)
    return colours


def _xdotool(*arguments: str) -> str:
    answer = subprocess.run(("xdotool", *arguments), capture_output=True, text=True, check=False, timeout=30)
    assert answer.returncode == 0, f"xdotool {arguments}: {answer.stderr}"
    return answer.stdout
