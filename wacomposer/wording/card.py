"""The few words the card itself needs: on it, under it, or for those who hear it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.surfaces import SURFACES, Surface, missing, mixed_replies, reports

if TYPE_CHECKING:
    from wacomposer.message.model import Message
    from wacomposer.message.surfaces import Fact

PLACEHOLDER = "Your message appears here"
NO_LABEL = "Button"
READ_MORE = "Read more"
MEDIA_NAMES = {"image": "Image", "video": "Video", "document": "Document"}
_BUTTON_NAMES = {"reply": "reply button", "url": "link button", "call": "call button", "copy": "copy button"}


def spoken_media(kind: str, name: str) -> str:
    """What a screen reader says of a media header: "Image: shoes.jpg"."""
    return f"{MEDIA_NAMES[kind]}: {name}" if name else MEDIA_NAMES[kind]


def spoken_button(kind: str, label: str) -> str:
    """What a screen reader says of a button on the card: "Track order, link button"."""
    return f"{label.strip() or NO_LABEL}, {_BUTTON_NAMES[kind]}"


def spoken_time(time: str, *, sent: bool) -> str:
    """What a screen reader says of the time: "14:32", with two ticks on the sender's side."""
    return f"{time}, two ticks" if sent else time


def not_shown(label: str) -> str:
    """What stands in place of a button that this app does not show: "Not shown: Talk to sales"."""
    return f"Not shown: {label}"


class Note(NamedTuple):
    """What stands under the card: the headline, what sources say, a line each, and what none says.

    `loses` tells whether some customers will miss a part of the message.
    """

    title: str
    text: str
    unconfirmed: str
    loses: bool


def surface_note(message: Message, surface: Surface, *, fold: bool = False) -> Note:
    """What is missing on `surface` or elsewhere, what people ran into there, and what is not confirmed.

    With `fold` also where "Read more" comes from.
    """
    facts = SURFACES[surface]
    gone = len(missing(message, surface))
    says = [_sourced(fact) for fact in reports(message, surface)]
    elsewhere = SURFACES[Surface.WEB].hides if mixed_replies(message) and not facts.hides else None
    if gone and facts.hides:
        title = f"{_buttons(gone, message)} missing {_PLACES[surface]}."
        says.insert(0, _sourced(facts.hides))
    elif elsewhere:
        count = len(mixed_replies(message))
        told = "one button" if count == 1 else f"{count} buttons"
        title = f"On WhatsApp Web and Desktop {told} will be missing."
        says.insert(0, _sourced(elsewhere))
    else:
        title = f"Nothing is known to be missing {_PLACES[surface]}."
    if facts.measures:
        says.append(f"{facts.measures}.")
    unconfirmed = f"Not confirmed: {facts.unconfirmed}. The common card stands for it."
    if fold:
        unconfirmed = f"{unconfirmed}\n{_FOLD}"
    return Note(title, "\n".join(says), unconfirmed, bool(gone or elsewhere))


_FOLD = (
    "Not confirmed: Read more after about 5 lines. Bird says so of marketing templates (read 2026-11),"
    " no source of messages with buttons."
)
_PLACES = {
    Surface.ANDROID: "on Android",
    Surface.IPHONE: "on iPhone",
    Surface.WEB: "on WhatsApp Web",
    Surface.DESKTOP: "on WhatsApp Desktop",
    Surface.TEXT: "where buttons cannot be shown",
}


def _buttons(count: int, message: Message) -> str:
    if count == len(message.buttons):
        return "The button is" if count == 1 else "All buttons are"
    return "One button is" if count == 1 else f"{count} buttons are"


def _sourced(fact: Fact) -> str:
    return f"{fact.says} ({fact.source})."
