"""Who gets the message: an international number or a WhatsApp address (JID), read from what was typed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wacomposer.message.findings import RECIPIENT, Code, Remedy, error, warning

if TYPE_CHECKING:
    from wacomposer.message.findings import Finding

MIN_DIGITS = 7
MAX_DIGITS = 15
"""E.164 allows at most 15 digits, country code included; the shortest numbers in use have 7."""

JID_SERVERS = ("s.whatsapp.net", "lid", "g.us", "newsletter")
"""People by number, people by hidden id, groups, channels (RyzeAPI's page, read 2026-11)."""

_JID_USERS = {
    "s.whatsapp.net": re.compile(rf"[1-9]\d{{{MIN_DIGITS - 1},{MAX_DIGITS - 1}}}", re.ASCII),
    "lid": re.compile(r"\d{5,20}", re.ASCII),
    "g.us": re.compile(r"\d{5,20}(-\d{5,20})?", re.ASCII),
    "newsletter": re.compile(r"\d{5,25}", re.ASCII),
}
_PUNCTUATION = frozenset("\t().\u00b7/\u2212")
_PUNCTUATION_CATEGORIES = frozenset({"Zs", "Pd", "Cf"})
"""Spaces, dashes, and invisible format characters such as the direction marks around pasted numbers."""
_TRUNK_ZERO = re.compile(r"(?<=[\d)])\s*\(0\)")


@dataclass(frozen=True, slots=True)
class Phone:
    """An international number; `digits` starts with the country code and has no plus sign."""

    digits: str

    def __str__(self) -> str:
        """With the plus sign: +551199999999."""
        return f"+{self.digits}"


@dataclass(frozen=True, slots=True)
class Jid:
    """A WhatsApp address such as 120363041234567890@g.us."""

    user: str
    server: str

    def __str__(self) -> str:
        """As WhatsApp writes it."""
        return f"{self.user}@{self.server}"


Recipient: TypeAlias = Phone | Jid


def strip_number(typed: str) -> str:
    """`typed` in ASCII digits, without the spaces, dashes, brackets and direction marks people write.

    The zero of +44 (0)20 7946 0958 goes too: in that notation (ITU-T E.123) it is not dialled from abroad.
    """
    kept = []
    for char in typed:
        if unicodedata.category(char) == "Cf":
            continue
        digit = unicodedata.decimal(char, None)
        kept.append(str(digit) if digit is not None else "+" if char == "\uff0b" else char)
    bare = "".join(kept).strip()
    if bare.lstrip("( ").startswith("+"):
        bare = _TRUNK_ZERO.sub("", bare)
    return "".join(char for char in bare if not _is_punctuation(char))


def _is_punctuation(char: str) -> bool:
    return char in _PUNCTUATION or unicodedata.category(char) in _PUNCTUATION_CATEGORIES


def read_international(typed: str) -> Phone | None:
    """The number in `typed` if it is written with a plus sign and has a possible length, else None."""
    bare = strip_number(typed)
    digits = bare[1:]
    fits = bare.startswith("+") and digits.isdecimal() and MIN_DIGITS <= len(digits) <= MAX_DIGITS
    return Phone(digits) if fits and not digits.startswith("0") else None


@lru_cache(maxsize=16)
def read_recipient(typed: str) -> tuple[Recipient | None, tuple[Finding, ...]]:
    """The recipient in `typed`, or None with the finding that says why.

    A number without a plus sign is asked about and never completed here: the same digits can be a national
    number in one country and an international one in another.
    """
    typed = "".join(char for char in typed if unicodedata.category(char) != "Cf").strip()
    if not typed:
        return None, (error(Code.RECIPIENT_MISSING, RECIPIENT),)
    if "@" in typed:
        return _read_jid(typed)
    bare = strip_number(typed)
    digits = bare.removeprefix("+")
    if not digits.isdecimal() or not digits.isascii():
        return None, (error(Code.RECIPIENT_NOT_A_NUMBER, RECIPIENT),)
    if not bare.startswith("+") or digits.startswith("0"):  # no country code begins with 0
        guess = str(read_international(f"+{digits.removeprefix('00')}") or "")
        remedies = (Remedy.ADD_PLUS,) if guess else ()
        return None, (error(Code.RECIPIENT_NO_COUNTRY, RECIPIENT, *remedies, guess=guess),)
    phone = read_international(bare)
    if phone is None:
        return None, (
            error(Code.RECIPIENT_LENGTH, RECIPIENT, count=len(digits), least=MIN_DIGITS, most=MAX_DIGITS),
        )
    return phone, ()


def _read_jid(typed: str) -> tuple[Recipient | None, tuple[Finding, ...]]:
    user, _, server = typed.partition("@")
    server = server.lower()
    pattern = _JID_USERS.get(server)
    if pattern is None or not pattern.fullmatch(user):
        servers = ", ".join(f"@{name}" for name in JID_SERVERS)
        return None, (error(Code.JID_MALFORMED, RECIPIENT, servers=servers),)
    return Jid(user, server), ()


class NumberFacts(NamedTuple):
    """What the numbering plans say of a number: ISO 3166 region ("" when none), national format, validity."""

    region: str
    national: str
    valid: bool


def number_facts(phone: Phone) -> NumberFacts:
    """Look `phone` up in the numbering plans; the first call loads them (about 40 ms)."""
    import phonenumbers  # noqa: PLC0415 - slow to load and needed for few commands

    try:
        parsed = phonenumbers.parse(str(phone))
    except phonenumbers.NumberParseException:
        return NumberFacts("", "", valid=False)
    region = phonenumbers.region_code_for_number(parsed) or ""
    if region == "001":
        region = ""
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return NumberFacts(region, national, phonenumbers.is_valid_number(parsed))


def review_likelihood(recipient: Recipient | None) -> tuple[Finding, ...]:
    """A warning for a number that no numbering plan knows."""
    if not isinstance(recipient, Phone) or number_facts(recipient).valid:
        return ()
    return (warning(Code.RECIPIENT_UNLIKELY, RECIPIENT, number=str(recipient)),)
