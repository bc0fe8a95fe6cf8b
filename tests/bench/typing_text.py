"""What is typed into: a thousand characters with WhatsApp's formatting and emoji, and the keys pressed."""

from __future__ import annotations

from itertools import cycle, islice

LENGTH = 1000
_LINES = (
    "Hi Ana 👋 your order *#12345* is _on its way_ and will be there by ~Friday~ Thursday 🎉",
    "Here is what is in it, with the price of each item:",
    "- *2 x* espresso cups 🇮🇹, `EC-02`, 14.90 € each",
    "- *1 x* grinder, 89.00 €, see https://store.example.com/grinder",
    "1. Pay when it arrives 💶",
    "2. Or pay now, _without any fee_",
    "> You asked: can it be left with a neighbour? 🙂",
    "Yes, *tell us the name* and we will ask them 👍🏽",
    "",
)


def formatted_body() -> str:
    """LENGTH characters in lines."""
    text = "\n".join(islice(cycle(_LINES), 60))
    return text[:LENGTH]


POSITION = LENGTH // 2
"""Where the cursor stands, in UTF-16 units: about the middle."""
KEYS = "several more words "
"""Typed one by one and then deleted, so that the length stays."""
