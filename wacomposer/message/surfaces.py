"""The apps a message is read in: what sources say each one shows differently, and what no source says.

Every line has its source and the date it was read or written. Where nothing is known the common card stands
for the app, and `unconfirmed` says of what that is true. Nothing here is inferred from another app.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from wacomposer.message.model import MediaHeader, Message


class Surface(StrEnum):
    """Where a customer reads: one of WhatsApp's apps, or anything that cannot show buttons."""

    ANDROID = "android"
    IPHONE = "iphone"
    WEB = "web"
    DESKTOP = "desktop"
    TEXT = "text"


class View(StrEnum):
    """Whose side of the chat it is: the customer's (it came in) or the sender's (it went out)."""

    CUSTOMER = "customer"
    SENDER = "sender"


class Need(StrEnum):
    """What a message must have for a fact to concern it."""

    BUTTONS = "buttons"
    MEDIA_AND_BUTTONS = "media and buttons"
    MIXED_REPLIES = "mixed replies"


class Fact(NamedTuple):
    """What `source` says, in a sentence; it concerns messages that have what `need` names."""

    says: str
    source: str
    need: Need


class SurfaceFacts(NamedTuple):
    """What is known of a surface, and of what nothing is known.

    `measures` says which published measures its card is painted with, if not with the common ones.
    `hides` is the fact by which buttons are missing on it, and `reports` are what people ran into.
    """

    name: str
    hides: Fact | None
    reports: tuple[Fact, ...]
    measures: str
    unconfirmed: str


MIXED_REPLIES_HIDDEN = Fact(
    "Reply buttons mixed with other kinds show only on phones",
    "docs.ryzeapi.cloud, Send Buttons, read 2026-11",
    Need.MIXED_REPLIES,
)
NO_BUTTONS = Fact(
    "Older devices may fall back to text",
    "docs.ryzeapi.cloud, Send Buttons, read 2026-11",
    Need.BUTTONS,
)
NOT_LOADED = Fact(
    "Messages of unofficial services may show “This message couldn't load” instead",
    "itsliaaa/baileys#13 and shizo-devs/baileys#35 on GitHub, 2026-06",
    Need.BUTTONS,
)
MEDIA_NOT_RECEIVED = Fact(
    "Messages of unofficial services with media and buttons sometimes do not arrive",
    "shizo-devs/baileys#35 on GitHub, 2026-06",
    Need.MEDIA_AND_BUTTONS,
)
_PHONE = "width, type and place of its buttons"

SURFACES = MappingProxyType(
    {
        Surface.ANDROID: SurfaceFacts("Android", None, (), "", _PHONE),
        Surface.IPHONE: SurfaceFacts("iPhone", None, (MEDIA_NOT_RECEIVED,), "", _PHONE),
        Surface.WEB: SurfaceFacts(
            "WhatsApp Web",
            MIXED_REPLIES_HIDDEN,
            (NOT_LOADED,),
            "Its text is 14.2 px on lines of 19 px, and a message takes up to 65 % of the chat"
            " (clones of WhatsApp Web, read 2026-11)",
            "width of messages with buttons, and place of the buttons",
        ),
        Surface.DESKTOP: SurfaceFacts(
            "WhatsApp Desktop",
            MIXED_REPLIES_HIDDEN,
            (NOT_LOADED,),
            "",
            "width, type, place of its buttons, and whether Windows and Mac differ",
        ),
        Surface.TEXT: SurfaceFacts(
            "text only", NO_BUTTONS, (), "", "how it looks, and whether labels are repeated as text"
        ),
    }
)


def mixed_replies(message: Message) -> tuple[int, ...]:
    """The places (from 0) of reply buttons that stand beside other kinds; empty unless kinds are mixed."""
    replies = tuple(index for index, button in enumerate(message.buttons) if button.kind == "reply")
    return () if len(replies) == len(message.buttons) else replies


def missing(message: Message, surface: Surface) -> tuple[int, ...]:
    """The places (from 0) of the buttons that a customer does not see on `surface`."""
    hides = SURFACES[surface].hides
    if hides is None:
        return ()
    if hides.need is Need.MIXED_REPLIES:
        return mixed_replies(message)
    return tuple(range(len(message.buttons)))


def reports(message: Message, surface: Surface) -> Iterator[Fact]:
    """What people ran into with messages such as this one on `surface`."""
    media = isinstance(message.header, MediaHeader)
    for fact in SURFACES[surface].reports:
        if message.buttons and (media or fact.need is not Need.MEDIA_AND_BUTTONS):
            yield fact
