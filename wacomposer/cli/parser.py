"""Reading arguments with argparse, its complaints made into sentences that repeat no values."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any, NoReturn

from wacomposer.cli import terminal
from wacomposer.cli.exits import UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Sequence


class Parser(argparse.ArgumentParser):
    """The parser of one verb, or of the program where `verb` is empty."""

    def __init__(self, verb: str, description: str, examples: str, usage: str | None = None) -> None:
        """`examples` are whole lines, shown under the options."""
        super().__init__(
            prog=f"wacomposer {verb}".rstrip(),
            usage=usage,
            description=description,
            epilog=examples,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        self.verb = verb

    def _print_message(self, message: str, file: Any = None) -> None:  # noqa: ANN401 - as argparse has it
        """Print help, if anyone can read it; before Python 3.11.4 a closed stream is not asked for here."""
        if file is not None or sys.stdout is not None:
            super()._print_message(message, file)

    def error(self, message: str) -> NoReturn:
        """Print the complaint and leave with exit code 2."""
        terminal.complain(self.verb, f"{message.rstrip('.')}. See {self.prog} --help.")
        self.exit(UNUSABLE)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """The arguments, or the end of the program."""
        found, strangers = self.parse_known_args(arguments)
        for stranger in strangers:
            if stranger.startswith("-"):
                name = stranger.partition("=")[0] if stranger.startswith("--") else stranger[:2]
                self.error(f"there is no option {name}")
            # It is not repeated: it may be half of something that was meant to be secret.
            self.error("there is an argument too many")
        return found


def add_file(parser: argparse.ArgumentParser) -> None:
    """The message file, for `inputs.read_file`."""
    parser.add_argument("file", metavar="FILE", help="a .wamsg file, or - for standard input")


def add_json(parser: argparse.ArgumentParser | argparse._MutuallyExclusiveGroup) -> None:
    """Whether a program reads the output."""
    parser.add_argument("--json", action="store_true", help="print JSON instead of text")


def add_recipient(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Who gets the message."""
    parser.add_argument(
        "--to",
        metavar="NUMBER",
        required=required,
        help="the recipient with + and country code, or a JID where the provider takes them",
    )


def add_options(parser: argparse.ArgumentParser) -> None:
    """Delivery options, for `inputs.read_options`."""
    parser.add_argument(
        "--option",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="a delivery option, such as delay=1.5 (seconds); may be given for several options",
    )


def add_variables(parser: argparse.ArgumentParser) -> None:
    """Values of variables, for `inputs.read_values`."""
    parser.add_argument(
        "--var",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="what to put in place of {{NAME}}; may be given for several variables",
    )


def add_language(parser: argparse.ArgumentParser) -> None:
    """Which of its languages the message is taken in, for `inputs.read_language`."""
    parser.add_argument(
        "--language", metavar="TAG", help="a language of the message, such as pt-BR; its own without this"
    )


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    """Where the program's files are; every verb takes it, so that scripts can always give it."""
    parser.add_argument(
        "--data-dir", metavar="DIR", help="keep all files in DIR; so does the variable WACOMPOSER_DATA_DIR"
    )
