"""What drawing has to know of characters: emoji, direction, and which have no shape at all."""

from __future__ import annotations

import re
import unicodedata

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
# Emoji that are so by themselves, those made so by U+FE0F, keycaps, flags, and sequences joined by U+200D.
_BY_ITSELF = (
    "\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f\u2693\u26a1\u26aa\u26ab"
    "\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e"
    "\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55"
    "\U0001f004\U0001f0cf\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f265\U0001f300-\U0001faff"
)
_TONE = "[\U0001f3fb-\U0001f3ff]"
_MADE_SO = f"[\u00a9-\u3299\U0001f000-\U0001f2ff]\ufe0f|[\u261d\u26f9\u270c\u270d](?={_TONE})"
_ONE = f"(?:[{_BY_ITSELF}]\ufe0f?|{_MADE_SO}){_TONE}?"
_JOINED = f"{_ONE}(?:[\U000e0020-\U000e007f]+|(?:\u200d(?:{_ONE}|[\u2600-\u2bff]))*)"
_EMOJI = re.compile(f"(?:[\U0001f1e6-\U0001f1ff]{{2}}|[0-9#*]\ufe0f?\u20e3|{_JOINED})+")
# What has no shape of its own: broken and forbidden characters show as such, a carriage return not at all.
_SHAPELESS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")


def visible(text: str) -> str:
    """`text` with a mark in place of each character that cannot be drawn; its length stays."""
    if text.isprintable():
        return text
    return _SHAPELESS.sub(lambda found: "\u200b" if found[0] == "\r" else "\ufffd", text)


def emoji(text: str) -> list[tuple[int, int]]:
    """Where `text` has emoji, as [start, end) of whole sequences, in code points."""
    return [] if text.isascii() else [found.span() for found in _EMOJI.finditer(text)]


def is_right_to_left(text: str) -> bool:
    """Whether the first character with a direction is written right to left (Unicode rule P2)."""
    if not _RIGHT_TO_LEFT.search(text):
        return False
    for char in text:
        direction = unicodedata.bidirectional(char)
        if direction in {"R", "AL"}:
            return True
        if direction == "L":
            return False
    return False
