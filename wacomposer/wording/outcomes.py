"""Sentences for how a send ended and what to do next. Never "delivered": nobody knows that."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from wacomposer.providers.outcome import Accepted, Doubt, Reason, Rejected, Unknown
from wacomposer.wording.places import place_name

if TYPE_CHECKING:
    from wacomposer.providers.outcome import Outcome


class Said(NamedTuple):
    """A headline, what to do next, and the provider's own words (quoted, or empty)."""

    headline: str
    advice: str = ""
    words: str = ""

    def line(self) -> str:
        """All of it in one line."""
        quoted = f"“{self.words}”" if self.words else ""
        return " ".join(part for part in (self.headline, quoted, self.advice) if part)


_REASONS = {
    Reason.AUTHENTICATION: ("{provider} refused the credentials.", "Check the account’s secret and fields."),
    Reason.PERMISSION: ("{provider} says this account may not do that.", "Check the account and its plan."),
    Reason.ACCOUNT: (
        "{provider} does not know this account’s instance or number.",
        "Check the account’s fields.",
    ),
    Reason.RECIPIENT: ("{provider} refused the recipient.", "Check the number."),
    Reason.CONTENT: ("{provider} refused the message.", "Change what it points at and send again."),
    Reason.RATE_LIMITED: ("{provider} takes no more messages for now.", "Wait and send again."),
    Reason.DISCONNECTED: (
        "{provider} is not connected to WhatsApp.",
        "Connect the device in {provider}’s panel, then send again.",
    ),
    Reason.REDIRECTED: ("The server points to another address.", "Check the account’s base URL."),
    Reason.REFUSED: ("{provider} refused the message.", ""),
    Reason.SEND_FAILED: ("{provider} could not send the message.", "Send again, or ask {provider}."),
    Reason.NAME_NOT_FOUND: (
        "Not sent: the server’s name was not found.",
        "Check the connection and the account’s base URL.",
    ),
    Reason.NO_CONNECTION: (
        "Not sent: no connection to the server.",
        "Check the connection and the account’s base URL.",
    ),
    Reason.TLS: (
        "Not sent: no secure connection, because the server’s certificate is not trusted or it has none.",
        "Check the base URL. If your company inspects traffic, this system needs its certificate.",
    ),
    Reason.PROXY: (
        "Not sent: the proxy refused, or cannot be used.",
        "Check the proxy settings of this system.",
    ),
    Reason.CERTIFICATE_FILE: (
        "Not sent: the environment variable SSL_CERT_FILE names no readable file of certificates.",
        "Correct or unset it and start wacomposer again.",
    ),
    Reason.CERTIFICATE_FOLDER: (
        "Not sent: the environment variable SSL_CERT_DIR names no folder.",
        "Correct or unset it and start wacomposer again.",
    ),
    Reason.BAD_ADDRESS: ("Not sent: the request cannot be made.", "Check the account’s base URL and fields."),
    Reason.CANCELLED_BEFORE: ("Cancelled before it left.", "Nothing was sent."),
    Reason.FAULT: ("Not sent: something went wrong inside wacomposer.", "Send again."),
}
_DOUBTS = {
    Doubt.NO_ANSWER: "{provider} did not answer in time.",
    Doubt.CONNECTION_CUT: "The connection was cut before {provider} answered.",
    Doubt.CANCELLED: "Cancelled after the request may have left.",
    Doubt.SERVER_FAILED: "{provider} answered with an error of its own.",
    Doubt.FAULT: "Something went wrong inside wacomposer after the request may have left.",
    Doubt.UNREADABLE: "{provider}’s answer could not be read.",
}
_MINUTES_FROM = 120
CHECK = "It may have been sent. Look into the chat or {provider}’s panel before sending again."


def describe(outcome: Outcome, provider: str) -> Said:
    """What to tell a person about `outcome` of a send through the provider called `provider`."""
    match outcome:
        case Accepted(message_id):
            return Said(
                f"Accepted by {provider}.",
                f"Message id {message_id}" if message_id else "It gave no message id.",
            )
        case Rejected():
            return _rejected(outcome, provider)
        case Unknown(doubt, words):
            return Said(_DOUBTS[doubt].format(provider=provider), CHECK.format(provider=provider), words)
        case _:
            assert_never(outcome)


def _rejected(outcome: Rejected, provider: str) -> Said:
    headline, advice = (part.format(provider=provider) for part in _REASONS[outcome.reason])
    if outcome.place:
        advice = f"See {place_name(outcome.place)}. {advice}".rstrip()
    if outcome.retry_after is not None:
        advice = f"Wait {wait(outcome.retry_after)}, then send again."
    return Said(headline, advice, outcome.words)


def wait(seconds: float) -> str:
    """A waiting time in words: "45 seconds", "3 minutes"."""
    whole = max(1, round(seconds))
    if whole < _MINUTES_FROM:
        return f"{whole} second{'' if whole == 1 else 's'}"
    return f"{-(-whole // 60)} minutes"
