"""How a call to a store of secrets ends, as data.

reading     Found | Missing | Trouble
writing     Stored | Trouble
deleting    Deleted | Missing | Trouble
asking      Place | Trouble
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from wacomposer.providers.secret import Secret


class Place(StrEnum):
    """Which store it is; `wording` has a name for each that people know."""

    SECRET_SERVICE = "secret_service"  # noqa: S105 - a name, not a password
    KWALLET = "kwallet"
    WINDOWS = "windows"
    MACOS = "macos"
    SESSION = "session"
    """This program's memory, until it is closed."""


class Kind(StrEnum):
    """What keeps a store from answering; each needs another thing done."""

    LOCKED = "locked"
    """It has to be unlocked first, or the question for its password was dismissed."""
    ABSENT = "absent"
    """There is no store, none that we trust, or the user's own configuration of keyring turned it off."""
    HANGING = "hanging"
    """It did not answer in time; of a write it is not known whether it was done."""
    REFUSED = "refused"
    """It answered with an error; `detail` is the class of it and nothing else."""
    UNUSABLE = "unusable"
    """What is stored cannot be a secret of ours, so that it has to be entered again."""


@dataclass(frozen=True, slots=True)
class Found:
    """The secret."""

    secret: Secret


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing is stored for this account, host and field."""


@dataclass(frozen=True, slots=True)
class Stored:
    """It is in the store."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """It is no longer in the store."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """The store could not do it."""

    kind: Kind
    detail: str = ""


ReadResult: TypeAlias = Found | Missing | Trouble
WriteResult: TypeAlias = Stored | Trouble
DeleteResult: TypeAlias = Deleted | Missing | Trouble
