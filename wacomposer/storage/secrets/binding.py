"""What a secret is bound to: the account, the field, and the host it may be shown to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from wacomposer.message.links import ascii_address

_USUAL_PORTS = {"http": 80, "https": 443}
_STRANGE = re.compile(r"[\x00-\x20\x7f\\]|^[^/]*//[^/]*@")


def host_of(base_url: str) -> str | None:
    """The host of `base_url` with its port unless that is the usual one; None where it has no usable host.

    Written in lower case as it goes over the wire, IPv6 in brackets. User information, spaces and
    backslashes, about which programs disagree, make it unusable, as does a host that has no such form.
    """
    base_url = ascii_address(base_url)
    if _STRANGE.search(base_url):
        return None
    try:
        parts = urlsplit(base_url)
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname
    if not host or not host.isascii() or parts.scheme not in _USUAL_PORTS:
        return None
    name = f"[{host}]" if ":" in host else host
    return name if port in (None, _USUAL_PORTS[parts.scheme]) else f"{name}:{port}"


def entry_name(account_id: str, field: str, host: str) -> str:
    """The user name of the entry in the store: a secret entered for one host is not found for another.

    Raises ValueError where one of them is empty, which would loosen the binding.
    """
    if not (account_id and field and host):
        raise ValueError("a secret is bound to an account, a field and a host")
    return f"{account_id}/{field}@{host}"
