"""Fixtures of the journeys: one screen reader for all, and programs that end with their test."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.driver.eyes import SYSTEM_PYTHON, Reader
from tests.journeys.driver.program import Program

Start = Callable[..., Program]


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    """The screen reader, for programs that are on the accessibility bus of the test session."""
    if "WACOMPOSER_TEST_SESSION" not in os.environ or "DISPLAY" not in os.environ:
        pytest.skip("not in a test session: run packaging/session.sh .venv/bin/python -m pytest")
    for command in ((SYSTEM_PYTHON, "-c", "import pyatspi"), ("xdotool", "version")):
        is_there = shutil.which(command[0]) is not None
        if not is_there or subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"{' '.join(command)} does not work here")
    made = Reader()
    yield made
    made.close()


@pytest.fixture
def start(reader: Reader, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Start]:
    """Starts a copy of the program: `start(*arguments, data=folder, environ={…})`."""
    started: list[Program] = []
    failed_before = request.session.testsfailed

    def begin(*arguments: str, data: Path | None = None, environ: dict[str, str] | None = None) -> Program:
        program = Program(reader, data or tmp_path / "data", *arguments, environ=environ)
        started.append(program)
        return program

    yield begin
    reader.ask("forget")
    left = [program for program in started if program.process.poll() is None]
    for program in left:
        program.kill()
    if request.session.testsfailed == failed_before:
        assert not left, "each test ends its programs and sees that they end well"
