"""Account fields and options that several providers share in form, and the reading of typed option values."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from wacomposer.message.links import ascii_address
from wacomposer.providers.contract import AccountField, OptionField, OptionKind

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE_URL_KEY = "base_url"
ONE_LINE = r"(?=.*\S)[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+"
"""The pattern of a name that may have spaces and any script."""
MILLISECOND = Decimal("0.001")
SECOND = Decimal(1)


_SECURE = r"https://([A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])"
_THIS_COMPUTER = r"http://(localhost|127\.0\.0\.1|\[::1\])"
_PATH_CHARACTER = r"[A-Za-z0-9._~!$&'()*+,;=:@%/-]"
"""What goes over the wire as it is written (RFC 3986), so that the address shown is the address asked."""
_PORT = "0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5])"
"""From 1 to 65535, the most that a connection can name (RFC 9293)."""


def base_url_field(default: str) -> AccountField:
    """The address that all request paths are appended to; https, or http on this computer only."""
    host = rf"({_SECURE}|{_THIS_COMPUTER})"
    return AccountField(
        key=BASE_URL_KEY,
        label="Base URL",
        found="Documented by the provider; change it only if yours gave you another one.",
        pattern=rf"(?!.*/\.{{1,2}}(/|$)){host}(:[0-9]+)?(/{_PATH_CHARACTER}*)?",
        form="an https:// address without user name or query, its path in ASCII",
        default=default,
        wire=ascii_address,
        further=((rf"{host}(:{_PORT})?(/.*)?", "an address whose port is from 1 to 65535"),),
    )


def delay_option(step: Decimal, unit: str, hint: str) -> OptionField:
    """The wait before the provider sends, typed in seconds; `step` is the provider's own unit."""
    return OptionField("delay", "Delay", OptionKind.SECONDS, hint, step=step, form=unit)


def read_seconds(text: str) -> Decimal | None:
    """The number of seconds in `text`, with a point or a comma, or None if it is not a number from 0 up."""
    text = text.strip().replace(",", ".")
    if not text or not set(text) <= set("0123456789."):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def in_steps(options: Mapping[str, str], spec: OptionField) -> int | None:
    """The option in the provider's own whole units, or None where it is absent or cannot be expressed."""
    seconds = read_seconds(options.get(spec.key, ""))
    if seconds is None or seconds > spec.most or seconds % spec.step:
        return None
    return int(seconds / spec.step)


def read_flag(text: str) -> bool | None:
    """Whether `text` says yes or no; None where it says neither."""
    return {"true": True, "yes": True, "1": True, "": False, "false": False, "no": False, "0": False}.get(
        text.strip().lower()
    )
