"""Changes of a message: kinds switched there and back, ids that follow the text, buttons moved about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import messages, texts
from wacomposer.message import edit
from wacomposer.message.editions import editions
from wacomposer.message.model import (
    BUTTON_KINDS,
    ButtonKind,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
    button_value,
)

TWO = Message(buttons=(ReplyButton(id="yes", text="Yes"), UrlButton(text="Go", url="https://example.com")))


def test_a_text_header_typed_before_media_comes_back() -> None:
    typed = Message(header=TextHeader(text="Hello"))
    image = edit.set_header_kind(typed, "image", url="https://example.com/a.jpg")
    assert image.header == MediaHeader(kind="image", url="https://example.com/a.jpg", text="Hello")
    video = edit.set_header_kind(image, "video")
    assert video.header == MediaHeader(kind="video", url="https://example.com/a.jpg", text="Hello")
    assert edit.set_header_kind(video, "text") == typed
    assert edit.header_text(video) == edit.header_text(typed) == "Hello"


def test_a_header_that_was_taken_away_can_be_restored() -> None:
    assert edit.set_header_kind(Message(), "text", text="Hello").header == TextHeader(text="Hello")
    assert edit.set_header_kind(
        Message(header=TextHeader(text="Own")), "text", text="x"
    ).header == TextHeader(text="Own")
    assert edit.set_header_kind(TWO, None).header is None
    with pytest.raises(ValueError, match="sticker"):
        edit.set_header_kind(TWO, "sticker")  # type: ignore[arg-type]  # what a caller might get wrong


def test_unknown_fields_of_a_file_survive_a_change_of_kind() -> None:
    header = TextHeader(text="a", unknown={"note": [1], "url": 7})
    switched = edit.set_header_kind(Message(header=header), "document")
    assert switched.header == MediaHeader(kind="document", text="a", unknown={"note": [1]})
    button = ReplyButton(id="a", text="A", unknown={"note": {"b": 1}, "url": 7})
    message = edit.set_button_kind(Message(buttons=(button,)), 0, "url", "https://example.com")
    assert message.buttons[0] == UrlButton(text="A", url="https://example.com", unknown={"note": {"b": 1}})


def test_fields_of_a_header() -> None:
    media = Message(header=MediaHeader(kind="document"))
    assert edit.set_header_field(media, "filename", "a.pdf").header == MediaHeader(
        kind="document", filename="a.pdf"
    )
    assert edit.set_header_field(Message(), "text", "x") == Message()


@pytest.mark.parametrize(
    ("text", "taken", "made"),
    [
        ("Talk to sales", set(), "talk_to_sales"),
        ("Talk to sales", {"talk_to_sales"}, "talk_to_sales_2"),
        ("Talk to sales", {"talk_to_sales", "talk_to_sales_2"}, "talk_to_sales_3"),
        ("  São Paulo! ", set(), "sao_paulo"),
        ("ＡＢＣ １２", set(), "abc_12"),
        ("نعم", set(), "button"),
        ("🎉", {"button"}, "button_2"),
        ("", set(), "button"),
        ("x" * 100, set(), "x" * 64),
        ("\ud800", set(), "button"),
    ],
)
def test_ids_made_from_texts(text: str, taken: set[str], made: str) -> None:
    assert edit.generated_id(text, taken) == made


@given(texts, st.sets(st.sampled_from(["button", "button_2", "a", "a_2"])))
def test_a_made_id_is_short_plain_and_new(text: str, taken: set[str]) -> None:
    made = edit.generated_id(text, taken)
    assert made not in taken
    assert made.isascii()
    assert made == made.strip()
    assert 0 < len(made) <= 70


def test_an_id_follows_the_text_until_it_is_edited() -> None:
    message = edit.add_button(Message())
    for typed in ("Y", "Ye", "Yes"):
        message = edit.set_button_text(message, 0, typed)
    assert message.buttons[0] == ReplyButton(id="yes", text="Yes")
    message = edit.set_button_value(message, 0, "my_own")
    message = edit.set_button_text(message, 0, "No")
    assert message.buttons[0] == ReplyButton(id="my_own", text="No")


def test_an_id_that_follows_avoids_the_others_and_goes_with_the_text() -> None:
    message = edit.set_button_text(edit.add_button(TWO), 2, "Yes")
    assert message.buttons[2] == ReplyButton(id="yes_2", text="Yes")
    assert edit.set_button_text(message, 2, "").buttons[2] == ReplyButton()
    spaced = Message(buttons=(ReplyButton(id=" yes ", text="x"), ReplyButton()))
    assert edit.set_button_text(spaced, 1, "Yes").buttons[1] == ReplyButton(id="yes_2", text="Yes")


def test_other_kinds_have_no_id_to_follow() -> None:
    assert edit.set_button_text(TWO, 1, "Open").buttons[1] == UrlButton(
        text="Open", url="https://example.com"
    )


@pytest.mark.parametrize("kind", BUTTON_KINDS)
def test_every_kind_can_become_every_other(kind: ButtonKind) -> None:
    for index in (0, 1):
        changed = edit.set_button_kind(TWO, index, kind, "value")
        assert (changed.buttons[index].kind, changed.buttons[index].text) == (kind, TWO.buttons[index].text)
        assert button_value(changed.buttons[index]) == "value"
        assert changed.buttons[1 - index] == TWO.buttons[1 - index]


def test_a_button_that_becomes_a_reply_gets_an_id() -> None:
    assert edit.set_button_kind(TWO, 1, "reply").buttons[1] == ReplyButton(id="go", text="Go")
    assert edit.set_button_kind(edit.add_button(TWO), 2, "reply").buttons[2] == ReplyButton()


def test_buttons_come_and_go_and_move() -> None:
    copy = CopyButton(text="Copy", code="X")
    three = edit.add_button(TWO, copy)
    yes, go = TWO.buttons
    assert three.buttons == (yes, go, copy)
    assert edit.remove_button(three, 1).buttons == (yes, copy)
    assert edit.move_button(three, 0, 2).buttons == (go, copy, yes)
    assert edit.move_button(three, 2, 0).buttons == (copy, yes, go)
    assert edit.move_button(three, 1, 1) == three


@given(messages, st.data())
def test_moving_there_and_back_changes_nothing(message: Message, data: st.DataObject) -> None:
    if message.buttons:
        places = st.integers(0, len(message.buttons) - 1)
        start, end = data.draw(places), data.draw(places)
        back = edit.move_button(edit.move_button(message, start, end), end, start)
        assert editions(back) == editions(message)
