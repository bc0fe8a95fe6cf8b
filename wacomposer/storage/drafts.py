"""The draft shelf: what is typed and not yet saved, kept per running copy and found again after a crash."""

from __future__ import annotations

import os
import re
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from wacomposer.message.file import (
    ENDING,
    FileFault,
    MessageFileError,
    message_bytes,
    read_message,
    write_whole,
)
from wacomposer.message.model import Message
from wacomposer.storage.jsonfile import set_aside
from wacomposer.storage.lock import FileLock, held
from wacomposer.storage.places import make_folder
from wacomposer.storage.problem import Fault, Problem, reading_problem, writing_problem

_NAME = re.compile(r"[a-z0-9-]{1,40}")
_OURS = re.compile(rf"\.?([0-9a-f]{{32}})\.(lock|[a-z0-9-]+{re.escape(ENDING)}(\..*\.part)?)")
_RESTORED = "restored-"


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft found again. `name` is what `save` and `discard` take, `saved` is unix time in seconds."""

    name: str
    message: Message
    saved: float


class DraftShelf:
    """The drafts of this running copy in `folder`; its lock file, held while it runs, keeps others away.

    Files are `<copy>.<name>.wamsg`. Methods wait for the disk and may be called from any thread.
    """

    def __init__(self, folder: Path) -> None:
        """Nothing is made or read yet."""
        self._folder = folder
        self._copy = os.urandom(16).hex()
        self._lock = FileLock(folder / f"{self._copy}.lock")
        self._guard = folder / "shelf.lock"
        self._open = False
        self._restored: set[str] = set()  # grows only, so that no name comes to mean another draft
        self._one_at_a_time = threading.Lock()

    def save(self, name: str, message: Message) -> Problem | None:
        """Keep `message` under `name`, replacing what was there.

        `name` is of a-z, 0-9 and hyphens and does not start with "restored-", unless it came from `load_all`:
        otherwise ValueError.
        """
        path = self._path(name)
        with self._one_at_a_time:
            if name.startswith(_RESTORED) and name not in self._restored:
                raise ValueError(f"names with {_RESTORED} are given by load_all")
            problem = self._begin()
            if problem is not None:
                return problem
            try:
                write_whole(path, message_bytes(message))
            except OSError as failure:
                return writing_problem(failure, path)
        return None

    def discard(self, name: str) -> Problem | None:
        """Forget the draft called `name`; it need not exist."""
        path = self._path(name)
        with self._one_at_a_time:
            try:
                path.unlink(missing_ok=True)
            except NotADirectoryError:
                return None
            except OSError as failure:
                return writing_problem(failure, path)
        return None

    def load_all(self) -> tuple[tuple[Draft, ...], tuple[Problem, ...]]:
        """Drafts of copies that no longer run, latest first, and what is in the way of others.

        They are this copy's from now on, under new names, so that no other copy offers them too; unless
        discarded they are found again at the next start.
        """
        with self._one_at_a_time:
            if not self._folder.is_dir():
                return (), ()
            problem = self._begin() or self._claim()
            if problem is not None:
                return (), (problem,)
            found = [_read(path) for path in self._folder.glob(f"{self._copy}.{_RESTORED}*{ENDING}")]
        drafts = sorted((each for each in found if isinstance(each, Draft)), key=lambda draft: -draft.saved)
        return tuple(drafts), tuple(each for each in found if isinstance(each, Problem))

    def close(self) -> None:
        """Let the next copy have what is still here; without effect where nothing was kept."""
        with self._one_at_a_time:
            if self._open:
                self._open = False
                with held(self._guard) as obstacle:
                    if obstacle is None:
                        self._give_back(self._lock)
                    else:
                        self._lock.release()

    def _path(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a draft is named by a-z, 0-9 and hyphens")
        return self._folder / f"{self._copy}.{name}{ENDING}"

    def _begin(self) -> Problem | None:
        """Make the folder and take this copy's lock, at the first need of it or where they were deleted."""
        if self._open and self._lock.is_held():
            return None
        self._lock.release()
        self._open = False
        problem = make_folder(self._folder)
        if problem is not None:
            return problem
        with held(self._guard) as obstacle:
            if obstacle is not None:
                return obstacle
            try:
                self._open = self._lock.take()
            except OSError as failure:
                return writing_problem(failure, self._folder)
        return None

    def _claim(self) -> Problem | None:
        """Make the drafts of copies that no longer run this copy's own."""
        with held(self._guard) as obstacle:
            if obstacle is not None:
                return obstacle
            try:
                files = [_OURS.fullmatch(path.name) for path in self._folder.iterdir()]
                for owner in sorted({file[1] for file in files if file} - {self._copy}):
                    lock = FileLock(self._folder / f"{owner}.lock")
                    if lock.take():
                        self._take_over(owner)
                        self._give_back(lock)
            except OSError as failure:
                return writing_problem(failure, self._folder)
        return None

    def _take_over(self, owner: str) -> None:
        for draft in sorted(self._folder.glob(f"{owner}.*{ENDING}")):
            name = f"{_RESTORED}{len(self._restored) + 1}"
            self._restored.add(name)
            draft.rename(self._path(name))
        for unfinished in self._folder.glob(f".{owner}.*"):
            unfinished.unlink()

    @staticmethod
    def _give_back(lock: FileLock) -> None:
        """Release and remove; only under the guard, or another copy may hold a file that is gone."""
        lock.release()
        with suppress(OSError):
            lock.path.unlink()


def _read(path: Path) -> Draft | Problem:
    try:
        return Draft(path.name.split(".")[1], read_message(path), path.stat().st_mtime)
    except OSError as failure:
        return reading_problem(failure, path)
    except MessageFileError as failure:
        if isinstance(failure.__cause__, OSError):
            return reading_problem(failure.__cause__, path)
        if failure.problem.fault is FileFault.NEWER_FORMAT:
            return Problem(Fault.NEWER, str(path))
        return Problem(Fault.DAMAGED, str(path), set_aside(path))
