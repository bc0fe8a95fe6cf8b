"""Where render may write: every place is looked at before anything is painted, and refused in a sentence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from wacomposer.cli.exits import UnusableError
from wacomposer.message.file import ENDING

PICTURES = (".png", ".svg", ".pdf")
PACKS = (".pdf",)


def is_folder(file: str) -> bool:
    """Whether `file`, as it was typed, is a folder of messages. Raises UnusableError where it is empty."""
    if not file:
        raise UnusableError("FILE is empty. Name a message file or a folder of them.")
    return file != "-" and os.path.isdir(file)  # noqa: PTH112 - this one also takes names that cannot be


def must_differ(output: Path | None, pack: Path | None) -> None:
    """Raise UnusableError where pictures and packs would go to the same place."""
    if output is not None and pack is not None and _same(output, pack):
        raise UnusableError(f"-o and --pack both lead to {output}. Give each a place of its own.")


def must_be_folder(given: str | None, option: str) -> Path | None:
    """The folder that `option` names, which need not be there yet. Raises UnusableError."""
    path, mode = _looked_at(given, option)
    if mode is not None and not stat.S_ISDIR(mode):
        raise UnusableError(f"{path} is a file, and {option} names a folder here. Choose another name.")
    return path


def must_be_file(given: str | None, option: str, endings: Iterable[str], message: str) -> Path | None:
    """The file that `option` names, which may be replaced. Raises UnusableError.

    That is where it has none of `endings` or is, or leads to, the file called `message` or another message.
    """
    path, mode = _looked_at(given, option)
    if path is None:
        return None
    if path.suffix.lower() not in endings:
        *others, last = endings
        known = f"{', '.join(others)} or {last}" if others else last
        raise UnusableError(f"{path} does not end in {known}. The ending says what is written.")
    if mode is not None and not stat.S_ISREG(mode):
        raise UnusableError(f"{path} is no ordinary file. Choose another name.")
    must_spare(path, Path(message))
    return path


def must_spare(path: Path, message: Path) -> None:
    """Raise UnusableError where `path` is, or leads to, the file `message` or any other message."""
    if _resolved(path).lower().endswith(ENDING) or _same(path, message):
        raise UnusableError(f"{path} leads to a message, which is not to be replaced. Choose another name.")


def must_be_new(path: Path, seen: set[str]) -> None:
    """Add the place of `path` to those `seen`. Raises UnusableError where it is one of them."""
    place = _resolved(path)
    if place in seen:
        raise UnusableError(f"{path} would be written twice. Give -o and --pack places that are apart.")
    seen.add(place)


def why_not(failure: OSError | ValueError, path: Path) -> str:
    """Why `path` cannot be written, in a sentence."""
    if not isinstance(failure, OSError):
        return f"{path} cannot be written: no file can have this name."
    why = failure.strerror or "unknown error"
    if failure.errno == errno.ENOENT:
        why = f"there is no folder {path.parent}"
    elif failure.errno is not None:
        why = os.strerror(failure.errno).lower()
    return f"{path} cannot be written: {why}."


def _looked_at(given: str | None, option: str) -> tuple[Path | None, int | None]:
    """The place that `option` names and the mode of what is there, if anything is."""
    if given is None:
        return None, None
    if not given:
        raise UnusableError(f"{option} is empty. Name the place to write to.")
    path = Path(given)
    try:
        return path, path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):  # the latter is told when it is written to
        return path, None
    except (OSError, ValueError) as failure:
        raise UnusableError(why_not(failure, path)) from failure


def _same(one: Path, other: Path) -> bool:
    """Whether both are one place, also where nothing is there yet."""
    try:
        return _resolved(one) == _resolved(other) or one.samefile(other)
    except (OSError, ValueError):  # one is not there, and whoever uses it says what is wrong with it
        return False


def _resolved(path: Path) -> str:
    """The place that `path` leads to, as far as that can be told."""
    try:
        return os.path.normcase(os.path.realpath(path))
    except (OSError, ValueError):
        return str(path)
