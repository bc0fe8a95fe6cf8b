"""Small JSON files of our own: read within limits, set aside if damaged, written all or nothing."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any

from wacomposer.storage.places import make_folder
from wacomposer.storage.problem import Fault, Problem, reading_problem, writing_problem

MAX_BYTES = 8 * 1024 * 1024
"""Ours are a thousandth of this; anything larger was not written by us."""


def read_object(path: Path) -> dict[str, Any] | Problem | None:
    """The JSON object in the file at `path`, None where there is no file.

    A file that holds no JSON object is renamed and reported as DAMAGED; one that cannot be opened stays.
    """
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as failure:
        return reading_problem(failure, path)
    try:
        if len(content) <= MAX_BYTES and isinstance(data := json.loads(content.decode("utf-8-sig")), dict):
            return data
    except (ValueError, RecursionError):
        pass  # not UTF-8, not JSON, or nested beyond reason: all are damage
    return Problem(Fault.DAMAGED, str(path), set_aside(path))


def set_aside(path: Path) -> str:
    """Rename the file at `path` to `<name>.damaged-<n>` and return that name, "" where that fails."""
    aside = next(each for n in count(1) if not (each := path.with_name(f"{path.name}.damaged-{n}")).exists())
    try:
        path.rename(aside)
    except OSError:
        return ""
    return aside.name


def write_object(path: Path, data: dict[str, Any]) -> Problem | None:
    """Replace the file at `path` by `data` as indented JSON in UTF-8, making its folder if need be."""
    from wacomposer.message.file import write_whole  # noqa: PLC0415 - pydantic: reading can do without

    problem = make_folder(path.parent)
    if problem is not None:
        return problem
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    try:
        content = text.encode("utf-8")
    except UnicodeEncodeError:  # a lone surrogate, as in a file name that is not UTF-8
        content = (json.dumps(data, indent=2) + "\n").encode("ascii")
    try:
        write_whole(path, content)
    except OSError as failure:
        return writing_problem(failure, path)
    return None
