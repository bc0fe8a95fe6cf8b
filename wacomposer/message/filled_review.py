"""What is true of a message once its variables are filled: as it leaves, and with its longest samples."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from wacomposer.message.filling import (
    NO_VALUES,
    Filled,
    Values,
    as_judged,
    as_longest,
    fill_message,
    fillable,
    has_variables,
    longest_in,
    unfillable,
    unfilled,
    used,
    with_open_links,
)
from wacomposer.message.findings import BODY, Code, Finding, Remedy, Severity, error, variable_place, warning
from wacomposer.message.limits import Limit
from wacomposer.message.marks import find_marks
from wacomposer.message.model import Message
from wacomposer.message.review import review_characters, review_message
from wacomposer.message.variables import Broken, Lookup, Variable, fill, find, variables

Findings: TypeAlias = Iterator[Finding]

_LENGTHS = (Code.TOO_LONG, Code.MAYBE_TOO_LONG)
_CHARACTERS = (Code.BROKEN_CHARACTER, Code.CONTROL_CHARACTER)
_ON_TEXT = frozenset({Remedy.TRIM, Remedy.CLEAN, Remedy.SHORTEN, Remedy.USE_HTTPS, Remedy.ENCODE_URL})
"""Remedies that change a text as it is written, and so cannot mend what a value brings into it."""
_PLAIN = r"[\w ]*"


def review_filled(
    message: Message, documented: Mapping[str, Limit], values: Values = NO_VALUES
) -> tuple[Finding, ...]:
    """Everything wrong with `message`, its variables filled by `values`; `documented` as in review_message.

    A length is judged by what leaves: by value or fallback, or by the longest sample as long as there is
    neither. Where another sample alone would pass a limit, that is a warning. A finding that comes with the
    filling names the variable and the value, as `variable` and `filling`.
    """
    own = tuple(_review_variables(message))
    if not has_variables(message):
        return (*review_message(message, documented), *own)
    judged, longest = as_judged(message, values), as_longest(message, values)
    texts = dict(fillable(message))
    as_written = {(each.code, each.place) for each in review_message(message, documented)}
    found = []
    for each in review_message(with_open_links(fill_message(message, judged)), documented):
        brought = (each.code, each.place) not in as_written
        if brought and each.code in _CHARACTERS:
            continue  # review_values says so where the value is typed
        found.append(_explained(each, texts.get(each.place, ""), judged, brought=brought))
    known = {each.place for each in found if each.code in _LENGTHS}
    for each in review_message(fill_message(message, longest), documented):
        if each.code in _LENGTHS and each.place not in known:
            said = _explained(each, texts.get(each.place, ""), longest, brought=True)
            found.append(said._replace(severity=Severity.WARNING))
    return (*found, *own, *_review_formats(message, judged))


def review_values(message: Message, values: Values) -> tuple[Finding, ...]:
    """Whether each variable of `message` is filled, and by nothing but characters that can leave."""
    return tuple(_review_values(message, values)) if has_variables(message) else ()


def _review_values(message: Message, values: Values) -> Findings:
    missing = set(unfilled(message, values))
    for name in used(message):
        if name in missing:
            yield error(Code.VARIABLE_UNFILLED, variable_place(name), variable=name)
        yield from review_characters(values.get(name, ""), variable_place(name), remedies=())


def _explained(finding: Finding, text: str, lookup: Lookup, *, brought: bool) -> Finding:
    if not variables(text):
        return finding
    filled = longest_in(text, lookup)
    remedies = tuple(each for each in finding.remedies if each is not Remedy.SHORTEN)
    if not brought or filled is None:
        return finding._replace(remedies=remedies)
    kept = (each for each in remedies if each not in _ON_TEXT)
    return _by(finding, filled)._replace(remedies=(Remedy.SHOW_VALUE, *kept))


def _by(finding: Finding, filled: Filled) -> Finding:
    facts: dict[str, str | int] = {**finding.facts, "variable": filled.name, "filling": filled.value}
    return finding._replace(facts=facts)


def _review_variables(message: Message) -> Findings:
    for place, text in fillable(message):
        for each in find(text):
            if isinstance(each, Broken):
                yield warning(Code.VARIABLE_BROKEN, place, text=text[each.start : each.end])
    for place, found in unfillable(message):
        yield warning(Code.VARIABLE_NOT_HERE, place, variable=found.name)


def _review_formats(message: Message, lookup: Lookup) -> Findings:
    """Whether a value changes what is formatted in the body: it is sent as it is typed."""

    def neutral(variable: Variable) -> str | None:
        value = lookup(variable)
        return value if value is None else re.sub(r"\S", "x", value)

    given = [(each, value) for each in variables(message.body) if (value := lookup(each)) is not None]
    if all(re.fullmatch(_PLAIN, value) for _, value in given):
        return
    as_typed, without = fill(message.body, lookup), fill(message.body, neutral)
    if find_marks(as_typed) != find_marks(without):
        odd = max(given, key=lambda each: len(re.sub(_PLAIN, "", each[1])))
        yield warning(Code.VALUE_FORMATS, BODY, Remedy.SHOW_VALUE, variable=odd[0].name, filling=odd[1])
