"""The card as its users hold it: what it says, what changed, what is where, and that repainting is enough."""

import pytest
from hypothesis import given, settings
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from tests.card.samples import MESSAGES, ORDER, changed
from wacomposer.card.card import Card
from wacomposer.card.pieces import Role
from wacomposer.card.theme import DARK, LIGHT, CardTheme, colour
from wacomposer.message.model import MediaHeader, Message, ReplyButton, TextHeader

ORIGIN = QPointF(12, 9)


def card_of(message: Message, theme: CardTheme = LIGHT) -> Card:
    card = Card(theme, 360)
    card.set_message(message)
    return card


def canvas() -> QImage:
    image = QImage(QSize(400, 1200), QImage.Format.Format_RGB32)
    image.fill(colour(LIGHT.chat))
    return image


def paint(card: Card, image: QImage, clip: QRectF | None = None) -> None:
    painter = QPainter(image)
    if clip is not None:
        clip = QRectF(clip.toAlignedRect())
        painter.setClipRect(clip)
        painter.fillRect(clip, colour(LIGHT.chat))
    card.paint(painter, ORIGIN, clip)
    painter.end()


def test_it_reads_aloud_from_top_to_bottom() -> None:
    assert card_of(ORDER).text().splitlines() == [
        "Order #12345 confirmed",
        "Hi Ana 👋 your order is on its way.",
        "Choose how you want to proceed:",
        "Coupon valid for 24h",
        "14:32",
        "Track order, link button",
        "Talk to support, call button",
        "Copy coupon, copy button",
    ]


def test_lists_and_media_are_read_as_they_look() -> None:
    header = MediaHeader(kind="video", url="https://cdn.example.com/v/unpack.mp4")
    body = "- *first*\n12. second\n> third\n```fourth```"
    text = card_of(Message(header=header, body=body, buttons=(ReplyButton(),))).text()
    assert text.splitlines() == [
        "Video: unpack.mp4",
        "• first",
        "12. second",
        "third",
        "fourth",
        "14:32",
        "Button, reply button",
    ]


def test_what_is_under_the_pointer() -> None:
    card = card_of(ORDER)
    assert card.part_at(QPointF(-5, 5)) is None
    for part in card.parts():
        found = card.part_at(part.rect.center())
        assert found is not None
        assert found.role is part.role


def test_it_tells_what_has_to_be_painted_anew() -> None:
    card = card_of(ORDER)
    assert card.set_message(ORDER).isEmpty()
    assert card.set_message(ORDER.model_copy()).isEmpty()
    body = next(part.rect for part in card.parts() if part.role is Role.BODY)
    dirty = card.set_message(changed(body=ORDER.body.replace("Choose", "Chuse")))
    assert not dirty.isEmpty()
    assert body.adjusted(-5, 0, 5, 5).contains(dirty)
    assert dirty.height() < body.height()
    dirty = card.set_message(changed(body=ORDER.body + "\nmore"))
    assert dirty.contains(card.bubble())
    assert not card.set_time("9:05").isEmpty()
    assert "9:05" in card.text()


EDITS = [
    Message(),
    Message(body="Ok"),
    Message(body="Okay"),
    Message(body="Okay *then*"),
    Message(body="Okay `then`"),
    Message(body="Okay then\n> quoted\n- item"),
    Message(body="Okay then\n> quoted\n- items"),
    ORDER,
    changed(body=ORDER.body.replace("👋", "🎉")),
    changed(footer="Coupon valid for 48h"),
    changed(header=TextHeader(text="Order #12346 confirmed")),
    changed(buttons=ORDER.buttons[::-1]),
    changed(buttons=ORDER.buttons[:1]),
    changed(header=MediaHeader(kind="image", url="https://a.example/b.png")),
    changed(header=MediaHeader(kind="video", url="https://a.example/c.mp4")),
]


@pytest.mark.parametrize("dpr", [1.0, 1.25, 2.0])
def test_painting_the_changed_part_is_as_good_as_painting_all(dpr: float) -> None:
    card = Card(LIGHT, 360)
    kept = canvas()
    kept.setDevicePixelRatio(dpr)
    paint(card, kept)
    for message in EDITS:
        dirty = card.set_message(message)
        paint(card, kept, dirty.translated(ORIGIN))
        fresh = canvas()
        fresh.setDevicePixelRatio(dpr)
        paint(card, fresh)
        if dpr.is_integer():
            assert kept == fresh
        else:  # edges of the clip fall between device pixels
            assert difference(kept, fresh) < 60


def difference(one: QImage, other: QImage) -> int:
    """How many bytes of the two pictures differ by more than can be seen."""
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return sum(abs(a - b) > 40 for a, b in pairs)


@settings(max_examples=40)
@given(MESSAGES)
def test_any_message_is_painted_without_a_complaint(message: Message) -> None:
    card = card_of(message, DARK)
    image = QImage(card.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    pen = painter.pen()
    card.paint(painter, QPointF(0, 0))
    assert painter.pen() == pen
    assert painter.worldTransform().isIdentity()
    painter.end()
    inside = card.bubble().bottomRight() - QPointF(12, 2)
    assert image.pixelColor(inside.toPoint()) == colour(DARK.bubble)


def test_theme_and_width_can_change() -> None:
    card = card_of(ORDER)
    wide = card.size()
    card.set_width(260)
    assert card.size().width() <= 260
    assert card.size().height() > wide.height()
    card.set_width(360)
    card.set_theme(DARK)
    assert card.theme() is DARK
    assert card.size() == wide
