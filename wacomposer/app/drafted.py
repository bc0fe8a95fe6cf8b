"""What a draft keeps beside the message: the values of one send and the file, which a crash must not take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.variables import is_name

if TYPE_CHECKING:
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message

_VALUES, _FILE = "draft_values", "draft_file"
"""Fields of draft files alone; they never reach a message file."""


class Drafted(NamedTuple):
    """A message that was not saved, the values that were typed for it, and the file it is of, if any."""

    message: Message
    values: Values
    path: Path | None


def to_draft(drafted: Drafted) -> Message:
    """The message as its draft is written."""
    beside: dict[str, object] = {}
    if drafted.values:
        beside[_VALUES] = dict(drafted.values)
    if drafted.path is not None:
        beside[_FILE] = str(drafted.path)
    message = drafted.message
    return message.model_copy(update={"unknown": {**message.unknown, **beside}}) if beside else message


def from_draft(draft: Message) -> Drafted:
    """What `to_draft` was given; of what has another form nothing is taken."""
    kept, file = draft.unknown.get(_VALUES), draft.unknown.get(_FILE)
    values = {
        name: text
        for name, text in (kept.items() if isinstance(kept, dict) else ())
        if is_name(name) and isinstance(text, str) and text
    }
    path = Path(file) if isinstance(file, str) and file and "\0" not in file else None
    rest = {key: value for key, value in draft.unknown.items() if key not in (_VALUES, _FILE)}
    message = draft.model_copy(update={"unknown": rest}) if len(rest) < len(draft.unknown) else draft
    return Drafted(message, values, path)
