"""A request as a cURL command for bash, with placeholders where the secrets go."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wacomposer.providers.request import Request


def curl_command(request: Request) -> str:
    """The command that sends exactly the body of `request`; secrets are named placeholders such as <token>.

    A signature also stays a placeholder: it belongs to one secret and one moment.
    """
    lines = [f"curl -X {request.method} {quote(request.url)}"]
    lines += [f"-H {quote(f'{name}: {shown}')}" for name, shown in request.shown_headers().items()]
    if request.body:
        lines.append(f"--data-raw {quote(request.body.decode('utf-8'))}")
    return " \\\n  ".join(lines)
