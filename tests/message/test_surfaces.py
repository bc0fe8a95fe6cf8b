"""What each app is known to leave out, and that every line of it says where it stands and since when."""

import re

import pytest

from wacomposer.message.model import (
    Button,
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
)
from wacomposer.message.surfaces import (
    MEDIA_NOT_RECEIVED,
    MIXED_REPLIES_HIDDEN,
    NO_BUTTONS,
    NOT_LOADED,
    SURFACES,
    Surface,
    missing,
    mixed_replies,
    reports,
)
from wacomposer.providers import ryzeapi

REPLY, URL, CALL, COPY = (
    ReplyButton(text="a"),
    UrlButton(text="b"),
    CallButton(text="c"),
    CopyButton(text="d"),
)
PHONES = (Surface.ANDROID, Surface.IPHONE)
COMPUTERS = (Surface.WEB, Surface.DESKTOP)
DATED = re.compile(r"\b20\d\d-\d\d\b")


@pytest.mark.parametrize(
    ("buttons", "mixed"),
    [
        ((), ()),
        ((REPLY,), ()),
        ((REPLY, REPLY, REPLY), ()),
        ((URL, CALL, COPY), ()),
        ((REPLY, URL), (0,)),
        ((URL, REPLY, REPLY), (1, 2)),
        ((REPLY, COPY, REPLY), (0, 2)),
        ((CALL, CALL, REPLY), (2,)),
    ],
)
def test_replies_beside_other_kinds_are_missing_on_computers_only(
    buttons: tuple[Button, ...], mixed: tuple[int, ...]
) -> None:
    message = Message(body="Hi", buttons=buttons)
    assert mixed_replies(message) == mixed
    assert {missing(message, surface) for surface in COMPUTERS} == {mixed}
    assert {missing(message, surface) for surface in PHONES} == {()}
    assert missing(message, Surface.TEXT) == tuple(range(len(buttons)))


@pytest.mark.parametrize("surface", Surface)
def test_every_surface_says_what_is_known_and_what_is_not(surface: Surface) -> None:
    facts = SURFACES[surface]
    assert facts.name
    assert facts.unconfirmed
    sourced = [fact for fact in (facts.hides, *facts.reports) if fact]
    assert all(DATED.search(fact.source) and not fact.says.endswith(".") for fact in sourced)
    assert not facts.measures or DATED.search(facts.measures)


def test_the_provider_and_the_surfaces_name_one_source() -> None:
    assert MIXED_REPLIES_HIDDEN.source == NO_BUTTONS.source == ryzeapi.SOURCE


def test_reports_concern_messages_like_those_they_are_about() -> None:
    picture = MediaHeader(kind="image", url="https://a.example/b.png")
    plain = Message(header=TextHeader(text="Hi"), body="Hi", buttons=(REPLY,))
    media = plain.model_copy(update={"header": picture})
    bare = Message(header=picture, body="Hi")
    assert list(reports(media, Surface.IPHONE)) == [MEDIA_NOT_RECEIVED]
    assert list(reports(plain, Surface.IPHONE)) == []
    assert list(reports(plain, Surface.WEB)) == list(reports(media, Surface.DESKTOP)) == [NOT_LOADED]
    assert [list(reports(bare, surface)) for surface in Surface] == [[]] * len(Surface)
