"""Lines of thousands of characters: laid out in pieces, they look as if they were not."""

import random
from collections import Counter

import pytest
from PySide6.QtCore import QRectF

from tests.card.samples import ARABIC, HEBREW
from wacomposer.card.export import render_image
from wacomposer.card.layout import Layout
from wacomposer.card.long_lines import LONGEST_WHOLE
from wacomposer.card.measures import WIDEST
from wacomposer.card.paragraph import Paragraph
from wacomposer.card.pieces import Fill, Text
from wacomposer.card.theme import LIGHT
from wacomposer.message.model import Message, ReplyButton, TextHeader


def noise(letters: str, length: int) -> str:
    """Always the same `length` letters in no order."""
    return "".join(random.Random(4711).choices(letters, k=length))  # noqa: S311 - no secret


LONG = {
    "one letter": "x" * 5000,
    "letters": noise("abcdefghijklmnoWM0123456789", 9000),
    "narrow": noise("il.,'", 6000),
    "wide": noise("漢字かな", 5000),
    "emoji": noise("🎉👋😀🏽", 4000),
    "flags": "🇧🇷" * 3000,
    "words": " ".join(noise("abcdefgh", 3 + i % 9) for i in range(800)),
    "spaces": "a" + " " * 5000 + "b",
    "formatted": "*bold words* _and_ `code that is long` 🎉 ~gone~ https://example.com/a " * 60,
    "one code": "`" + noise("abcdef", 4000) + "`",
    "one address": "https://example.com/" + noise("abcdef/", 4000),
    "list": "- " + noise("abc ", 5000),
    "quote": "> " + noise("abc", 5000),
    "arabic": f"{ARABIC} " * 200,
    "hebrew list": f"12. {HEBREW} 🎉 " + f"{HEBREW} " * 300,
    "marks": "z" + "\u0300" * 3000,
    "separators": noise("ab", 1100) + "\u2028" + noise("cd", 1500) + "\u2028",
    "nothing to see": "x" + "\u200b" * 5000 + "y",
}
every_kind = pytest.mark.parametrize("text", LONG.values(), ids=LONG)


def paragraphs(layout: Layout, text: str) -> list[Paragraph]:
    pieces = layout.lay_out(Message(body=text), "14:32").pieces
    return [piece.paragraph for piece in pieces if isinstance(piece, Text)][:-1]


def lines(layout: Layout, text: str) -> list[tuple[str, float, float, float]]:
    """The text of each line of the body, where it is, and how wide."""
    found = []
    for piece in layout.lay_out(Message(body=text), "14:32").pieces:
        if isinstance(piece, Text):
            shaped = piece.paragraph.lines
            whole = shaped.text().encode("utf-16-le")
            for line in (shaped.lineAt(index) for index in range(shaped.lineCount())):
                start, end = line.textStart(), line.textStart() + line.textLength()
                words = whole[2 * start : 2 * end].decode("utf-16-le")
                found.append((words, piece.x + line.x(), piece.y + line.y(), line.naturalTextWidth()))
    return found


def as_a_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("wacomposer.card.long_lines.LONGEST_WHOLE", 1_000_000)


@every_kind
def test_the_pieces_break_and_stand_as_the_whole_would(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    in_pieces = lines(Layout(LIGHT, WIDEST), text)
    as_a_whole(monkeypatch)
    assert in_pieces == lines(Layout(LIGHT, WIDEST), text)


@every_kind
def test_the_picture_is_the_same(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    message = Message(header=TextHeader(text=text), body=f"First\n{text}\nLast", footer=text)
    in_pieces = render_image(message, theme=LIGHT)
    as_a_whole(monkeypatch)
    whole = render_image(message, theme=LIGHT)
    if whole == in_pieces:
        return
    assert whole.size() == in_pieces.size()
    shades = zip(bytes(whole.constBits()), bytes(in_pieces.constBits()), strict=True)
    differences = Counter(abs(one - other) for one, other in shades if one != other)
    assert differences.keys() <= {1}  # a rounding in the width of right-to-left lines
    assert differences.total() < 20


@every_kind
def test_code_has_the_same_grounds(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def grounds() -> list[QRectF]:
        laid = Layout(LIGHT, WIDEST).lay_out(Message(body=text), "14:32")
        return [piece.rect for piece in laid.pieces if isinstance(piece, Fill) and piece.colour == LIGHT.code]

    in_pieces = grounds()
    as_a_whole(monkeypatch)
    assert in_pieces == grounds()


def test_no_layout_is_longer_than_a_few_pieces() -> None:
    for text in LONG.values():
        for paragraph in paragraphs(Layout(LIGHT, WIDEST), text):
            assert paragraph.lines.lineCount() < 200
            assert paragraph.taken <= LONGEST_WHOLE or len(set(text)) <= 3  # what has no width has no end


def test_a_key_leaves_the_pieces_before_it_as_they_are() -> None:
    layout, text = Layout(LIGHT, WIDEST), LONG["letters"]
    before = paragraphs(layout, text)
    after = paragraphs(layout, f"{text[:4500]}!{text[4500:]}")
    same = [one is other for one, other in zip(before, after, strict=False)]
    assert same[:4] == [True] * 4
    assert not same[4]
    assert sum(paragraph.taken for paragraph in after) == len(text) + 1


def test_what_whatsapp_takes_is_laid_out_as_a_whole() -> None:
    assert [each.taken for each in paragraphs(Layout(LIGHT, WIDEST), "x" * 1024)] == [1024]
    assert LONGEST_WHOLE >= 1024


def test_it_is_read_aloud_in_one() -> None:
    text = LONG["list"]
    body = (
        Layout(LIGHT, WIDEST)
        .lay_out(Message(body=text, buttons=(ReplyButton(text="Yes"),)), "14:32")
        .parts[0]
    )
    assert body.text == f"• {text.removeprefix('- ')}"
