"""The approved cards. Only what the bundled fonts and icons draw: other scripts and emoji vary by machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage

from wacomposer.card.export import render_image
from wacomposer.card.face import Face
from wacomposer.card.theme import THEMES
from wacomposer.message.model import (
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
)
from wacomposer.message.surfaces import Surface, View

FOLDER = Path(__file__).parent / "pictures"
URL, CALL = (
    UrlButton(text="Track order", url="https://store.example.com/order/12345"),
    CallButton(text="Talk to support", phone="+551130000000"),
)
ORDER = Message(
    header=TextHeader(text="Order #12345 confirmed"),
    body="Hi Ana, your order is *on its way*.\nChoose how you want to proceed:",
    footer="Coupon valid for 24h",
    buttons=(URL, CALL, ReplyButton(text="Talk to a person", id="person")),
)
LONG_ADDRESS = "https://store.example.com/" + "orders-and-returns/" * 8
FULL_BODY = ("Your order *#12345* is _on its way_ and will be there by ~Friday~ Thursday. " * 14)[:1024]
MESSAGES = {
    "marks": Message(
        header=TextHeader(text="*Plain* header"),
        body="*bold* _italic_ ~struck~ *_both_*\n- first\n- second, which is long enough to go on below\n"
        "1. one\n12. twelve\n> quoted words\n> in two lines\nhttps://shop.example.com and more",
        footer="shop.example.com or https://shop.example.com",
        buttons=(CopyButton(text="Copy coupon", code="RYZE10"),),
    ),
    "full-body": Message(body=FULL_BODY, buttons=(URL,)),
    "long-words": Message(
        body=f"{LONG_ADDRESS}\n{'W' * 120}",
        footer=LONG_ADDRESS,
        buttons=(ReplyButton(text="A label that is far longer than twenty characters"),),
    ),
    "scripts": Message(
        header=TextHeader(text="Ваш заказ подтверждён"),
        body="Zażółć gęślą jaźń, Đặt hàng thành công.\nΗ παραγγελία σας επιβεβαιώθηκε.\n"
        "Доставка *завтра* с 9 до 18.\nCombining: e\u0301 a\u0308 n\u0303 o\u0302\u0301 = é ä ñ ố",
        footer="İstanbul · Straße · œuvre · ½ € ₹ ₺",
        buttons=(ReplyButton(text="Да, подходит"),),
    ),
    "image": ORDER.model_copy(
        update={"header": MediaHeader(kind="image", url="https://a.example/shoes.jpg")}
    ),
    "video": ORDER.model_copy(
        update={"header": MediaHeader(kind="video", url="https://a.example/unpack.mp4")}
    ),
    "document": ORDER.model_copy(
        update={"header": MediaHeader(kind="document", url="https://a.example/invoice.pdf")}
    ),
    "empty": Message(buttons=(ReplyButton(),)),
    "short": Message(body="Ok"),
}


class Case(NamedTuple):
    """One approved picture: `FOLDER/name.png`, at one pixel to a logical pixel."""

    name: str
    message: Message
    theme: str
    face: Face

    def picture(self) -> QImage:
        """The card as it looks now."""
        image = render_image(self.message, theme=THEMES[self.theme], face=self.face)
        return image.convertToFormat(QImage.Format.Format_RGB32)

    @property
    def path(self) -> Path:
        """Where the approved picture is."""
        return FOLDER / f"{self.name}.png"


def cases() -> Iterator[Case]:
    """One message on every surface from either side, and one of each kind as it comes in; light and dark."""
    for theme in THEMES:
        for surface in Surface:
            for view in View:
                yield Case(f"{surface}-{view}-{theme}", ORDER, theme, Face(surface, view))
        for name, message in MESSAGES.items():
            yield Case(f"{name}-{theme}", message, theme, Face())
        for name in ("full-body", "marks"):
            yield Case(f"{name}-folded-{theme}", MESSAGES[name], theme, Face(fold=True))
