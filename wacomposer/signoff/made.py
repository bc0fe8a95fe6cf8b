"""From a message file to what is signed off: its readings, its pack, and a name for each picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from wacomposer import __version__
from wacomposer.card.face import Face
from wacomposer.card.pictures import Look
from wacomposer.card.theme import THEMES
from wacomposer.message.editions import editions
from wacomposer.message.filling import NO_VALUES, Values, as_shown, fill_message
from wacomposer.message.model import Message
from wacomposer.message.surfaces import Surface
from wacomposer.signoff.pack import Pack, Reading, digest_of


class Named(NamedTuple):
    """One picture of a pack: the stem of its file, what it shows and how."""

    stem: str
    message: Message
    look: Look


def readings(message: Message, values: Values) -> tuple[Reading, ...]:
    """`message` in each of its languages, filled as the preview fills it."""
    return tuple(
        Reading(each.language, fill_message(each, as_shown(each, values))) for each in editions(message)
    )


def pack_of(name: str, content: bytes, message: Message, made: date) -> Pack:
    """The pack of `message`, which is in the file `content` called `name`.

    Values of one send are no part of the file, so the pictures show samples, or else fallbacks.
    """
    return Pack(name, digest_of(content), made, __version__, message, readings(message, NO_VALUES))


def all_pictures(message: Message, values: Values, look: Look) -> Iterator[Named]:
    """Every language on every app, light and dark; `look` gives all else. No two stems are the same."""
    taken: dict[str, int] = {}
    for reading in readings(message, values):
        language = _safe(reading.language or "own")
        same = language.lower()  # many file systems do not tell them apart
        taken[same] = taken.get(same, 0) + 1
        again = f"_{taken[same]}" if taken[same] > 1 else ""
        start = f"{language}{again}-" if message.variants or reading.language else ""
        for surface in Surface:
            for theme in THEMES:
                face = Face(surface, look.face.view, look.face.fold)
                yield Named(
                    f"{start}{surface}-{theme}", reading.message, look._replace(theme=theme, face=face)
                )


def _safe(language: str) -> str:
    """A tag that anyone may have typed, as part of a file's name."""
    return "".join(char if char.isascii() and (char.isalnum() or char == "-") else "_" for char in language)[
        :40
    ]
