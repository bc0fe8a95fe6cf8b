"""wacomposer check: what is wrong with a message, by itself or for providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import portability as table_output
from wacomposer.cli import terminal
from wacomposer.cli.exits import FOUND_ERRORS, OK, UnusableError
from wacomposer.cli.findings import as_data, line, tally
from wacomposer.cli.inputs import ALL, checked_text, find_provider, read_file, read_options
from wacomposer.cli.parser import Parser, add_data_dir, add_file, add_json, add_options, add_recipient
from wacomposer.message.editions import editions, is_translated_place
from wacomposer.message.filling import unfilled
from wacomposer.message.findings import errors
from wacomposer.message.language_review import review_edition, review_languages, review_others
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.portability import portability
from wacomposer.providers.review import review_parts

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.message.limits import Limit
    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Provider
    from wacomposer.providers.portability import Portability

_EXAMPLES = """examples:
  wacomposer check order.wamsg
  wacomposer check order.wamsg --provider ryzeapi
  wacomposer check order.wamsg --provider all --json
  wacomposer check order.wamsg --provider all --to +5511999999999 --option delay=1.5

Without --provider the message is checked by WhatsApp's own rules and limits alone. With all, a table says
first what becomes of each part at each provider; it is as wide as the terminal, or as COLUMNS says. Variables
such as {{name}} are counted as written and as filled with their fallbacks and longest samples. All languages
of the message are checked; the table is about its own. Variables that send needs a value for, as some use of
them has no fallback, are named at the end; that is no error here.

exit codes: 0 no errors (warnings allowed), 1 errors, 2 the file or an argument cannot be used

JSON:
  {"file": FILE, "ok": BOOLEAN,
   "findings": [FINDING, ...],               without --provider, else empty
   "providers": {KEY: {"ok": BOOLEAN, "findings": [FINDING, ...]}},
   "table": [ROW, ...],                      with --provider, else empty
   "needs_values": [NAME, ...]}              variables that send needs a --var for
  FINDING is {"code", "severity": "error" or "warning", "place": such as "buttons.0.text",
   "sentence", "facts": {...}, "remedies": [...], "source": where the rule is written, or ""}
  ROW is one part of the message: {"place": such as "buttons.0", "part": its name, "cells": {KEY: CELL}}
  CELL is {"fit": "fits", "changes", "lost" or "refused", "codes": those of its findings, which decide,
   "sentence", "source": where the rule is written and when that was read}
"""


def parser() -> Parser:
    """A file, and for whom to check it."""
    made = Parser("check", "Say what is wrong with a message.", _EXAMPLES)
    add_file(made)
    made.add_argument(
        "--provider", metavar="NAME", help="wachat, ryzeapi, wuts, awal, or all: check what it can carry, too"
    )
    add_recipient(made, required=False)
    add_options(made)
    add_json(made)
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Print the findings."""
    providers = _providers(args.provider)
    message = read_file(args.file)
    typed = None if args.to is None else checked_text("--to", args.to)
    if not providers and (typed is not None or args.option):
        raise UnusableError("--to and --option need --provider: what they may be is the provider's matter.")
    options = read_options(args.option, providers[0] if len(providers) == 1 else None)
    own = () if providers else _in_all_languages(message, review_edition(message, 0, {}), {})
    found = {
        each.key: _in_all_languages(message, review_parts(message, each, options, typed), each.limits)
        for each in providers
    }
    table = portability(message, providers, options, typed)
    needed = tuple(dict.fromkeys(name for edition in editions(message) for name in unfilled(edition)))
    if args.json:
        _print_json(args.file, own, found, table, needed)
    else:
        if providers:
            _print_for(providers, found, table)
        else:
            _print_text("Message", own)
        _print_needed(needed)
    return FOUND_ERRORS if any(errors(each) for each in (own, *found.values())) else OK


def _providers(asked: str | None) -> tuple[Provider, ...]:
    if asked is None:
        return ()
    return PROVIDERS if asked.lower() == ALL else (find_provider(asked),)


def _in_all_languages(
    message: Message, first: Sequence[Finding], limits: Mapping[str, Limit]
) -> tuple[Finding, ...]:
    """`first`, what was found in the message's own language, and what is found in the others."""
    if not message.variants:
        return (*first, *review_languages(message))
    told = (
        each._replace(facts={**each.facts, "language": message.language})
        if is_translated_place(each.place)
        else each
        for each in first
    )
    others = review_others(message, 0, limits).values()
    return (*told, *(each for other in others for each in other), *review_languages(message))


def _print_for(
    providers: Sequence[Provider], found: Mapping[str, Sequence[Finding]], table: Portability
) -> None:
    if len(providers) > 1:
        for line_of_table in table_output.lines(table):
            terminal.say(line_of_table)
        terminal.say("")
    for provider in providers:
        _print_text(provider.name, found[provider.key])


def _print_text(heading: str, found: Sequence[Finding]) -> None:
    terminal.say(f"{heading}: {tally(found)}")
    for finding in found:
        terminal.say(f"  {line(finding)}")


def _print_needed(names: Sequence[str]) -> None:
    """To send it, {{a}} and {{b}} need values (--var a=… --var b=…)."""
    if not names:
        return
    *others, last = (f"{{{{{name}}}}}" for name in names)
    subject = f"{', '.join(others)} and {last} need values" if others else f"{last} needs a value"
    terminal.say(f"To send it, {subject} ({' '.join(f'--var {name}=…' for name in names)}).")


def _print_json(
    file: str,
    own: Sequence[Finding],
    found: Mapping[str, Sequence[Finding]],
    table: Portability,
    needed: Sequence[str],
) -> None:
    terminal.say_json(
        {
            "file": file,
            "ok": not any(errors(each) for each in (own, *found.values())),
            "findings": [as_data(finding) for finding in own],
            "providers": {
                key: {"ok": not errors(each), "findings": [as_data(finding) for finding in each]}
                for key, each in found.items()
            },
            "table": table_output.as_data(table) if found else [],
            "needs_values": list(needed),
        }
    )
