"""What was typed for other kinds comes back with them, and never to another button."""

from collections.abc import Callable

import pytest

from wacomposer.app.composer import Composer
from wacomposer.message.findings import Code, Remedy, error
from wacomposer.message.model import MediaHeader, Message, ReplyButton, TextHeader, button_value

Act = Callable[[Composer], None]
TWO = Message(header=TextHeader(text="Title"), buttons=(ReplyButton(id="a", text="A"), ReplyButton(id="b")))


def with_values() -> Composer:
    """The first button was a link and a code before it became a reply again."""
    composer = Composer(TWO)
    composer.set_button_kind(0, "url")
    composer.edit_text("buttons.0.url", "https://a.example")
    composer.set_button_kind(0, "copy")
    composer.edit_text("buttons.0.code", "CODE")
    composer.edit_text("buttons.0.text", "Other")
    composer.set_button_kind(0, "reply")
    return composer


def values(composer: Composer, index: int) -> list[str]:
    """What the button carries as a reply, a link and a code."""
    found = []
    for kind in ("reply", "url", "copy"):
        composer.set_button_kind(index, kind)
        found.append(button_value(composer.message.buttons[index]))
    return found


@pytest.mark.parametrize(
    ("act", "where"),
    [
        (lambda composer: composer.edit_text("buttons.0.text", "Third"), 0),
        (lambda composer: composer.move_button(0, 1), 1),
        (lambda composer: composer.add_button(), 0),
        (lambda composer: composer.undo(), 0),
        (lambda composer: composer.remove_button(1), 0),
        (lambda composer: composer.mend(error(Code.EMPTY, "buttons.1"), Remedy.REMOVE_BUTTON), 0),
    ],
)
def test_values_go_with_their_button(act: Act, where: int) -> None:
    composer = with_values()
    act(composer)
    assert values(composer, where) == ["a", "https://a.example", "CODE"]


@pytest.mark.parametrize(
    "act",
    [
        lambda composer: composer.move_button(0, 1),
        lambda composer: composer.remove_button(0),
        lambda composer: composer.mend(error(Code.EMPTY, "buttons.0"), Remedy.REMOVE_BUTTON),
        lambda composer: (composer.move_button(0, 1), composer.undo(), composer.move_button(0, 1)),
        lambda composer: (composer.remove_button(0), composer.undo(), composer.remove_button(0)),
        lambda composer: composer.load(TWO.model_copy(update={"buttons": TWO.buttons[1:]})),
    ],
)
def test_no_value_comes_to_another_button(act: Act) -> None:
    composer = with_values()
    act(composer)
    assert composer.message.buttons[0] == ReplyButton(id="b")
    assert values(composer, 0) == ["b", "", ""]


def test_a_button_made_a_reply_by_a_click_has_its_id_again() -> None:
    composer = with_values()
    composer.set_button_kind(0, "url")
    composer.mend(error(Code.BUTTON_NOT_CARRIED, "buttons.0"), Remedy.MAKE_REPLY)
    assert composer.message.buttons[0] == ReplyButton(id="a", text="Other")


def header(composer: Composer) -> object:
    return composer.message.header


def test_each_kind_of_header_has_its_own_texts() -> None:
    composer = Composer(TWO)
    composer.set_header_kind("document")
    composer.edit_text("header.url", "https://a.example/a.pdf")
    composer.set_filename("a.pdf")
    for kind in ("text", None, "image", "video", None, "document"):
        composer.set_header_kind(kind)
    url = "https://a.example/a.pdf"
    assert header(composer) == MediaHeader(kind="document", url=url, filename="a.pdf", text="Title")
    composer.mend(error(Code.HEADER_NOT_CARRIED, "header"), Remedy.REMOVE_HEADER)
    composer.set_header_kind("text")
    assert header(composer) == TextHeader(text="Title")
    composer.load(Message())
    composer.set_header_kind("document")
    assert header(composer) == MediaHeader(kind="document")


def test_equal_buttons_change_places() -> None:
    composer = Composer(Message())
    composer.add_button()
    composer.add_button()
    composer.move_button(1, 0)
    composer.set_button_kind(0, "url")
    composer.move_button(0, 1)
    assert [button.kind for button in composer.message.buttons] == ["reply", "url"]
