"""Which proxy the system has for an address, by the same sources that sends go by."""

from __future__ import annotations

from urllib.request import getproxies


def proxy_for(scheme: str, host: str) -> str | None:
    """The proxy's URL for an address of `scheme` at `host`; None where the way is direct.

    Environment variables, else what Windows and macOS are set to; `no_proxy` lists hosts with all below them.
    """
    found = getproxies()
    proxy = found.get(scheme) or found.get("all")
    if not proxy or any(_covers(entry.strip(), host) for entry in found.get("no", "").split(",")):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _covers(entry: str, host: str) -> bool:
    name = entry.lower().lstrip("*").lstrip(".")
    return entry == "*" or (bool(name) and f".{host.lower()}".endswith(f".{name}"))
