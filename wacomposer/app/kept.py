"""What was typed for kinds of header and button that are not chosen now, so that it comes back with them."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from wacomposer.message import edit
from wacomposer.message.model import MediaHeader, button_value

if TYPE_CHECKING:
    from wacomposer.message.model import ButtonKind, HeaderKind, Message


class Kept:
    """Follows one message through its changes; values of a button go with it when it moves."""

    def __init__(self) -> None:
        self._header: dict[str, str] = {}
        self._buttons: list[dict[ButtonKind, str]] = []

    def clear(self) -> None:
        """Forget everything, as for another message."""
        self._header.clear()
        self._buttons.clear()

    def note(self, message: Message) -> None:
        """Keep what `message` holds; called before each change."""
        header = message.header
        if header is not None:
            self._header["text"] = header.text
        if isinstance(header, MediaHeader):
            self._header["url"] = header.url
            if header.kind == "document":
                self._header["filename"] = header.filename or ""
        self._fit(len(message.buttons))
        for kept, button in zip(self._buttons, message.buttons, strict=True):
            kept[button.kind] = button_value(button)

    def with_header(self, message: Message, kind: HeaderKind | None) -> Message:
        """`message` with another kind of header and what was typed for it."""
        text, url = self._header.get("text", ""), self._header.get("url", "")
        changed = edit.set_header_kind(message, kind, text=text, url=url)
        name = self._header.get("filename")
        if kind == "document" and name and not isinstance(message.header, MediaHeader):
            return edit.set_header_field(changed, "filename", name)
        return changed

    def with_button(self, message: Message, index: int, kind: ButtonKind) -> Message:
        """`message` with another kind of button at `index` and what was typed for it."""
        if message.buttons[index].kind == kind:
            return message
        self._fit(len(message.buttons))
        return edit.set_button_kind(message, index, kind, self._buttons[index].get(kind, ""))

    def remove(self, index: int) -> None:
        """The button at `index` is removed."""
        del self._buttons[index : index + 1]

    def move(self, index: int, to: int) -> None:
        """The button at `index` is moved to position `to`."""
        self._buttons.extend({} for _ in range(max(index, to) + 1 - len(self._buttons)))
        self._buttons.insert(to, self._buttons.pop(index))

    def step(self, before: Message, after: Message) -> None:
        """An undo or redo led from `before` to `after`: whose values are whose is known if one changed."""
        different = sum(old != new for old, new in zip_longest(before.buttons, after.buttons))
        if different > 1 or len(before.buttons) != len(after.buttons):
            self._buttons.clear()

    def _fit(self, count: int) -> None:
        del self._buttons[count:]
        self._buttons.extend({} for _ in range(count - len(self._buttons)))
