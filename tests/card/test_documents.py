"""The card as SVG and PDF: the same to the eye as its pixels, and readable to programs."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.card.samples import ARABIC, HEBREW, MESSAGES, NASTY, ORDER
from wacomposer.card.card import Card
from wacomposer.card.documents import MARGIN, pdf_bytes, svg_bytes
from wacomposer.card.export import DEFAULT_WIDTH, render_image
from wacomposer.card.face import Face
from wacomposer.card.theme import DARK, LIGHT, THEMES, CardTheme
from wacomposer.message.model import MediaHeader, Message, ReplyButton, UrlButton
from wacomposer.message.surfaces import Surface, View

PHONE = Face()
NAMESPACE = "{http://www.w3.org/2000/svg}"
SCALE = 2
BLUR = 8
"""Pictures are compared as if from afar, since each reader smooths the edges of letters its way."""
LOOKS_DIFFERENT = 40
"""Of 255, in a colour channel of a blurred pixel."""
A_FEW = 4
"""Channels of blurred pixels: the dot of an emoji."""

MARKED = Message(
    body="*bold* _italic_ ~gone~ `code` https://example.com 👋 👩🏽‍💻\n> quoted\n- item\n12. twelfth\n"
    f"{ARABIC}\n1. {HEBREW}",
    footer="See www.example.com",
    buttons=(ReplyButton(text="Yes 🎉"),),
)
SHOWN = [
    pytest.param(ORDER, id="order"),
    pytest.param(MARKED, id="marked"),
    pytest.param(Message(header=MediaHeader(kind="video", url="https://e.com/a.mp4"), body="x"), id="video"),
    pytest.param(Message(header=MediaHeader(kind="document", url="https://e.com/a.pdf")), id="document"),
    pytest.param(Message(), id="empty"),
]
themes = pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)


FACES = [
    Face(Surface.WEB, View.SENDER),
    Face(Surface.TEXT),
    Face(view=View.SENDER, fold=True),
]
LONG = MARKED.model_copy(
    update={
        "body": "A *long* body that ~folds~ https://example.com after some lines. " * 9,
        "buttons": (ReplyButton(text="Yes"), UrlButton(text="Track", url="https://a.example")),
    }
)


def card(message: Message, theme: CardTheme = LIGHT, face: Face = PHONE) -> Card:
    made = Card(theme, DEFAULT_WIDTH, face=face)
    made.set_message(message)
    return made


def svg_image(content: bytes, like: QImage) -> QImage:
    image = QImage(like.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(content)).render(painter)
    painter.end()
    return image


def pdf_image(content: bytes, folder: Path, like: QImage) -> QImage:
    """The only page as poppler paints it."""
    (folder / "card.pdf").write_bytes(content)
    size = ["-scale-to-x", str(like.width()), "-scale-to-y", str(like.height())]
    command = ["pdftoppm", "-png", "-singlefile", *size, str(folder / "card.pdf"), str(folder / "card")]
    subprocess.run(command, check=True, capture_output=True)
    return QImage(str(folder / "card.png"))


def difference(one: QImage, other: QImage) -> int:
    """How many places look different."""
    assert one.size() == other.size()
    blurred = [
        image.convertToFormat(QImage.Format.Format_RGB32).scaled(
            one.size() / BLUR,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        for image in (one, other)
    ]
    first, second = (bytes(image.constBits()) for image in blurred)
    return sum(abs(a - b) > LOOKS_DIFFERENT for a, b in zip(first, second, strict=True))


@themes
@pytest.mark.parametrize("message", SHOWN)
def test_svg_looks_like_the_pixels(message: Message, theme: CardTheme) -> None:
    pixels = render_image(message, theme=theme, scale=SCALE)
    drawn = svg_image(svg_bytes(card(message, theme), title="x"), pixels)
    assert difference(pixels, drawn) <= A_FEW


@themes
@pytest.mark.parametrize("message", SHOWN)
def test_pdf_looks_like_the_pixels(message: Message, theme: CardTheme, tmp_path: Path) -> None:
    pixels = render_image(message, theme=theme, scale=SCALE)
    drawn = pdf_image(pdf_bytes(card(message, theme), title="x"), tmp_path, pixels)
    assert difference(pixels, drawn) <= A_FEW


@themes
@pytest.mark.parametrize("face", FACES, ids=str)
def test_both_look_so_with_any_face(face: Face, theme: CardTheme, tmp_path: Path) -> None:
    made, pixels = card(LONG, theme, face), render_image(LONG, theme=theme, scale=SCALE, face=face)
    assert difference(svg_image(svg_bytes(made, title="Order"), pixels), pixels) < A_FEW
    assert difference(pdf_image(pdf_bytes(made, title="Order"), tmp_path, pixels), pixels) < A_FEW


@pytest.mark.parametrize(
    "body", ["Hi Ana your order is *on its way*.", "Hi Ana 👋 your order is on its way.", ""]
)
def test_what_differs_looks_different(body: str) -> None:
    """The comparison above is worth something."""
    whole = render_image(ORDER, theme=LIGHT, scale=SCALE)
    lines = ORDER.body.split("\n")[1:]
    other = ORDER.model_copy(update={"body": "\n".join([body, *lines])})
    assert difference(whole, svg_image(svg_bytes(card(other), title="x"), whole)) > 5 * A_FEW


def test_svg_needs_no_font_and_says_what_it_shows() -> None:
    root = ET.fromstring(svg_bytes(card(MARKED), title="A & <B>"))  # noqa: S314 - our own
    assert root.findtext(f"{NAMESPACE}title") == "A & <B>"
    description = root.findtext(f"{NAMESPACE}desc") or ""
    assert "bold italic gone code" in description
    assert "Yes 🎉" in description
    assert not list(root.iter(f"{NAMESPACE}text"))
    assert root.attrib["viewBox"].split()[2:] == [
        str(side + 2 * MARGIN) for side in card(MARKED).size().toTuple()
    ]


def test_pdf_has_its_text_its_title_and_its_fonts(tmp_path: Path) -> None:
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf_bytes(card(MARKED), title="Größe 5"))

    def poppler(program: str, *arguments: str) -> str:
        return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout

    text = poppler("pdftotext", "-layout", str(path), "-")
    assert "bold italic gone code https://example.com" in " ".join(text.split())
    assert "12. twelfth" in text
    assert "• item" in text
    info = poppler("pdfinfo", str(path))
    assert "Größe 5" in info
    assert "Pages:           1" in info
    fonts = poppler("pdffonts", str(path)).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)  # embedded


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_is_too_nasty(text: str) -> None:
    made = card(Message(body=text, footer=text, buttons=(ReplyButton(text=text),)), DARK)
    ET.fromstring(svg_bytes(made, title=text))  # noqa: S314
    assert pdf_bytes(made, title=text).startswith(b"%PDF-")


@given(MESSAGES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_message_becomes_both(message: Message) -> None:
    ET.fromstring(svg_bytes(card(message), title=message.body))  # noqa: S314
    assert pdf_bytes(card(message), title=message.body).rstrip().endswith(b"%%EOF")


def test_without_background_the_ground_is_bare(tmp_path: Path) -> None:
    pixels = render_image(ORDER, theme=LIGHT, background=False)
    drawn = svg_image(svg_bytes(card(ORDER), title="x", background=False), pixels)
    assert drawn.pixelColor(2, 2).alpha() == 0
    whole = card(ORDER)
    assert len(pdf_bytes(whole, title="x", background=False)) < len(pdf_bytes(whole, title="x"))
