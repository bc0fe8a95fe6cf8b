"""What can be wrong with the files that stay, as data; `wording` holds a sentence for each fault."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Fault(StrEnum):
    """Why something could not be kept or brought back."""

    NOT_WRITABLE = "not_writable"
    NOT_READABLE = "not_readable"
    NOT_A_FOLDER = "not_a_folder"
    DISK_FULL = "disk_full"
    SYSTEM = "system"
    """Anything else the operating system says; `detail` is its own phrase."""
    BUSY = "busy"
    """Another running copy holds the file for longer than we wait."""
    DAMAGED = "damaged"
    """Not what we wrote; `detail` is the name it was set aside under, "" where it had to stay."""
    NEWER = "newer"
    """Written by a newer version; left as it is."""
    ENTRY_UNUSABLE = "entry_unusable"
    """One entry cannot be used and is left as it is; `detail` is its name or position, from 1."""
    NAME_EMPTY = "name_empty"
    NAME_TAKEN = "name_taken"
    """`detail` is the name as the other account spells it."""
    GONE = "gone"
    """The entry is no longer there: another copy deleted it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, the full path it is about, and a `detail` that depends on the fault."""

    fault: Fault
    path: str = ""
    detail: str = ""


_WRITING = {
    errno.EACCES: Fault.NOT_WRITABLE,
    errno.EPERM: Fault.NOT_WRITABLE,
    errno.EROFS: Fault.NOT_WRITABLE,
    errno.ENOENT: Fault.NOT_WRITABLE,
    errno.ENOTDIR: Fault.NOT_A_FOLDER,
    errno.EEXIST: Fault.NOT_A_FOLDER,
    errno.ENOSPC: Fault.DISK_FULL,
    errno.EDQUOT: Fault.DISK_FULL,
}


def writing_problem(failure: OSError | ValueError, path: Path) -> Problem:
    """What `failure` means for someone who wanted to write to `path`; ValueError is an impossible path."""
    if not isinstance(failure, OSError):
        return Problem(Fault.SYSTEM, str(path), str(failure))
    fault = _WRITING.get(failure.errno or 0, Fault.SYSTEM)
    return Problem(fault, str(path), failure.strerror or "")


def reading_problem(failure: OSError | ValueError, path: Path) -> Problem:
    """What `failure` means for someone who wanted to read `path`."""
    problem = writing_problem(failure, path)
    if problem.fault is Fault.NOT_WRITABLE:
        return Problem(Fault.NOT_READABLE, problem.path, problem.detail)
    return problem
