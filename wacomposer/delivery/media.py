"""Loads a header's media as a stranger would: without credentials, limited, not from private addresses.

A name is resolved here, each address it has is checked, and the connection goes to a checked address, so that
a name which answers differently the next time leads nowhere else. Where the system sends through a proxy, the
proxy resolves names by itself; those that are found here are checked nevertheless.
"""

from __future__ import annotations

import asyncio
import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import httpx

from wacomposer import __version__
from wacomposer.delivery.addresses import Resolve, is_address, is_local_name, is_public, resolve
from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.certificates import CertificatesError, no_certificates, system_certificates
from wacomposer.delivery.media_answer import LINE_FAILURES, MediaError, line_failure, read_file
from wacomposer.delivery.proxies import proxy_for
from wacomposer.delivery.transport import MOST_PORT  # its import also keeps the client's logs silent
from wacomposer.message.filetypes import HEAD_BYTES
from wacomposer.message.media import MediaFailure, MediaFile, Trouble, failure

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from wacomposer.message.media import Address
    from wacomposer.message.model import MediaKind

MOST_REDIRECTS = 5
"""Enough for a shortened link on a content network; browsers follow 20 (Fetch standard, 4.4)."""
_MOST_ADDRESSES = 4
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_THIS_COMPUTER = "127.0.0.1"
_LOOPBACK = frozenset({"localhost", _THIS_COMPUTER, "::1"})


def anywhere(_address: str) -> bool:
    """Lets every IP address through."""
    return True


class Fetched(NamedTuple):
    """A file that WhatsApp would take; `content` is all of a picture and the beginning of anything else."""

    file: MediaFile
    content: bytes


@dataclass(frozen=True, slots=True)
class MediaPatience:
    """How long to wait, in seconds: for a connection, for silence on the line, and for everything."""

    connect: float = 6.0
    silence: float = 10.0
    whole: float = 30.0


@dataclass
class MediaSource:
    """Fetches one file at a time, or several; keeps nothing between them but the certificates.

    Only IP addresses that `allows` lets through are asked; `anywhere` lets through this computer and private
    networks, too.
    """

    allows: Callable[[str], bool] = is_public
    patience: MediaPatience = field(default_factory=MediaPatience)
    resolve: Resolve = resolve
    _certificates: ssl.SSLContext | None = None

    async def fetch(self, address: Address) -> Fetched | MediaFailure:
        """The file at `address`, or why it cannot be shown. A cancellation closes the connection."""
        try:
            async with asyncio.timeout(self.patience.whole):
                return await self._follow(address)
        except TimeoutError:
            return failure(Trouble.NO_ANSWER)
        except MediaError as trouble:
            return trouble.failure
        except CertificatesError:
            return failure(Trouble.OWN_CERTIFICATES)

    async def _follow(self, address: Address) -> Fetched:
        url = _read(address.url)
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._ask(address.kind, url)
            if isinstance(answer, Fetched):
                return answer
            url = _read(answer, url)
        raise MediaError(failure(Trouble.TOO_MANY_REDIRECTS))

    async def _ask(self, kind: MediaKind, url: httpx.URL) -> Fetched | str:
        """The file at `url`, or the address that it points to."""
        host = _host(url)
        proxy = None if host in _LOOPBACK else proxy_for(url.scheme, host)
        places = await self._places(url, proxied=proxy is not None)
        if proxy is not None:
            return await self._ask_at(kind, url, url, proxy)
        for place in places[:-1]:
            try:
                return await self._ask_at(kind, url, url.copy_with(host=place), None)
            except MediaError as trouble:
                if trouble.failure.trouble is not Trouble.NO_CONNECTION:
                    raise
        return await self._ask_at(kind, url, url.copy_with(host=places[-1]), None)

    async def _places(self, url: httpx.URL, *, proxied: bool) -> tuple[str, ...]:
        """The IP addresses of the host of `url` that may be asked; none where only a proxy knows them."""
        host = _host(url)
        port = url.port or (443 if url.scheme == "https" else 80)
        if is_address(host):
            found: tuple[str, ...] = (host,)
        else:
            try:
                found = await self.resolve(url.raw_host.decode("ascii"), port)
            except (OSError, UnicodeError):
                found = ()
        found = tuple(each for each in found if "%" not in each)  # one network card's own
        if not found and proxied and (self.allows(_THIS_COMPUTER) or not is_local_name(host)):
            return ()
        if not found:
            raise MediaError(failure(Trouble.PRIVATE if proxied else Trouble.NAME_NOT_FOUND))
        allowed = tuple(each for each in found if self.allows(each))
        if not allowed or (proxied and len(allowed) < len(found)):  # which of them it asks is not known
            raise MediaError(failure(Trouble.PRIVATE))
        return allowed[:_MOST_ADDRESSES]

    async def _ask_at(
        self, kind: MediaKind, url: httpx.URL, place: httpx.URL, proxy: str | None
    ) -> Fetched | str:
        """Ask for `url` at `place`, which is the same with an IP address for its host, or through `proxy`."""
        attempt = Attempt()
        extensions: dict[str, object] = {"trace": attempt.watch}
        if not is_address(_host(url)):
            extensions["sni_hostname"] = url.raw_host.decode("ascii").rstrip(".")
        try:
            async with (
                await self._client(url.scheme, proxy) as client,
                client.stream("GET", place, headers=_headers(kind, url), extensions=extensions) as answer,
            ):
                target = answer.extensions["location"]
                if answer.status_code in _REDIRECTS and target:
                    return str(target)
                return Fetched(*await read_file(kind, answer, _name(url)))
        except LINE_FAILURES as problem:
            raise MediaError(line_failure(problem, attempt, proxied=proxy is not None)) from None

    async def _client(self, scheme: str, proxy: str | None) -> httpx.AsyncClient:
        """A client for one request, so that there is nothing that the next one could be told."""
        certificates = self._certificates if scheme == "https" else no_certificates()
        if certificates is None:
            certificates = self._certificates = await asyncio.to_thread(system_certificates)
        try:
            return httpx.AsyncClient(
                verify=certificates,
                follow_redirects=False,
                timeout=httpx.Timeout(self.patience.silence, connect=self.patience.connect),
                trust_env=False,  # neither .netrc nor proxies that were not looked at
                proxy=proxy,
                event_hooks={"response": [_keep_redirect]},
            )
        except (ImportError, ValueError, httpx.InvalidURL):  # a kind of proxy that is not spoken here
            raise MediaError(failure(Trouble.PROXY)) from None


async def _keep_redirect(answer: httpx.Response) -> None:
    """Keep httpx from preparing the next request, which fails where the new address is none."""
    answer.extensions["location"] = answer.headers.pop("location", "")


def _read(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address in `text`, seen from `base`, without the user and password it may name."""
    try:
        url = base.join(text) if base is not None else httpx.URL(text)
        url = url.copy_with(userinfo=b"", fragment=None)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise MediaError(failure(Trouble.BAD_ADDRESS)) from None
    if url.scheme not in ("http", "https") or not url.raw_host or (url.port or 0) > MOST_PORT:
        raise MediaError(failure(Trouble.BAD_ADDRESS))
    return url


def _host(url: httpx.URL) -> str:
    """The host of `url` in its own script; where IDNA 2008 has none, as for emoji domains, as on the wire."""
    try:
        return url.host
    except UnicodeError:
        return url.raw_host.decode("ascii")


def _headers(kind: MediaKind, url: httpx.URL) -> dict[str, str]:
    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"wacomposer/{__version__}",
        "Accept": "*/*",
        "Accept-Encoding": "identity",
    }
    return headers if kind == "image" else {**headers, "Range": f"bytes=0-{HEAD_BYTES - 1}"}


def _name(url: httpx.URL) -> str:
    return posixpath.basename(url.path)
