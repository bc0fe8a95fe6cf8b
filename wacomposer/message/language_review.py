"""What is true of a message in each of its languages: tags, missing translations, texts that do not fit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TypeAlias

from wacomposer.message.editions import edition_of, is_translated_place, languages, translated
from wacomposer.message.filled_review import review_filled
from wacomposer.message.filling import NO_VALUES, Values
from wacomposer.message.findings import FOOTER, Code, Finding, Remedy, error, language_place, warning
from wacomposer.message.languages import is_tag
from wacomposer.message.limits import Limit
from wacomposer.message.model import Message

Findings: TypeAlias = Iterator[Finding]


def review_edition(
    message: Message, edition: int, documented: Mapping[str, Limit], values: Values = NO_VALUES
) -> tuple[Finding, ...]:
    """Everything wrong with `edition` of `message`; `documented` and `values` as in review_filled."""
    found = review_filled(edition_of(message, edition), documented, values)
    return _with_missing(message, edition, found) if edition else found


def _with_missing(message: Message, edition: int, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    missing = tuple(_review_missing(message, edition))
    known = {each.place for each in missing}
    return (*(each for each in found if each.code is not Code.EMPTY or each.place not in known), *missing)


def review_others(
    message: Message, edition: int, documented: Mapping[str, Limit], values: Values = NO_VALUES
) -> dict[int, tuple[Finding, ...]]:
    """What is wrong with the texts of all editions but `edition`, by edition.

    Each finding says its `language` and `edition`; the click it offers goes there.
    """
    known = (tuple(documented.items()), tuple(values.items()))
    return {
        other: tuple(
            each._replace(
                facts={**each.facts, "language": tag, "edition": other}, remedies=(Remedy.SHOW_LANGUAGE,)
            )
            for each in _with_missing(message, other, _reviewed(edition_of(message, other), *known))
            if is_translated_place(each.place)
        )
        for other, tag in enumerate(languages(message))
        if other != edition
    }


@lru_cache(maxsize=32)
def _reviewed(
    own: Message, documented: tuple[tuple[str, Limit], ...], values: tuple[tuple[str, str], ...]
) -> tuple[Finding, ...]:
    """What review_filled says; while one language is typed in, the others stay as they are."""
    return review_filled(own, dict(documented), dict(values))


def review_languages(message: Message) -> tuple[Finding, ...]:
    """What is wrong with the tags of a message that has variants, and with their number of texts."""
    return tuple(_review_languages(message)) if message.variants or message.language else ()


def _review_languages(message: Message) -> Findings:
    seen: dict[str, int] = {}
    for edition, tag in enumerate(languages(message)):
        place = language_place(edition)
        if not tag:
            yield warning(Code.LANGUAGE_MISSING, place, Remedy.SHOW_LANGUAGE, edition=edition)
        elif not is_tag(tag):
            yield warning(Code.LANGUAGE_MALFORMED, place, Remedy.SHOW_LANGUAGE, edition=edition, tag=tag)
        elif tag.lower() in seen:
            yield warning(Code.LANGUAGE_TWICE, place, Remedy.SHOW_LANGUAGE, edition=edition, tag=tag)
        seen.setdefault(tag.lower(), edition)
    count = len(message.buttons)
    for edition, variant in enumerate(message.variants, start=1):
        if len(variant.buttons) > count:
            more = len(variant.buttons) - count
            yield warning(Code.LANGUAGE_BUTTONS, language_place(edition), tag=variant.language, count=more)


def _review_missing(message: Message, edition: int) -> Findings:
    own = dict(translated(edition_of(message, edition)))
    for place, text in translated(message):
        if text.strip() and not own[place]:
            make = warning if place == FOOTER else error
            yield make(Code.NOT_TRANSLATED, place)
