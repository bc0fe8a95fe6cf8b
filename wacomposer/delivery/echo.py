"""Servers that repeat a credential in their answer: it is taken out before anyone reads what they said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from wacomposer.providers.outcome import Accepted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wacomposer.providers.outcome import Outcome
    from wacomposer.providers.request import Request, Response

LEAST_LENGTH = 12
"""Characters; a shorter credential could be a word of the answer itself, such as a name in its JSON."""


def without_echo(response: Response, request: Request) -> Response:
    """`response` with the secrets of `request` replaced by their placeholders."""
    body, headers = response.body, dict(response.headers)
    for secret, shown in _secrets(request):
        for form in {secret, json.dumps(secret)[1:-1], quote(secret, safe="")}:
            body = body.replace(form.encode(), shown.encode())
            headers = {name: value.replace(form, shown) for name, value in headers.items()}
    return replace(response, body=body, headers=headers)


def told_without_echo(outcome: Outcome, request: Request) -> Outcome:
    """`outcome` with secrets of any length replaced in the provider's own words and its message id."""
    said = outcome.message_id if isinstance(outcome, Accepted) else outcome.words
    for secret, shown in _secrets(request, least=1):
        for form in {secret, quote(secret, safe="")}:
            said = said.replace(form, shown)
    if isinstance(outcome, Accepted):
        return replace(outcome, message_id=said)
    return replace(outcome, words=said)


def _secrets(request: Request, least: int = LEAST_LENGTH) -> Iterator[tuple[str, str]]:
    """Each secret without the word in front of it, such as Bearer, and its placeholder."""
    for header in request.headers:
        if header.hidden is not None:
            prefix = header.shown.partition("<")[0]
            secret = header.hidden.reveal().removeprefix(prefix)
            if len(secret) >= least:
                yield secret, header.shown.removeprefix(prefix)
