"""Sentences for message files that cannot be read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.file import FileFault
from wacomposer.message.model import FORMAT
from wacomposer.message.shape import Shape
from wacomposer.wording.places import place_name

if TYPE_CHECKING:
    from wacomposer.message.file import FileProblem

_SENTENCES = {
    FileFault.MISSING: "{name} does not exist.",
    FileFault.NO_FOLDER: "{name} was not written: its folder does not exist. Choose another place.",
    FileFault.IS_FOLDER: "{name} is a folder. Choose a .wamsg file in it.",
    FileFault.NOT_ALLOWED: "{name} cannot be used: permission denied. Choose another place.",
    FileFault.DISK_FULL: "{name} was not written: the disk is full. Free some space and save again.",
    FileFault.SYSTEM: "{name} cannot be used: {detail}.",
    FileFault.TOO_BIG: "{name} is over {detail} MB, more than any message needs, and was left alone.",
    FileFault.NOT_UTF8: "{name} is not UTF-8 text (byte {where}). Save it as UTF-8 or choose another.",
    FileFault.NOT_JSON: "{name} is not complete JSON{at}. It may be cut off or no message file.",
    FileFault.NOT_A_MESSAGE: "{name} is no wacomposer message: its format is not {format}.",
    FileFault.NEWER_FORMAT: "{name} was written by a newer wacomposer ({detail}). Update to open it.",
    FileFault.NAME_TWICE: "{name} has “{detail}” twice{within}. Remove the one that is wrong.",
    FileFault.WRONG_SHAPE: "{name} is no usable message: {place} {shape}.",
    FileFault.TOO_LONG: "{name} was not opened: {place} has over {detail} characters, too many to edit here.",
}
_SHAPES = {
    Shape.TEXT: "must be text in quotes",
    Shape.LIST: "must be a list in [ ]",
    Shape.OBJECT: "must be an object in { }",
    Shape.KIND: "has a kind that wacomposer does not know, or none",
    Shape.SHALLOW: "is nested too deeply",
}
_MOST_SHOWN = 60
"""Characters of what stands in a file; a name in it can be as long as the file."""


def describe_file_problem(problem: FileProblem) -> str:
    """What to tell a person about `problem`."""
    at = ""
    if problem.fault is FileFault.NOT_JSON and problem.where:
        line, _, column = problem.where.partition(":")
        at = f" (line {line}, column {column}: {problem.detail})"
    shape = _SHAPES[Shape(problem.detail)] if problem.fault is FileFault.WRONG_SHAPE else ""
    place = _shown(place_name(problem.where)) if problem.where else "it"
    return _SENTENCES[problem.fault].format(
        name=problem.name,
        where=problem.where,
        detail=_shown(problem.detail),
        at=at,
        format=FORMAT,
        place=place,
        within=f" in {place}" if problem.where else "",
        shape=shape,
    )


def _shown(found: str) -> str:
    """What stands in a file, as people can read it."""
    printable = "".join(char if char.isprintable() else "\ufffd" for char in found)
    return printable if len(printable) <= _MOST_SHOWN else f"{printable[:_MOST_SHOWN]}…"
