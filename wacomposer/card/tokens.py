"""What the card is painted in: the tokens that every theme gives a colour."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor


class CardTheme(NamedTuple):
    """Colours as #RRGGBB, or #AARRGGBB where they let the ground through.

    The first are those of the chat and of a message that came in; `sent_…` replace them on one that went out.
    `on_tile` is what stands on `play` and on the pages of document tiles, `aside` what stands beside the card
    and is not WhatsApp's.
    """

    chat: str
    bubble: str
    shadow: str
    ink: str
    muted: str
    link: str
    action: str
    line: str
    quote_bar: str
    code: str
    tile: str
    tile_ink: str
    document: str
    play: str
    on_tile: str
    page_pdf: str
    page_text: str
    page_table: str
    page_slides: str
    page_other: str
    ticks: str
    aside: str
    aside_line: str
    sent_bubble: str
    sent_muted: str
    sent_link: str
    sent_action: str
    sent_line: str
    sent_quote_bar: str
    sent_code: str
    sent_tile: str
    sent_tile_ink: str
    sent_document: str


@lru_cache(maxsize=4)
def outgoing(theme: CardTheme) -> CardTheme:
    """`theme` with the colours of a message that went out in place of those of one that came in."""
    given = theme._asdict()
    sent = {name: given[f"sent_{name}"] for name in given if f"sent_{name}" in given}
    return theme._replace(**sent)


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """The colour that a token of a theme names."""
    return QColor(name)
