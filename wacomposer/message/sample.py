"""The built-in sample: what a first start shows and what a run without a screen sends to practice."""

from __future__ import annotations

from wacomposer.message.model import Message, ReplyButton, TextHeader

SAMPLE = Message(
    header=TextHeader(text="Order #12345 confirmed"),
    body="Hi Ana 👋 your order is *on its way*.\nHow would you like to proceed?",
    footer="Available 24/7",
    buttons=(
        ReplyButton(id="track_order", text="Track order"),
        ReplyButton(id="change_delivery", text="Change delivery"),
        ReplyButton(id="talk_to_a_person", text="Talk to a person"),
    ),
)
SAMPLE_RECIPIENT = "+55 11 99999-9999"
"""From the providers' own examples; practice sends it nowhere."""
