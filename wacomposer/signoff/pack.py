"""What a sign-off pack is about: one message file, in every language, on every app, light and dark."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from wacomposer.message.model import Message
from wacomposer.message.surfaces import Surface


class Reading(NamedTuple):
    """The message in one language, filled as it is shown; `language` is "" where the file names none."""

    language: str
    message: Message


class Sheet(NamedTuple):
    """One reading as one app shows it, light and dark."""

    reading: Reading
    surface: Surface


@dataclass(frozen=True, slots=True)
class Pack:
    """What is to be approved: `message` as it is in the file, and its `readings` as they are pictured.

    `digest` is the SHA-256 of the file, in lower-case hex.
    """

    name: str
    digest: str
    made: date
    version: str
    message: Message
    readings: tuple[Reading, ...]

    def sheets(self) -> Iterator[Sheet]:
        """All sheets, language by language."""
        for reading in self.readings:
            for surface in Surface:
                yield Sheet(reading, surface)


def digest_of(content: bytes) -> str:
    """The SHA-256 of a message file's bytes, in lower-case hex."""
    return hashlib.sha256(content).hexdigest()
