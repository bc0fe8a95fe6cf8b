"""Read more: an optional hint after five lines of a long body; not a word is lost to those who listen."""

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage

from tests.card.samples import ARABIC, MESSAGES, ORDER
from wacomposer.card.block import FOLD_AFTER
from wacomposer.card.export import MARGIN, render_image
from wacomposer.card.face import Face
from wacomposer.card.layout import Layout
from wacomposer.card.measures import TAIL, WIDEST
from wacomposer.card.pieces import Laid, Role, Text
from wacomposer.card.theme import LIGHT, colour
from wacomposer.message.model import Message

FOLDED = Face(fold=True)
LINE = 20


def laid(body: str, face: Face = FOLDED) -> Laid:
    return Layout(LIGHT, WIDEST + TAIL, face).lay_out(Message(body=body, footer="End"), "14:32")


def roles(card: Laid) -> list[Role]:
    return [part.role for part in card.parts]


@pytest.mark.parametrize("body", ["one line", "1\n2\n3\n4\n5", "word " * 30])
def test_short_bodies_are_not_folded(body: str) -> None:
    card = laid(body)
    assert Role.MORE not in roles(card)
    assert card.height == laid(body, Face()).height


@pytest.mark.parametrize(
    "body",
    [
        "word " * 60,
        "1\n2\n3\n4\n5\n6",
        "1\n2\n" + "word " * 60,
        "- item\n" * 9,
        "> quoted " + "words " * 60,
        "`code " * 40 + "`",
        f"{ARABIC} " * 20,
        "W" * 300,
        "👨‍👩‍👧‍👦🏳️‍🌈" * 60,
    ],
)
def test_long_bodies_end_after_five_lines_with_read_more(body: str) -> None:
    card = laid(body)
    assert roles(card) == [Role.BODY, Role.MORE, Role.FOOTER, Role.TIME]
    part, more = card.parts[:2]
    assert part.rect.height() >= FOLD_AFTER * LINE
    assert part.rect.height() < (FOLD_AFTER + 1.5) * LINE
    assert more.rect.top() == part.rect.bottom()
    assert more.text == "Read more"
    assert part.text == laid(body, Face()).parts[0].text  # read aloud in full
    hint = next(each for each in card.pieces if isinstance(each, Text) and each.y == more.rect.top())
    assert hint.colour == LIGHT.link


def test_what_is_folded_is_not_painted() -> None:
    face = Face(fold=True)
    image = render_image(Message(body="word " * 80), theme=LIGHT, face=face)
    whole = render_image(Message(body="word " * 80), theme=LIGHT)
    end = MARGIN + 6 + FOLD_AFTER * LINE
    top = QRect(MARGIN + TAIL, MARGIN + 10, 300, FOLD_AFTER * LINE - 8)
    assert image.copy(top) == whole.copy(top)
    hint = QRect(QPoint(MARGIN + TAIL + 9, end + 2), QPoint(MARGIN + TAIL + 80, end + 18))
    inks = _inks(image.copy(hint))
    assert colour(LIGHT.link).name() in inks
    assert colour(LIGHT.ink).name() not in inks
    beside = QRect(QPoint(MARGIN + TAIL + 90, end + 1), QPoint(MARGIN + TAIL + 250, end + 15))
    assert _inks(image.copy(beside)) == {colour(LIGHT.bubble).name()}


def _inks(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_the_same_text_stays_the_same_pieces() -> None:
    layout = Layout(LIGHT, WIDEST + TAIL, FOLDED)
    message = Message(body="word " * 80)
    assert layout.lay_out(message, "14:32").pieces == layout.lay_out(message, "14:32").pieces


@settings(max_examples=50)
@given(MESSAGES)
def test_any_message_can_be_folded(message: Message) -> None:
    card = Layout(LIGHT, WIDEST + TAIL, FOLDED).lay_out(message, "14:32")
    assert card.height <= Layout(LIGHT, WIDEST + TAIL).lay_out(message, "14:32").height + LINE
    assert all(card.bubble.contains(part.rect) for part in card.parts)
    assert not render_image(ORDER, theme=LIGHT, face=FOLDED).isNull()
