"""Messages of every shape, and the nastiest of texts, for the tests of the card."""

from hypothesis import strategies as st

from wacomposer.message.model import (
    Button,
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    TextHeader,
    UrlButton,
)

ORDER = Message(
    header=TextHeader(text="Order #12345 confirmed"),
    body="Hi Ana 👋 your order is *on its way*.\nChoose how you want to proceed:",
    footer="Coupon valid for 24h",
    buttons=(
        UrlButton(text="Track order", url="https://store.example.com/order/12345"),
        CallButton(text="Talk to support", phone="+551130000000"),
        CopyButton(text="Copy coupon", code="RYZE10"),
    ),
)


def changed(**fields: object) -> Message:
    """ORDER with other values in some fields."""
    return ORDER.model_copy(update=fields)


ARABIC = "مرحبا، طلبك في الطريق"
HEBREW = "ההזמנה שלך בדרך"

NASTY = (
    "W" * 300,
    "https://store.example.com/" + "a_b-c/" * 60,
    "\ud83d\udc4b \ud800 \udfff lone surrogates",
    "".join(map(chr, range(32))) + "\x7f\x80\x9f\ufffc\ufffe\uffff",
    "z" + "\u0300" * 200,
    "👨‍👩‍👧‍👦🏳️‍🌈👩🏽‍💻🇧🇷1️⃣" * 20,
    "\u202e backwards \u202c \u2066 isolated \u2069 " + ARABIC * 10,
    "a\u2028b\u2029c\x0bd\x0ce\tf\r\ng\rh",
    "नमस्ते สวัสดีครับ 您的订单正在配送中 ご注文ありがとう" * 5,
    "``` ```\n- \n> \n1. \n" * 4,
    "﷽" * 20,
    "\u200b\u200d\ufe0f" * 30,
    " " * 400 + "x",
)

_PIECES = st.sampled_from(
    [
        *" \n\tabW*_~`>-.1\r\x00\ud800\udc00\u0301\u200d\ufe0f\u202e\u2028\ufffcשع你नि👋😀🏽🇧🇷©❤",
        "```",
        "- ",
        "> ",
        "1. ",
    ]
)
TEXTS = st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=80))
BUTTONS: st.SearchStrategy[Button] = st.one_of(
    st.builds(ReplyButton, text=TEXTS),
    st.builds(UrlButton, text=TEXTS),
    st.builds(CallButton, text=TEXTS),
    st.builds(CopyButton, text=TEXTS),
)
HEADERS = st.one_of(
    st.none(),
    st.builds(TextHeader, text=TEXTS),
    st.builds(
        MediaHeader,
        kind=st.sampled_from(["image", "video", "document"]),
        url=TEXTS,
        filename=st.none() | TEXTS,
    ),
)
MESSAGES = st.builds(
    Message,
    header=HEADERS,
    body=TEXTS,
    footer=TEXTS,
    buttons=st.lists(BUTTONS, max_size=4).map(tuple),
)
