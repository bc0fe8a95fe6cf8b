"""Child processes that measure: started in a user's environment, asked by lines, answering in JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
_DEVELOPERS_OWN = (
    "PYTHONDONTWRITEBYTECODE",  # compiled modules are there from the second start on, as for any user
    "QT_LINUX_ACCESSIBILITY_ALWAYS_ON",  # the tests' session has a screen reader's view on; few users have
    "WACOMPOSER_DATA_DIR",
)


def environment() -> dict[str, str]:
    """The environment of the session without what developers set."""
    return {name: value for name, value in os.environ.items() if name not in _DEVELOPERS_OWN}


def command(module: str, *arguments: str) -> list[str]:
    """How to start `module` of this package."""
    return [sys.executable, "-m", f"tests.bench.{module}", *arguments]


def now() -> float:
    """Milliseconds of CLOCK_MONOTONIC, which parent and child share."""
    return time.monotonic_ns() / 1e6


def tell(answer: object) -> None:
    """In a child: answer the parent."""
    print(json.dumps(answer), flush=True)


class Child:
    """A running child; `ask` sends it a line and waits for its answer."""

    def __init__(self, name: str, process: subprocess.Popen[str]) -> None:
        self._name = name
        self._process = process

    def ask(self, question: str = "") -> Any:  # noqa: ANN401 - whatever JSON the child tells
        """Its answer to `question`; with no question, the next thing it says of itself."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        if question:
            self._process.stdin.write(f"{question}\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise ChildProcessError(f"a measuring process ended: {self._name}")
        return json.loads(line)


@contextmanager
def started(module: str, *arguments: str) -> Iterator[Child]:
    """The child that runs `module` of this package, in a data folder of its own, until the block ends."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command(module, *arguments),
            cwd=PROJECT,
            env={**environment(), "WACOMPOSER_DATA_DIR": folder},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        ) as process,
    ):
        try:
            yield Child(module, process)
        finally:
            process.kill()
