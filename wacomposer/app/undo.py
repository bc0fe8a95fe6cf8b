"""Undo and redo of the whole message: keystrokes in one field merge into one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from wacomposer.message.model import Message

MERGE_SECONDS = 1.5
"""A pause longer than this begins a new step even in the same field."""
MOST_STEPS = 500


class Step(NamedTuple):
    """The message before a change, and where and when (seconds) that change happened."""

    before: Message
    place: str
    time: float


class History:
    """The steps that can be undone and redone."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Message] = []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def record(self, before: Message, place: str, time: float) -> None:
        """Note that the message was `before` until a change at `place`; "" is a change that never merges."""
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and place and last.place == place and time - last.time <= MERGE_SECONDS:
            self._done[-1] = Step(last.before, place, time)
            return
        self._done.append(Step(before, place, time))
        del self._done[:-MOST_STEPS]

    def undo(self, current: Message) -> Message:
        """The message one step back; `current` if there is none."""
        if not self._done:
            return current
        self._undone.append(current)
        return self._done.pop().before

    def redo(self, current: Message) -> Message:
        """The message one step forward again; `current` if there is none."""
        if not self._undone:
            return current
        self._done.append(Step(current, "", 0.0))
        return self._undone.pop()

    def clear(self) -> None:
        """Forget all steps, as for another message."""
        self._done.clear()
        self._undone.clear()
