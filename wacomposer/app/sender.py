"""Sending from the window: one send at a time, its state, and what this session has sent."""

from __future__ import annotations

import time
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from wacomposer.message.findings import RECIPIENT, Code, account_place, error
from wacomposer.message.mend import text_at
from wacomposer.providers.outcome import Reason, Rejected
from wacomposer.storage.secrets.result import Trouble

if TYPE_CHECKING:
    from wacomposer.app.accounts import Accounts
    from wacomposer.app.practice import Practice
    from wacomposer.app.tasks import Tasks
    from wacomposer.delivery.attempt import Attempt
    from wacomposer.delivery.transport import Transport
    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Account, Provider, Submission
    from wacomposer.providers.outcome import Outcome

TASK = "send"
SETTLE = 0.5
"""Seconds after a send began or ended in which the same is not begun again: a key that is held, or pressed
twice, was meant for that one. What was refused, cancelled or dismissed can be sent again at once."""


class SendState(StrEnum):
    """Where a send is."""

    IDLE = "idle"
    SENDING = "sending"
    ENDED = "ended"


class _Asked(NamedTuple):
    """What a person asked for."""

    submission: Submission
    provider: Provider
    account: Account


class Sent(NamedTuple):
    """One send of this session; `started` is the unix time in seconds."""

    started: float
    submission: Submission
    provider: Provider
    account: Account
    outcome: Outcome


class Sender(QObject):
    """Runs sends; `changed` after every change of state, `sent` once for each send that ended.

    `trouble` and `refusal` say why a send could not begin: the store of secrets, or errors of review.
    """

    changed = Signal()
    sent = Signal()

    def __init__(
        self, tasks: Tasks, accounts: Accounts, practice: Practice, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._accounts = accounts
        self._practice = practice
        self._transport: Transport | None = None
        self.state = SendState.IDLE
        self.history: list[Sent] = []
        self.trouble: Trouble | None = None
        self.refusal: tuple[Finding, ...] = ()
        self._refused_by_review = False
        self._waiting: _Asked | None = None
        self._asked: _Asked | None = None
        self._settled = 0.0

    @property
    def last(self) -> Sent | None:
        """The send that ended last, if the state is ENDED and it was one."""
        return self.history[-1] if self.history else None

    def complaint(self, now: Submission, provider: Provider) -> Finding | None:
        """What `provider` said of a place that in `now` is still as it refused it; never refuses a send."""
        sent = self.last
        if sent is None or self.state is not SendState.ENDED or self.trouble is not None or self.refusal:
            return None
        outcome = sent.outcome
        if sent.provider is not provider or not isinstance(outcome, Rejected) or not outcome.place:
            return None
        if _part(sent.submission, outcome.place) != _part(now, outcome.place):
            return None
        return error(Code.REFUSED_BY_PROVIDER, outcome.place, provider=provider.name, words=outcome.words)

    def start(self, submission: Submission, provider: Provider, account: Account) -> None:
        """Send; does nothing while another send is on its way, nor for the same one within SETTLE."""
        if self.state is SendState.SENDING or self._tasks.is_running(TASK):
            return
        if time.monotonic() < self._settled and self._asked == (submission, provider, account):
            return
        self.trouble, self.refusal = None, ()
        self._refused_by_review = False
        asked = self._asked = self._waiting = _Asked(submission, provider, account)
        self._become(SendState.SENDING)
        self._tasks.start(TASK, lambda: self._run(asked))

    def cancel(self) -> None:
        """Stop the send that is on its way; what that means is its outcome."""
        self._asked = None
        self._tasks.cancel(TASK)
        if self._waiting is not None:  # it has not begun, and never will
            self._end(self._waiting, time.time(), Rejected(Reason.CANCELLED_BEFORE, unsent=True))

    def refuse(self, findings: tuple[Finding, ...]) -> None:
        """Record that a send was asked for and `findings` refuse it."""
        self.trouble, self.refusal = None, findings
        self._refused_by_review = True
        self._become(SendState.ENDED)

    def follow_review(self, errors: tuple[Finding, ...]) -> None:
        """`errors` refuse a send by now: what `refuse` recorded changes, or goes when all is mended."""
        if self.state is SendState.ENDED and self._refused_by_review and errors != self.refusal:
            self.refusal = errors
            self._become(SendState.ENDED if errors else SendState.IDLE)

    def dismiss(self) -> None:
        """Forget the last outcome's banner; the history stays."""
        if self.state is SendState.ENDED:
            self.trouble, self.refusal, self._asked = None, (), None
            self._refused_by_review = False
            self._become(SendState.IDLE)

    async def close(self) -> None:
        """Close the connections."""
        if self._transport is not None:
            await self._transport.close()

    async def _run(self, asked: _Asked) -> None:
        import asyncio  # noqa: PLC0415 - loaded after the first paint, as all below

        from wacomposer.delivery.attempt import Attempt  # noqa: PLC0415

        self._waiting = None
        started, attempt = time.time(), Attempt()
        outcome: Outcome | None = None
        try:
            outcome = await self._send(*asked, attempt)
        except asyncio.CancelledError:
            outcome = attempt.cancelled()
        except BaseException:
            outcome = attempt.failed()  # a fault of the program, which is told and ends the task
            raise
        finally:
            self._end(asked, started, outcome)

    def _end(self, asked: _Asked, started: float, outcome: Outcome | None) -> None:
        """Tell how it ended; without an outcome it could not begin, and why is known already."""
        self._waiting = None
        if outcome is None or isinstance(outcome, Rejected):
            self._asked = None
        if outcome is not None:
            self.history.append(Sent(started, *asked, outcome))
        self._become(SendState.ENDED)
        if outcome is not None:
            self.sent.emit()

    async def _send(
        self, submission: Submission, provider: Provider, account: Account, attempt: Attempt
    ) -> Outcome | None:
        from wacomposer.delivery.send import UnsendableError, send  # noqa: PLC0415

        try:
            if account.practice:
                ready: Account | Trouble = await self._practice.ready(account)
            else:
                ready = await self._accounts.with_secrets(account)
            if isinstance(ready, Trouble):
                self.trouble = ready
                return None
            transport = await self.open()
            return await send(transport, provider, submission, ready, attempt)
        except UnsendableError as failure:
            self.refusal = failure.findings
        except OSError:  # no port for the practice gateway
            self.refusal = (error(Code.ACCOUNT_FIELD_MISSING, account_place("base_url"), field="port"),)
        return None

    async def open(self) -> Transport:
        """The one HTTP client, made in a thread at the first need."""
        import asyncio  # noqa: PLC0415

        from wacomposer.delivery.transport import Transport  # noqa: PLC0415

        if self._transport is None:
            self._transport = await asyncio.to_thread(Transport)
        return self._transport

    def _become(self, state: SendState) -> None:
        if SendState.SENDING in (self.state, state):
            self._settled = time.monotonic() + SETTLE
        self.state = state
        self.changed.emit()


def _part(submission: Submission, place: str) -> object:
    """What stands at `place`; the whole message where that is no single text."""
    if place == RECIPIENT:
        return submission.typed
    text = text_at(submission.message, place)
    return submission.message if text is None else text
