"""Sentences about a request before it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding

MOST_REASONS = 3

AS_PLACEHOLDERS = "Secrets are named placeholders."
SIGNED_LATER = "The signature is made when sending."
STARTING = "The practice gateway is starting; its address follows."
NO_PORT = "The practice gateway found no free port on this computer, so there is no address."
CURL_COPIED = "The cURL command is copied."
BODY_COPIED = "The body is copied."


def not_yet(blocking: Sequence[Finding]) -> str:
    """Why the request cannot be sent yet, "" if it can."""
    if not blocking:
        return ""
    reasons = " ".join(sentence(finding) for finding in blocking[:MOST_REASONS])
    more = len(blocking) - MOST_REASONS
    rest = "" if more <= 0 else " There is one more reason." if more == 1 else f" There are {more} more."
    return f"This cannot be sent yet: {reasons}{rest}"


def in_language(name: str, tag: str) -> str:
    """Which of the message's languages is sent."""
    return f"Language: {name} ({tag})." if tag not in ("", name) else f"Language: {name}."


def of_the_moment(names: Sequence[str]) -> str:
    """Which headers are made at the moment of sending."""
    return f"{' and '.join(names)} is that of the moment of sending." if names else ""


def body_size(size: int, *, indented: bool) -> str:
    """How many bytes are sent; `indented` where that is not what is shown."""
    counted = f"{size:,} byte{'' if size == 1 else 's'}"
    return f"{counted} when sent, without this indentation" if indented else f"{counted}, exactly as sent"
