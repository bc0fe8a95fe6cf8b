"""How each provider takes each part of one message: the portability table, read off what review finds."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.filling import NO_VALUES
from wacomposer.message.findings import (
    BODY,
    BUTTONS,
    FOOTER,
    HEADER,
    RECIPIENT,
    Code,
    Severity,
    button_place,
    option_place,
)
from wacomposer.providers.review import review_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from wacomposer.message.filling import Values
    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Provider


class Fit(StrEnum):
    """What becomes of a part at a provider."""

    FITS = "fits"
    CHANGES = "changes"
    LOST = "lost"
    REFUSED = "refused"


_LOSSES = frozenset(
    {Code.HEADER_NOT_CARRIED, Code.MEDIA_NOT_CARRIED, Code.BUTTON_NOT_CARRIED, Code.OPTION_NOT_CARRIED}
)
_WORST_FIRST = (Fit.LOST, Fit.REFUSED, Fit.CHANGES)
"""A part that is not carried at all is lost, whatever else is wrong with it."""


class Cell(NamedTuple):
    """One part at one provider.

    `findings` say why it does not simply fit, the one that decides first. `page` is where the provider
    documents what it takes, with the date it was read.
    """

    fit: Fit
    findings: tuple[Finding, ...]
    page: str

    @property
    def source(self) -> str:
        """Where the rule that decides is written, with its date; "" for a rule that is ours."""
        return self.findings[0].source if self.findings else self.page


class Row(NamedTuple):
    """One part of the message, named by its place, with a cell for each provider in their order."""

    place: str
    cells: tuple[Cell, ...]


class Portability(NamedTuple):
    """The whole table."""

    providers: tuple[Provider, ...]
    rows: tuple[Row, ...]

    def worst(self, provider: Provider) -> Fit:
        """What the send as a whole comes to at `provider`."""
        column = self.providers.index(provider)
        fits = {row.cells[column].fit for row in self.rows}
        return next((fit for fit in _WORST_FIRST if fit in fits), Fit.FITS)


def fit_of(finding: Finding) -> Fit:
    """What `finding` means for its part: a warning changes it, an error refuses it or loses it."""
    if finding.severity is Severity.WARNING:
        return Fit.CHANGES
    return Fit.LOST if finding.code in _LOSSES else Fit.REFUSED


def portability(
    message: Message,
    providers: Iterable[Provider],
    options: Mapping[str, str],
    typed: str | None = None,
    values: Values = NO_VALUES,
) -> Portability:
    """The table of what is to be sent.

    `options` are those set, as text; `typed` is the recipient, None to leave it out. The rows are the parts
    that are there, in the order people fill them in; the number of buttons is one where someone minds it.
    Accounts are left out: a message is compared, not a person's settings. `values` fill the variables, which
    are no part of their own.
    """
    columns = tuple(providers)
    by_provider = [_by_part(review_parts(message, each, options, typed, values)) for each in columns]
    places = dict.fromkeys(_parts(message, options, typed))
    for found in by_provider:
        places.update(dict.fromkeys(found))
    rows = (
        Row(place, tuple(map(_cell, (found.get(place, ()) for found in by_provider), columns)))
        for place in places
        if place != BUTTONS or any(place in found for found in by_provider)
    )
    return Portability(columns, tuple(rows))


def part_of(place: str) -> str:
    """The part that `place` belongs to: header for header.text, buttons.0 for buttons.0.id."""
    head, _, rest = place.partition(".")
    if head == BUTTONS and rest:
        return f"{BUTTONS}.{rest.partition('.')[0]}"
    return head if head == HEADER else place


def _parts(message: Message, options: Mapping[str, str], typed: str | None) -> Iterator[str]:
    if message.header is not None:
        yield HEADER
    yield BODY
    if message.footer:
        yield FOOTER
    for index in range(len(message.buttons)):
        yield button_place(index)
    yield BUTTONS
    if typed is not None:
        yield RECIPIENT
    yield from (option_place(key) for key, text in options.items() if text)


def _by_part(findings: Iterable[Finding]) -> dict[str, tuple[Finding, ...]]:
    parts: dict[str, tuple[Finding, ...]] = {}
    for finding in findings:
        part = part_of(finding.place)
        parts[part] = (*parts.get(part, ()), finding)
    return parts


def _cell(findings: tuple[Finding, ...], provider: Provider) -> Cell:
    if not findings:
        return Cell(Fit.FITS, (), provider.source)
    ordered = sorted(findings, key=lambda finding: _WORST_FIRST.index(fit_of(finding)))
    return Cell(fit_of(ordered[0]), tuple(ordered), provider.source)
