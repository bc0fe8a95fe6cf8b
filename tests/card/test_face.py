"""The card in each app and from either side: where things stand, what is left out, and in which colours."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

import wacomposer.card
from tests.card.samples import MESSAGES, NASTY, ORDER, changed
from wacomposer.card.card import Card
from wacomposer.card.export import MARGIN, render_image
from wacomposer.card.face import Face
from wacomposer.card.layout import Layout
from wacomposer.card.measures import NARROWEST_WITH_BUTTONS, SHADOW, TAIL, WIDEST
from wacomposer.card.pieces import Dashes, Icon, Laid, Role, Text
from wacomposer.card.theme import LIGHT, THEMES, CardTheme, colour, outgoing
from wacomposer.message.model import Message, ReplyButton, TextHeader, UrlButton
from wacomposer.message.surfaces import Surface, View, missing

MIXED = changed(buttons=(*ORDER.buttons[:2], ReplyButton(text="Talk to a person now, please")))
FACES = [Face(surface, view) for surface in Surface for view in View]
SENT = Face(view=View.SENDER)
every_face = pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.surface}-{face.view}")


def laid(message: Message, face: Face, width: int = WIDEST + TAIL) -> Laid:
    return Layout(LIGHT, width, face).lay_out(message, "14:32")


def labels(card: Laid) -> list[str]:
    return [each.text for each in card.parts if each.role is Role.BUTTON]


def asides(card: Laid) -> list[str]:
    return [each.text for each in card.parts if each.role is Role.MISSING]


@every_face
@settings(max_examples=20)
@given(message=MESSAGES)
def test_every_button_is_on_the_card_or_named_below_it(face: Face, message: Message) -> None:
    card = laid(message, face)
    gone = missing(message, face.surface)
    assert len(labels(card)) == len(message.buttons) - len(gone)
    assert len(asides(card)) == len(gone)
    whole = QRectF(0, 0, card.width, card.height)
    for each in card.parts:
        assert (card.bubble if each.role is not Role.MISSING else whole).contains(each.rect)
        assert each.role is not Role.MISSING or each.rect.top() >= card.bubble.bottom() + SHADOW


@pytest.mark.parametrize("surface", [Surface.WEB, Surface.DESKTOP])
def test_on_computers_the_mixed_reply_is_not_painted(surface: Surface) -> None:
    card = laid(MIXED, Face(surface))
    assert labels(card) == ["Track order, link button", "Talk to support, call button"]
    assert asides(card) == ["Not shown: Talk to a person now, please, reply button"]
    # The bubble is that of the message without it.
    assert card.bubble == laid(changed(buttons=MIXED.buttons[:2]), Face(surface)).bubble
    (row,) = (each for each in card.pieces if isinstance(each, Dashes))
    assert row.outline.top() == card.bubble.bottom() + SHADOW + 6.5
    assert row.outline.left() == card.bubble.left() + 0.5


def test_as_text_the_bubble_is_as_wide_as_the_text() -> None:
    card = laid(Message(body="Ok", buttons=(ReplyButton(text="Yes"),)), Face(Surface.TEXT))
    assert card.bubble == laid(Message(body="Ok"), Face()).bubble
    assert card.width == TAIL + NARROWEST_WITH_BUTTONS
    sent = laid(Message(body="Ok", buttons=(ReplyButton(text="Yes"),)), Face(Surface.TEXT, View.SENDER))
    assert sent.bubble.right() == NARROWEST_WITH_BUTTONS  # rows and bubble end together, the tail beyond
    assert sent.width == TAIL + NARROWEST_WITH_BUTTONS


def test_what_came_in_has_its_tail_at_the_left_and_no_ticks() -> None:
    card = laid(ORDER, Face())
    assert (card.outgoing, card.bubble.left(), card.width) == (False, TAIL, card.bubble.right())
    assert "check-check" not in {each.name for each in card.pieces if isinstance(each, Icon)}


def test_what_went_out_has_its_tail_at_the_right_and_two_ticks_after_the_time() -> None:
    came, went = laid(ORDER, Face()), laid(ORDER, SENT)
    assert (went.outgoing, went.bubble.left(), went.width) == (True, 0, went.bubble.right() + TAIL)
    assert went.bubble.size() == came.bubble.size()
    ticks = next(each for each in went.pieces if isinstance(each, Icon) and each.name == "check-check")
    time = next(each for each in went.parts if each.role is Role.TIME)
    assert ticks.x + ticks.size == time.rect.right() == went.bubble.right() - 7
    stamp = next(
        each for each in went.pieces if isinstance(each, Text) and each.paragraph.lines.text() == "14:32"
    )
    assert stamp.x + stamp.paragraph.width == pytest.approx(ticks.x - 3)
    assert time.text == "14:32, two ticks"


@pytest.mark.parametrize("words", range(1, 30))
@every_face
def test_ticks_never_stand_on_text(face: Face, words: int) -> None:
    card = laid(Message(body="word " * words), face)
    time = next(each for each in card.parts if each.role is Role.TIME).rect
    body = next(each for each in card.pieces if isinstance(each, Text))
    lines = (body.paragraph.lines.lineAt(index) for index in range(body.paragraph.lines.lineCount()))
    assert not any(
        line.naturalTextRect().translated(body.x, body.y).adjusted(0, 0, 4, 0).intersects(time)
        for line in lines
    )


def test_type_on_the_web_is_what_its_clones_have() -> None:
    bodies = {
        surface: next(
            each for each in laid(ORDER, Face(surface)).pieces if isinstance(each, Text)
        ).paragraph.style
        for surface in Surface
    }
    assert (bodies[Surface.WEB].size, bodies[Surface.WEB].step) == (14, 19)
    others = {style for surface, style in bodies.items() if surface is not Surface.WEB}
    assert [(style.size, style.step) for style in others] == [(15, 20)]  # the common card


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@every_face
def test_every_line_of_any_text_stays_in_its_bubble(face: Face, text: str) -> None:
    message = MIXED.model_copy(update={"body": text, "footer": text})
    card = laid(message, face, 300)
    assert card.width <= 300
    for each in card.pieces:
        if isinstance(each, Text) and each.y < card.bubble.bottom():
            lines = (each.paragraph.lines.lineAt(index) for index in range(each.paragraph.lines.lineCount()))
            rects = [line.naturalTextRect().translated(each.x, each.y) for line in lines]
            assert all(card.bubble.left() <= rect.left() for rect in rects)
            assert all(rect.right() <= card.bubble.right() - 6.9 for rect in rects)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("view", View)
def test_no_ink_of_any_text_leaves_its_bubble(view: View, text: str) -> None:
    card = Card(LIGHT, 300, face=Face(view=view))
    card.set_message(changed(header=TextHeader(text=text), body=text, footer=text))
    image = QImage(card.size() + QSize(80, 80), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    card.paint(painter, QPointF(40, 40))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    bubble = card.bubble().translated(40, 40)
    painter.fillRect(bubble.adjusted(0, 0, 0, SHADOW), Qt.GlobalColor.transparent)
    tail = QRectF(bubble.left() - TAIL, 40, bubble.width() + 2 * TAIL, 13)
    painter.fillRect(tail, Qt.GlobalColor.transparent)
    painter.end()
    assert not any(bytes(image.constBits()))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_sender_sees_a_green_bubble_with_its_tail_at_the_right(theme: CardTheme) -> None:
    image = render_image(ORDER, theme=theme, face=SENT)
    right = image.width() - MARGIN - 1
    assert image.pixelColor(MARGIN + 3, MARGIN + 40) == colour(theme.sent_bubble)
    assert image.pixelColor(right - 4, MARGIN + 3) == colour(theme.sent_bubble)  # the tail
    assert image.pixelColor(right - 4, MARGIN + 30) == colour(theme.chat)  # below it
    assert image.pixelColor(MARGIN, MARGIN) != colour(theme.sent_bubble)  # a round corner
    assert (theme.sent_bubble, outgoing(theme).bubble) in {("#D9FDD3",) * 2, ("#005C4B",) * 2}
    assert _has(image, theme.ticks)


def test_every_colour_of_the_card_is_a_token() -> None:
    folder = Path(wacomposer.card.__file__).parent
    literals = {
        path.name: found
        for path in folder.glob("*.py")
        if (found := re.findall(r"\"#[0-9A-Fa-f]{3,8}\"", path.read_text(encoding="utf-8")))
    }
    assert literals == {}
    assert {len(theme) for theme in THEMES.values()} == {len(CardTheme._fields)}
    assert all(colour(value).isValid() for theme in THEMES.values() for value in theme)


def test_the_two_sides_are_mirrored_shapes() -> None:
    came = render_image(Message(), theme=LIGHT, background=False)
    went = render_image(Message(), theme=LIGHT, background=False, face=SENT)
    rows = range(MARGIN, MARGIN + 13)
    for y in rows:
        left = [came.pixelColor(x, y).alpha() > 128 for x in range(MARGIN, MARGIN + TAIL)]
        end = went.width() - MARGIN
        right = [went.pixelColor(end - 1 - x, y).alpha() > 128 for x in range(TAIL)]
        assert left == right


def test_a_card_changes_its_face() -> None:
    card = Card(LIGHT, WIDEST + TAIL)
    card.set_message(MIXED)
    before = card.size()
    card.set_face(Face(Surface.WEB, View.SENDER))
    assert card.face() == Face(Surface.WEB, View.SENDER)
    assert "Not shown: Talk to a person now, please, reply button" in card.text().splitlines()
    part = card.part_at(QPointF(60, card.bubble().bottom() + 20))
    assert part is not None
    assert part.role is Role.MISSING
    dirty = card.set_message(
        changed(buttons=(UrlButton(text="A"), ReplyButton(text="B"), ReplyButton(text="C")))
    )
    assert dirty.contains(QRectF(card.bubble()))
    card.set_face(Face())
    card.set_message(MIXED)
    assert card.size() == before


def _has(image: QImage, token: str) -> bool:
    wanted = colour(token)
    return any(
        abs(found.red() - wanted.red())
        + abs(found.green() - wanted.green())
        + abs(found.blue() - wanted.blue())
        < 24
        for y in range(image.height())
        for x in range(image.width() // 2, image.width())
        if (found := image.pixelColor(x, y)).alpha()
    )
