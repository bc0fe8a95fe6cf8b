"""The HTTP client: plain requests in, plain responses or a closed set of failures out, nothing retried.

Every exception of the client library becomes an outcome:

    before the first byte    Rejected, unsent: NAME_NOT_FOUND, NO_CONNECTION, TLS, PROXY, BAD_ADDRESS,
                             CERTIFICATE_FILE, CERTIFICATE_FOLDER
    after the first byte     Unknown: NO_ANSWER, CONNECTION_CUT, UNREADABLE
"""

from __future__ import annotations

import asyncio
import logging
import re
import socket
import ssl
from contextlib import aclosing
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Self, cast

import httpx

from wacomposer import __version__
from wacomposer.delivery import habits  # noqa: F401 - before the first request
from wacomposer.delivery.causes import causes_of, is_distrust
from wacomposer.delivery.certificates import CertificatesError, no_certificates, system_certificates
from wacomposer.delivery.echo import without_echo
from wacomposer.providers.outcome import Doubt, Reason, Rejected, Unknown
from wacomposer.providers.request import Response

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator
    from types import TracebackType

    from wacomposer.delivery.attempt import Attempt
    from wacomposer.providers.request import Request

MAX_ANSWER = 256 * 1024
"""Bytes of an answer that are read; the documented ones have less than a thousand."""

KEPT_OPEN = 2.0
"""Seconds an idle connection is kept for the next message. Servers close theirs from 5 seconds on (Node,
uvicorn); a message that leaves at that moment would end in doubt."""

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_LOOPBACK_MOUNTS = ("all://localhost", "all://127.0.0.1", "all://[::1]")
MOST_PORT = 65535
"""The largest port there is."""
_TALKATIVE = ("httpx", "httpcore.connection", "httpcore.http11", "httpcore.proxy", "httpcore.socks")


def _is_serious(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING


for _name in _TALKATIVE:  # below WARNING they tell of addresses and answer headers, some of them secret
    logging.getLogger(_name).addFilter(_is_serious)


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds: for a connection, for silence on the line, and for the whole answer."""

    connect: float = 10.0
    silence: float = 45.0
    whole: float = 60.0


class Transport:
    """An HTTP client that follows no redirect and keeps no cookie.

    What is plain goes out by a client that trusts nobody, and what is secure by one with the operating
    system's certificates, which are read when they are first needed.
    """

    def __init__(self, patience: Patience | None = None, connections: int = 32) -> None:
        """`connections` are those that may be open at once, plain and secure ones each."""
        self.patience = patience or Patience()
        self._limits = httpx.Limits(
            max_connections=connections, max_keepalive_connections=connections, keepalive_expiry=KEPT_OPEN
        )
        self._proxy_usable = True
        self._plain = self._make(no_certificates())
        self._secure: httpx.AsyncClient | None = None
        self._reading = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the connections."""
        await self._plain.aclose()
        if self._secure is not None:
            await self._secure.aclose()

    async def exchange(
        self, request: Request, attempt: Attempt, *, extra_seconds: float = 0.0
    ) -> Response | Rejected | Unknown:
        """Send `request` once; `extra_seconds` of patience for a provider that waits on purpose."""
        url = _address(request.url)
        if url is None:
            return Rejected(Reason.BAD_ADDRESS, unsent=True)
        if not self._proxy_usable and url.host not in _LOOPBACK:
            return Rejected(Reason.PROXY, unsent=True)
        try:
            client = self._plain if url.scheme == "http" else await self._secure_client()
        except CertificatesError as failure:
            return Rejected(failure.reason, unsent=True)
        try:
            async with asyncio.timeout(self.patience.whole + extra_seconds):
                return await self._exchange(client, request, url, attempt, extra_seconds)
        except TimeoutError:
            return _failure(None, attempt, url)
        # OSError: ssl.SSLError passes through httpx while it reads. ValueError: what cannot be a header; its
        # text may hold a secret. ExceptionGroup: what else can go wrong in connecting.
        except (httpx.HTTPError, httpx.StreamError, OSError, ValueError, ExceptionGroup) as failure:
            return _failure(failure, attempt, url)

    async def _secure_client(self) -> httpx.AsyncClient:
        """The client for https, made in a thread at the first need. Raises CertificatesError."""
        async with self._reading:
            if self._secure is None:
                self._secure = await asyncio.to_thread(lambda: self._make(system_certificates()))
        return self._secure

    def _make(self, certificates: ssl.SSLContext) -> httpx.AsyncClient:
        try:
            return _client(certificates, self._limits, proxies=True)
        except (ImportError, ValueError, httpx.InvalidURL):  # a kind of proxy that is not spoken here
            self._proxy_usable = False
            return _client(certificates, self._limits, proxies=False)

    async def _exchange(
        self,
        client: httpx.AsyncClient,
        request: Request,
        url: httpx.URL,
        attempt: Attempt,
        extra_seconds: float,
    ) -> Response:
        silence = self.patience.silence + extra_seconds
        timeout = httpx.Timeout(silence, connect=self.patience.connect, pool=None)
        headers = [(header.name, header.value) for header in request.headers]
        async with client.stream(
            request.method,
            url,
            headers=headers,
            content=request.body,
            timeout=timeout,
            extensions={"trace": attempt.watch},
        ) as answer:
            client.cookies.clear()
            body = bytearray()
            parts = cast("AsyncGenerator[bytes]", answer.aiter_raw())
            async with aclosing(parts) as chunks:
                async for chunk in chunks:
                    body += chunk
                    if len(body) > MAX_ANSWER:
                        break
            answer_headers = {name.lower(): value for name, value in answer.headers.items()}
            if location := answer.extensions["location"]:
                answer_headers["location"] = location
            whole = len(body) <= MAX_ANSWER
            response = Response(answer.status_code, answer_headers, bytes(body[:MAX_ANSWER]), whole)
            return without_echo(response, request)


def _client(certificates: ssl.SSLContext, limits: httpx.Limits, *, proxies: bool) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        verify=certificates,
        follow_redirects=False,
        limits=limits,
        headers={"User-Agent": f"wacomposer/{__version__}", "Accept-Encoding": "identity"},
        mounts=dict.fromkeys(_LOOPBACK_MOUNTS),  # practice never passes a proxy
        trust_env=proxies,
        event_hooks={"response": [_set_redirect_aside]},
    )


async def _set_redirect_aside(answer: httpx.Response) -> None:
    """Keep httpx from preparing the next request, which also fails where the new address is none."""
    answer.extensions["location"] = answer.headers.pop("location", None)


@lru_cache(maxsize=16)  # one account's sends go to one address
def _address(text: str) -> httpx.URL | None:
    try:
        url = httpx.URL(text)
        url.host  # noqa: B018 - raises where the client, too, would fail over what begins with xn--
    except (httpx.InvalidURL, UnicodeError):
        return None
    return url if url.scheme in ("http", "https") and (url.port or 0) <= MOST_PORT else None


def _failure(failure: Exception | None, attempt: Attempt, url: httpx.URL) -> Rejected | Unknown:
    if attempt.may_have_left:
        return Unknown(_doubt(failure))
    return Rejected(_unsent_reason(failure, attempt, url), unsent=True)


def _doubt(failure: Exception | None) -> Doubt:
    if failure is None or isinstance(failure, httpx.TimeoutException):
        return Doubt.NO_ANSWER
    if isinstance(failure, httpx.NetworkError | OSError):
        return Doubt.CONNECTION_CUT
    # One class stands for a server that hung up and for one that does not speak HTTP.
    hung_up = isinstance(failure, httpx.RemoteProtocolError) and re.search(r"closed|disconnect", str(failure))
    return Doubt.CONNECTION_CUT if hung_up else Doubt.UNREADABLE


def _unsent_reason(failure: Exception | None, attempt: Attempt, url: httpx.URL) -> Reason:
    if attempt.unreached and attempt.unreached != url.raw_host.decode("ascii"):
        return Reason.PROXY
    if attempt.tunnelling or isinstance(failure, httpx.ProxyError):
        return Reason.PROXY
    causes = tuple(causes_of(failure))
    if any(is_distrust(cause) for cause in causes):
        return Reason.TLS
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Reason.NAME_NOT_FOUND
    bad = httpx.UnsupportedProtocol | httpx.LocalProtocolError | ValueError
    return Reason.BAD_ADDRESS if isinstance(failure, bad) else Reason.NO_CONNECTION
