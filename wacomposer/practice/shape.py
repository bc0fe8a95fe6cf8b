"""Reads JSON bodies strictly and checks them against a documented shape."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Kind: TypeAlias = Literal["string", "integer", "boolean", "array", "object"]
Path: TypeAlias = "tuple[str | int, ...]"

_KINDS: dict[type, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    list: "array",
    dict: "object",
    type(None): "null",
}


class BodyError(ValueError):
    """A body that is not a JSON object; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What a page says about a value.

    `least` and `most` count code points of a string or items of an array, or bound an integer. A required
    string must have something other than white space in it.
    """

    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int | None = None
    fields: Mapping[str, Rule] = field(default_factory=dict)
    items: Rule | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a body that its page does not allow; `words` follow the name of the field."""

    path: Path
    words: str
    value: Any = None

    def dotted(self) -> str:
        """The field as `buttons.0.title`."""
        return ".".join(str(part) for part in self.path)

    def bracketed(self) -> str:
        """The field as `buttons[0].title`."""
        text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in self.path)
        return text.removeprefix(".")


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in `body`.

    Raises BodyError where it is empty, not UTF-8, not JSON as RFC 8259 has it, names a key twice, or holds a
    lone surrogate: a provider may take such a body in more than one way.
    """
    if not body.strip():
        raise BodyError("the body is empty")
    try:
        data = json.loads(body.decode("utf-8"), object_pairs_hook=_object, parse_constant=_refuse)
        if b"\\u" in body:
            json.dumps(data, ensure_ascii=False).encode("utf-8")
    except UnicodeError as failure:
        raise BodyError("the body is not valid UTF-8") from failure
    except RecursionError as failure:
        raise BodyError("the body is nested too deeply") from failure
    except BodyError:
        raise
    except ValueError as failure:
        raise BodyError(f"the body is not valid JSON: {failure}") from failure
    if not isinstance(data, dict):
        raise BodyError("the body must be a JSON object")
    return data


def problems(value: Any, rule: Rule, path: Path = ()) -> Iterator[Problem]:  # noqa: ANN401 - JSON is anything
    """Everything in `value` that `rule` does not allow, in the order of the rule."""
    if _KINDS[type(value)] != rule.kind:
        article = "an" if rule.kind[0] in "aio" else "a"
        yield Problem(path, f"must be {article} {rule.kind}", value)
        return
    match rule.kind:
        case "object":
            yield from _object_problems(value, rule, path)
        case "array":
            if not rule.least <= len(value) <= (rule.most or len(value)):
                yield Problem(path, f"must have {rule.least} to {rule.most} items", value)
            if rule.items is not None:
                for index, item in enumerate(value):
                    yield from problems(item, rule.items, (*path, index))
        case "string":
            yield from _string_problems(value, rule, path)
        case "integer" if value < rule.least:
            yield Problem(path, f"must be at least {rule.least}", value)


def repeated(values: Iterable[object]) -> Iterator[int]:
    """Positions whose value stands at an earlier position already."""
    seen: list[object] = []
    for index, value in enumerate(values):
        if value in seen:
            yield index
        seen.append(value)


def _object_problems(value: dict[str, Any], rule: Rule, path: Path) -> Iterator[Problem]:
    for name, inner in rule.fields.items():
        if name in value:
            yield from problems(value[name], inner, (*path, name))
        elif inner.required:
            yield Problem((*path, name), "is required")
    for name, stray in value.items():
        if name not in rule.fields:  # a misspelt field must not pass unnoticed
            yield Problem((*path, name), "is not documented", stray)


def _string_problems(value: str, rule: Rule, path: Path) -> Iterator[Problem]:
    if rule.required and not value.strip():
        yield Problem(path, "is required", value)
    elif rule.choices and value not in rule.choices:
        yield Problem(path, f"must be one of: {', '.join(rule.choices)}", value)
    elif rule.most is not None and len(value) > rule.most:
        yield Problem(path, f"must be at most {rule.most} characters", value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise BodyError("the body names a key twice")
    return data


def _refuse(name: str) -> NoReturn:
    raise BodyError(f"{name} is not JSON")
