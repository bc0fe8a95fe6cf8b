"""Carries out what a click on a finding offers, wherever it belongs: message, recipient or options."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from wacomposer.message.findings import RECIPIENT, Remedy
from wacomposer.message.mend import mend
from wacomposer.message.recipient import strip_number
from wacomposer.providers.fields import read_seconds

if TYPE_CHECKING:
    from wacomposer.app.composer import Composer
    from wacomposer.message.findings import Finding


def mend_composed(composer: Composer, finding: Finding, remedy: Remedy) -> None:
    """Carry out a remedy that concerns the message, the recipient or an option."""
    key = finding.place.partition(".")[2]
    if remedy is Remedy.ADD_PLUS:
        composer.set_recipient(str(finding.facts["guess"]))
    elif remedy is Remedy.DROP_OPTION:
        composer.set_option(key, "")
    elif remedy is Remedy.ROUND_DELAY:
        composer.set_option(key, _rounded(composer, key))
    elif remedy is Remedy.REMOVE_BUTTON:
        composer.remove_button(int(key.split(".")[0]))
    elif remedy is Remedy.MAKE_REPLY:
        composer.set_button_kind(int(key.split(".")[0]), "reply")
    elif remedy is Remedy.CLEAN and finding.place == RECIPIENT:
        composer.set_recipient(strip_number(composer.typed))
    else:
        composer.change(finding.place, lambda message: mend(message, finding, remedy), "")


def _rounded(composer: Composer, key: str) -> str:
    spec, seconds = composer.provider.option(key), read_seconds(composer.options.get(key, ""))
    if spec is None or seconds is None:
        return ""
    steps = (seconds / spec.step).to_integral_value(ROUND_HALF_UP)
    return f"{(max(steps, Decimal(1)) * spec.step).normalize():f}"
