"""A lock between running copies of the program, which the system gives back if a copy dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from wacomposer.storage.problem import Fault, Problem, writing_problem

PATIENCE = 3.0
"""Seconds to wait for another copy, which holds a lock for the milliseconds of one write."""
_PAUSE = 0.01

if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    _TAKEN: tuple[type[OSError], ...] = (PermissionError, BlockingIOError)
else:
    import fcntl

    def _try_lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    _TAKEN = (BlockingIOError,)


class FileLock:
    """An exclusive lock on the file at `path`, which is made where it is missing and stays."""

    def __init__(self, path: Path) -> None:
        """Nothing is opened yet."""
        self.path = path
        self._handle: int | None = None

    def take(self, patience: float = 0.0) -> bool:
        """Whether the lock is ours, after at most `patience` seconds. Raises OSError."""
        handle = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            end = time.monotonic() + patience
            while not _locked(handle):
                if time.monotonic() >= end:
                    os.close(handle)
                    return False
                time.sleep(_PAUSE)
        except OSError:
            os.close(handle)
            raise
        self._handle = handle
        return True

    def is_held(self) -> bool:
        """Whether we hold it and its file is still there: others lock whatever is at `path`."""
        if self._handle is None:
            return False
        try:
            return os.path.samestat(os.fstat(self._handle), self.path.stat())
        except OSError:
            return False

    def release(self) -> None:
        """Give the lock back; without effect where it is not held."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _locked(handle: int) -> bool:
    try:
        _try_lock(handle)
    except _TAKEN:
        return False
    return True


@contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[Problem | None]:
    """Hold the lock at `path` for a `with` block, which is told what is in the way if it could not be had."""
    lock = FileLock(path)
    try:
        problem = None if lock.take(patience) else Problem(Fault.BUSY, str(path))
    except (OSError, ValueError) as failure:
        problem = writing_problem(failure, path)
    try:
        yield problem
    finally:
        lock.release()
