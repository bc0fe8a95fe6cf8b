"""wacomposer render of a folder that is asked to end: nothing runs on, nothing is said, nothing is half."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, REPLIES, ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and processes as on Linux")

MANY = 400
PATIENCE = 60.0
"""Seconds until a test gives up on what usually takes less than one."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """More messages than are made before a test is done with them."""
    made = tmp_path / "messages"
    made.mkdir()
    for index in range(MANY):
        (made / f"{index:03}.wamsg").write_text(json.dumps(REPLIES), encoding="utf-8")
    return made


@contextmanager
def rendering(folder: Path, output: Path, jobs: str) -> "Iterator[subprocess.Popen[bytes]]":
    """A run in a group of its own, as from a shell, of which nothing is left afterwards."""
    arguments = (*PROGRAM, "render", str(folder), "-o", str(output), "--all", "--jobs", jobs)
    running = subprocess.Popen(
        arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, start_new_session=True
    )
    try:
        yield running
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        for stream in (running.stdout, running.stderr):
            assert stream is not None
            stream.close()


def wait_for_pictures(output: Path, running: "subprocess.Popen[bytes]", least: int = 1) -> None:
    end = time.monotonic() + PATIENCE
    while sum(1 for _ in output.rglob("*.png")) < least:
        assert running.poll() is None
        assert time.monotonic() < end
        time.sleep(0.01)


def nothing_is_half(output: Path) -> None:
    made = [path for path in output.rglob("*") if path.is_file()]
    assert [path for path in made if path.suffix != ".png"] == []
    assert len(made) < 10 * MANY


@pytest.mark.parametrize("whole_group", [True, False])
@pytest.mark.parametrize(
    ("number", "jobs"),
    [(number, jobs) for number in ("SIGINT", "SIGTERM", "SIGHUP") for jobs in ("1", "2")] + [("SIGINT", "5")],
)
def test_asked_to_end(folder: Path, tmp_path: Path, number: str, jobs: str, whole_group: bool) -> None:
    output = tmp_path / "out"
    with rendering(folder, output, jobs) as running:
        wait_for_pictures(output, running)
        (os.killpg if whole_group else os.kill)(running.pid, signal.Signals[number])
        # Both streams end when the last process that holds them does.
        said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, (b"", b""))
    nothing_is_half(output)


def test_asked_to_end_before_the_processes_are_up(folder: Path, tmp_path: Path) -> None:
    with rendering(folder, tmp_path / "out", "3") as running:
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children")
        end = time.monotonic() + PATIENCE
        while len(children.read_text(encoding="ascii").split()) < 2:  # the first is the resource tracker
            assert time.monotonic() < end
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, (b"", b""))


@pytest.mark.parametrize("pictures", [1, 3, 5, 7])
def test_one_file_asked_to_end(folder: Path, tmp_path: Path, pictures: int) -> None:
    output = tmp_path / "out"
    with rendering(folder / "000.wamsg", output, "2") as running:
        wait_for_pictures(output, running, pictures)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=PATIENCE)
    assert (running.returncode, said) == (130, (b"", b""))
    nothing_is_half(output)


def test_killed(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with rendering(folder, output, "2") as running:
        wait_for_pictures(output, running)
        running.kill()
        out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (-signal.SIGKILL, b"")
    assert b"Traceback" not in err
    nothing_is_half(output)


def test_a_process_that_is_ended_from_outside(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    with rendering(folder, output, "2") as running:
        wait_for_pictures(output, running)
        children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text(encoding="ascii")
        os.kill(int(children.split()[-1]), signal.SIGKILL)
        out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out) == (2, b"")
    assert err == (b"wacomposer render: A process was ended from outside. Try again with fewer --jobs.\n")
