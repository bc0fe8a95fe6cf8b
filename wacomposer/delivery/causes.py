"""What lies behind an exception of the HTTP client: its causes, and whether one is TLS saying no."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_DISTRUST = ssl.SSLWantReadError | ssl.SSLWantWriteError | ssl.SSLEOFError
"""What a handshake raises that waits for the other side, or whose other side is gone."""


def is_distrust(cause: BaseException) -> bool:
    """Whether `cause` is TLS saying no. Early Python 3.11 has no class of its own for an end of the line."""
    is_tls = isinstance(cause, ssl.SSLError) and not isinstance(cause, _NO_DISTRUST)
    return is_tls and "EOF" not in (getattr(cause, "reason", None) or "")


def causes_of(failure: BaseException | None) -> Iterator[BaseException]:
    """`failure` and what it came from, back to the first cause."""
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__
