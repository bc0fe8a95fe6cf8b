"""JSON that is written back as it was read: numbers digit by digit, and no name twice in one object."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, NoReturn

_LONGEST_INT = 4000
"""Digits of an integer that Python reads; beyond 4300 it refuses."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that Python would write in another way, or not at all, such as 1.10, -0 and 1e400."""

    text: str


class _Doubled(dict[str, Any]):
    """An object in which `name` stands twice."""

    name: str


def read_json(text: str) -> Any:  # noqa: ANN401 - JSON data
    """The data in `text`. Raises json.JSONDecodeError, ValueError for NaN and RecursionError."""
    return json.loads(
        text,
        parse_int=lambda digits: _number(digits, int),
        parse_float=lambda digits: _number(digits, float),
        parse_constant=_refuse,
        object_pairs_hook=_object,
    )


def _number(text: str, kind: Callable[[str], int | float]) -> int | float | Number:
    if len(text) > _LONGEST_INT:
        return Number(text)
    value = kind(text)
    return value if repr(value) == text else Number(text)


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    doubled, seen = _Doubled(made), set[str]()
    for name, _ in pairs:
        if name in seen:
            doubled.name = name
            break
        seen.add(name)
    return doubled


def doubled_name(data: object) -> tuple[str, str] | None:
    """The place of the first object, as "buttons.0", in which a name stands twice, and the name."""
    layer = [_Step(None, "", data)]
    while layer:
        for step in layer:
            if isinstance(step.value, _Doubled):
                return step.place(), step.value.name
        layer = [_Step(step, str(name), value) for step in layer for name, value in _inner(step.value)]
    return None


class _Step(NamedTuple):
    """A value on the way in. Places are put together for one only: names can be as long as the file."""

    outer: _Step | None
    name: str
    value: object

    def place(self) -> str:
        names, step = list[str](), self
        while step.outer is not None:
            names.append(step.name)
            step = step.outer
        return ".".join(reversed(names))


def _inner(data: object) -> Iterable[tuple[object, object]]:
    if isinstance(data, dict):
        return data.items()
    return enumerate(data) if isinstance(data, list) else ()


def write_json(data: object, margin: str = "\n") -> str:
    """`data` indented by two spaces; `margin` is the end of a line and what stands before the next one."""
    if isinstance(data, Number):
        return data.text
    if not isinstance(data, Mapping | list) or not data:
        return json.dumps(data, ensure_ascii=False)
    inner = f"{margin}  "
    if isinstance(data, list):
        return "[" + ",".join(inner + write_json(each, inner) for each in data) + f"{margin}]"
    names = {name: json.dumps(name, ensure_ascii=False) for name in data}
    fields = (f"{inner}{names[name]}: {write_json(value, inner)}" for name, value in data.items())
    return "{" + ",".join(fields) + f"{margin}}}"
