"""The words of a sign-off pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.model import MediaHeader, TextHeader, button_value
from wacomposer.message.surfaces import SURFACES, Surface

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wacomposer.message.model import Button, Message

HEADING = "For approval"
MADE = "Made"
LANGUAGES = "Languages"
NO_LANGUAGE = "Language not named"
DIGEST_NOTE = "An approval is for the message file with this SHA-256 alone. Any change to it gives another."
PREVIEW_NOTE = "The pictures are previews. Phones may break lines elsewhere."
ANSWERS = ("Approved", "Approved with the changes noted", "Not approved")
SIGNATURE = ("Name", "Date", "Signature")
_DOES = {"reply": "answers with", "url": "opens", "call": "dials", "copy": "copies"}


def surface_title(surface: Surface) -> str:
    """The heading over the pictures of an app."""
    return "Where buttons cannot be shown" if surface is Surface.TEXT else SURFACES[surface].name


def day(made: date) -> str:
    """`made` without a word in any language: 2026-11-26."""
    return made.isoformat()


def digest_lines(digest: str) -> tuple[str, str]:
    """A SHA-256 in groups of eight, on two lines."""
    groups = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return " ".join(groups[:4]), " ".join(groups[4:])


def contents(message: Message) -> Iterator[tuple[str, str]]:
    """The texts of `message` with what each one is, as they are in the file."""
    header = message.header
    if isinstance(header, TextHeader) and header.text:
        yield "Header", header.text
    elif isinstance(header, MediaHeader):
        yield header.kind.capitalize(), header.url
    yield "Body", message.body
    if message.footer:
        yield "Footer", message.footer
    for number, button in enumerate(message.buttons, start=1):
        yield f"Button {number}", _button(button)


def _button(button: Button) -> str:
    return f"{button.text} ({_DOES[button.kind]} {button_value(button)})"


def page_foot(name: str, digest: str, page: int, pages: int) -> tuple[str, str]:
    """What stands at the left and at the right below every page."""
    return f"{name} · SHA-256 {digest[:16]}…", f"{page} of {pages}"
