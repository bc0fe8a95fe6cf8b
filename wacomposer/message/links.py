"""Web addresses of buttons and media: whether a customer's phone can open what was typed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit

from wacomposer.message.findings import Code, Remedy, Severity, error, warning

if TYPE_CHECKING:
    from wacomposer.message.findings import Finding

_HOST_AND_PORT = r"(?:localhost|[^:/?#]*\.[^:/?#]*):\d+(?:[/?#]|$)"
_SCHEME = re.compile(rf"(?!{_HOST_AND_PORT})[A-Za-z][A-Za-z0-9+.-]*:")
_LABEL = r"(?!-)[^\s\x00-\x1f\x7f-\x9f\ud800-\udfff!\"#$%&'()*+,./:;<=>?@\[\\\]^`{|}~]+(?<!-)"
_LONGEST_HOST = 253
_EMOJI = frozenset({"So", "Sk", "Mn"})
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?")
_ORIGIN = re.compile(r"(https?://)([^/?#:@\\]+)", re.IGNORECASE)


def split_url(url: str) -> SplitResult | None:
    """The parts of an http(s) address with a host, or None where `url` is not one."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "\\" in parts.netloc:
        return None  # browsers read a backslash as a slash, so the host would be another one
    is_literal = parts.netloc.rpartition("@")[2].startswith("[")
    return parts if is_literal or _HOST.fullmatch(host) else None


def with_https(url: str) -> str:
    """`url` with https in front, replacing http or a missing scheme."""
    bare = url.strip()
    return "https://" + re.sub(r"^(https?:/*|//)", "", bare, flags=re.IGNORECASE)


def encode_spaces(url: str) -> str:
    """`url` trimmed, with inner white space percent-encoded as UTF-8."""
    return re.sub(r"\s", lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url.strip())


def ascii_host(host: str) -> str:
    """The form of an internationalised `host` that goes over the wire, or "" if there is none."""
    if len(host) > _LONGEST_HOST:
        return ""
    import idna  # noqa: PLC0415 - needed for few addresses and slow to load

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return _older_ascii_host(host)


def ascii_address(url: str) -> str:
    """`url` with its host in the form that goes over the wire, or as it is where its host has none."""
    found = None if url.isascii() else _ORIGIN.match(url)
    if found is None or found[2].isascii():
        return url
    host = ascii_host(found[2])
    return f"{found[1]}{host}{url[found.end() :]}" if _HOST.fullmatch(host) else url


def _older_ascii_host(host: str) -> str:
    """By IDNA 2003, which unlike its successor knows the emoji domains that browsers open.

    It also lets through what only looks like a dot or a slash, so nothing but emoji is left to it.
    """
    if not all(char in ".-" or char.isalnum() or unicodedata.category(char) in _EMOJI for char in host):
        return ""
    try:
        return host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def review_url(url: str, place: str, *, plain_http: Severity) -> tuple[Finding, ...]:
    """What stands against `url` (not empty); `plain_http` is the weight of a link that is not https."""
    if re.search(r"\s", url):
        encoded = review_url(encode_spaces(url), place, plain_http=plain_http)
        is_mended = all(finding.code is not Code.NOT_A_URL for finding in encoded)
        return (error(Code.URL_SPACE, place, *((Remedy.ENCODE_URL,) if is_mended else ())),)
    if not _SCHEME.match(url):
        usable = split_url(with_https(url)) is not None
        return (error(Code.NOT_HTTPS, place, Remedy.USE_HTTPS) if usable else error(Code.NOT_A_URL, place),)
    parts = split_url(url)
    if parts is None or parts.hostname is None:
        return (error(Code.NOT_A_URL, place),)
    if not url.startswith("https://"):  # also HTTPS://, which Android does not open
        make = error if plain_http is Severity.ERROR else warning
        return (make(Code.NOT_HTTPS, place, Remedy.USE_HTTPS),)
    return () if parts.hostname.isascii() else _review_international(parts.hostname, place)


def _review_international(host: str, place: str) -> tuple[Finding, ...]:
    wire = ascii_host(host)
    if _HOST.fullmatch(wire):
        return (warning(Code.URL_INTERNATIONAL, place, host=host, wire=wire),)
    return (error(Code.NOT_A_URL, place),)
