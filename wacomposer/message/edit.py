"""Changes to a message, each a function from one message to the next."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from wacomposer.message.model import (
    MEDIA_KINDS,
    VALUE_FIELD,
    Button,
    MediaHeader,
    Message,
    ReplyButton,
    Samples,
    TextHeader,
    Value,
    Variant,
    make_button,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.message.model import ButtonKind, HeaderKind

Texts: TypeAlias = tuple[str, ...]
_Part = TypeVar("_Part", bound=Value)

MAX_GENERATED_ID = 64
"""Characters of an id made from a button's text; far below any documented limit."""


def header_text(message: Message) -> str:
    """The text header, also where it is only kept beside media."""
    return message.header.text if message.header else ""


def _with_unknown_fields(new: _Part, old: Value | None) -> _Part:
    """`new` with the fields that a file gave `old` and that neither of them knows."""
    unknown = old.unknown if old else {}
    known = {each.name for each in fields(new)}
    kept = {key: value for key, value in unknown.items() if key not in known}
    return new.model_copy(update={"unknown": kept})


def set_header_kind(message: Message, kind: HeaderKind | None, *, text: str = "", url: str = "") -> Message:
    """`message` with another kind of header; `text` and `url` are restored if it has none of its own."""
    header = message.header
    text = header_text(message) or text
    if kind is None:
        return message.model_copy(update={"header": None})
    if kind == "text":
        return message.model_copy(update={"header": _with_unknown_fields(TextHeader(text=text), header)})
    if kind not in MEDIA_KINDS:
        raise ValueError(f"no such header: {kind}")
    if isinstance(header, MediaHeader):
        return message.model_copy(update={"header": header.model_copy(update={"kind": kind})})
    media = _with_unknown_fields(MediaHeader(kind=kind, url=url, text=text), header)
    return message.model_copy(update={"header": media})


def set_samples(message: Message, name: str, samples: tuple[str, ...]) -> Message:
    """`message` with other samples for the variable called `name`; without any its entry goes."""
    old = next((each for each in message.variables if each.name == name), None)
    new = (old or Samples(name=name)).model_copy(update={"samples": samples})
    changed = message.variables if old else (*message.variables, new)
    kept = (new if each is old else each for each in changed)
    gone = None if samples or new.unknown else new
    return message.model_copy(update={"variables": tuple(each for each in kept if each is not gone)})


def set_header_field(message: Message, field: str, value: str | None) -> Message:
    """`message` with `text`, `url` or `filename` of its header replaced; unchanged if it has no header."""
    if message.header is None:
        return message
    return message.model_copy(update={"header": message.header.model_copy(update={field: value})})


def generated_id(text: str, taken: set[str]) -> str:
    """An id for a reply button: letters and digits of `text` in lower case joined by _, none of `taken`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:MAX_GENERATED_ID].strip("_") or "button"
    number, candidate = 1, stem
    while candidate in taken:
        number += 1
        candidate = f"{stem}_{number}"
    return candidate


def _follows_text(button: ReplyButton) -> bool:
    """Whether the id is still the one made from the text, so that it should follow the text."""
    stem = generated_id(button.text, set())
    return button.id == "" or re.fullmatch(rf"{re.escape(stem)}(_\d+)?", button.id) is not None


def _with_button(message: Message, index: int, button: Button) -> Message:
    buttons = (*message.buttons[:index], button, *message.buttons[index + 1 :])
    return message.model_copy(update={"buttons": buttons})


def _ids_beside(message: Message, index: int) -> set[str]:
    return {
        button.id.strip()
        for other, button in enumerate(message.buttons)
        if other != index and isinstance(button, ReplyButton)
    }


def set_button_text(message: Message, index: int, text: str) -> Message:
    """`message` with another text on a button; a reply button's id follows until it is edited by hand."""
    button = message.buttons[index]
    changed = button.model_copy(update={"text": text})
    if isinstance(button, ReplyButton) and _follows_text(button):
        changed = changed.model_copy(
            update={"id": generated_id(text, _ids_beside(message, index)) if text else ""}
        )
    return _with_button(message, index, changed)


def set_button_value(message: Message, index: int, value: str) -> Message:
    """`message` with another id, link, number or code on a button."""
    button = message.buttons[index]
    return _with_button(message, index, button.model_copy(update={VALUE_FIELD[button.kind]: value}))


def set_button_kind(message: Message, index: int, kind: ButtonKind, value: str = "") -> Message:
    """`message` with another kind of button at `index`; `value` is its id, link, number or code."""
    old = message.buttons[index]
    if kind == "reply" and not value and old.text:
        value = generated_id(old.text, _ids_beside(message, index))
    return _with_button(message, index, _with_unknown_fields(make_button(kind, old.text, value), old))


def add_button(message: Message, button: Button | None = None) -> Message:
    """`message` with one more button at the end, an empty reply button if none is given."""
    buttons = (*message.buttons, button or ReplyButton())
    return _with_buttons(
        message, buttons, lambda texts: (*texts[: len(message.buttons)], "", *texts[len(message.buttons) :])
    )


def remove_button(message: Message, index: int) -> Message:
    """`message` without the button at `index`."""
    buttons = message.buttons[:index] + message.buttons[index + 1 :]
    return _with_buttons(message, buttons, lambda texts: texts[:index] + texts[index + 1 :])


def move_button(message: Message, index: int, to: int) -> Message:
    """`message` with the button at `index` moved to position `to`."""
    rest = message.buttons[:index] + message.buttons[index + 1 :]
    buttons = (*rest[:to], message.buttons[index], *rest[to:])

    def moved(texts: Texts) -> Texts:
        others = texts[:index] + texts[index + 1 :]
        return (*others[:to], texts[index], *others[to:])

    return _with_buttons(message, buttons, moved)


def keep_buttons(message: Message, count: int) -> Message:
    """`message` with its first `count` buttons alone."""
    return _with_buttons(message, message.buttons[:count], lambda texts: texts[:count])


def _with_buttons(message: Message, buttons: tuple[Button, ...], change: Callable[[Texts], Texts]) -> Message:
    """`message` with `buttons`, and the texts of them in each variant changed alike."""

    def changed(variant: Variant) -> Variant:
        missing = len(message.buttons) - len(variant.buttons)
        texts = change((*variant.buttons, *[""] * missing))
        return variant.model_copy(update={"buttons": texts})

    variants = tuple(changed(variant) for variant in message.variants)
    return message.model_copy(update={"buttons": buttons, "variants": variants})
