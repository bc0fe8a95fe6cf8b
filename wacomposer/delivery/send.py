"""Sending one submission: reviewed, built, exchanged once, judged."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from wacomposer.delivery.echo import told_without_echo
from wacomposer.message.findings import Code, account_place, error, errors
from wacomposer.providers.fields import read_seconds
from wacomposer.providers.judge import judge
from wacomposer.providers.request import Response
from wacomposer.providers.review import review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    """The errors that refuse this send, missing and malformed secrets among them."""
    return (*errors(review(submission, account, provider)), *_review_secrets(account, provider))


def _review_secrets(account: Account, provider: Provider) -> Iterator[Finding]:
    for spec in provider.secret_fields:
        secret, place = account.secrets.get(spec.key), account_place(spec.key)
        if secret is None:
            yield error(Code.ACCOUNT_FIELD_MISSING, place, field=spec.label, provider=provider.name)
        elif form := spec.unmet(secret.reveal()):
            yield error(Code.ACCOUNT_FIELD_FORM, place, field=spec.label, form=form)


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
    if not isinstance(answer, Response):
        return answer
    return told_without_echo(judge(provider, answer, clock()), request)
