"""The words of a sign-off pack."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.editions import edition_of, editions
from wacomposer.message.filling import fillable
from wacomposer.message.model import MediaHeader, TextHeader, button_value
from wacomposer.message.surfaces import SURFACES, Surface
from wacomposer.message.variables import variables

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from wacomposer.message.model import Message

HEADING = "For approval"
MADE = "Made"
LANGUAGES = "Languages"
NO_LANGUAGE = "Language not named"
DIGEST_NOTE = "An approval is for the message file with this SHA-256 alone. Any change to it gives another."
MISSING = "Missing"
VARIABLES = "Variables"
VARIABLES_NOTE = "The pictures show the first sample of each, else what stands there without a value."
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


class Line(NamedTuple):
    """A text of the message: what it is, what it says, and whether that is something missing."""

    label: str
    text: str
    missing: bool = False


def contents(message: Message, edition: int) -> Iterator[Line]:
    """The texts of an edition of `message` as they are in the file, variables and all."""
    own = edition_of(message, edition)
    header = own.header
    if isinstance(header, TextHeader) and (header.text or _text(message.header)):
        yield _line("Header", header.text, header.text)
    elif isinstance(header, MediaHeader):
        yield Line(header.kind.capitalize(), header.url)
    yield _line("Body", own.body, own.body)
    if own.footer or message.footer:
        yield _line("Footer", own.footer, own.footer)
    for number, button in enumerate(own.buttons, start=1):
        does = f"({_DOES[button.kind]} {button_value(button)})"
        yield _line(f"Button {number}", button.text, f"{button.text} {does}")


def _text(header: TextHeader | MediaHeader | None) -> str:
    return header.text if header else ""


def _line(label: str, text: str, said: str) -> Line:
    return Line(label, said) if text.strip() else Line(label, MISSING, missing=True)


def variable_lines(message: Message) -> Iterator[Line]:
    """The variables that `message` uses in any language, with what the pictures put in their place."""
    samples = {each.name: each.samples for each in message.variables}
    found: dict[str, dict[str, None]] = {}
    for own in editions(message):
        for _, text in fillable(own):
            for each in variables(text):
                fallbacks = found.setdefault(each.name, {})
                if each.fallback is not None:
                    fallbacks[each.fallback] = None
    for name, fallbacks in found.items():
        says = [f"samples: {', '.join(samples[name])}"] if samples.get(name) else []
        says += [f"without a value: {', '.join(f'“{each}”' for each in fallbacks)}"] if fallbacks else []
        yield Line(f"{{{{{name}}}}}", "; ".join(says) or "no samples")


def page_foot(name: str, digest: str, page: int, pages: int) -> tuple[str, str]:
    """What stands at the left and at the right below every page."""
    return f"{name} · SHA-256 {digest[:16]}…", f"{page} of {pages}"
