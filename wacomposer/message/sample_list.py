r"""Samples in one line: separated by |, where \ makes the next character part of one and \n a line break."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PIECE = re.compile(r"\\(?P<escaped>.?)|(?P<bar>\|)|(?P<plain>[^\\|]+)", re.DOTALL)


def join_samples(samples: Iterable[str]) -> str:
    """`samples` in one line; `split_samples` gives them back, except for empty ones."""
    return " | ".join(_escaped(each) for each in samples)


def _escaped(sample: str) -> str:
    text = re.sub(r"[\\|]", r"\\\g<0>", sample).replace("\n", "\\n")
    if text[:1].isspace():
        text = f"\\{text}"
    if text[-1:].isspace() and not (len(text) > 1 and text[-2] == "\\"):
        text = f"{text[:-1]}\\{text[-1]}"
    return text


def split_samples(line: str) -> tuple[str, ...]:
    """The samples in `line`, without spaces around them and without empty ones."""
    found: list[str] = [""]
    held = 0  # characters at the end of the present sample that are no spaces around it
    for piece in _PIECE.finditer(line):
        if piece["bar"]:
            found[-1] = found[-1][:held] + found[-1][held:].rstrip()
            found.append("")
            held = 0
            continue
        if piece["plain"] is not None:
            found[-1] += piece["plain"] if found[-1] else piece["plain"].lstrip()
            continue
        found[-1] += {"n": "\n", "": "\\"}.get(piece["escaped"], piece["escaped"])
        held = len(found[-1])
    found[-1] = found[-1][:held] + found[-1][held:].rstrip()
    return tuple(each for each in found if each)
