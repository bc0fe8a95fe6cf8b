"""Sentences for what keeps the program's own files from being read or written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.storage.problem import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.storage.problem import Problem

_SENTENCES = {
    Fault.NOT_WRITABLE: "{path} cannot be written. Ask for access, or choose another folder with --data-dir.",
    Fault.NOT_READABLE: "{path} cannot be read. Ask for access, or choose another folder with --data-dir.",
    Fault.NOT_A_FOLDER: "{path} cannot be used: a file stands where a folder is needed. Move it away.",
    Fault.DISK_FULL: "{path} was not written: the disk is full. Free some space and try again.",
    Fault.SYSTEM: "{path} cannot be used: {detail}.",
    Fault.BUSY: "{path} is held by another running wacomposer. Try again.",
    Fault.NEWER: "{path} was written by a newer wacomposer. Update to use it.",
    Fault.ENTRY_UNUSABLE: "{path} has an entry that cannot be used ({detail}). It is left as it is.",
    Fault.NAME_EMPTY: "An account needs a name.",
    Fault.NAME_TAKEN: "There is an account called {detail} already. Choose another name.",
    Fault.GONE: "{detail} is gone: another running wacomposer deleted it.",
}
_UNNAMED = {Fault.SYSTEM: "the system gives no reason", Fault.GONE: "It"}

MOST_TOLD = 3
"""Problems that are told at once."""
MOST_SHOWN = 60
"""Characters of a name that a sentence repeats."""


def shortened(name: str) -> str:
    """`name` as part of a sentence."""
    return name if len(name) <= MOST_SHOWN else f"{name[: MOST_SHOWN - 1]}…"


def describe_problem(problem: Problem) -> str:
    """What to tell a person about `problem`."""
    if problem.fault is Fault.DAMAGED:
        if problem.detail:
            return f"{problem.path} is damaged and was not used. It was kept as {problem.detail}."
        return f"{problem.path} is damaged and could not be set aside. Move it away, or nothing is saved."
    detail = shortened(problem.detail) or _UNNAMED.get(problem.fault, "")
    return _SENTENCES[problem.fault].format(path=problem.path, detail=detail)


def describe_problems(problems: Sequence[Problem]) -> str:
    """What to tell a person about `problems` at once, a line each; those that read alike are told once."""
    said = tuple(dict.fromkeys(describe_problem(problem) for problem in problems))
    more = len(said) - MOST_TOLD
    rest = [f"{more} more like this." if more > 0 else ""]
    return "\n".join(filter(None, (*said[:MOST_TOLD], *rest)))
