"""The test's side of the reader: asks about one program's windows, waits for what should appear, presses."""

from __future__ import annotations

import contextlib
import json
import select
import subprocess
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

PATIENCE = 20.0
"""Seconds that something may take to appear on a busy machine."""
PAUSE = 0.02
SYSTEM_PYTHON = "/usr/bin/python3"
_ANSWER_SECONDS = 40.0

T = TypeVar("T")


class GoneError(LookupError):
    """What was asked about is not on the screen any more, or cannot do what was asked."""


def wait_for(ask: Callable[[], T], what: Callable[[], str] | str = "", seconds: float = PATIENCE) -> T:
    """The first true answer of `ask`, asked over and over; what vanishes in between is asked for anew."""
    end = time.monotonic() + seconds
    while True:
        with contextlib.suppress(GoneError):
            if answer := ask():
                return answer
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain{': ' if what else ''}{what() if callable(what) else what}")
        time.sleep(PAUSE)


class Reader:
    """The process that speaks to the accessibility bus."""

    def __init__(self) -> None:
        script = Path(__file__).with_name("reader.py")
        self._process = subprocess.Popen(
            (SYSTEM_PYTHON, str(script)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, do: str, **details: Any) -> Any:  # noqa: ANN401 - JSON
        """The answer to one question. Raises GoneError."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": do, **details}) + "\n")
        self._process.stdin.flush()
        ready, _, _ = select.select([self._process.stdout], [], [], _ANSWER_SECONDS)
        assert ready, f"the window did not answer: {do} {details}"
        answer = json.loads(self._process.stdout.readline())
        if "gone" in answer:
            raise GoneError(answer["gone"])
        return answer["is"]

    def close(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait(timeout=10)
        self._process.stdout.close()


@dataclass(frozen=True, slots=True)
class Thing:
    """Something on the screen as a screen reader finds it; `box` is x, y, width and height on the screen."""

    number: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    box: tuple[int, int, int, int]
    text: str | None
    items: tuple[str, ...]

    @property
    def middle(self) -> tuple[int, int]:
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


class Eyes:
    """Sees the windows of one program."""

    def __init__(self, reader: Reader, pid: int) -> None:
        self._reader = reader
        self._pid = pid
        assert reader.ask("attach", pid=pid, seconds=PATIENCE), "the program is not on the accessibility bus"

    def names(self, *roles: str) -> list[str]:
        """The names of everything on the screen with one of `roles`."""
        return [name for _, _, name in self._see(roles) if name]

    def words(self) -> str:
        """Everything that is written on the screen outside of fields, one text per line."""
        return "\n".join(self.names("label"))

    def says(self, *texts: str) -> None:
        """Wait until all of `texts` can be read."""
        wait_for(
            lambda: all(text in self.words() for text in texts), lambda: f"{texts} among:\n{self.words()}"
        )

    def stops_saying(self, text: str) -> None:
        """Wait until `text` can no longer be read."""
        wait_for(lambda: text not in self.words(), lambda: f"no {text!r} among:\n{self.words()}")

    def has(self, name: str, role: str = "") -> bool:
        """Whether something of that name is on the screen now."""
        return any(name == each for _, _, each in self._see((role,) if role else ()))

    def stops_having(self, name: str) -> None:
        """Wait until nothing of that name is on the screen."""
        wait_for(lambda: not self.has(name), f"{name} should be gone")

    def find(self, name: str, role: str = "", inside: str = "") -> Thing:
        """The one thing of that name (and role, and inside something called `inside`), waited for."""

        def look() -> list[Thing]:
            numbers = [number for number, _, each in self._see((role,) if role else ()) if each == name]
            if inside:
                numbers = [each for each in numbers if inside in self._reader.ask("around", number=each)]
            things = [self._tell(number) for number in numbers]
            assert len(things) <= 1, f"{len(things)} are called {name!r}: {things}"
            return things

        return wait_for(look, lambda: f"{role or 'something'} called {name!r} among {self.names()}")[0]

    def field(self, name: str) -> Thing:
        """The field of that name."""
        return self.find(name, "text")

    def shows(self, name: str, text: str) -> None:
        """Wait until the field of that name holds `text`."""
        wait_for(lambda: self.field(name).text == text, lambda: f"{name}: {self.field(name).text!r}")

    def shows_start(self, name: str, text: str) -> None:
        """Wait until the field of that name holds something that begins with `text`."""
        wait_for(lambda: (self.field(name).text or "").startswith(text), f"{name} should start with {text!r}")

    def describes(self, name: str, words: str) -> None:
        """Wait until `words` are in what a screen reader says of the field of that name."""
        wait_for(
            lambda: words in self.field(name).description,
            lambda: f"{words!r} in {name}: {self.field(name).description!r}",
        )

    def everything(self, *roles: str) -> list[Thing]:
        """All things on the screen with one of `roles`, or with any."""
        things = []
        for number, _, _ in self._see(roles):
            with contextlib.suppress(GoneError):
                things.append(self._tell(number))
        return things

    def focused(self) -> str:
        """The name of what has the focus, "" if nothing has."""
        thing = self.focused_thing()
        return (thing.name or thing.role) if thing else ""

    def focused_thing(self) -> Thing | None:
        """What has the focus."""
        # The list behind a closed combo box counts its present item as focused.
        found = [number for number, role, _ in self._see((), focused=True) if role != "list item"]
        with contextlib.suppress(GoneError):
            return self._tell(found[0]) if found else None
        return None

    def write(self, name: str, text: str, shown: str | None = None) -> None:
        """Replace the text of a field; `shown` is what it shows then, `text` unless given."""
        wait_for(lambda: self._reader.ask("write", number=self.field(name).number, text=text), name)
        self.shows(name, text if shown is None else shown)

    def press(self, name: str, role: str = "", inside: str = "") -> None:
        """Press a button, choose a radio button, tick a box."""
        self._act(name, role, inside, ["Toggle", "Press", "ShowMenu"])

    def focus(self, name: str, role: str = "") -> None:
        """Move the focus to something."""

        def move() -> bool:
            if "focused" not in self.find(name, role).states:
                self._act(name, role, "", ["SetFocus"])
            return "focused" in self.find(name, role).states

        wait_for(move, f"{name} in focus")

    def _act(self, name: str, role: str, inside: str, actions: list[str]) -> None:
        """Do the first of `actions` that the thing can do, as soon as it is there and can do one."""

        def act() -> object:
            number = self.find(name, role, inside).number
            return self._reader.ask("act", number=number, names=actions)

        wait_for(act, lambda: f"one of {actions} of {self.find(name, role, inside)}")

    def _see(self, roles: Iterable[str], *, focused: bool = False) -> list[tuple[int, str, str]]:
        """Number, role and name of everything on the screen with one of `roles`."""

        def look() -> list[list[tuple[int, str, str]]]:
            return [self._reader.ask("see", pid=self._pid, roles=list(roles), focused=focused)]

        return wait_for(look)[0]

    def _tell(self, number: int) -> Thing:
        told = self._reader.ask("tell", number=number)
        told |= {"states": frozenset(told["states"])}
        told |= {key: tuple(told[key]) for key in ("box", "items")}
        return Thing(number, **told)
