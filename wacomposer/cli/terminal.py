"""Printing: UTF-8 wherever it goes, harmless on a terminal, quiet when the reader has left."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import sys
from typing import TYPE_CHECKING, Any, TextIO

from wacomposer.cli.exits import UNUSABLE, UnusableError

if TYPE_CHECKING:
    from collections.abc import Mapping

# Terminals obey control characters, and the order of what they show follows the bidirectional ones.
_TRICKS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")


def prepare() -> None:
    """Make both streams take any text: UTF-8 in files and pipes, escapes where a terminal has no sign."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def visible(text: str) -> str:
    r"""`text` with control characters written as \u001b, which is also how JSON writes them."""
    return _TRICKS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """`text` visible and in one line."""
    return visible(" ".join(text.split()))


def say(text: str) -> None:
    """Print `text` and a line end to standard output. Raises UnusableError where that cannot be written."""
    write(f"{visible(text)}\n")


def say_json(data: Mapping[str, Any]) -> None:
    """Print `data` as indented JSON."""
    say(json.dumps(data, ensure_ascii=False, indent=2))


def write(text: str) -> None:
    """Print `text` as it is. Raises UnusableError where standard output cannot be written."""
    if sys.stdout is None:  # closed by the caller: python sets it so
        return
    try:
        sys.stdout.write(text)
    except OSError as failure:
        _let_go(sys.stdout)
        if not isinstance(failure, BrokenPipeError):
            raise _unwritable(failure) from failure


def complain(verb: str, sentence: str) -> None:
    """Print a sentence to standard error, if anyone can read it."""
    program = f"wacomposer {verb}".rstrip()
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"{program}: {one_line(sentence)}\n")
        sys.stderr.flush()
    except OSError:
        _let_go(sys.stderr)


def flush() -> None:
    """Bring out what was printed. Raises UnusableError where standard output cannot be written."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.flush()
    except OSError as failure:
        _let_go(sys.stdout)
        if not isinstance(failure, BrokenPipeError):
            raise _unwritable(failure) from failure


def finish(verb: str, code: int) -> int:
    """Bring out what was printed and give the exit code, which tells also where that failed."""
    try:
        flush()
    except UnusableError as failure:
        complain(verb, str(failure))
        return UNUSABLE
    return code


def _unwritable(failure: OSError) -> UnusableError:
    return UnusableError(f"Standard output cannot be written: {failure.strerror}.")


def _let_go(stream: TextIO) -> None:
    """Send what is still in the buffer to nowhere; Python would complain about it once more at the end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
