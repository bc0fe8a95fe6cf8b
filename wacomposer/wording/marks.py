"""The few words beside a provider's name: what it would lose, refuse or change of this message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import Code, Severity
from wacomposer.providers.portability import Fit, fit_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding


def provider_mark(findings: Sequence[Finding]) -> tuple[str, str]:
    """The words and their tone ("error", "warning", or "" with no words) for one provider's losses."""
    wrong = [finding for finding in findings if finding.severity is Severity.ERROR]
    lost = [finding for finding in wrong if fit_of(finding) is Fit.LOST]
    refused = [finding for finding in wrong if fit_of(finding) is Fit.REFUSED]
    if not wrong:
        count = len(findings)
        return (f"{count} warning{'' if count == 1 else 's'}", "warning") if count else ("", "")
    return ", ".join(part for part in (_lost(lost), _refused(refused)) if part), "error"


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
    things = [_short(finding.place) for finding in findings if not finding.place.startswith("buttons.")]
    if buttons:
        things.append(_buttons(len(buttons)))
    return f"refuses {', '.join(things)}" if things else ""


def _short(place: str) -> str:
    head, _, rest = place.partition(".")
    return rest if head == "options" else head


def _buttons(count: int) -> str:
    return f"{count} button{'' if count == 1 else 's'}"
