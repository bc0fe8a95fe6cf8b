"""What a draft keeps beside the message: the values of one send and the file, which a crash must not take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.variables import is_name

if TYPE_CHECKING:
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message

_BESIDE = "draft"
"""The field of draft files that holds all of it; it never reaches a message file."""
_OWN = "message"
"""What the message itself has under that name; ours is around it, so that no file can bring its own."""


class Drafted(NamedTuple):
    """A message that was not saved, the values that were typed for it, and the file it is of, if any."""

    message: Message
    values: Values
    path: Path | None


def to_draft(drafted: Drafted) -> Message:
    """The message as its draft is written."""
    message = drafted.message
    beside: dict[str, object] = {"values": dict(drafted.values)}
    if drafted.path is not None:
        beside["file"] = str(drafted.path)
    if _BESIDE in message.unknown:
        beside[_OWN] = message.unknown[_BESIDE]
    return message.model_copy(update={"unknown": {**message.unknown, _BESIDE: beside}})


def from_draft(draft: Message) -> Drafted:
    """What `to_draft` was given; of what has another form nothing is taken."""
    found = draft.unknown.get(_BESIDE)
    beside = found if isinstance(found, dict) else {}
    kept, file = beside.get("values"), beside.get("file")
    values = {
        name: text
        for name, text in (kept.items() if isinstance(kept, dict) else ())
        if is_name(name) and isinstance(text, str) and text
    }
    path = Path(file) if isinstance(file, str) and file and "\0" not in file else None
    unknown = {
        key: beside.get(_OWN) if key == _BESIDE else value
        for key, value in draft.unknown.items()
        if key != _BESIDE or _OWN in beside
    }
    return Drafted(draft.model_copy(update={"unknown": unknown}), values, path)
