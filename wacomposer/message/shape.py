"""The message as JSON data: read, with the place of the first value that does not fit, and written back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar

from wacomposer.message.model import (
    BUTTON_CLASSES,
    MEDIA_KINDS,
    MediaHeader,
    Message,
    Samples,
    TextHeader,
    Value,
    Variant,
)

_Part = TypeVar("_Part", bound=Value)

_HEADER_CLASSES: Mapping[str, type[TextHeader | MediaHeader]] = {
    "text": TextHeader,
    **dict.fromkeys(MEDIA_KINDS, MediaHeader),
}
_UNKNOWN = "unknown"
_EMPTY_AS_NULL = ("body", "footer")
"""Texts that other programs write as null where there is none."""


class Shape(StrEnum):
    """What a value in the file should have been."""

    TEXT = "text"
    LIST = "list"
    OBJECT = "object"
    KIND = "kind"
    SHALLOW = "shallow"


class WrongShapeError(Exception):
    """A value does not fit: `place` says where, as findings do, and `shape` what belongs there."""

    def __init__(self, place: str, shape: Shape) -> None:
        super().__init__(f"{place}: {shape}")
        self.place = place
        self.shape = shape


def read_message_data(data: Mapping[str, Any]) -> Message:
    """The message that `data` describes, unknown fields included. Raises WrongShapeError."""
    header = data.get("header")
    parts = {
        "header": None if header is None else _read_part(header, "header", _HEADER_CLASSES),
        "buttons": tuple(
            _read_part(each, f"buttons.{index}", BUTTON_CLASSES)
            for index, each in enumerate(_list(data, "buttons", ""))
        ),
        "variables": tuple(
            _read_listing(Samples, "samples", each, f"variables.{index}")
            for index, each in enumerate(_list(data, "variables", ""))
        ),
        "variants": tuple(
            _read_listing(Variant, "buttons", each, f"variants.{index}")
            for index, each in enumerate(_list(data, "variants", ""))
        ),
    }
    texts = {
        key: "" if value is None and key in _EMPTY_AS_NULL else value
        for key, value in data.items()
        if key not in parts
    }
    return _make(Message, texts, "").model_copy(update=parts)


def _list(data: Mapping[str, Any], key: str, prefix: str) -> list[Any]:
    found = data.get(key, [])
    if not isinstance(found, list):
        raise WrongShapeError(prefix + key, Shape.LIST)
    return found


def _read_listing(part: type[_Part], key: str, data: object, place: str) -> _Part:
    """A `part` whose field `key` is a list of texts."""
    if not isinstance(data, dict):
        raise WrongShapeError(place, Shape.OBJECT)
    listed = tuple(_list(data, key, f"{place}."))
    for index, each in enumerate(listed):
        if not isinstance(each, str):
            raise WrongShapeError(f"{place}.{key}.{index}", Shape.TEXT)
    rest = {name: value for name, value in data.items() if name != key}
    return _make(part, rest, f"{place}.").model_copy(update={key: listed})


def _read_part(data: object, place: str, classes: Mapping[Any, type[_Part]]) -> _Part:
    if not isinstance(data, dict):
        raise WrongShapeError(place, Shape.OBJECT)
    kind = data.get("kind")
    if not isinstance(kind, str) or kind not in classes:
        raise WrongShapeError(place, Shape.KIND)
    return _make(classes[kind], data, f"{place}.")


def _make(part: type[_Part], data: Mapping[str, Any], prefix: str) -> _Part:
    """A `part` with the texts in `data`; a file name may be null, too."""
    known = [each.name for each in fields(part) if each.name != _UNKNOWN]
    for key in known:
        value = data.get(key, "")
        if not isinstance(value, str) and not (key == "filename" and value is None):
            raise WrongShapeError(prefix + key, Shape.TEXT)
    values = {key: data[key] for key in known if key in data}
    return part(**values, unknown={key: value for key, value in data.items() if key not in known})


def message_data(message: Message) -> dict[str, Any]:
    """The JSON data of `message`: declared fields in their order, then unknown ones."""
    data = _data(message)
    data["header"] = None if message.header is None else _data(message.header)
    data["buttons"] = [_data(button) for button in message.buttons]
    data["variables"] = [{**_data(each), "samples": list(each.samples)} for each in message.variables]
    data["variants"] = [{**_data(each), "buttons": list(each.buttons)} for each in message.variants]
    return data


def _data(part: Value) -> dict[str, Any]:
    known = {each.name: getattr(part, each.name) for each in fields(part) if each.name != _UNKNOWN}
    return {**known, **part.unknown}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a message file."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - slow to load and needed for this only

    schema = TypeAdapter(Message).json_schema()
    for part in (schema, *schema["$defs"].values()):
        del part["properties"][_UNKNOWN]
        part["additionalProperties"] = True
    for name in _EMPTY_AS_NULL:
        schema["properties"][name]["type"] = ["string", "null"]
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "wacomposer message"
    schema["required"] = ["format"]
    return schema
