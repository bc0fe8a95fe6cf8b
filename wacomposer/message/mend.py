"""What a click on a finding does to the message: the smallest change that makes the finding go away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wacomposer.message import edit
from wacomposer.message.findings import BODY, BUTTONS, FOOTER, HEADER, HEADER_FILENAME, Finding, Remedy
from wacomposer.message.limits import MAX_BUTTONS
from wacomposer.message.links import encode_spaces, with_https
from wacomposer.message.measure import utf16_units
from wacomposer.message.model import MEDIA_KINDS, MediaHeader, button_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.message.model import Message

_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_BREAKS = re.compile("[\n\r\u2028\u2029]+")
_CLUSTER_JOINTS = re.compile("[\u200d\ufe0e\ufe0f\u0300-\u036f\U0001f3fb-\U0001f3ff]")


def mend(message: Message, finding: Finding, remedy: Remedy) -> Message:
    """`message` after `remedy`; unchanged where the remedy concerns something other than the message."""
    index = _button_index(finding.place)
    whole: dict[Remedy, Callable[[Message], Message]] = {
        Remedy.REMOVE_HEADER: lambda old: edit.set_header_kind(old, None),
        Remedy.DROP_FILENAME: lambda old: edit.set_header_field(old, "filename", None),
        Remedy.ADD_BUTTON: edit.add_button,
        Remedy.MATCH_HEADER: lambda old: _matched(old, str(finding.facts.get("fits", ""))),
        Remedy.KEEP_THREE: lambda old: edit.keep_buttons(old, MAX_BUTTONS),
    }
    one: dict[Remedy, Callable[[Message, int], Message]] = {
        Remedy.REMOVE_BUTTON: edit.remove_button,
        Remedy.MAKE_REPLY: lambda old, at: edit.set_button_kind(old, at, "reply"),
        Remedy.NEW_ID: _new_id,
    }
    if remedy in whole:
        return whole[remedy](message)
    if remedy in one and index is not None and index < len(message.buttons):
        return one[remedy](message, index)
    return _mend_text(message, finding, remedy)


def _button_index(place: str) -> int | None:
    parts = place.split(".")
    return int(parts[1]) if parts[0] == BUTTONS and len(parts) > 1 and parts[1].isdecimal() else None


def _matched(message: Message, fits: str) -> Message:
    kind = next((each for each in MEDIA_KINDS if each == fits), None)
    return edit.set_header_kind(message, kind) if kind else message


def _new_id(message: Message, index: int) -> Message:
    taken = {button_value(button).strip() for button in message.buttons if button.kind == "reply"}
    return edit.set_button_value(message, index, edit.generated_id(message.buttons[index].text, taken))


def _mend_text(message: Message, finding: Finding, remedy: Remedy) -> Message:
    text = text_at(message, finding.place)
    if text is None:
        return message
    changed = _mended(text, finding, remedy)
    return message if changed is None else with_text_at(message, finding.place, changed)


def _mended(text: str, finding: Finding, remedy: Remedy) -> str | None:
    simple: dict[Remedy, Callable[[str], str]] = {
        Remedy.TRIM: str.strip,
        Remedy.USE_HTTPS: with_https,
        Remedy.ENCODE_URL: encode_spaces,
    }
    match remedy:
        case Remedy.CLEAR:
            return ""
        case Remedy.CLEAN:
            return clean(text, keep_breaks=finding.place == BODY)
        case Remedy.SHORTEN:
            return shorten(text, int(finding.facts.get("limit", len(text))))
        case _:
            return simple[remedy](text) if remedy in simple else None


def clean(text: str, *, keep_breaks: bool) -> str:
    """`text` without control characters and halves of characters; line breaks become spaces unless kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", text if keep_breaks else _BREAKS.sub(" ", text))


def shorten(text: str, limit: int) -> str:
    """The beginning of `text`, at most `limit` UTF-16 units, not ending inside a joined character."""
    kept, units = 0, 0
    for index, char in enumerate(text):
        units += utf16_units(char)
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
    if place == HEADER_FILENAME and isinstance(message.header, MediaHeader):
        return message.header.filename
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
