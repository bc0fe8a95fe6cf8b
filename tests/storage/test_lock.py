"""Locks between copies: exclusive, patient for a while, and free again when a copy dies."""

import subprocess
import sys
import time
from pathlib import Path

from tests.storage.conftest import wait_until
from wacomposer.storage.lock import FileLock, held
from wacomposer.storage.problem import Fault

_HOLDER = """
import sys, time
from pathlib import Path
from wacomposer.storage.lock import FileLock
assert FileLock(Path(sys.argv[1])).take()
Path(sys.argv[1] + ".held").touch()
time.sleep(60)
"""


def test_a_lock_is_exclusive_and_can_be_given_back(tmp_path: Path) -> None:
    first, second = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.release()
    first.release()
    assert second.take()
    second.release()


def test_it_is_held_until_it_is_given_back_or_its_file_is_another(tmp_path: Path) -> None:
    lock = FileLock(tmp_path / "lock")
    assert not lock.is_held()
    assert lock.take()
    assert lock.is_held()
    (tmp_path / "lock").unlink()
    assert not lock.is_held()
    (tmp_path / "lock").touch()
    assert not lock.is_held()
    lock.release()
    assert lock.take()
    assert lock.is_held()
    lock.release()
    assert not lock.is_held()


def test_waiting_ends(tmp_path: Path) -> None:
    with held(tmp_path / "lock") as mine:
        assert mine is None
        begin = time.monotonic()
        with held(tmp_path / "lock", patience=0.1) as theirs:
            assert theirs
            assert (theirs.fault, theirs.path) == (Fault.BUSY, str(tmp_path / "lock"))
        assert 0.1 <= time.monotonic() - begin < 1
    with held(tmp_path / "lock") as free:
        assert free is None


def test_where_no_lock_can_be_made_one_is_told(tmp_path: Path) -> None:
    with held(tmp_path / "missing" / "lock") as problem:
        assert problem
        assert problem.fault is Fault.NOT_WRITABLE


def test_a_copy_that_dies_gives_its_lock_back(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    holder = subprocess.Popen([sys.executable, "-c", _HOLDER, str(path)])
    try:
        wait_until(Path(f"{path}.held").exists)
        lock = FileLock(path)
        assert not lock.take()
    finally:
        holder.kill()
        holder.wait()
    assert lock.take()
    lock.release()
