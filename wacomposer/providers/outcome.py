"""How a send ends: accepted, rejected, or unknown; never more certain than the answer allows.

Outcome
  Accepted    the provider took the message; that it reached anyone is not known
  Rejected    the provider refused it, or it provably never left (`unsent`)
  Unknown     it may have been sent; never repeated without a person's decision
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Reason(StrEnum):
    """Why a send was rejected; `wording` says what to do about each."""

    AUTHENTICATION = "authentication"
    PERMISSION = "permission"
    ACCOUNT = "account"
    RECIPIENT = "recipient"
    CONTENT = "content"
    RATE_LIMITED = "rate_limited"
    DISCONNECTED = "disconnected"
    REDIRECTED = "redirected"
    REFUSED = "refused"
    SEND_FAILED = "send_failed"
    NAME_NOT_FOUND = "name_not_found"
    NO_CONNECTION = "no_connection"
    TLS = "tls"
    PROXY = "proxy"
    CERTIFICATE_FILE = "certificate_file"
    CERTIFICATE_FOLDER = "certificate_folder"
    BAD_ADDRESS = "bad_address"
    CANCELLED_BEFORE = "cancelled_before"
    FAULT = "fault"


class Doubt(StrEnum):
    """Why it is unknown whether a message was sent."""

    NO_ANSWER = "no_answer"
    CONNECTION_CUT = "connection_cut"
    CANCELLED = "cancelled"
    SERVER_FAILED = "server_failed"
    UNREADABLE = "unreadable"
    FAULT = "fault"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The provider answered that it took the message; `message_id` is "" where it gave none."""

    message_id: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """The message was refused, or never left this computer where `unsent` is true.

    `words` are the provider's own, `place` the part of the form they point at, `retry_after` seconds to wait.
    """

    reason: Reason
    words: str = ""
    status: int | None = None
    place: str | None = None
    retry_after: float | None = None
    unsent: bool = False


@dataclass(frozen=True, slots=True)
class Unknown:
    """The message may have been sent; `words` are the provider's own if it said anything."""

    doubt: Doubt
    words: str = ""
    status: int | None = None


Outcome: TypeAlias = Accepted | Rejected | Unknown
