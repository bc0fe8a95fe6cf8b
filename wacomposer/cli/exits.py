"""Exit codes, the same for every verb, and the exception for input that cannot be used."""

from __future__ import annotations

OK = 0
"""No errors; the message was accepted."""
FOUND_ERRORS = 1
"""Review found errors, so nothing was sent; or a self-test failed."""
UNUSABLE = 2
"""The arguments, a file or the place for the output cannot be used; nothing was sent."""
REJECTED = 3
"""The provider refused the message, or it provably never left."""
UNKNOWN = 4
"""The message may have been sent."""
INTERRUPTED = 130
"""Ctrl+C before anything was sent, as shells count it."""


class UnusableError(Exception):
    """Input that cannot be used; the text is a sentence for a person, and never holds a secret."""
