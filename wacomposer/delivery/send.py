"""Sending one submission: reviewed, built, exchanged once, judged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wacomposer.message.findings import Code as FindingCode
from wacomposer.message.findings import account_place, error, errors
from wacomposer.providers.fields import read_seconds
from wacomposer.providers.judge import judge
from wacomposer.providers.request import Response
from wacomposer.providers.review import review

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.delivery.attempt import Attempt
    from wacomposer.delivery.transport import Transport
    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Account, Provider, Submission
    from wacomposer.providers.outcome import Outcome


class UnsendableError(Exception):
    """The submission has errors; nothing was sent."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        """`findings` are the errors that refuse it."""
        super().__init__(", ".join(f"{finding.place}: {finding.code}" for finding in findings))
        self.findings = findings


def obstacles(submission: Submission, account: Account, provider: Provider) -> tuple[Finding, ...]:
    """The errors that refuse this send, missing secrets among them."""
    missing = tuple(
        error(
            FindingCode.ACCOUNT_FIELD_MISSING,
            account_place(spec.key),
            field=spec.label,
            provider=provider.name,
        )
        for spec in provider.secret_fields
        if spec.key not in account.secrets
    )
    return (*errors(review(submission, account, provider)), *missing)


async def send(
    transport: Transport,
    provider: Provider,
    submission: Submission,
    account: Account,
    attempt: Attempt,
    clock: Callable[[], float] = time.time,
) -> Outcome:
    """Send `submission` once through `account`, whose secrets have been read; `clock` gives unix seconds.

    Raises UnsendableError, before anything is built, if review has errors. A cancellation passes through;
    what it means then is `attempt.cancelled()`.
    """
    if found := obstacles(submission, account, provider):
        raise UnsendableError(found)
    request = provider.build(submission, account, int(clock()))
    pause = read_seconds(submission.options.get("delay", ""))
    answer = await transport.exchange(request, attempt, extra_seconds=float(pause or 0))
    return judge(provider, answer, clock()) if isinstance(answer, Response) else answer
