"""WhatsApp's own numbers, which apply as warnings where a provider documents none."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_BUTTONS = 3
"""Buttons a message may have; the same in all four providers' pages and in Meta's OpenAPI (2025-11-21)."""


class Limit(NamedTuple):
    """The longest text a place takes, in Unicode code points, and where that is written.

    `one_line` tells that line breaks are refused there, which is written in the same place.
    """

    maximum: int
    source: str
    one_line: bool = False


META = "Meta OpenAPI business-messaging v23.0, 2025-11-21"
"""Also where it says: 1 to 3 buttons, their texts unique, no spaces at the ends of their ids."""

WHATSAPP_LIMITS: Mapping[str, Limit] = {
    "header.text": Limit(60, META),
    "body": Limit(1024, META),
    "footer": Limit(60, META),
    "button.text": Limit(20, META),
    "button.id": Limit(256, META),
}
"""By kind of place. Links, numbers and codes of buttons have no documented length for a free-form message."""

ONE_LINE_SOURCE = "WhatsApp’s apps, which have one line there; none of WhatsApp’s pages says it, 2026-11"
"""Holds for every text but the body."""
