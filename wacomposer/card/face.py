"""How the card is shown: in which app, from whose side, folded or not; and the measures each app has."""

from __future__ import annotations

from typing import NamedTuple

from wacomposer.card.fonts import BODY, BUTTON, FOOTER, HEADER, WEB_BODY, WEB_BUTTON, WEB_HEADER, TextStyle
from wacomposer.message.surfaces import Surface, View


class Face(NamedTuple):
    """What of a card depends on who looks at it where. `fold` hides long bodies behind "Read more"."""

    surface: Surface = Surface.ANDROID
    view: View = View.CUSTOMER
    fold: bool = False


class Type(NamedTuple):
    """The text styles of a card's parts."""

    header: TextStyle
    body: TextStyle
    footer: TextStyle
    button: TextStyle


COMMON = Type(HEADER, BODY, FOOTER, BUTTON)
"""For the apps whose type no source gives: about as many words on a line as on a phone."""
WEB = Type(WEB_HEADER, WEB_BODY, FOOTER, WEB_BUTTON)
"""WhatsApp Web has 14.2 px on 19 px (its clones, read 2026-11); Qt sets whole pixels."""


def type_of(surface: Surface) -> Type:
    """The text styles on `surface`."""
    return WEB if surface is Surface.WEB else COMMON
