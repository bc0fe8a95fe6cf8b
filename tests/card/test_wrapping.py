"""Long texts of every script wrap inside the bubble, between characters that people see, on every surface."""

import pytest
from PySide6.QtCore import QTextBoundaryFinder
from PySide6.QtGui import QTextLayout

from tests.card.samples import ARABIC, HEBREW
from wacomposer.card.face import Face
from wacomposer.card.layout import Layout
from wacomposer.card.measures import TAIL, WIDEST
from wacomposer.card.pieces import Laid, Role, Text
from wacomposer.card.theme import LIGHT, colour
from wacomposer.message.model import Message, ReplyButton, UrlButton
from wacomposer.message.surfaces import Surface, View

LONGEST = 1024
"""Code points of a body that WhatsApp takes."""
# Flags apart: mixed, Qt's finder of boundaries, which the test asks, loses count of their halves.
SCRIPTS = {
    "words": "Your order is on its way. ",
    "one word": "Donaudampfschifffahrt",
    "address": "https://store.example.com/orders/12345?ref=a_b-c&x=",
    "families": "👨‍👩‍👧‍👦👩‍❤️‍💋‍👨",
    "skin tones": "👍🏻👍🏼👍🏽👍🏾👍🏿👩🏽‍💻",
    "flags": "🇧🇷🇵🇹🇮🇳",
    "flags of tags": "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "joined flags": "🏳️‍🌈",
    "keycaps": "1️⃣2️⃣#️⃣❤️",
    "combining marks": "e\u0301\u0323a\u0308\u0304o\u0302\u0301",
    "Devanagari": "आपका ऑर्डर रास्ते में है। क्षत्रिय ",
    "Thai": "คำสั่งซื้อของคุณกำลังจัดส่ง",
    "Chinese": "您的订单正在配送中，请选择。",
    "Japanese": "ご注文ありがとうございます。",
    "Korean": "주문이 배송 중입니다. ",
    "Arabic": f"{ARABIC} ",
    "Hebrew": f"{HEBREW} ",
    "both ways": f"{ARABIC} Order #12345 ",
}
every_script = pytest.mark.parametrize("unit", SCRIPTS.values(), ids=SCRIPTS)
FACES = [Face(surface, view) for surface in Surface for view in View]


def whole(unit: str) -> str:
    """As many units as LONGEST holds."""
    return unit * (LONGEST // len(unit))


def laid(message: Message, face: Face = FACES[0], width: int = WIDEST + TAIL) -> Laid:
    return Layout(LIGHT, width, face).lay_out(message, "14:32")


def texts(card: Laid) -> list[Text]:
    return [piece for piece in card.pieces if isinstance(piece, Text)]


def starts(lines: QTextLayout) -> list[int]:
    """Where lines begin, in UTF-16 units."""
    return [lines.lineAt(index).textStart() for index in range(lines.lineCount())]


@every_script
@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.surface}-{face.view}")
def test_every_line_is_inside_the_bubble(face: Face, unit: str) -> None:
    text = whole(unit)
    buttons = (ReplyButton(text=unit * 3), UrlButton(text=unit))
    card = laid(Message(body=text, footer=text[:60], buttons=buttons), face, 280)
    assert card.bubble.width() <= 280 - TAIL
    for each in texts(card):
        if each.y > card.bubble.bottom():
            continue
        lines = [each.paragraph.lines.lineAt(at) for at in range(each.paragraph.lines.lineCount())]
        for line in lines:
            rect = line.naturalTextRect().translated(each.x, each.y)
            assert card.bubble.left() + 8.9 <= rect.left()
            assert rect.right() <= card.bubble.right() - 6.9
            assert rect.bottom() <= card.bubble.bottom()


@every_script
def test_lines_break_between_characters_that_people_see(unit: str) -> None:
    body = texts(laid(Message(body=whole(unit)), width=200))[0].paragraph.lines
    assert body.lineCount() > 10
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, body.text())
    for start in starts(body):
        finder.setPosition(start)
        assert finder.isAtBoundary()


@pytest.mark.parametrize("unit", ["words ", f"{ARABIC} "])
def test_words_are_not_torn_where_they_fit(unit: str) -> None:
    body = texts(laid(Message(body=whole(unit)), width=220))[0].paragraph.lines
    assert all(start == 0 or body.text()[start - 1] == " " for start in starts(body))


@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.surface}-{face.view}")
def test_each_paragraph_is_aligned_by_its_own_direction(face: Face) -> None:
    card = laid(Message(body=f"{ARABIC} 12\nYour order\n12 {HEBREW}\n- item\n12:30"), face)
    lines = texts(card)[:5]
    rects = [each.paragraph.lines.lineAt(0).naturalTextRect().translated(each.x, each.y) for each in lines]
    right, left = card.bubble.right() - 7, card.bubble.left() + 9
    assert [each.paragraph.right_to_left for each in lines] == [True, False, True, False, False]
    for each, rect in zip(lines, rects, strict=True):
        edge, expected = (rect.right(), right) if each.paragraph.right_to_left else (rect.left(), left)
        assert edge - (0 if each.paragraph.right_to_left else each.paragraph.indent) == pytest.approx(
            expected, abs=0.1
        )


@pytest.mark.parametrize("view", View)
def test_addresses_in_body_and_footer_are_links(view: View) -> None:
    address = "https://shop.example.com/a?b=c"
    card = laid(Message(body=f"*See* {address}.", footer=f"At {address}"), Face(view=view))
    theme_link = colour(LIGHT.sent_link if view is View.SENDER else LIGHT.link)
    for text, role in zip(texts(card), (Role.BODY, Role.FOOTER), strict=False):
        assert next(part for part in card.parts if part.role is role).text.count(address) == 1
        linked = [each for each in text.paragraph.lines.formats() if each.format.fontUnderline()]
        (found,) = linked
        shown = text.paragraph.lines.text()[found.start : found.start + found.length]
        assert shown == address
        assert found.format.foreground().color() == theme_link
