"""What a draft keeps beside the message comes back as it was, and never reaches a message file."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import messages, values
from wacomposer.app.drafted import Drafted, from_draft, to_draft
from wacomposer.message.file import message_bytes, parse_message
from wacomposer.message.model import Message


@given(messages, values, st.sampled_from([None, Path("/home/ana/order.wamsg"), Path("ü \udcff.wamsg")]))
def test_all_of_it_comes_back(message: Message, filled: dict[str, str], path: Path | None) -> None:
    drafted = Drafted(message, {name: text for name, text in filled.items() if text}, path)
    assert from_draft(to_draft(drafted)) == drafted


def test_it_survives_the_disk() -> None:
    drafted = Drafted(Message(body="{{name}}"), {"name": "Ana"}, Path("/a/b.wamsg"))
    assert from_draft(parse_message(message_bytes(to_draft(drafted)), "draft")) == drafted
    assert b"draft_" not in message_bytes(drafted.message)


@pytest.mark.parametrize(
    "odd", [1, "", [], {"values": 1, "file": 2}, {"file": "a\0b", "values": {"a": 1}}, None]
)
def test_of_what_has_another_form_nothing_is_taken(odd: object) -> None:
    draft = Message(body="x", unknown={"draft": odd, "mine": 1})
    assert from_draft(draft) == Drafted(Message(body="x", unknown={"mine": 1}), {}, None)


def test_a_file_cannot_bring_values_that_nobody_typed() -> None:
    planted = {"values": {"name": "FROM FILE"}, "file": "/etc/other.wamsg"}
    message = Message(body="{{name}}", unknown={"draft": planted})
    assert from_draft(to_draft(Drafted(message, {}, None))) == Drafted(message, {}, None)
