"""One run of the command line: from arguments to an exit code, with a sentence for whatever goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import exits, terminal
from wacomposer.cli.verbs import VERBS, load, refuse_strange_word

if TYPE_CHECKING:
    from collections.abc import Sequence

_WITH_VALUE = ("--data-dir", "--theme")
"""Options that may stand before the verb and take the next argument."""


def run(arguments: Sequence[str]) -> int:
    """Do what `arguments` say and return the exit code; they are not empty."""
    terminal.prepare()
    position = verb_position(arguments)
    verb = "" if position is None else arguments[position]
    rest = [each for at, each in enumerate(arguments) if at != position]
    try:
        code = _run(verb, rest)
    except exits.UnusableError as failure:
        terminal.complain(verb, str(failure))
        code = exits.UNUSABLE
    except KeyboardInterrupt:
        code = exits.INTERRUPTED
    except SystemExit as leaving:  # argparse, after its help or complaint
        code = leaving.code if isinstance(leaving.code, int) else exits.OK
    return terminal.finish(verb, code)


def _run(verb: str, rest: Sequence[str]) -> int:
    module = load(verb or "window")
    if not verb and (at := _first_word(rest)) is not None:
        refuse_strange_word(rest[at])  # or the words that follow a mistyped verb were complained of
    return module.run(module.parser().read(rest))


def verb_position(arguments: Sequence[str]) -> int | None:
    """Where the verb stands: it is the first argument that is no option; None where that is no verb."""
    at = _first_word(arguments)
    return at if at is not None and arguments[at] in VERBS else None


def _first_word(arguments: Sequence[str]) -> int | None:
    """Where the first argument stands that is neither an option nor its value."""
    is_value = False
    for position, argument in enumerate(arguments):
        if is_value or argument.startswith("-"):
            is_value = not is_value and argument in _WITH_VALUE
        else:
            return position
    return None
