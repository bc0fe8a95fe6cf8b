"""Warnings that providers' pages give about what a customer will not see, as rules on the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import HEADER, Code, Remedy, button_place, warning
from wacomposer.message.model import MediaHeader
from wacomposer.message.surfaces import mixed_replies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Caution


def media_replaces_text(source: str) -> Caution:
    """A text header kept beside media is not shown."""

    def caution(message: Message) -> Iterator[Finding]:
        header = message.header
        if isinstance(header, MediaHeader) and header.text.strip():
            yield warning(
                Code.HEADER_TEXT_REPLACED, HEADER, source=source, kind=header.kind, text=header.text
            )

    return caution


def mixed_replies_hidden(source: str) -> Caution:
    """Reply buttons beside other kinds do not appear in WhatsApp Web and Desktop."""

    def caution(message: Message) -> Iterator[Finding]:
        for index in mixed_replies(message):
            yield warning(
                Code.REPLY_HIDDEN_ON_DESKTOP,
                button_place(index),
                Remedy.REMOVE_BUTTON,
                source=source,
                number=index + 1,
            )

    return caution
