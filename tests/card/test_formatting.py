"""Formatting shows in the body alone: header, footer and buttons keep every marker that was typed."""

import pytest

from tests.card.test_layout import laid, texts
from wacomposer.message.model import Message, ReplyButton, TextHeader


@pytest.mark.parametrize("typed", ["*a* b", "_a_ b", "~a~ b", "`a` b", "```a``` b", "*_~a~_* b"])
def test_only_the_body_is_formatted(typed: str) -> None:
    card = laid(
        Message(header=TextHeader(text=typed), body=typed, footer=typed, buttons=(ReplyButton(text=typed),))
    )
    header, body, footer, _time, button = (text.paragraph.lines.text() for text in texts(card))
    assert (header, body, footer, button) == (typed, "a b", typed, typed)


@pytest.mark.parametrize(
    ("typed", "shown", "label"), [("- a", "a", "•"), ("12. a", "a", "12."), ("> a", "a", "")]
)
def test_marked_lines_of_the_body_alone_have_labels(typed: str, shown: str, label: str) -> None:
    card = laid(Message(header=TextHeader(text=typed), body=typed, footer=typed))
    header, body, footer, _time = (text.paragraph for text in texts(card))
    assert [each.lines.text() for each in (header, body, footer)] == [typed, shown, typed]
    assert [each.label for each in (header, body, footer)] == ["", label, ""]
