"""Single paragraphs: direction, wrapping, list marks, code, emoji."""

import pytest
from hypothesis import example, given
from PySide6.QtGui import QFontMetricsF

from tests.card.samples import ARABIC, HEBREW, TEXTS
from wacomposer.card.characters import emoji, is_right_to_left, visible
from wacomposer.card.fonts import BODY, font
from wacomposer.card.paragraph import QUOTE_INDENT, Paragraph, lay_out
from wacomposer.message.markup import parse


def laid(text: str, room: float = 320) -> Paragraph:
    return lay_out(parse(text), BODY, room, "#027EB5")


@pytest.mark.parametrize(
    ("text", "right_to_left"),
    [
        ("", False),
        ("Hello", False),
        (ARABIC, True),
        (HEBREW, True),
        (f"12345 👋 {ARABIC}", True),
        (f"Order {ARABIC}", False),
        (f"{ARABIC} order", True),
        ("123 !?", False),
        ("𞤀𞤣𞤤𞤢𞤥", True),
    ],
)
def test_direction_follows_the_first_letter(text: str, right_to_left: bool) -> None:
    assert is_right_to_left(text) is right_to_left
    assert laid(text).right_to_left is right_to_left


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("abc #1*", []),
        ("😀#1*", ["😀"]),
        ("a👋🏽b", ["👋🏽"]),
        ("👨‍👩‍👧‍👦.", ["👨‍👩‍👧‍👦"]),
        ("🏳️‍🌈 🤷‍♂️ 🤷‍♂", ["🏳️‍🌈", "🤷‍♂️", "🤷‍♂"]),
        ("🇧🇷🇵🇹!", ["🇧🇷🇵🇹"]),
        ("1️⃣ 2", ["1️⃣"]),
        ("❤️ ❤ ©️ © ™", ["❤️", "©️"]),
        ("⌚✅⭐", ["⌚✅⭐"]),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", ["🏴󠁧󠁢󠁥󠁮󠁧󠁿"]),
        ("→ ✓ ① 𝒜", []),
    ],
)
def test_emoji_are_whole_sequences(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in emoji(text)] == found


@pytest.mark.parametrize("text", ["one line", "👋 one *line*", "`code` ```mono```", "*a* _b_ ~c~"])
def test_one_line_takes_one_step(text: str) -> None:
    assert laid(text).height == BODY.step


@pytest.mark.parametrize("after", [*".,!?)", "..", "...", ". x", "1."])
def test_what_follows_an_emoji_keeps_its_font(after: str) -> None:
    alone = QFontMetricsF(font(BODY)).horizontalAdvance(after)
    assert laid(f"🚚{after}").width - laid("🚚").width == pytest.approx(alone, abs=0.5)


def test_an_empty_line_takes_a_step_too() -> None:
    assert (laid("").height, laid("").width) == (BODY.step, 0)


def test_list_items_hang_and_quotes_are_set_in() -> None:
    bullet, number, quote = laid("- one"), laid("12. two"), laid("> three")
    assert (bullet.label, number.label, quote.label) == ("•", "12.", "")
    assert quote.quoted
    assert quote.indent == QUOTE_INDENT
    wrapped = laid("- " + "word " * 40)
    assert {wrapped.lines.lineAt(i).x() for i in range(wrapped.lines.lineCount())} == {wrapped.indent}
    mirrored = laid(f"- {ARABIC}")
    line = mirrored.lines.lineAt(0)
    assert line.x() + line.width() == mirrored.room - mirrored.indent


def test_inline_code_has_its_ground_on_each_line_it_is_on() -> None:
    assert laid("no code").codes == ()
    (ground,) = laid("an `inline` one").codes
    assert 10 < ground.x() < ground.right() < 120
    assert len(laid("`" + "code " * 30 + "x`", 200).codes) > 2
    (ground,) = laid("👋👋 `x`").codes
    assert ground.width() < 20  # offsets count UTF-16 units in Qt, characters here


def test_what_cannot_be_drawn_shows_as_such() -> None:
    assert visible("a\x00b\ud800c\ufffc") == "a\ufffdb\ufffdc\ufffd"
    assert visible("a\r") == "a\u200b"
    assert visible("é👨‍👩‍👧ب\t") == "é👨‍👩‍👧ب\t"


@example(" --\x00ع👋👋🇧```🇧ع`")  # wider once it is broken there
@given(TEXTS)
def test_every_line_stays_in_its_room(text: str) -> None:
    paragraph = laid(text.replace("\n", " "), 120)
    for index in range(paragraph.lines.lineCount()):
        line = paragraph.lines.lineAt(index)
        assert line.naturalTextWidth() <= line.width() + 0.01
        assert line.x() + line.width() <= paragraph.room
    assert paragraph.width <= paragraph.room
    assert paragraph.height >= BODY.step * paragraph.lines.lineCount()
