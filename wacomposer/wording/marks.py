"""The few words beside a provider's name: what it would lose, refuse or change of this message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import Code, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding


def provider_mark(findings: Sequence[Finding]) -> tuple[str, str]:
    """The words and their tone ("error", "warning", or "" with no words) for one provider's losses."""
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not wrong:
        count = len(findings)
        return (f"{count} warning{'' if count == 1 else 's'}", "warning") if count else ("", "")
    parts = [
        part
        for part in (
            _lost([finding for finding in wrong if finding.code is not Code.TOO_LONG]),
            _refused([finding for finding in wrong if finding.code is Code.TOO_LONG]),
        )
        if part
    ]
    return ", ".join(parts), "error"


def _lost(findings: list[Finding]) -> str:
    things = []
    if any(finding.code in (Code.HEADER_NOT_CARRIED, Code.MEDIA_NOT_CARRIED) for finding in findings):
        things.append("header")
    if count := sum(finding.code is Code.BUTTON_NOT_CARRIED for finding in findings):
        things.append(_buttons(count))
    options = [finding for finding in findings if finding.place.startswith("options.")]
    things += [str(finding.place.partition(".")[2]) for finding in options]
    return f"loses {', '.join(things)}" if things else ""


def _refused(findings: list[Finding]) -> str:
    buttons = {finding.place.split(".")[1] for finding in findings if finding.place.startswith("buttons.")}
    things = [finding.place.partition(".")[0] for finding in findings if "buttons" not in finding.place]
    if buttons:
        things.append(_buttons(len(buttons)))
    return f"refuses {', '.join(things)}" if things else ""


def _buttons(count: int) -> str:
    return f"{count} button{'' if count == 1 else 's'}"
