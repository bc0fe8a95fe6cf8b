"""What a click on a finding does to the message: the smallest change that makes the finding go away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wacomposer.message import edit
from wacomposer.message.findings import BODY, BUTTONS, FOOTER, HEADER, Finding, Remedy
from wacomposer.message.limits import MAX_BUTTONS
from wacomposer.message.links import encode_spaces, with_https
from wacomposer.message.model import MediaHeader, button_value

if TYPE_CHECKING:
    from wacomposer.message.model import Message

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("[\n\r\u2028\u2029]+")
_CLUSTER_JOINTS = re.compile("[\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]")


def mend(message: Message, finding: Finding, remedy: Remedy) -> Message:
    """`message` after `remedy`; unchanged where the remedy concerns something other than the message."""
    index = _button_index(finding.place)
    match remedy:
        case Remedy.REMOVE_HEADER:
            return edit.set_header_kind(message, None)
        case Remedy.DROP_FILENAME:
            return edit.set_header_field(message, "filename", None)
        case Remedy.ADD_BUTTON:
            return edit.add_button(message)
        case Remedy.KEEP_THREE:
            return message.model_copy(update={"buttons": message.buttons[:MAX_BUTTONS]})
        case Remedy.REMOVE_BUTTON if index is not None:
            return edit.remove_button(message, index)
        case Remedy.MAKE_REPLY if index is not None:
            return edit.set_button_kind(message, index, "reply")
        case Remedy.NEW_ID if index is not None:
            return _new_id(message, index)
        case _:
            return _mend_text(message, finding, remedy)


def _button_index(place: str) -> int | None:
    parts = place.split(".")
    return int(parts[1]) if parts[0] == BUTTONS and len(parts) > 1 and parts[1].isdecimal() else None


def _new_id(message: Message, index: int) -> Message:
    taken = {button_value(button) for button in message.buttons if button.kind == "reply"}
    return edit.set_button_value(message, index, edit.generated_id(message.buttons[index].text, taken))


def _mend_text(message: Message, finding: Finding, remedy: Remedy) -> Message:
    text = text_at(message, finding.place)
    if text is None:
        return message
    limit = finding.facts.get("limit", len(text))
    changed = {
        Remedy.TRIM: lambda: text.strip(),
        Remedy.CLEAR: lambda: "",
        Remedy.CLEAN: lambda: clean(text, keep_breaks=finding.place == BODY),
        Remedy.SHORTEN: lambda: shorten(text, int(limit)),
        Remedy.USE_HTTPS: lambda: with_https(text),
        Remedy.ENCODE_URL: lambda: encode_spaces(text),
    }
    return with_text_at(message, finding.place, changed[remedy]()) if remedy in changed else message


def clean(text: str, *, keep_breaks: bool) -> str:
    """`text` without control characters and halves of characters; line breaks become spaces unless kept."""
    text = text.replace("\r\n", "\n")
    return _INVISIBLE.sub("", text if keep_breaks else _BREAKS.sub(" ", text))


def shorten(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` UTF-16 units, not ending inside a joined character."""
    kept, units = 0, 0
    for index, char in enumerate(text):
        units += 2 if ord(char) > 0xFFFF else 1
        if units > limit:
            break
        kept = index + 1
    while 0 < kept < len(text) and (_CLUSTER_JOINTS.match(text[kept]) or text[kept - 1] == "\u200d"):
        kept -= 1
    return text[:kept].rstrip()


def text_at(message: Message, place: str) -> str | None:
    """The text at `place` of `message`, or None where that is no text of it."""
    index = _button_index(place)
    if index is not None:
        if index >= len(message.buttons):
            return None
        button = message.buttons[index]
        return button.text if place.endswith(".text") else button_value(button)
    if place.startswith(HEADER) and message.header is not None:
        is_url = place.endswith(".url") and isinstance(message.header, MediaHeader)
        return (
            message.header.url if is_url and isinstance(message.header, MediaHeader) else message.header.text
        )
    return {BODY: message.body, FOOTER: message.footer}.get(place)


def with_text_at(message: Message, place: str, text: str) -> Message:
    """`message` with the text at `place` replaced."""
    index = _button_index(place)
    if index is not None:
        change = edit.set_button_text if place.endswith(".text") else edit.set_button_value
        return change(message, index, text)
    if place.startswith(HEADER):
        return edit.set_header_field(message, place.removeprefix("header."), text)
    return message.model_copy(update={place: text})
