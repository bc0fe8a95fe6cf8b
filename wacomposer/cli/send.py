"""wacomposer send: one message, once, through an account; the exit code says how it ended."""

from __future__ import annotations

import signal
from contextlib import ExitStack
from typing import TYPE_CHECKING

from wacomposer.cli import outcomes, terminal
from wacomposer.cli.book import find_account
from wacomposer.cli.credentials import with_secrets
from wacomposer.cli.exits import FOUND_ERRORS, UnusableError
from wacomposer.cli.findings import complain_of
from wacomposer.cli.inputs import checked_text, read_file, read_language, read_options, read_values
from wacomposer.cli.parser import (
    Parser,
    add_data_dir,
    add_file,
    add_json,
    add_language,
    add_options,
    add_recipient,
    add_variables,
)
from wacomposer.delivery.send import obstacles, send
from wacomposer.message.findings import errors
from wacomposer.message.recipient import read_recipient, review_likelihood
from wacomposer.practice.accounts import at_gateway
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.contract import Submission
from wacomposer.providers.outcome import Outcome
from wacomposer.providers.review import review
from wacomposer.storage.secrets.environment import variable_name
from wacomposer.wording.outcomes import describe

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Account, Provider

MOST_SECONDS = 600.0


def _examples() -> str:
    variables = "\n".join(
        f"  {variable_name(provider.key, spec.key)}"
        for provider in PROVIDERS
        for spec in provider.secret_fields
    )
    return f"""examples:
  wacomposer send order.wamsg --account "Practice RyzeAPI" --to +5511999999999
  wacomposer send order.wamsg --account "Practice WUTS" --to +5511999999999 --trouble rate_limited
  wacomposer send order.wamsg --account "My shop" --to +5511999999999 --option delay=2 --var name=Ana --json

wacomposer accounts lists the accounts. Practice accounts are always there and reach nobody.
Nothing is ever sent twice by itself, and nothing is sent where review finds an error.

Secrets come from the keyring, where the window stores them, or from these variables:
{variables}

troubles for practice accounts: {", ".join(Trouble)}

exit codes: 0 accepted, 1 not sent because review found errors, 2 the file, an argument, the account or
  its secret cannot be used, 3 rejected or provably not sent, 4 unknown: it may have been sent,
  130 interrupted before it left

JSON:
  {{"outcome": "accepted", "rejected", "unknown" or "not_sent", "message_id": TEXT or null,
   "reason": CODE or null, "words": the provider's own, "status": NUMBER or null, "place": such as
   "buttons.0.text" or null, "retry_after": SECONDS or null, "unsent": true if it provably never left,
   "sentence", "findings": [FINDING, ...]}}       findings as in wacomposer check --help
"""


def parser() -> Parser:
    """A message, an account and a recipient."""
    made = Parser("send", "Send a message once and say how that ended.", _examples())
    add_file(made)
    made.add_argument("--account", metavar="NAME", required=True, help="the account to send through")
    add_recipient(made)
    add_options(made)
    add_variables(made)
    add_language(made)
    made.add_argument("--trouble", metavar="KIND", help="what a practice account rehearses")
    made.add_argument("--timeout", metavar="SECONDS", help="how long to wait for the answer, by default 60")
    add_json(made)
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Send it."""
    seconds = _seconds(args.timeout)
    message = read_file(args.file)
    account = find_account("send", args.data_dir, args.account)
    provider = provider_by_key(account.provider)
    if provider is None:
        raise UnusableError(f"{account.name} belongs to a provider that this version does not know.")
    trouble = _trouble(args.trouble, account)
    typed = checked_text("--to", args.to)
    recipient, _ = read_recipient(typed)
    options, values = read_options(args.option, provider), read_values(args.var, message)
    edition = read_language(args.language, message)
    submission = Submission(message, typed, recipient, options, values, edition)
    findings = (*review(submission, account, provider), *review_likelihood(recipient))
    complain_of("send", findings)
    if errors(findings):
        return _refuse(findings, as_json=args.json)
    with ExitStack() as stack:
        if account.practice:
            account = _at_own_gateway(account, trouble, stack)
        else:
            account = with_secrets(account, provider)
        if unusable := obstacles(submission, account, provider):  # secrets, of which findings know nothing
            complain_of("send", unusable)
            return _refuse((*findings, *unusable), as_json=args.json)
        outcome = _exchange(provider, submission, account, seconds)
    try:
        _tell(outcome, provider, findings, as_json=args.json)
    except UnusableError as failure:
        terminal.complain("send", str(failure))
    except KeyboardInterrupt:
        pass
    return outcomes.exit_code(outcome)  # what happened, also where nobody could be told


def _tell(outcome: Outcome, provider: Provider, findings: Sequence[Finding], *, as_json: bool) -> None:
    if as_json:
        terminal.say_json(outcomes.as_data(outcome, provider, findings))
    else:
        terminal.say(terminal.one_line(describe(outcome, provider.name).line()))
    terminal.flush()


def _seconds(given: str | None) -> float | None:
    if given is None:
        return None
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_SECONDS:
        raise UnusableError(f"--timeout takes a number of seconds up to {MOST_SECONDS:.0f}.")
    return seconds


def _trouble(given: str | None, account: Account) -> Trouble | None:
    if given is None:
        return None
    if not account.practice:
        raise UnusableError(f"{account.name} is no practice account. Leave --trouble out.")
    if given not in tuple(Trouble):
        raise UnusableError(f"There is no trouble {given}. There are {', '.join(Trouble)}.")
    return Trouble(given)


def _refuse(findings: Sequence[Finding], *, as_json: bool) -> int:
    if as_json:
        terminal.say_json(outcomes.not_sent(findings))
    else:
        terminal.say("Not sent: review found errors.")
    return FOUND_ERRORS


def _at_own_gateway(account: Account, trouble: Trouble | None, stack: ExitStack) -> Account:
    """`account` at a gateway of this process, which ends with `stack`. Raises UnusableError."""
    from wacomposer.practice.gateway import PracticeGateway  # noqa: PLC0415 - for practice accounts only

    try:
        gateway = stack.enter_context(PracticeGateway())
    except OSError as failure:
        raise UnusableError(f"The practice gateway cannot start: {failure.strerror}.") from failure
    terminal.complain("send", f"{account.name} is a practice account: nothing leaves this computer.")
    return at_gateway(account, gateway, trouble)


def _exchange(provider: Provider, submission: Submission, account: Account, seconds: float | None) -> Outcome:
    """Send, with Ctrl+C meaning what the attempt says it means."""
    # The HTTP client takes a while to load and is not needed where review refuses.
    import asyncio  # noqa: PLC0415

    from wacomposer.delivery.attempt import Attempt  # noqa: PLC0415
    from wacomposer.delivery.transport import Patience, Transport  # noqa: PLC0415

    usual = Patience()
    patience = usual if seconds is None else Patience(min(usual.connect, seconds), seconds, seconds)
    attempt, ended = Attempt(), list[Outcome]()

    async def exchange() -> None:
        async with Transport(patience, connections=1) as transport:
            ended.append(await send(transport, provider, submission, account, attempt))

    for name in ("SIGTERM", "SIGHUP"):  # the end of a session is told like Ctrl+C
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        asyncio.run(exchange())
    except KeyboardInterrupt:
        ended.append(attempt.cancelled())  # after a real outcome if there was one
    return ended[0]
