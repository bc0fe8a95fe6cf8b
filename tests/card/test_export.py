"""The card as a picture: its pixels, and the file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QFontInfo, QImage

from tests.card.samples import NASTY, ORDER
from wacomposer.card.export import MARGIN, png_bytes, render_image, write_png
from wacomposer.card.fonts import BODY, BUTTON, FAMILY, HEADER, font
from wacomposer.card.icons import icon_pixmap
from wacomposer.card.measures import TAIL
from wacomposer.card.media import media_name
from wacomposer.card.theme import DARK, LIGHT, THEMES, CardTheme, colour, outgoing
from wacomposer.message.model import MediaHeader, Message, ReplyButton, UrlButton

COLOURFUL = 40
"""Chroma (of 255) that no ink, and every emoji, has."""


def chroma(image: QImage, area: QRect | None = None) -> int:
    area = area or image.rect()
    pixels = (
        image.pixelColor(x, y)
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1)
    )
    return sum(
        max(each.red(), each.green(), each.blue()) - min(each.red(), each.green(), each.blue()) > COLOURFUL
        for each in pixels
    )


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(
    "text", ["👋", "👩🏽‍💻", "🏳️‍🌈", "🇧🇷", "❤️", "1️⃣", "👍🏽", "*🎉*", "_😀_", "`😀`", "مرحبا 😀"]
)
def test_emoji_come_in_colour(text: str, theme: CardTheme) -> None:
    assert chroma(render_image(Message(body=text), theme=theme, scale=2)) > 40


@pytest.mark.parametrize("text", ["#1*0123456789", "😀#1*0123456789", "© ® ™ → ✓", "مرحبا 123"])
def test_digits_and_signs_stay_text(text: str) -> None:
    emoji = chroma(render_image(Message(body="😀"), theme=LIGHT)) if "😀" in text else 0
    assert chroma(render_image(Message(body=text), theme=LIGHT)) == pytest.approx(emoji, abs=12)


def test_a_family_is_one_emoji() -> None:
    family = render_image(Message(body="👨‍👩‍👧‍👦" * 5), theme=LIGHT).width()
    four = render_image(Message(body="👨👩👧👦" * 5), theme=LIGHT).width()
    assert family < four * 0.6


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_ground_the_bubble_and_its_tail(theme: CardTheme) -> None:
    image = render_image(ORDER, theme=theme)
    assert image.pixelColor(2, 2) == colour(theme.chat)
    assert image.pixelColor(MARGIN + 4, MARGIN + 3) == colour(theme.bubble)  # the tail
    assert image.pixelColor(MARGIN + 4, MARGIN + 30) == colour(theme.chat)  # below it
    assert image.pixelColor(MARGIN + TAIL + 3, MARGIN + 40) == colour(theme.bubble)
    right = image.width() - MARGIN - 1
    assert image.pixelColor(right, MARGIN) != colour(theme.bubble)  # a round corner


def test_hairlines_are_one_clear_line() -> None:
    image = render_image(ORDER, theme=LIGHT)
    column = [image.pixelColor(MARGIN + TAIL + 3, y) for y in range(image.height())]
    assert column.count(colour(LIGHT.line)) == len(ORDER.buttons)


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_scales(scale: float) -> None:
    plain, scaled = render_image(ORDER, theme=LIGHT), render_image(ORDER, theme=LIGHT, scale=scale)
    assert scaled.width() == round(plain.width() * scale)
    assert scaled.devicePixelRatio() == scale
    assert scaled.deviceIndependentSize().toSize() == plain.size()


def test_without_background_only_the_card_is_there() -> None:
    image = render_image(ORDER, theme=LIGHT, background=False)
    assert image.pixelColor(2, 2).alpha() == 0
    assert image.pixelColor(MARGIN + TAIL + 3, MARGIN + 40) == colour(LIGHT.bubble)


def test_a_very_long_card_is_still_a_picture() -> None:
    image = render_image(Message(body="line\n" * 2_400), theme=LIGHT, scale=2)
    assert not image.isNull()
    assert image.height() <= 32_767


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_any_text_can_be_painted(text: str) -> None:
    header = MediaHeader(kind="document", url=text, filename=text)
    image = render_image(
        Message(header=header, body=text, footer=text, buttons=(UrlButton(text=text),)), theme=DARK
    )
    assert not image.isNull()


def test_same_message_same_bytes() -> None:
    assert png_bytes(render_image(ORDER, theme=LIGHT)) == png_bytes(render_image(ORDER, theme=LIGHT))


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "карточка 📱.png"
    path.write_bytes(b"old")
    image = render_image(ORDER, theme=LIGHT, scale=2)
    write_png(image, path)
    back = QImage(str(path))
    assert back.size() == image.size()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_png(render_image(ORDER, theme=LIGHT), tmp_path / "missing" / "card.png")


def test_an_image_that_cannot_be_encoded_leaves_the_file(tmp_path: Path) -> None:
    path = tmp_path / "card.png"
    path.write_bytes(b"old")
    with pytest.raises(OSError, match="PNG"):
        write_png(QImage(), path)
    assert path.read_bytes() == b"old"


def test_the_bundled_typeface_is_used() -> None:
    for style in (BODY, HEADER, BUTTON):
        info = QFontInfo(font(style))
        assert (info.family(), info.weight(), info.pixelSize()) == (FAMILY, style.weight, style.size)


def test_an_arrow_of_two_characters_stays_two() -> None:
    both = render_image(Message(body="->" * 8), theme=LIGHT).width()
    apart = render_image(Message(body="-" * 8 + "x" + ">" * 8), theme=LIGHT).width()
    assert both == pytest.approx(apart - 8, abs=4)


def test_icons_are_tinted_and_drawn_once() -> None:
    red = QColor("#c00000")
    pixmap = icon_pixmap("send", red, 18, 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (36, 2.0)
    assert icon_pixmap("send", red, 18, 2.0) is pixmap
    image = pixmap.toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(36)
        for y in range(36)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert inks == {"#c00000"}
    with pytest.raises(FileNotFoundError):
        icon_pixmap("no-such-icon", red, 18)


@pytest.mark.parametrize(
    ("url", "filename", "name"),
    [
        ("https://a.example/b/c.jpg", None, "c.jpg"),
        ("https://a.example/b/c.jpg", "Menu.pdf", "Menu.pdf"),
        ("https://a.example/b/c.jpg", "  ", "c.jpg"),
        ("https://a.example/caf%C3%A9%20.png?x=1#y", None, "café .png"),
        ("https://a.example/folder/", None, "folder"),
        ("https://a.example", None, ""),
        ("", None, ""),
        ("https://[broken", None, ""),
    ],
)
def test_names_of_media(url: str, filename: str | None, name: str) -> None:
    assert media_name(MediaHeader(kind="image", url=url, filename=filename)) == name


def luminance(name: str) -> float:
    parts = (colour(name).redF(), colour(name).greenF(), colour(name).blueF())
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ground: str, ink: str) -> float:
    """WCAG 2.2's ratio of `ink` on `ground`, which shows through where the ink lets it."""
    high, low = sorted((luminance(ground), luminance(over(ink, ground))), reverse=True)
    return (high + 0.05) / (low + 0.05)


def over(ink: str, ground: str) -> str:
    """The colour that `ink` has on `ground`."""
    alpha = colour(ink).alphaF()
    one, other = colour(ink), colour(ground)
    pairs = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return QColor(*(round(a * alpha + b * (1 - alpha)) for a, b in pairs)).name()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_on_its_ground(theme: CardTheme) -> None:
    grounds = {
        theme.bubble: (theme.ink, theme.muted, theme.link, theme.action),
        theme.code: (theme.ink,),
        theme.tile: (theme.tile_ink,),
        theme.document: (theme.ink, theme.muted),
        theme.chat: (theme.aside,),
    }
    for ground, inks in grounds.items():
        for ink in inks:
            assert contrast(ground, ink) >= 4.2, (ground, ink)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_text_can_be_read_on_the_green_bubble(theme: CardTheme) -> None:
    sent = outgoing(theme)
    inks = (
        (sent.bubble, sent.ink, 6.5),
        (sent.bubble, sent.muted, 3.4),  # WhatsApp's own greys and blues reach no more on its own greens
        (sent.bubble, sent.link, 3.4),
        (sent.bubble, sent.action, 3.4),
        (sent.code, sent.ink, 7),
        (sent.tile, sent.tile_ink, 4.2),
        (sent.document, sent.ink, 7),
        (sent.document, sent.muted, 3.4),
    )
    for ground, ink, least in inks:
        assert contrast(ground, ink) >= least, (ground, ink)


def test_the_colours_that_sources_give() -> None:
    given = {
        "light": "#EFEAE2 #FFFFFF #111B21 #667781 #008069 #D9FDD3 #D1F4CC #53BDEB",
        "dark": "#0B141A #202C33 #E9EDEF #8696A0 #53BDEB #005C4B #025144 #53BDEB",
    }
    for name, theme in THEMES.items():
        ours = (
            theme.chat,
            theme.bubble,
            theme.ink,
            theme.muted,
            theme.action,
            theme.sent_bubble,
            theme.sent_document,
            theme.ticks,
        )
        assert " ".join(ours) == given[name]
    assert colour(LIGHT.shadow).alphaF() == pytest.approx(0.13, abs=0.003)


def test_a_reply_button_alone_is_enough() -> None:
    assert render_image(Message(buttons=(ReplyButton(text="Yes"),)), theme=LIGHT).height() > 80
