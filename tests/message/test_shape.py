"""Message data is read as pydantic would read the same classes, and written back as it was."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from wacomposer.message.model import FORMAT, Message
from wacomposer.message.shape import WrongShapeError, message_data, read_message_data

PARTED = ("header", "buttons", "variables", "variants")
REFERENCE: TypeAdapter[Message] = TypeAdapter(Message)

VALUES = st.one_of(
    st.text(max_size=5), st.none(), st.integers(), st.booleans(), st.lists(st.text(max_size=2))
)
KINDS = st.sampled_from(
    ["text", "image", "video", "document", "reply", "url", "call", "copy", "list", None, 7]
)
NAMES = st.sampled_from(["id", "text", "url", "phone", "code", "filename", "note"])
PARTS = st.one_of(
    VALUES,
    st.builds(lambda kind, rest: {"kind": kind, **rest}, KINDS, st.dictionaries(NAMES, VALUES, max_size=4)),
)
SAMPLES = st.one_of(
    VALUES,
    st.fixed_dictionaries(
        {},
        optional={"name": VALUES, "samples": st.one_of(VALUES, st.lists(VALUES, max_size=3)), "note": VALUES},
    ),
)
VARIANTS = st.one_of(
    VALUES,
    st.fixed_dictionaries(
        {},
        optional={
            "language": VALUES,
            "body": VALUES,
            "buttons": st.one_of(VALUES, st.lists(VALUES, max_size=3)),
            "note": VALUES,
        },
    ),
)
DATA = st.fixed_dictionaries(
    {"format": st.just(FORMAT)},
    optional={
        "header": PARTS,
        "body": VALUES,
        "footer": VALUES,
        "buttons": st.one_of(VALUES, st.lists(PARTS, max_size=4)),
        "language": VALUES,
        "variants": st.one_of(VALUES, st.lists(VARIANTS, max_size=3)),
        "variables": st.one_of(VALUES, st.lists(SAMPLES, max_size=3)),
        "labels": VALUES,
    },
)


def without_nulls(data: dict[str, Any]) -> dict[str, Any]:
    """`data` with the empty texts that may be null."""
    return {key: "" if value is None and key in ("body", "footer") else value for key, value in data.items()}


def known(value: Any) -> Any:  # noqa: ANN401 - JSON data
    """The declared fields of `value` and all in it."""
    if is_dataclass(value):
        return {
            each.name: known(getattr(value, each.name)) for each in fields(value) if each.name != "unknown"
        }
    return [known(each) for each in value] if isinstance(value, tuple) else value


@given(DATA)
def test_accepts_and_reads_what_pydantic_does(data: dict[str, Any]) -> None:
    try:
        expected = REFERENCE.validate_python(without_nulls(data), strict=False)
    except ValidationError:
        with pytest.raises(WrongShapeError):
            read_message_data(data)
        return
    assert known(read_message_data(data)) == known(expected)


@given(DATA)
def test_what_was_read_is_written_back(data: dict[str, Any]) -> None:
    try:
        message = read_message_data(data)
    except WrongShapeError:
        return
    written = message_data(message)
    assert {key: written[key] for key in data if key not in PARTED} == {
        key: value for key, value in without_nulls(data).items() if key not in PARTED
    }
    assert read_message_data(written) == message
