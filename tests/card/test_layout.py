"""The card's geometry, as numbers."""

from itertools import pairwise

import pytest
from hypothesis import given
from PySide6.QtCore import QRectF

from tests.card.samples import ARABIC, HEBREW, MESSAGES, NASTY, ORDER, changed
from wacomposer.card.layout import Layout
from wacomposer.card.measures import LONGEST_SHOWN, NARROWEST_WITH_BUTTONS, SHADOW, TAIL, WIDEST
from wacomposer.card.paint import RADIUS
from wacomposer.card.pieces import Fill, Icon, Laid, Part, Role, Text
from wacomposer.card.theme import LIGHT
from wacomposer.message.model import MediaHeader, MediaKind, Message, ReplyButton, TextHeader, UrlButton

WIDTH = WIDEST + TAIL


def laid(message: Message, width: int = WIDTH) -> Laid:
    return Layout(LIGHT, width).lay_out(message, "14:32")


def part(card: Laid, role: Role) -> Part:
    return next(each for each in card.parts if each.role is role)


def texts(card: Laid) -> list[Text]:
    return [piece for piece in card.pieces if isinstance(piece, Text)]


def line_rects(text: Text) -> list[QRectF]:
    """Where the words of each line are on the card."""
    lines = (text.paragraph.lines.lineAt(index) for index in range(text.paragraph.lines.lineCount()))
    return [line.naturalTextRect().translated(text.x, text.y) for line in lines]


def test_parts_stand_in_reading_order_under_each_other() -> None:
    card = laid(ORDER)
    assert [each.role for each in card.parts] == [
        Role.HEADER,
        Role.BODY,
        Role.FOOTER,
        Role.TIME,
        *[Role.BUTTON] * 3,
    ]
    stacked = [each.rect for each in card.parts if each.role is not Role.TIME]
    assert all(upper.bottom() <= lower.top() for upper, lower in pairwise(stacked))
    assert all(card.bubble.contains(each.rect) for each in card.parts)


def test_distances_are_those_of_clones_of_whatsapp_web() -> None:
    card = laid(changed(body="Choose how you want to proceed", footer="", header=None))
    (body, *_), time = texts(card), part(card, Role.TIME).rect
    (line,) = line_rects(body)
    assert (body.y, line.left() - card.bubble.left()) == (6, 9)
    assert card.bubble.right() - time.right() == 7
    first_row = part(card, Role.BUTTON).rect
    assert first_row.top() == 6 + 20 + 8
    assert (RADIUS, SHADOW, TAIL) == (7.5, 2, 8)
    assert (body.paragraph.style.size, body.paragraph.style.step) == (15, 20)
    stamp = next(each for each in texts(card) if each.paragraph.lines.text() == "14:32")
    assert (stamp.paragraph.style.size, stamp.colour) == (11, LIGHT.muted)
    # It stands 2 px below the words' baseline, where the negative margin of the clones puts it.
    baselines = [each.y + each.paragraph.style.baseline for each in (body, stamp)]
    assert baselines[1] - baselines[0] == 2


def test_lines_between_rows_are_one_pixel_from_edge_to_edge() -> None:
    card = laid(ORDER)
    lines = [piece.rect for piece in card.pieces if isinstance(piece, Fill)]
    rows = [each.rect for each in card.parts if each.role is Role.BUTTON]
    assert lines == [QRectF(row.left(), row.top(), row.width(), 1) for row in rows]


def test_button_rows_fill_the_bubble_to_its_end() -> None:
    card = laid(ORDER)
    rows = [each.rect for each in card.parts if each.role is Role.BUTTON]
    assert {(row.left(), row.right()) for row in rows} == {(card.bubble.left(), card.bubble.right())}
    assert all(upper.bottom() == lower.top() for upper, lower in pairwise(rows))
    assert rows[-1].bottom() == card.bubble.bottom()
    assert {row.height() for row in rows} == {44}


def test_icon_and_label_are_centred_together() -> None:
    card = laid(ORDER)
    icons = [piece for piece in card.pieces if isinstance(piece, Icon)]
    assert [icon.name for icon in icons] == ["external-link", "phone", "copy"]
    for icon, label in zip(icons, texts(card)[-3:], strict=True):
        (line,) = line_rects(label)
        left, right = icon.x - card.bubble.left(), card.bubble.right() - line.right()
        assert left == pytest.approx(right, abs=1)
        assert icon.x + icon.size < line.left()


@pytest.mark.parametrize("words", range(1, 40))
def test_the_time_never_stands_on_text(words: int) -> None:
    for body in ("word " * words, "👋 *word* " * words, "- a\n- " + "item " * words, f"{ARABIC} " * words):
        card = laid(Message(body=body.strip()))
        time = part(card, Role.TIME).rect
        lines = [rect for text in texts(card)[:-1] for rect in line_rects(text)]
        assert not any(rect.adjusted(0, 0, 4, 0).intersects(time) for rect in lines)
        assert time.right() == card.bubble.right() - 7
        assert time.bottom() <= card.bubble.bottom()


def test_the_time_shares_the_last_line_where_it_fits() -> None:
    one_line = laid(Message(body="Ok"))
    assert one_line.bubble.height() == 6 + 20 + 8
    full = laid(Message(body="This line is so long that nothing fits beside"))
    assert full.bubble.height() == 6 + 20 + 15 + 8
    arabic = laid(Message(body=ARABIC))
    assert arabic.bubble.height() == 6 + 20 + 15 + 8  # its line ends where the time stands


@pytest.mark.parametrize("text", [ARABIC, HEBREW, f"- {ARABIC}", f"> {HEBREW}", f"*{ARABIC}*"])
def test_right_to_left_lines_end_at_the_right_and_others_start_at_the_left(text: str) -> None:
    card = laid(Message(header=TextHeader(text=ARABIC), body=f"English\n{text}", footer=HEBREW))
    header, english, other, footer, _time = texts(card)
    left, right = card.bubble.left() + 9, card.bubble.right() - 7
    assert line_rects(english)[0].left() == left
    for each in (header, other, footer):
        (line,) = line_rects(each)
        assert line.right() + each.paragraph.indent == pytest.approx(right, abs=0.1)


def test_the_bubble_is_as_wide_as_its_text_needs() -> None:
    short = laid(Message(body="Ok")).bubble.width()
    longer = laid(Message(body="Choose how you want to proceed")).bubble.width()
    longest = laid(Message(body="word " * 60)).bubble.width()
    assert short < 100 < longer < longest <= WIDEST
    with_button = laid(Message(body="Ok", buttons=(ReplyButton(text="Yes"),)))
    assert with_button.bubble.width() == NARROWEST_WITH_BUTTONS
    assert laid(Message(body="word " * 60), 200).bubble.right() <= 200


def test_long_labels_wrap_and_lose_nothing() -> None:
    label = "This label is far longer than twenty characters and wraps"
    card = laid(Message(body="Ok", buttons=(ReplyButton(text=label), UrlButton(text="Short"))))
    first, second = (each.rect for each in card.parts if each.role is Role.BUTTON)
    assert (first.height(), second.height()) == (64, 44)
    text = texts(card)[-2]
    assert text.paragraph.lines.text() == label
    assert all(card.bubble.adjusted(14, 0, -14, 0).contains(rect) for rect in line_rects(text))


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize("width", [160, WIDTH])
def test_nothing_leaves_the_bubble(text: str, width: int) -> None:
    message = Message(header=TextHeader(text=text), body=text, footer=text, buttons=(ReplyButton(text=text),))
    card = laid(message, width)
    assert card.width <= width
    inside = card.bubble.adjusted(8.9, 0, -6.9, 0)
    for line in (rect for each in texts(card) for rect in line_rects(each)):
        assert inside.left() <= line.left()
        assert line.right() <= inside.right()
        assert line.bottom() <= card.bubble.bottom()


@given(MESSAGES)
def test_any_message_has_a_card(message: Message) -> None:
    card = laid(message)
    assert card.bubble.width() <= WIDEST
    assert all(card.bubble.contains(each.rect) for each in card.parts)
    assert len([each for each in card.parts if each.role is Role.BUTTON]) == len(message.buttons)


@pytest.mark.parametrize(
    "message",
    [
        Message(),
        Message(body=" \n "),
        Message(header=TextHeader(text=" ")),
        Message(buttons=(ReplyButton(text="Yes"),)),
    ],
)
def test_an_empty_message_says_where_it_will_be(message: Message) -> None:
    card = laid(message)
    assert part(card, Role.PLACEHOLDER).text == "Your message appears here"
    assert texts(card)[0].colour == LIGHT.muted


def test_a_button_without_a_label_keeps_its_row() -> None:
    card = laid(Message(body="Ok", buttons=(ReplyButton(),)))
    assert texts(card)[-1].paragraph.lines.text() == "Button"
    assert texts(card)[-1].colour == LIGHT.muted


@pytest.mark.parametrize(("kind", "height"), [("image", 174), ("video", 174), ("document", 58)])
def test_media_fills_the_top_of_the_bubble(kind: MediaKind, height: int) -> None:
    header = MediaHeader(kind=kind, url="https://cdn.example.com/a/shoes%202026.jpg?w=1", text="kept")
    card = laid(Message(header=header, body="New"))
    tile = part(card, Role.MEDIA)
    assert tile.text.endswith(": shoes 2026.jpg")
    assert tile.rect == QRectF(TAIL + 4, 4, WIDEST - 8, height)
    assert part(card, Role.BODY).rect.top() > tile.rect.bottom()
    assert Role.HEADER not in {each.role for each in card.parts}


@pytest.mark.parametrize(
    "name", ["", "a" * 300 + ".pdf", "تقرير.pdf", "\ud800.pdf", "x.verylongending", "CON"]
)
def test_a_document_shows_any_name_in_its_tile(name: str) -> None:
    card = laid(Message(header=MediaHeader(kind="document", filename=name), body="Hi"))
    tile = part(card, Role.MEDIA).rect
    for text in texts(card):
        for line in line_rects(text):
            assert line.top() > tile.bottom() or tile.contains(line)


def test_only_what_changed_is_laid_out_anew() -> None:
    layout = Layout(LIGHT, WIDTH)
    before = {id(text.paragraph) for text in texts(layout.lay_out(ORDER, "14:32"))}
    for _ in range(3):
        assert {id(text.paragraph) for text in texts(layout.lay_out(ORDER, "14:32"))} == before
    different = changed(body=ORDER.body.replace("Choose", "Chose"))
    after = [text.paragraph for text in texts(layout.lay_out(different, "14:32"))]
    fresh = [paragraph.lines.text() for paragraph in after if id(paragraph) not in before]
    assert fresh == ["Chose how you want to proceed:"]


def test_a_monstrous_body_is_cut_off_visibly() -> None:
    card = laid(Message(body="word " * 40_000))
    assert part(card, Role.BODY).text.endswith("…")
    assert len(part(card, Role.BODY).text) <= LONGEST_SHOWN + 1
