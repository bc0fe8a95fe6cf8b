"""The colours of a WhatsApp chat, light and dark."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QColor


class CardTheme(NamedTuple):
    """Colours as #RRGGBB, or #AARRGGBB where they let the ground through.

    Chat, bubble, ink and muted are WhatsApp Web's own variables and what public clones agree on; the action
    colour is its --button-bubble in light and the common preview colour in dark (read 2026-11).
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


LIGHT = CardTheme(
    chat="#EFEAE2",
    bubble="#FFFFFF",
    shadow="#210B141A",
    ink="#111B21",
    muted="#667781",
    link="#027EB5",
    action="#008069",
    line="#E9EDEF",
    quote_bar="#AEBAC1",
    code="#F0F2F4",
    tile="#E3E8EA",
    tile_ink="#54656F",
    document="#F3F5F6",
    play="#990B141A",
)
DARK = CardTheme(
    chat="#0B141A",
    bubble="#202C33",
    shadow="#4D000000",
    ink="#E9EDEF",
    muted="#8696A0",
    link="#53BDEB",
    action="#53BDEB",
    line="#313D45",
    quote_bar="#667781",
    code="#2F3C44",
    tile="#2A3942",
    tile_ink="#AEBAC1",
    document="#19242A",
    play="#990B141A",
)
THEMES = {"light": LIGHT, "dark": DARK}


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """The colour that a token of a theme names."""
    return QColor(name)
