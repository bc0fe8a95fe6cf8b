"""Sentences of the accounts dialog: how a test ended, what is odd about a secret, and where it is kept."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wacomposer.providers.outcome import Accepted, Reason, Rejected
from wacomposer.providers.secret import is_usable
from wacomposer.storage.secrets.result import Kind, Place, Trouble
from wacomposer.wording.outcomes import describe
from wacomposer.wording.secrets import describe_trouble, store_name
from wacomposer.wording.storage import shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.contract import AccountField
    from wacomposer.providers.outcome import Outcome

_ABOUT_MESSAGES = frozenset({Reason.REFUSED, Reason.CONTENT, Reason.RECIPIENT, Reason.SEND_FAILED})
_UNSENT = "Not sent: "

NO_PORT = "The practice gateway found no free port on this computer. Try again in a while."
UNEXPECTED = "That did not work, for a reason nobody foresaw. What you typed is still here; try again."


def describe_check(outcome: Outcome, provider: str) -> tuple[str, str]:
    """The tone and the words for how testing an account of `provider` ended; a test sends no message."""
    if isinstance(outcome, Accepted):
        return "success", f"{provider} knows this account. No message was sent."
    said = describe(outcome, provider)
    quoted = f"“{said.words}”" if said.words else ""
    if not isinstance(outcome, Rejected):
        return "warning", _joined(said.headline, quoted, "Test again in a while.")
    headline, advice = said.headline, said.advice
    if outcome.reason in _ABOUT_MESSAGES:
        headline, advice = f"{provider} refused the test.", "Check the account’s fields."
    if headline.startswith(_UNSENT):
        rest = headline.removeprefix(_UNSENT)
        headline = f"{rest[:1].upper()}{rest[1:]}"
    return "error", _joined(headline, quoted, advice)


def no_check(provider: str) -> str:
    """That there is nothing to test with."""
    return f"{provider} documents no request that tests an account, so it shows when you send."


def secret_complaint(text: str, label: str) -> str:
    """Why the non-empty `text` cannot be the secret called `label`, without quoting it; "" if it can."""
    if is_usable(text):
        return ""
    if re.search(r"\s", text):
        return f"The {label} has a space or line break inside. Copy it again, whole and nothing else."
    position = next(at for at, char in enumerate(text, start=1) if not is_usable(char))
    return f"Character {position} of the {label} cannot be part of a secret. Copy it again."


def odd_secret(spec: AccountField) -> str:
    """That a secret does not look like one of this field, which is no reason not to keep it."""
    return f"This does not look like {spec.form}. It can be saved all the same."


def trimmed(label: str) -> str:
    """That what was pasted was changed."""
    return f"Spaces or line breaks around the {label} were left out."


def kept_in(place: Place) -> str:
    """Where a secret is."""
    if place is Place.SESSION:
        return "Kept for this session only."
    return f"Stored in {store_name(place)}."


def keeps_in(place: Place) -> str:
    """Where secrets will be kept."""
    if place is Place.SESSION:
        return f"Secrets typed now are kept in {store_name(place)}."
    return f"Secrets are kept in {store_name(place)}, never in a file."


def unknown_place(trouble: Trouble) -> str:
    """That it is not known whether a secret is stored, or that what is stored is no use."""
    if trouble.kind is Kind.UNUSABLE:
        return _joined(*describe_trouble(trouble))
    return "It shows whether one is stored when the keyring answers."


def rebound(labels: Sequence[str], former: str, host: str | None) -> str:
    """That secrets do not go along to another host."""
    what = " and ".join(labels)
    if host is None:
        return f"The {what} belongs to {former}; this address names no host."
    return (
        f"The {what} was entered for {former} and is not shown to {host}. "
        "Enter it again; saving forgets the former one."
    )


def no_host(label: str) -> str:
    """That a secret cannot be stored for an address without a host."""
    return f"The {label} is kept for one host only, and this address names none."


def not_stored(name: str, label: str, trouble: Trouble) -> str:
    """That an account was saved and a secret of it was not."""
    what, advice = describe_trouble(trouble)
    return f"{shortened(name)} is saved without its {label}, which is still in the field. {what} {advice}"


def left_behind(name: str, former: str | None, trouble: Trouble) -> str:
    """That a secret for the former host could not be deleted."""
    what, _ = describe_trouble(trouble)
    return f"{shortened(name)} is saved. What was stored for {former} is still in the keyring. {what}"


def not_forgotten(label: str, trouble: Trouble) -> str:
    """That a secret could not be deleted."""
    what, _ = describe_trouble(trouble)
    return f"The {label} is not forgotten. {what}"


def ask_unsaved(name: str) -> str:
    return f"{shortened(name)} has changes that are not saved."


def ask_delete(name: str, label: str) -> str:
    """`label` is that of the secret that goes with it, "" for none."""
    return f"Delete {shortened(name)} and its {label}?" if label else f"Delete {shortened(name)}?"


def ask_delete_anyway(name: str, trouble: Trouble) -> str:
    what, _ = describe_trouble(trouble)
    return f"{shortened(name)} is not deleted. {what} If a secret of it is stored there, it would stay there."


def ask_forget(name: str, label: str) -> str:
    return (
        f"Forget the {label} of {shortened(name)}? Nothing can be sent through it until you enter one again."
    )


def saved(name: str, lacks: str) -> str:
    """`lacks` is what keeps it from sending, "" for nothing."""
    return _joined(f"{shortened(name)} is saved.", lacks)


def deleted(name: str) -> str:
    return f"{shortened(name)} is deleted."


def forgotten(label: str) -> str:
    return f"The {label} is forgotten."


def secret_missing(label: str) -> str:
    return f"Enter the {label} first: without it there is nothing to test."


def testing(provider: str) -> str:
    return f"Testing the connection to {provider}…"


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
