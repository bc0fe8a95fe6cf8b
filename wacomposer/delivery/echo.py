"""Servers that repeat a credential in their answer: it is taken out before anyone reads the answer."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def _secrets(request: Request) -> Iterator[tuple[str, str]]:
    """Each secret without the word in front of it, such as Bearer, and its placeholder."""
    for header in request.headers:
        if header.hidden is not None:
            prefix = header.shown.partition("<")[0]
            secret = header.hidden.reveal().removeprefix(prefix)
            if len(secret) >= LEAST_LENGTH:
                yield secret, header.shown.removeprefix(prefix)
