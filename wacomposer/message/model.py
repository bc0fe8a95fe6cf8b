"""The message: a frozen value that can hold every state the form can be in, finished or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, Self, TypeAlias

FORMAT: Literal["wacomposer/1"] = "wacomposer/1"

MediaKind: TypeAlias = Literal["image", "video", "document"]
HeaderKind: TypeAlias = Literal["text", "image", "video", "document"]
ButtonKind: TypeAlias = Literal["reply", "url", "call", "copy"]

MEDIA_KINDS: tuple[MediaKind, ...] = ("image", "video", "document")
BUTTON_KINDS: tuple[ButtonKind, ...] = ("reply", "url", "call", "copy")


@dataclass(frozen=True, kw_only=True)
class Value:
    """Base of all parts: immutable; `unknown` fields of a file are kept so that they can be written back.

    Plain dataclasses, because pydantic's would double the time to the first paint and triple that of a check.
    """

    unknown: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def model_copy(self, *, update: Mapping[str, Any] | None = None) -> Self:
        """The same with other values in the fields that `update` names."""
        return replace(self, **(update or {}))


@dataclass(frozen=True, kw_only=True)
class TextHeader(Value):
    """A line of plain text at the top of the card."""

    kind: Literal["text"] = "text"
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class MediaHeader(Value):
    """A picture, video or document at the top of the card, fetched by the provider from `url`.

    `text` is the text header typed before media was chosen. It is kept so that switching back restores it;
    no provider shows it beside media.
    """

    kind: MediaKind
    url: str = ""
    filename: str | None = None
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class ReplyButton(Value):
    """Answers in the chat; the provider reports `id` when it is tapped."""

    kind: Literal["reply"] = "reply"
    id: str = ""
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class UrlButton(Value):
    """Opens a link."""

    kind: Literal["url"] = "url"
    text: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class CallButton(Value):
    """Dials a phone number."""

    kind: Literal["call"] = "call"
    text: str = ""
    phone: str = ""


@dataclass(frozen=True, kw_only=True)
class CopyButton(Value):
    """Copies a code to the clipboard."""

    kind: Literal["copy"] = "copy"
    text: str = ""
    code: str = ""


Header: TypeAlias = TextHeader | MediaHeader
Button: TypeAlias = ReplyButton | UrlButton | CallButton | CopyButton

VALUE_FIELD: dict[ButtonKind, str] = {"reply": "id", "url": "url", "call": "phone", "copy": "code"}
"""The field, beside `text`, that each kind of button has."""

BUTTON_CLASSES: dict[ButtonKind, type[ReplyButton | UrlButton | CallButton | CopyButton]] = {
    "reply": ReplyButton,
    "url": UrlButton,
    "call": CallButton,
    "copy": CopyButton,
}


@dataclass(frozen=True, kw_only=True)
class Samples(Value):
    """What the variable called `name` might be filled with: for preview and counting, and never sent."""

    name: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Variant(Value):
    """The texts of the message in another language; `buttons` are theirs in order, "" is one not translated.

    Ids, links, numbers, codes and kinds are the message's own, and so the same in every language.
    """

    language: str = ""
    header: str = ""
    body: str = ""
    footer: str = ""
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Message(Value):
    """An interactive button message; a draft is a valid value too, `review` says what is wrong with it.

    `language` is the BCP 47 tag of its own texts, "" where nobody said.
    """

    format: Literal["wacomposer/1"] = FORMAT
    header: Header | None = None
    body: str = ""
    footer: str = ""
    buttons: tuple[Button, ...] = ()
    variables: tuple[Samples, ...] = ()
    language: str = ""
    variants: tuple[Variant, ...] = ()


def button_value(button: Button) -> str:
    """What the button carries beside its text: the id, link, number or code."""
    return str(getattr(button, VALUE_FIELD[button.kind]))


def make_button(kind: ButtonKind, text: str, value: str) -> Button:
    """A button of `kind` whose own field (id, url, phone or code) is `value`."""
    values: dict[str, Any] = {"text": text, VALUE_FIELD[kind]: value}
    return BUTTON_CLASSES[kind](**values)
