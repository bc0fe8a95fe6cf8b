"""The HTTP client: plain requests in, plain responses or a closed set of failures out, nothing retried.

Every exception of the client library becomes an outcome:

    before the first byte    Rejected, unsent: NAME_NOT_FOUND, NO_CONNECTION, TLS, PROXY, BAD_ADDRESS
    after the first byte     Unknown: NO_ANSWER, CONNECTION_CUT
"""

from __future__ import annotations

import asyncio
import os
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self

import httpx
import truststore

from wacomposer import __version__
from wacomposer.providers.outcome import Doubt, Reason, Rejected, Unknown
from wacomposer.providers.request import Response

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import TracebackType

    from wacomposer.delivery.attempt import Attempt
    from wacomposer.providers.request import Request

MAX_ANSWER = 256 * 1024
"""Bytes of an answer that are read; the documented ones have less than a thousand."""

_LOOPBACK = ("all://localhost", "all://127.0.0.1", "all://[::1]")


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for a connection, for silence on the line, and for the whole answer."""

    connect: float = 10.0
    silence: float = 45.0
    whole: float = 60.0


class CertificatesError(Exception):
    """SSL_CERT_FILE or SSL_CERT_DIR names something that cannot be read."""


class Transport:
    """One HTTP client with the operating system's certificates; follows no redirect, keeps no cookie."""

    def __init__(self, patience: Patience | None = None, connections: int = 32) -> None:
        """Takes some 60 ms for the certificates: build it in a thread where a window is waiting.

        Raises CertificatesError.
        """
        self.patience = patience or Patience()
        timeout = httpx.Timeout(self.patience.silence, connect=self.patience.connect, pool=None)
        self._client = httpx.AsyncClient(
            verify=_system_certificates(),
            timeout=timeout,
            follow_redirects=False,
            limits=httpx.Limits(max_connections=connections, max_keepalive_connections=connections),
            headers={"User-Agent": f"wacomposer/{__version__}", "Accept-Encoding": "identity"},
            mounts=dict.fromkeys(_LOOPBACK),  # practice never passes a proxy
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def exchange(
        self, request: Request, attempt: Attempt, *, extra_seconds: float = 0.0
    ) -> Response | Rejected | Unknown:
        """Send `request` once; `extra_seconds` are added to the patience for a provider that waits on purpose."""
        try:
            async with asyncio.timeout(self.patience.whole + extra_seconds):
                return await self._exchange(request, attempt, extra_seconds)
        except TimeoutError:
            return _failure(None, attempt)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as failure:
            return _failure(failure, attempt)
        except (
            UnicodeError,
            ValueError,
        ):  # a host or header that cannot be written; its text may hold a secret
            return Rejected(Reason.BAD_ADDRESS, unsent=True)

    async def _exchange(self, request: Request, attempt: Attempt, extra_seconds: float) -> Response:
        silence = self.patience.silence + extra_seconds
        timeout = httpx.Timeout(silence, connect=self.patience.connect, pool=None)
        headers = [(header.name, header.value) for header in request.headers]
        async with self._client.stream(
            request.method,
            request.url,
            headers=headers,
            content=request.body,
            timeout=timeout,
            extensions={"trace": attempt.watch},
        ) as answer:
            self._client.cookies.clear()
            body = bytearray()
            async for chunk in answer.aiter_raw():
                body += chunk
                if len(body) > MAX_ANSWER:
                    break
            answer_headers = {name.lower(): value for name, value in answer.headers.items()}
            whole = len(body) <= MAX_ANSWER
            return Response(answer.status_code, answer_headers, bytes(body[:MAX_ANSWER]), whole)


def _failure(failure: Exception | None, attempt: Attempt) -> Rejected | Unknown:
    if attempt.may_have_left:
        waited = failure is None or isinstance(failure, httpx.TimeoutException)
        return Unknown(Doubt.NO_ANSWER if waited else Doubt.CONNECTION_CUT)
    return Rejected(_unsent_reason(failure), unsent=True)


def _unsent_reason(failure: Exception | None) -> Reason:
    if isinstance(failure, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return Reason.BAD_ADDRESS
    if isinstance(failure, httpx.ProxyError):
        return Reason.PROXY
    causes = tuple(_chain(failure))
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return Reason.TLS
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Reason.NAME_NOT_FOUND
    return Reason.NO_CONNECTION


def _chain(failure: BaseException | None) -> Iterator[BaseException]:
    while failure is not None:
        yield failure
        failure = failure.__cause__ or failure.__context__


def _system_certificates() -> ssl.SSLContext:
    for name, exists in (("SSL_CERT_FILE", Path.is_file), ("SSL_CERT_DIR", Path.is_dir)):
        named = os.environ.get(name)
        if named and not exists(Path(named)):
            raise CertificatesError(name)
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
