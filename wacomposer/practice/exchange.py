"""One request as a provider's part of the gateway sees it, and the reply it gives."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from wacomposer.practice.shape import BodyError, read_object

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.practice.trouble import Trouble

JSON_TYPE = "application/json"


@dataclass(frozen=True, slots=True)
class Call:
    """A request that arrived whole.

    `path` is what follows the base URL and `full_path` what the request line names, both percent-encoded as
    they came and without the query; `query` is without its "?"; header names are lower case; `now` is the
    unix time in seconds.
    """

    method: str
    path: str
    full_path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    now: float

    def data(self) -> dict[str, Any]:
        """The JSON object in the body. Raises BodyError where there is none, or by content type none."""
        if self.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON_TYPE:
            raise BodyError(f"Content-Type must be {JSON_TYPE}")
        return read_object(self.body)

    def bearer(self) -> str:
        """The token of an `Authorization: Bearer` header, or ""."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A status, headers and body; the length is added on the way out."""

    status: int
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()

    def with_headers(self, *headers: tuple[str, str]) -> Reply:
        """The same with further headers."""
        return replace(self, headers=(*self.headers, *headers))


class PracticeProvider(Protocol):
    """One provider's documented behaviour."""

    key: str

    def answer(self, call: Call) -> Reply:
        """What the provider replies to `call`."""
        ...

    def refusal(self, trouble: Trouble, call: Call) -> Reply:
        """The provider's own form of one of the troubles that have a status."""
        ...


def json_reply(status: int, data: Mapping[str, Any]) -> Reply:
    """`data` as JSON in UTF-8."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
    return Reply(status, body, (("content-type", JSON_TYPE),))
