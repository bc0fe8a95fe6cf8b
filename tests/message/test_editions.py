"""A message in several languages: its texts, what they share, and what review says of each."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import messages
from wacomposer.message import edit
from wacomposer.message.editions import (
    add_language,
    edition_of,
    editions,
    find_edition,
    languages,
    remove_language,
    set_edition_text,
    set_language,
    translated,
)
from wacomposer.message.findings import Code, Remedy, Severity
from wacomposer.message.language_review import review_edition, review_languages, review_others
from wacomposer.message.languages import is_tag
from wacomposer.message.limits import Limit
from wacomposer.message.mend import text_at
from wacomposer.message.model import (
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
    Variant,
    button_value,
)

HINDI = Variant(language="hi", header="शीर्षक", body="नमस्ते", footer="", buttons=("हाँ", ""))
BOTH = Message(
    language="en",
    header=TextHeader(text="Title"),
    body="Hello",
    footer="Bye",
    buttons=(ReplyButton(id="a", text="Yes"), UrlButton(text="Go", url="https://x.example")),
    variants=(HINDI, Variant(language="pt-BR")),
)


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "pt-BR",
        "PT-br",
        "hi",
        "fil",
        "es-419",
        "zh-Hant-TW",
        "zh-yue-HK",
        "sr-Latn-RS",
        "sl-rozaj-biske",
        "de-CH-1996",
        "en-a-bbb-x-a-ccc",
        "x-whatever",
        "i-klingon",
        "art-lojban",
        "en-GB-oed",
        "de-Qaaa",
        "qaa-Qaaa-QM-x-southern",
    ],
)
def test_well_formed_tags(tag: str) -> None:
    assert is_tag(tag)


@pytest.mark.parametrize(
    "tag",
    [
        "",
        "e",
        "english!",
        "pt_BR",
        "en-",
        "-en",
        "en--US",
        "a-DE",
        "en-a",
        "de-419-DE",
        "x-",
        "en US",
        "हि",
        "ｅｎ",
        "en-" + "a" * 9,
        "en-x",
        "i-nonsense",
        "toolonglanguage",
        "en" + "-x-" + "a-" * 200,
    ],
)
def test_malformed_tags(tag: str) -> None:
    assert not is_tag(tag)


@given(st.text(max_size=300))
def test_any_text_is_or_is_no_tag(text: str) -> None:
    assert is_tag(text) in (True, False)


def test_an_edition_has_its_own_texts_and_shares_the_rest() -> None:
    own, hindi, empty = editions(BOTH)
    assert dict(translated(own)) == dict(translated(BOTH))
    assert [text for _, text in translated(hindi)] == ["शीर्षक", "नमस्ते", "", "हाँ", ""]
    assert [text for _, text in translated(empty)] == ["", "", "", "", ""]
    for each in (own, hindi, empty):
        assert [(b.kind, button_value(b)) for b in each.buttons] == [
            ("reply", "a"),
            ("url", "https://x.example"),
        ]
        assert each.variants == ()
    assert [each.language for each in (own, hindi, empty)] == ["en", "hi", "pt-BR"]
    media = BOTH.model_copy(update={"header": MediaHeader(kind="image", url="https://x.example/a.jpg")})
    assert edition_of(media, 1).header == media.header


@given(messages)
def test_any_message_has_its_editions(message: Message) -> None:
    found = editions(message)
    assert len(found) == len(languages(message)) == 1 + len(message.variants)
    for edition, each in enumerate(found):
        assert [b.kind for b in each.buttons] == [b.kind for b in message.buttons]
        review_edition(message, edition, {})
    review_languages(message)
    review_others(message, 0, {})


@given(messages, st.data())
def test_a_text_is_set_in_one_language_alone(message: Message, data: st.DataObject) -> None:
    if not message.variants:
        return
    edition = data.draw(st.integers(1, len(message.variants)))
    place = data.draw(st.sampled_from([place for place, _ in translated(message)]))
    changed = set_edition_text(message, edition, place, "new")
    assert text_at(edition_of(changed, edition), place) == "new"
    for other in range(1 + len(message.variants)):
        if other != edition:
            assert edition_of(changed, other) == edition_of(message, other)


def texts(message: Message, edition: int) -> list[str]:
    return [button.text for button in edition_of(message, edition).buttons]


def test_texts_go_with_their_button() -> None:
    assert texts(edit.move_button(BOTH, 0, 1), 1) == ["", "हाँ"]
    assert texts(edit.remove_button(BOTH, 0), 1) == [""]
    assert texts(edit.remove_button(BOTH, 1), 1) == ["हाँ"]
    assert texts(edit.add_button(BOTH), 1) == ["हाँ", "", ""]
    assert texts(edit.keep_buttons(BOTH, 1), 1) == ["हाँ"]
    short = BOTH.model_copy(update={"variants": (Variant(language="hi", buttons=("हाँ",)),)})
    assert texts(edit.move_button(short, 1, 0), 1) == ["", "हाँ"]
    long = BOTH.model_copy(update={"variants": (Variant(language="hi", buttons=("1", "2", "kept")),)})
    assert edit.add_button(long).variants[0].buttons == ("1", "2", "", "kept")


def test_languages_are_added_renamed_and_removed() -> None:
    added = add_language(Message(buttons=BOTH.buttons), "hi")
    assert added.variants == (Variant(language="hi", buttons=("", "")),)
    assert languages(set_language(set_language(added, 0, "en"), 1, "hi-Latn")) == ("en", "hi-Latn")
    assert remove_language(BOTH, 1).variants == BOTH.variants[1:]
    assert find_edition(BOTH, "PT-br") == 2
    assert find_edition(BOTH, "pt") is None


def test_what_is_not_translated_is_said_and_never_replaced() -> None:
    found = [(each.code, each.place, each.severity) for each in review_edition(BOTH, 1, {})]
    assert found == [
        (Code.NOT_TRANSLATED, "footer", Severity.WARNING),
        (Code.NOT_TRANSLATED, "buttons.1.text", Severity.ERROR),
    ]
    assert review_edition(BOTH, 0, {}) == ()
    bare = Message(body="", buttons=BOTH.buttons, variants=(Variant(language="hi"),))
    assert Code.EMPTY in [each.code for each in review_edition(bare, 1, {})]


def test_a_limit_is_checked_in_every_language() -> None:
    long = set_edition_text(BOTH, 1, "body", "न" * 12)
    others = review_others(long, 0, {"body": Limit(10, "the page")})
    (length,) = (each for each in others[1] if each.code is Code.TOO_LONG)
    assert (length.place, length.facts["language"], length.remedies) == (
        "body",
        "hi",
        (Remedy.SHOW_LANGUAGE,),
    )
    assert {each.place for each in others[2]} == {
        "header.text",
        "body",
        "footer",
        "buttons.0.text",
        "buttons.1.text",
    }
    assert 0 not in others
    assert review_others(long, 1, {"body": Limit(10, "the page")})[0] == ()


def test_tags_are_checked() -> None:
    odd = Message(
        buttons=BOTH.buttons,
        variants=(
            Variant(language="hi"),
            Variant(language="HI", buttons=("", "", "more")),
            Variant(language="no tag"),
        ),
    )
    assert [(each.code, each.place) for each in review_languages(odd)] == [
        (Code.LANGUAGE_MISSING, "language"),
        (Code.LANGUAGE_TWICE, "variants.1.language"),
        (Code.LANGUAGE_MALFORMED, "variants.2.language"),
        (Code.LANGUAGE_BUTTONS, "variants.1.language"),
    ]
    assert review_languages(BOTH) == review_languages(Message()) == ()
    assert [each.code for each in review_languages(Message(language="?"))] == [Code.LANGUAGE_MALFORMED]
