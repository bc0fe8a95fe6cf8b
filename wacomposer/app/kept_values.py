"""Values of variables in a draft: no part of the message, and yet typed, so a crash must not take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.variables import is_name

if TYPE_CHECKING:
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message

_KEY = "draft_values"
"""A field of draft files alone; it never reaches a message file."""


def with_values(message: Message, values: Values) -> Message:
    """`message` as a draft keeps it, with the `values` of its variables."""
    return (
        message.model_copy(update={"unknown": {**message.unknown, _KEY: dict(values)}}) if values else message
    )


def without_values(draft: Message) -> tuple[Message, dict[str, str]]:
    """The message of a draft, and the values that were typed for it."""
    kept = draft.unknown.get(_KEY)
    if not isinstance(kept, dict):
        return draft, {}
    values = {name: text for name, text in kept.items() if is_name(name) and isinstance(text, str) and text}
    rest = {key: value for key, value in draft.unknown.items() if key != _KEY}
    return draft.model_copy(update={"unknown": rest}), values
