"""Findings on the command line: a line for people, an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wacomposer.cli import terminal
from wacomposer.message.findings import errors
from wacomposer.wording.findings import sentence
from wacomposer.wording.places import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding


def line(finding: Finding) -> str:
    """Body: error: Body is empty. Every message needs a body."""
    said = terminal.one_line(sentence(finding))
    return f"{place_name(finding.place)}: {finding.severity}: {said}"


def as_data(finding: Finding) -> dict[str, Any]:
    """The finding as `--help` of check documents it."""
    return {
        "code": str(finding.code),
        "severity": str(finding.severity),
        "place": finding.place,
        "sentence": sentence(finding),
        "facts": dict(finding.facts),
        "remedies": [str(remedy) for remedy in finding.remedies],
        "source": finding.source,
    }


def tally(findings: Sequence[Finding]) -> str:
    """How many there are: "1 error, 2 warnings" or "no findings"."""
    wrong = len(errors(findings))
    counts = ((wrong, "error"), (len(findings) - wrong, "warning"))
    parts = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return ", ".join(parts) or "no findings"


def complain_of(verb: str, findings: Sequence[Finding]) -> None:
    """Print `findings` to standard error."""
    for finding in findings:
        terminal.complain(verb, line(finding))
