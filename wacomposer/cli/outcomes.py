"""How a send ended, on the command line: an exit code, a line for people, an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from wacomposer.cli import exits
from wacomposer.cli.findings import as_data as finding_data
from wacomposer.providers.outcome import Accepted, Reason, Rejected, Unknown
from wacomposer.wording.outcomes import describe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Provider
    from wacomposer.providers.outcome import Outcome


_NOTHING: Mapping[str, Any] = {
    "outcome": "",
    "message_id": None,
    "reason": None,
    "words": "",
    "status": None,
    "place": None,
    "retry_after": None,
    "unsent": False,
    "sentence": "",
    "findings": [],
}


def exit_code(outcome: Outcome) -> int:
    """The exit code that says how the send ended."""
    match outcome:
        case Accepted():
            return exits.OK
        case Rejected(reason=Reason.CANCELLED_BEFORE):
            return exits.INTERRUPTED
        case Rejected():
            return exits.REJECTED
        case Unknown():
            return exits.UNKNOWN
        case _:
            assert_never(outcome)


def not_sent(findings: Sequence[Finding]) -> dict[str, Any]:
    """The same for a send that review refused."""
    sentence = "Not sent: review found errors."
    found = [finding_data(finding) for finding in findings]
    return {**_NOTHING, "outcome": "not_sent", "unsent": True, "sentence": sentence, "findings": found}


def as_data(outcome: Outcome, provider: Provider, findings: Sequence[Finding]) -> dict[str, Any]:
    """The outcome as `--help` of send documents it; every key is always there."""
    sentence = describe(outcome, provider.name).line()
    found = [finding_data(finding) for finding in findings]
    data = {**_NOTHING, "outcome": type(outcome).__name__.lower(), "sentence": sentence, "findings": found}
    match outcome:
        case Accepted(message_id):
            data["message_id"] = message_id or None
        case Rejected(reason, words, status, place, retry_after, unsent):
            data |= {"reason": str(reason), "words": words, "status": status, "place": place}
            data |= {"retry_after": retry_after, "unsent": unsent}
        case Unknown(doubt, words, status):
            data |= {"reason": str(doubt), "words": words, "status": status}
    return data
