"""The colours of a WhatsApp chat: light and dark, one file each."""

from __future__ import annotations

from wacomposer.card.themes.dark import DARK
from wacomposer.card.themes.light import LIGHT
from wacomposer.card.tokens import CardTheme, colour, outgoing

__all__ = ["DARK", "LIGHT", "THEMES", "CardTheme", "colour", "outgoing"]

THEMES = {"light": LIGHT, "dark": DARK}
