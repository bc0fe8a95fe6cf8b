"""Where a name leads on the network, and whether that is open to everyone or someone's own."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

Resolve: TypeAlias = "Callable[[str, int], Awaitable[tuple[str, ...]]]"
"""Finds the IP addresses of a name; raises OSError if there are none."""

_Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052, 2.1
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # RFC 4291, 2.5.5.1
_MAPPED = ipaddress.IPv6Network("::ffff:0:0/96")  # RFC 4291, 2.5.5.2
_TRANSLATED = ipaddress.IPv6Network("::ffff:0:0:0/96")  # RFC 2765, 2.1
_CARRIERS = (_NAT64, _COMPATIBLE, _MAPPED, _TRANSLATED)
_GIVEN_OUT = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 from which addresses on the internet are given out (IANA's IPv6 address space)."""
# What IANA's special-purpose address registries (read 2026-11) name; Python's own list, which differs from
# version to version, does not always hold it.
_SPECIAL_4 = (
    ipaddress.IPv4Network("192.0.0.0/24"),  # protocol assignments, RFC 6890
    ipaddress.IPv4Network("192.88.99.0/24"),  # what was the relay of 6to4, RFC 7526
)
_SPECIAL_6 = (
    ipaddress.IPv6Network("2001::/23"),  # protocol assignments, RFC 2928
    ipaddress.IPv6Network("3fff::/20"),  # documentation, RFC 9637
)
_LOCAL_ENDINGS = ("localhost", "local", "internal", "home.arpa", "lan", "intranet", "corp", "home")
"""Endings that no public name has (RFC 6761, 6762, 8375, ICANN's `internal`), or that networks use."""


def is_public(address: str) -> bool:
    """Whether `address`, an IP address in text, is on the open internet.

    Not so are loopback, private, link-local, shared, reserved, multicast and unspecified addresses (IANA
    special-purpose registries), and IPv6 addresses that carry such an IPv4 address.
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(_is_open(each) for each in (found, *_carried(found)))


def _is_open(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address):
        if any(address in each for each in _CARRIERS):
            special = False  # what it carries decides
        else:
            special = address not in _GIVEN_OUT or any(address in each for each in _SPECIAL_6)
    else:
        special = address.is_reserved or any(address in each for each in _SPECIAL_4)
    return address.is_global and not (address.is_multicast or special)


def _carried(address: _Address) -> Iterator[ipaddress.IPv4Address]:
    """The IPv4 addresses that packets to an IPv6 `address` may end at."""
    if not isinstance(address, ipaddress.IPv6Address):
        return
    if address.sixtofour is not None:
        yield address.sixtofour
    if address.teredo is not None:
        yield from address.teredo
    if any(address in each for each in _CARRIERS):
        yield ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF)


def is_address(host: str) -> bool:
    """Whether `host` is an IP address rather than a name."""
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def is_local_name(host: str) -> bool:
    """Whether `host` is a name that only means something on a network of one's own."""
    name = host.rstrip(".").lower()
    return "." not in name or name.endswith(tuple(f".{ending}" for ending in _LOCAL_ENDINGS))


async def resolve(host: str, port: int) -> tuple[str, ...]:
    """The IP addresses of `host`, in the order in which to try them. Raises OSError."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
