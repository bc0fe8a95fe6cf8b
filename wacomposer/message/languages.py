"""Language tags: whether a text is one, by the grammar of RFC 5646 (BCP 47), section 2.1."""

from __future__ import annotations

import re

LONGEST_TAG = 255
"""Characters; the grammar sets no bound, and no tag in use comes near."""

_LANGUAGE = r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})"
_SCRIPT, _REGION = r"(?:-[a-z]{4})?", r"(?:-(?:[a-z]{2}|[0-9]{3}))?"
_VARIANTS = r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
_EXTENSIONS = r"(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*"
_PRIVATE = r"x(?:-[a-z0-9]{1,8})+"
_TAG = rf"{_LANGUAGE}{_SCRIPT}{_REGION}{_VARIANTS}{_EXTENSIONS}(?:-{_PRIVATE})?|{_PRIVATE}"
"""Not compiled here: most starts meet no tag."""
_GRANDFATHERED = frozenset(
    [
        "en-gb-oed",
        "i-ami",
        "i-bnn",
        "i-default",
        "i-enochian",
        "i-hak",
        "i-klingon",
        "i-lux",
        "i-mingo",
        "i-navajo",
        "i-pwn",
        "i-tao",
        "i-tay",
        "i-tsu",
        "sgn-be-fr",
        "sgn-be-nl",
        "sgn-ch-de",
    ]
)
"""The irregular ones; the regular ones fit the grammar."""


def is_tag(text: str) -> bool:
    """Whether `text` is a well-formed language tag such as en, pt-BR or zh-Hant-TW."""
    if len(text) > LONGEST_TAG:
        return False
    return re.fullmatch(_TAG, text, re.IGNORECASE | re.ASCII) is not None or text.lower() in _GRANDFATHERED


def same_tag(one: str, other: str) -> bool:
    """Whether two tags are the same one; capitals do not count."""
    return one.lower() == other.lower()
