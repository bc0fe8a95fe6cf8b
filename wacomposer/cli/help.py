"""wacomposer help: the help of the program or of one command, for those who ask that way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UnusableError
from wacomposer.cli.parser import Parser, add_data_dir
from wacomposer.cli.verbs import VERBS, load

if TYPE_CHECKING:
    import argparse


def parser() -> Parser:
    """Which command to explain."""
    made = Parser("help", "Explain wacomposer or one of its commands.", "example:\n  wacomposer help check")
    made.add_argument("command", metavar="COMMAND", nargs="?", help="one of " + ", ".join(VERBS))
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Print the help."""
    if args.command is not None and args.command not in VERBS:
        raise UnusableError(f"There is no command {args.command}. Commands are {', '.join(VERBS)}.")
    terminal.write(load(args.command or "window").parser().format_help())
    return OK
