"""A request as plain data: exact bytes for the wire, and the same with its secrets as named placeholders."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.providers.secret import Secret


@dataclass(frozen=True, slots=True)
class HttpHeader:
    """One header; `shown` is for people, `hidden` the real value where that is a secret or made of one."""

    name: str
    shown: str
    hidden: Secret | None = None

    @property
    def value(self) -> str:
        """What goes over the wire."""
        return self.hidden.reveal() if self.hidden else self.shown


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request; `body` is sent, and signed, byte for byte."""

    method: str
    url: str
    headers: tuple[HttpHeader, ...]
    body: bytes = b""

    def shown_headers(self) -> dict[str, str]:
        """Header names and values with placeholders for secrets."""
        return {header.name: header.shown for header in self.headers}


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP answer; header names are lower case, `whole` is False where the body was cut at our limit."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    whole: bool = True


def placeholder(name: str) -> str:
    """What stands for a value that is secret or not given: `<token>`."""
    return f"<{name}>"


def percent_encoded(text: str) -> str:
    """`text` as one part of a path or query; half a character, which review refuses, becomes `%3F`."""
    return quote(text, safe="", errors="replace")


def json_bytes(data: Mapping[str, Any]) -> bytes:
    """`data` as compact UTF-8 JSON in the given order of keys.

    A lone surrogate, which review refuses, cannot be UTF-8 and is escaped as JSON allows.
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode("ascii")
