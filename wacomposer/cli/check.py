"""wacomposer check: what is wrong with a message, by itself or for providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import FOUND_ERRORS, OK
from wacomposer.cli.findings import as_data, line, tally
from wacomposer.cli.inputs import ALL, find_provider, read_file
from wacomposer.cli.parser import Parser, add_data_dir, add_file, add_json
from wacomposer.message.editions import is_translated_place
from wacomposer.message.findings import errors
from wacomposer.message.language_review import review_edition, review_languages, review_others
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.review import review_content

if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping, Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.message.limits import Limit
    from wacomposer.message.model import Message

_EXAMPLES = """examples:
  wacomposer check order.wamsg
  wacomposer check order.wamsg --provider ryzeapi
  wacomposer check order.wamsg --provider all --json

Without --provider the message is checked by WhatsApp's own rules and limits alone. Variables such as
{{name}} are counted as written and as filled with their fallbacks and longest samples. All languages of the
message are checked.

exit codes: 0 no errors (warnings allowed), 1 errors, 2 the file or an argument cannot be used

JSON:
  {"file": FILE, "ok": BOOLEAN,
   "findings": [FINDING, ...],               without --provider, else empty
   "providers": {KEY: {"ok": BOOLEAN, "findings": [FINDING, ...]}}}
  FINDING is {"code", "severity": "error" or "warning", "place": such as "buttons.0.text",
   "sentence", "facts": {...}, "remedies": [...], "source": where the rule is written, or ""}
"""


def parser() -> Parser:
    """A file, and for whom to check it."""
    made = Parser("check", "Say what is wrong with a message.", _EXAMPLES)
    add_file(made)
    made.add_argument(
        "--provider", metavar="NAME", help="wachat, ryzeapi, wuts, awal, or all: check what it can carry, too"
    )
    add_json(made)
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Print the findings."""
    asked = args.provider
    providers = () if asked is None else PROVIDERS if asked.lower() == ALL else (find_provider(asked),)
    message = read_file(args.file)
    own = () if providers else _in_all_languages(message, review_edition(message, 0, {}), {})
    found = {
        provider.key: _in_all_languages(message, review_content(message, provider), provider.limits)
        for provider in providers
    }
    if args.json:
        _print_json(args.file, own, found)
    elif providers:
        for provider in providers:
            _print_text(provider.name, found[provider.key])
    else:
        _print_text("Message", own)
    return FOUND_ERRORS if any(errors(each) for each in (own, *found.values())) else OK


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


def _print_text(heading: str, found: Sequence[Finding]) -> None:
    terminal.say(f"{heading}: {tally(found)}")
    for finding in found:
        terminal.say(f"  {line(finding)}")


def _print_json(file: str, own: Sequence[Finding], found: Mapping[str, Sequence[Finding]]) -> None:
    terminal.say_json(
        {
            "file": file,
            "ok": not any(errors(each) for each in (own, *found.values())),
            "findings": [as_data(finding) for finding in own],
            "providers": {
                key: {"ok": not errors(each), "findings": [as_data(finding) for finding in each]}
                for key, each in found.items()
            },
        }
    )
