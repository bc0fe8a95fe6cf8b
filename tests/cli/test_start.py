"""What a verb loads before it answers: the slow libraries only where they are needed."""

import subprocess
import sys

import pytest

from tests.cli.conftest import RECIPIENT, ROOT, Message

SLOW = {
    "PySide6",
    "httpx",
    "keyring",
    "qasync",
    "phonenumbers",
    "platformdirs",
    "uvicorn",
    "asyncio",
    "cryptography",
}


def loaded(arguments: list[str]) -> set[str]:
    """The top-level packages that a run imports."""
    ended = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "wacomposer", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


@pytest.mark.parametrize(
    ("line", "needed"),
    [
        ("check FILE", set()),
        ("check FILE --provider all --json", set()),
        ("schema", set()),
        ("help", set()),
        ("--version", set()),
        (f"request FILE --provider wuts --to {RECIPIENT}", {"phonenumbers"}),
        ("accounts --data-dir /nowhere", set()),
        ("render FILE -o OUT", {"PySide6"}),
    ],
)
def test_slow_libraries_wait(message: Message, line: str, needed: set[str]) -> None:
    path = message()
    filled = line.replace("FILE", str(path)).replace("OUT", str(path.with_suffix(".png")))
    found = loaded(filled.split())

    assert found & SLOW == needed


@pytest.mark.parametrize("argument", ["help", "--version", "--help"])
def test_help_loads_no_message(argument: str) -> None:
    assert "pydantic" not in loaded([argument])
