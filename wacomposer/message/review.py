"""What is true of every message whoever carries it: what is missing, doubled, malformed or too long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from wacomposer.message.findings import (
    BODY,
    BUTTONS,
    FOOTER,
    HEADER_TEXT,
    HEADER_URL,
    Code,
    Finding,
    Remedy,
    Severity,
    button_place,
    error,
    warning,
)
from wacomposer.message.limits import MAX_BUTTONS, META, ONE_LINE_SOURCE, WHATSAPP_LIMITS, Limit
from wacomposer.message.links import review_url
from wacomposer.message.measure import code_points, utf16_units
from wacomposer.message.model import Button, MediaHeader, Message, TextHeader, button_value
from wacomposer.message.recipient import read_international

Findings: TypeAlias = Iterator[Finding]

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_BREAK = re.compile("[\n\r\u2028\u2029]")

_VALUE_PLACES = {"reply": "id", "url": "url", "call": "phone", "copy": "code"}


def review_message(message: Message, documented: Mapping[str, Limit]) -> tuple[Finding, ...]:
    """Everything wrong with `message` itself.

    `documented` holds the limits that the chosen provider publishes: passing one is an error. Where it
    publishes none, WhatsApp's own limit gives a warning. The same goes for line breaks outside of the body.
    """
    return tuple(_review(message, documented))


def _review(message: Message, documented: Mapping[str, Limit]) -> Findings:
    yield from _review_header(message.header, documented)
    yield from _required(message.body, BODY)
    yield from _review_text(message.body, BODY, "body", documented)
    if message.footer and is_blank(message.footer):
        yield error(Code.ONLY_SPACES, FOOTER, Remedy.CLEAR)
    yield from _review_text(message.footer, FOOTER, "footer", documented)
    yield from _review_buttons(message.buttons, documented)


def _review_header(header: TextHeader | MediaHeader | None, documented: Mapping[str, Limit]) -> Findings:
    if isinstance(header, TextHeader):
        yield from _required(header.text, HEADER_TEXT, Remedy.REMOVE_HEADER)
        yield from _review_text(header.text, HEADER_TEXT, "header.text", documented)
    elif isinstance(header, MediaHeader):
        yield from _required(header.url, HEADER_URL, Remedy.REMOVE_HEADER)
        yield from _review_text(header.url, HEADER_URL, "header.url", documented)
        if not is_blank(header.url):
            yield from review_url(header.url, HEADER_URL, plain_http=Severity.WARNING)


def _review_buttons(buttons: tuple[Button, ...], documented: Mapping[str, Limit]) -> Findings:
    if not buttons:
        yield error(Code.NO_BUTTONS, BUTTONS, Remedy.ADD_BUTTON, source=META, most=MAX_BUTTONS)
    if len(buttons) > MAX_BUTTONS:
        facts = {"count": len(buttons), "limit": MAX_BUTTONS}
        yield error(Code.TOO_MANY_BUTTONS, BUTTONS, Remedy.KEEP_THREE, source=META, **facts)
    for index, button in enumerate(buttons):
        yield from _review_button(button, index, documented)
    yield from _same(Code.SAME_TEXT, "text", [button.text for button in buttons], source=META)
    ids = [button.id if button.kind == "reply" else "" for button in buttons]
    yield from _same(Code.SAME_ID, "id", ids, Remedy.NEW_ID)


def _review_button(button: Button, index: int, documented: Mapping[str, Limit]) -> Findings:
    text_place = button_place(index, "text")
    yield from _required(button.text, text_place)
    yield from _review_text(button.text, text_place, "button.text", documented)
    field = _VALUE_PLACES[button.kind]
    value, place = button_value(button), button_place(index, field)
    remedy = (Remedy.NEW_ID,) if button.kind == "reply" else ()
    yield from _required(value, place, *remedy)
    if is_blank(value):
        return
    yield from _review_text(value, place, f"button.{field}", documented)
    if button.kind in ("reply", "copy") and value != value.strip():
        source = META if button.kind == "reply" else ""  # other kinds are not in it
        yield error(Code.EDGE_SPACES, place, Remedy.TRIM, source=source)
    elif button.kind == "url":
        yield from review_url(value, place, plain_http=Severity.ERROR)
    elif button.kind == "call" and read_international(value) is None:
        yield error(Code.NOT_INTERNATIONAL, place)


def is_blank(text: str) -> bool:
    """Whether a reader sees nothing of `text`: only white space and invisible format characters."""
    return all(char.isspace() or unicodedata.category(char) == "Cf" for char in text)


def _required(text: str, place: str, *remedies: Remedy) -> Findings:
    if not text:
        yield error(Code.EMPTY, place, *remedies)
    elif is_blank(text):
        yield error(Code.ONLY_SPACES, place, *(remedies or (Remedy.CLEAR,)))


def review_characters(text: str, place: str, remedies: tuple[Remedy, ...] = (Remedy.CLEAN,)) -> Findings:
    """Characters of `text` that cannot leave or be seen."""
    if found := _SURROGATE.search(text):
        yield error(Code.BROKEN_CHARACTER, place, *remedies, position=found.start() + 1)
    if found := _CONTROL.search(text):
        code = f"U+{ord(found[0]):04X}"
        yield error(Code.CONTROL_CHARACTER, place, *remedies, character=code, position=found.start() + 1)


def _review_text(text: str, place: str, kind: str, documented: Mapping[str, Limit]) -> Findings:
    yield from review_characters(text, place)
    if kind != "body" and _BREAK.search(text):
        yield _line_break(place, documented.get(kind))
    yield from _review_length(text, place, documented.get(kind), WHATSAPP_LIMITS.get(kind))


def _line_break(place: str, documented: Limit | None) -> Finding:
    if documented and documented.one_line:
        return error(Code.LINE_BREAK, place, Remedy.CLEAN, source=documented.source)
    return warning(Code.LINE_BREAK, place, Remedy.CLEAN, source=ONE_LINE_SOURCE)


def _review_length(text: str, place: str, documented: Limit | None, usual: Limit | None) -> Findings:
    limit = documented or usual
    if limit is None:
        return
    count = code_points(text)
    if count > limit.maximum:
        make = error if documented else warning
        facts: dict[str, str | int] = {"count": count, "limit": limit.maximum, "over": count - limit.maximum}
        yield make(Code.TOO_LONG, place, Remedy.SHORTEN, source=limit.source, **facts)
    elif (units := utf16_units(text)) > limit.maximum:
        yield warning(
            Code.MAYBE_TOO_LONG, place, Remedy.SHORTEN, source=limit.source, count=units, limit=limit.maximum
        )


def _same(code: Code, field: str, values: list[str], *remedies: Remedy, source: str = "") -> Findings:
    first_seen: dict[str, int] = {}
    for index, value in enumerate(values):
        trimmed = value.strip()
        if not trimmed:
            continue
        if trimmed in first_seen:
            other = first_seen[trimmed] + 1
            yield error(code, button_place(index, field), *remedies, source=source, other=other)
        else:
            first_seen[trimmed] = index
