"""The note under the card: what is missing where, with its source, and what nobody has confirmed."""

import pytest

from wacomposer.message.model import CallButton, Message, ReplyButton, UrlButton
from wacomposer.message.surfaces import SURFACES, Surface
from wacomposer.wording.card import not_shown, spoken_time, surface_note

REPLY, URL, CALL = ReplyButton(text="a"), UrlButton(text="b"), CallButton(text="c")
MIXED = Message(body="Hi", buttons=(URL, CALL, REPLY))
TWO_MIXED = Message(body="Hi", buttons=(URL, REPLY, REPLY))
REPLIES = Message(body="Hi", buttons=(REPLY, REPLY))


@pytest.mark.parametrize(
    ("message", "surface", "title", "loses"),
    [
        (MIXED, Surface.ANDROID, "On WhatsApp Web and Desktop one button will be missing.", True),
        (TWO_MIXED, Surface.IPHONE, "On WhatsApp Web and Desktop 2 buttons will be missing.", True),
        (MIXED, Surface.WEB, "One button is missing on WhatsApp Web.", True),
        (TWO_MIXED, Surface.DESKTOP, "2 buttons are missing on WhatsApp Desktop.", True),
        (MIXED, Surface.TEXT, "All buttons are missing where buttons cannot be shown.", True),
        (
            Message(body="Hi", buttons=(URL,)),
            Surface.TEXT,
            "The button is missing where buttons cannot be shown.",
            True,
        ),
        (REPLIES, Surface.WEB, "Nothing is known to be missing on WhatsApp Web.", False),
        (REPLIES, Surface.ANDROID, "Nothing is known to be missing on Android.", False),
        (Message(), Surface.TEXT, "Nothing is known to be missing where buttons cannot be shown.", False),
    ],
)
def test_the_headline_says_what_is_missing(
    message: Message, surface: Surface, title: str, loses: bool
) -> None:
    note = surface_note(message, surface)
    assert (note.title, note.loses) == (title, loses)
    assert ("docs.ryzeapi.cloud, Send Buttons, read 2026-11" in note.text) is loses


@pytest.mark.parametrize("surface", Surface)
@pytest.mark.parametrize("message", [MIXED, REPLIES, Message()])
def test_it_always_says_what_is_not_confirmed(message: Message, surface: Surface) -> None:
    note = surface_note(message, surface)
    assert note.unconfirmed == (
        f"Not confirmed: {SURFACES[surface].unconfirmed}. The common card stands for it."
    )
    assert all(line.endswith(").") for line in note.text.splitlines())  # each with its source


def test_a_report_is_told_with_its_source() -> None:
    text = surface_note(REPLIES, Surface.WEB).text
    assert "“This message couldn't load”" in text
    assert "itsliaaa/baileys#13" in text


def test_the_fold_is_labelled_as_not_confirmed() -> None:
    plain, folded = (surface_note(REPLIES, Surface.ANDROID, fold=fold) for fold in (False, True))
    before, last = folded.unconfirmed.splitlines()
    assert (before, folded.text) == (plain.unconfirmed, plain.text)
    assert last.startswith("Not confirmed: Read more after about 5 lines.")
    assert "read 2026-11" in last


def test_words_beside_the_card() -> None:
    assert not_shown("Talk to sales") == "Not shown: Talk to sales"
    assert spoken_time("14:32", sent=False) == "14:32"
    assert spoken_time("14:32", sent=True) == "14:32, two ticks"
