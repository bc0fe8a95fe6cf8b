"""wacomposer request: the exact HTTP request that a message becomes, with placeholders for secrets."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UnusableError
from wacomposer.cli.findings import complain_of
from wacomposer.cli.inputs import (
    checked_text,
    find_provider,
    read_fields,
    read_file,
    read_language,
    read_options,
    read_values,
)
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
from wacomposer.message.recipient import read_recipient, review_likelihood
from wacomposer.providers.catalog import provider_by_key
from wacomposer.providers.contract import Account, Submission
from wacomposer.providers.review import review

if TYPE_CHECKING:
    import argparse

    from wacomposer.providers.contract import Provider
    from wacomposer.providers.request import Request

_EXAMPLES = """examples:
  wacomposer request order.wamsg --provider wachat --to +628123456789 --set account.instance=my-instance-01
  wacomposer request order.wamsg --provider ryzeapi --to 120363041234567890@g.us --option delay=2 --json
  wacomposer request order.wamsg --account "My shop" --to +5511999999999 --var name=Ana --curl

Nothing is sent. Secrets are always placeholders such as <token>; so are account fields that are not given.
What review finds goes to standard error, and the request is printed all the same.

account fields:   base_url (all), instance (wachat, ryzeapi),
                  phone_number_id, domain, client_id, signed_path (awal)
options:          delay in seconds, button_types (wachat),
                  delay in seconds, replyTo, replyPrivate, source (ryzeapi)

exit codes: 0 printed, 2 the file or an argument cannot be used

JSON:
  {"method", "url", "headers": {NAME: VALUE}, "body": the JSON object that is sent}
"""


def parser() -> Parser:
    """A message, a recipient, and a provider or account."""
    made = Parser("request", "Print the HTTP request that sends a message.", _EXAMPLES)
    add_file(made)
    made.add_argument("--provider", metavar="NAME", help="wachat, ryzeapi, wuts or awal")
    add_recipient(made)
    made.add_argument("--account", metavar="NAME", help="take the public fields of this account")
    made.add_argument(
        "--set",
        metavar="account.FIELD=VALUE",
        action="append",
        default=[],
        help="a public account field; may be given for several fields",
    )
    add_options(made)
    add_variables(made)
    add_language(made)
    form = made.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--curl", action="store_true", help="print a cURL command for bash")
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Print the request."""
    message = read_file(args.file)
    provider, account = _account(args)
    options = read_options(args.option, provider)
    typed = checked_text("--to", args.to)
    recipient, _ = read_recipient(typed)
    values = read_values(args.var, message)
    edition = read_language(args.language, message)
    submission = Submission(message, typed, recipient, options, values, edition)
    findings = (*review(submission, account, provider), *review_likelihood(recipient))
    request = provider.build(submission, account, int(time.time()))
    if args.json:
        _print_json(request)
    elif args.curl:
        from wacomposer.interchange.curl import curl_command  # noqa: PLC0415 - for this form only

        terminal.write(f"{curl_command(request)}\n")
    else:
        _print_text(request)
    terminal.flush()
    complain_of("request", findings)
    return OK


def _account(args: argparse.Namespace) -> tuple[Provider, Account]:
    """The provider, and an account without secrets made of --account and --set. Raises UnusableError."""
    named = find_provider(args.provider) if args.provider is not None else None
    stored = _stored(args) if args.account is not None else None
    if stored is not None and named is not None and stored.provider != named.key:
        raise UnusableError(f"{stored.name} is no account of {named.name}. Leave --provider out.")
    provider = provider_by_key(stored.provider) if stored is not None else named
    if provider is None:
        raise UnusableError("Name a provider with --provider, or an account with --account.")
    account = stored or Account(provider.key, "")
    values = {**account.values, **read_fields(args.set, provider)}
    return provider, replace(account, values=values, secrets={})


def _stored(args: argparse.Namespace) -> Account:
    from wacomposer.cli.book import find_account  # noqa: PLC0415 - where an account is named

    account = find_account("request", args.data_dir, args.account)
    if account.practice:
        raise UnusableError(
            f"{account.name} has an address only while it sends. Start wacomposer practice "
            "and give the address it prints with --set account.base_url=URL."
        )
    return account


def _print_json(request: Request) -> None:
    terminal.say_json(
        {
            "method": request.method,
            "url": request.url,
            "headers": request.shown_headers(),
            "body": json.loads(request.body) if request.body else None,
        }
    )


def _print_text(request: Request) -> None:
    terminal.say(f"{request.method} {request.url}")
    for name, shown in request.shown_headers().items():
        terminal.say(f"{name}: {terminal.one_line(shown)}")
    if request.body:
        terminal.say("")
        terminal.say_json(json.loads(request.body))
