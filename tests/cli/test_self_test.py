"""wacomposer self-test: all parts work here, a part that does not is told, and it always ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Run

PARTS = ["window", "fonts", "icons", "message file", "card", "keyring", "practice send"]


def test_all_parts_work(start: Run, data_dir: Path) -> None:
    ran = start("self-test")

    assert (ran.code, ran.err) == (0, "")
    told = [line[:6].strip() + line[6:].partition(":")[0] for line in ran.out.splitlines()]
    assert told == [f"ok {part}" for part in PARTS]
    assert not data_dir.exists()


@pytest.mark.parametrize(
    ("broken", "part", "words"),
    [
        ("wacomposer.ui.window", "window", "wacomposer.ui.window"),
        ("wacomposer.card.export", "card", "wacomposer.card.export"),
        ("keyring", "keyring", "keyring"),
        ("httpx", "practice send", "httpx"),
        ("uvicorn", "practice send", "could not be started"),
    ],
)
def test_a_part_that_is_missing_is_named(broken: str, part: str, words: str) -> None:
    program = (
        f"import sys; sys.modules[{broken!r}] = None\n"
        "from wacomposer.__main__ import main\n"
        "sys.exit(main(['self-test']))"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60
    )

    assert ended.returncode == 1
    failed = [line for line in ended.stdout.splitlines() if line.startswith("failed")]
    assert any(line.startswith(f"failed {part}: ") and words in line for line in failed)
    assert len(ended.stdout.splitlines()) == len(PARTS)


def test_it_ends_in_time(start: Run) -> None:
    ran = start("self-test", "--timeout", "0.05")

    assert ran.code == 1
    assert ran.err == ("wacomposer self-test: It did not end within 0.05 seconds, so something hangs.\n")


def test_it_needs_no_display(start: Run) -> None:
    assert start("self-test", environ={"DISPLAY": "", "WAYLAND_DISPLAY": ""}).code == 0
    assert "DISPLAY" in os.environ or os.environ["QT_QPA_PLATFORM"] == "offscreen"
