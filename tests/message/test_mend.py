"""What a click on a finding does: the finding goes away, and nothing else changes."""

import pytest
from hypothesis import given

from tests.message.strategies import messages
from wacomposer.message.findings import Code, Finding, Remedy, error, warning
from wacomposer.message.limits import Limit
from wacomposer.message.mend import clean, mend, shorten, text_at, with_text_at
from wacomposer.message.model import (
    CallButton,
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
)
from wacomposer.message.review import review_message

_TIGHT = {
    "header.text": Limit(3, ""),
    "body": Limit(5, ""),
    "footer": Limit(3, ""),
    "button.text": Limit(2, ""),
    "button.id": Limit(4, ""),
}


@given(messages)
def test_every_click_makes_its_finding_go_away(message: Message) -> None:
    for finding in review_message(message, _TIGHT):
        for remedy in finding.remedies:
            mended = mend(message, finding, remedy)
            if remedy is Remedy.ADD_BUTTON:
                assert len(mended.buttons) == 1
            else:
                assert finding not in review_message(mended, _TIGHT), (finding, remedy)


def test_a_click_changes_one_place_only() -> None:
    message = Message(
        header=TextHeader(text="a\nb"), body="x\x00y", footer=" ", buttons=(ReplyButton(id=" a ", text="A"),)
    )
    for finding in review_message(message, {}):
        mended = mend(message, finding, finding.remedies[0])
        changed = [
            name
            for name in ("header", "body", "footer", "buttons")
            if getattr(mended, name) != getattr(message, name)
        ]
        assert changed == [finding.place.partition(".")[0]]


@pytest.mark.parametrize(
    ("text", "kept", "flat"),
    [
        ("plain", "plain", "plain"),
        ("a\nb", "a\nb", "a b"),
        ("a\r\nb\rc", "a\nb\nc", "a b c"),
        ("a\n\n\nb", "a\n\n\nb", "a b"),
        ("a\u2028b", "a\u2028b", "a b"),
        ("a\x00b\x1b[1m\x7f\x85", "ab[1m", "ab[1m"),
        ("half \ud800", "half ", "half "),
        ("tab\tstays", "tab\tstays", "tab\tstays"),
        ("👩\u200d👧 ❤\ufe0f نص\u200f", "👩\u200d👧 ❤\ufe0f نص\u200f", "👩\u200d👧 ❤\ufe0f نص\u200f"),
    ],
)
def test_cleaning(text: str, kept: str, flat: str) -> None:
    assert clean(text, keep_breaks=True) == kept
    assert clean(text, keep_breaks=False) == flat


@pytest.mark.parametrize(
    ("text", "limit", "short"),
    [
        ("abcdef", 4, "abcd"),
        ("abc", 4, "abc"),
        ("abc def", 4, "abc"),
        ("abc🎉", 4, "abc"),
        ("ab🎉", 4, "ab🎉"),
        ("a👩\u200d👧b", 4, "a"),
        ("e\u0301e\u0301", 3, "e\u0301"),
        ("👍🏽👍🏽", 5, "👍🏽"),
        ("❤\ufe0f❤\ufe0f", 3, "❤\ufe0f"),
        ("🎉", 1, ""),
        ("", 4, ""),
    ],
)
def test_shortening_does_not_cut_characters_in_two(text: str, limit: int, short: str) -> None:
    assert shorten(text, limit) == short


MANY = Message(
    header=MediaHeader(kind="image", url="http://example.com/a", filename="a.jpg", text="kept"),
    body="body",
    footer="footer",
    buttons=(
        ReplyButton(id="same", text="A"),
        ReplyButton(id="same", text="B"),
        UrlButton(text="C", url="example.com"),
        CallButton(text="D", phone="+551130000000"),
    ),
)


@pytest.mark.parametrize(
    ("finding", "remedy", "changed"),
    [
        (error(Code.MEDIA_NOT_CARRIED, "header"), Remedy.REMOVE_HEADER, {"header": None}),
        (
            warning(Code.FILENAME_NOT_CARRIED, "header"),
            Remedy.DROP_FILENAME,
            {"header": MediaHeader(kind="image", url="http://example.com/a", text="kept")},
        ),
        (
            warning(Code.NOT_HTTPS, "header.url"),
            Remedy.USE_HTTPS,
            {"header": MediaHeader(kind="image", url="https://example.com/a", filename="a.jpg", text="kept")},
        ),
        (error(Code.TOO_MANY_BUTTONS, "buttons"), Remedy.KEEP_THREE, {"buttons": MANY.buttons[:3]}),
        (error(Code.BUTTON_NOT_CARRIED, "buttons.3"), Remedy.REMOVE_BUTTON, {"buttons": MANY.buttons[:3]}),
        (
            error(Code.BUTTON_NOT_CARRIED, "buttons.2"),
            Remedy.MAKE_REPLY,
            {"buttons": (*MANY.buttons[:2], ReplyButton(id="c", text="C"), MANY.buttons[3])},
        ),
        (
            error(Code.SAME_ID, "buttons.1.id"),
            Remedy.NEW_ID,
            {"buttons": (MANY.buttons[0], ReplyButton(id="b", text="B"), *MANY.buttons[2:])},
        ),
        (
            error(Code.NOT_HTTPS, "buttons.2.url"),
            Remedy.USE_HTTPS,
            {
                "buttons": (
                    *MANY.buttons[:2],
                    UrlButton(text="C", url="https://example.com"),
                    MANY.buttons[3],
                )
            },
        ),
        (error(Code.ONLY_SPACES, "footer"), Remedy.CLEAR, {"footer": ""}),
        (error(Code.TOO_LONG, "body", limit=2), Remedy.SHORTEN, {"body": "bo"}),
    ],
)
def test_single_remedies(finding: Finding, remedy: Remedy, changed: dict[str, object]) -> None:
    assert mend(MANY, finding, remedy) == MANY.model_copy(update=changed)


@pytest.mark.parametrize(
    ("finding", "remedy"),
    [
        (error(Code.RECIPIENT_NO_COUNTRY, "recipient"), Remedy.ADD_PLUS),
        (error(Code.OPTION_UNIT, "options.delay"), Remedy.ROUND_DELAY),
        (error(Code.OPTION_NOT_CARRIED, "options.delay"), Remedy.DROP_OPTION),
        (error(Code.HEADER_NOT_CARRIED, "header"), Remedy.OTHER_PROVIDER),
        (error(Code.EMPTY, "buttons.9.id"), Remedy.NEW_ID),
        (error(Code.EDGE_SPACES, "buttons.9.id"), Remedy.TRIM),
        (error(Code.EDGE_SPACES, "buttons.x.id"), Remedy.TRIM),
    ],
)
def test_what_concerns_something_else_leaves_the_message_as_it_is(finding: Finding, remedy: Remedy) -> None:
    assert mend(MANY, finding, remedy) == MANY


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("header.text", "kept"),
        ("header.url", "http://example.com/a"),
        ("body", "body"),
        ("footer", "footer"),
        ("buttons.0.text", "A"),
        ("buttons.0.id", "same"),
        ("buttons.2.url", "example.com"),
        ("buttons.3.phone", "+551130000000"),
        ("buttons.9.text", None),
        ("recipient", None),
    ],
)
def test_texts_by_place(place: str, text: str | None) -> None:
    assert text_at(MANY, place) == text
    if text is not None:
        assert text_at(with_text_at(MANY, place, "new"), place) == "new"
    assert text_at(Message(), "header.text") is None
