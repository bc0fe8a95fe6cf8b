"""The variables of a whole message: which it uses, what stands for them, and the message filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from wacomposer.message.findings import BODY, FOOTER, HEADER_FILENAME, HEADER_TEXT, HEADER_URL, button_place
from wacomposer.message.model import VALUE_FIELD, CopyButton, MediaHeader, Message, TextHeader, UrlButton
from wacomposer.message.variables import Lookup, Variable, fill, fill_link, variables

Values: TypeAlias = Mapping[str, str]
"""Values of one send by name of variable; an empty one counts as none."""
NO_VALUES: Values = MappingProxyType({})
_NEUTRAL = "x"


class Filled(NamedTuple):
    """What a variable at a place was replaced by."""

    name: str
    value: str


def has_variables(message: Message) -> bool:
    """Whether any text that may hold variables might hold one; quick, as it is asked at every key press."""
    return any("{{" in text for _, text in fillable(message))


def fillable(message: Message) -> Iterator[tuple[str, str]]:
    """Places and texts that variables may stand in, in reading order; not ids and phone numbers."""
    header = message.header
    if isinstance(header, TextHeader):
        yield HEADER_TEXT, header.text
    elif isinstance(header, MediaHeader):
        yield HEADER_URL, header.url
        if header.filename:
            yield HEADER_FILENAME, header.filename
    yield BODY, message.body
    yield FOOTER, message.footer
    for index, button in enumerate(message.buttons):
        yield button_place(index, "text"), button.text
        if isinstance(button, UrlButton):
            yield button_place(index, "url"), button.url
        elif isinstance(button, CopyButton):
            yield button_place(index, "code"), button.code


def used(message: Message) -> dict[str, Variable]:
    """The variables of `message` by name in reading order, each as it stands first."""
    found: dict[str, Variable] = {}
    for _, text in fillable(message):
        for each in variables(text):
            found.setdefault(each.name, each)
    return found


def unfilled(message: Message, values: Values = NO_VALUES) -> tuple[str, ...]:
    """Names of variables that have no value and, somewhere in `message`, no fallback, in reading order."""
    sent = as_sent(values)
    names = (each.name for _, text in fillable(message) for each in variables(text) if sent(each) is None)
    return tuple(dict.fromkeys(names))


def samples_of(message: Message, name: str) -> tuple[str, ...]:
    """The samples of the variable called `name`."""
    return next((each.samples for each in message.variables if each.name == name), ())


def as_sent(values: Values) -> Lookup:
    """What leaves: the value, else the fallback; None is an unfilled variable, which refuses the send."""
    return lambda variable: values.get(variable.name) or variable.fallback


def as_shown(message: Message, values: Values) -> Lookup:
    """What the preview shows: the value, else the first sample, else the fallback."""

    def lookup(variable: Variable) -> str | None:
        first = next(filter(None, samples_of(message, variable.name)), None)
        return values.get(variable.name) or first or variable.fallback

    return lookup


def as_judged(message: Message, values: Values) -> Lookup:
    """What leaves as far as it is known: as sent, and the longest sample for what is not filled yet."""
    sent = as_sent(values)

    def lookup(variable: Variable) -> str | None:
        found = sent(variable)
        return found if found is not None else max(samples_of(message, variable.name), key=len, default=None)

    return lookup


def as_longest(message: Message, values: Values) -> Lookup:
    """The longest of value, fallback and samples."""

    def lookup(variable: Variable) -> str | None:
        given = (values.get(variable.name, ""), variable.fallback, *samples_of(message, variable.name))
        return max((each for each in given if each is not None), key=len) or variable.fallback

    return lookup


def fill_message(message: Message, lookup: Lookup) -> Message:
    """`message` with its variables replaced by what `lookup` says of them; the same object if it has none."""
    if not has_variables(message):
        return message
    header = message.header
    if isinstance(header, TextHeader):
        header = header.model_copy(update={"text": fill(header.text, lookup)})
    elif isinstance(header, MediaHeader):
        name = header.filename and fill(header.filename, lookup)
        header = header.model_copy(update={"url": fill_link(header.url, lookup), "filename": name})
    buttons = []
    for button in message.buttons:
        changed = {"text": fill(button.text, lookup)}
        if isinstance(button, UrlButton):
            changed["url"] = fill_link(button.url, lookup)
        elif isinstance(button, CopyButton):
            changed["code"] = fill(button.code, lookup)
        buttons.append(button.model_copy(update=changed))
    return message.model_copy(
        update={
            "header": header,
            "body": fill(message.body, lookup),
            "footer": fill(message.footer, lookup),
            "buttons": tuple(buttons),
        }
    )


def with_open_links(message: Message) -> Message:
    """`message` with something harmless for variables in its links, so that the rest of a link is judged."""
    header = message.header
    if isinstance(header, MediaHeader):
        header = header.model_copy(update={"url": fill(header.url, lambda _: _NEUTRAL)})
    buttons = tuple(
        button.model_copy(update={"url": fill(button.url, lambda _: _NEUTRAL)})
        if isinstance(button, UrlButton)
        else button
        for button in message.buttons
    )
    return message.model_copy(update={"header": header, "buttons": buttons})


def longest_in(text: str, lookup: Lookup) -> Filled | None:
    """The variable in `text` that `lookup` gives the most for, or None where it fills none."""
    filled = [Filled(each.name, value) for each in variables(text) if (value := lookup(each)) is not None]
    return max(filled, key=lambda each: len(each.value), default=None)


def unfillable(message: Message) -> Iterator[tuple[str, Variable]]:
    """Variables in ids and phone numbers, with their places: there nothing is filled."""
    for index, button in enumerate(message.buttons):
        field = VALUE_FIELD[button.kind]
        if field in ("id", "phone"):
            for each in variables(getattr(button, field)):
                yield button_place(index, field), each
