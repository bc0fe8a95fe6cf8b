"""A secret value that does not show itself: not in reprs, not in formatted text, not in pickles."""

from __future__ import annotations

import re
from typing import NoReturn

_USABLE = re.compile(r"[\x21-\x7e]+")


class Secret:
    """A non-empty credential of visible ASCII characters, readable only through `reveal`."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        """Raises ValueError, without the value in it, where `value` cannot travel in an HTTP header."""
        if not is_usable(value):
            raise ValueError("a secret must consist of visible ASCII characters")
        self._value = value

    def reveal(self) -> str:
        """The value itself; for the wire, the keyring and the reveal button only."""
        return self._value

    def __repr__(self) -> str:
        """Without the value."""
        return "<secret>"

    def __eq__(self, other: object) -> bool:
        """Equal values are equal secrets."""
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        """One hash for all, so that it says nothing about the value."""
        return hash(Secret)

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied into a file."""
        raise TypeError("a secret cannot be pickled")


def is_usable(value: str) -> bool:
    """Whether `value` can be a secret: visible ASCII, no spaces, not empty."""
    return _USABLE.fullmatch(value) is not None
