"""The verbs, each in the file that is called like it, and their line in the help."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    import argparse

    from wacomposer.cli.parser import Parser

VERBS = {
    "check": "say what is wrong with a message, for one provider or all",
    "request": "print the exact HTTP request a message becomes, secrets as placeholders",
    "render": "paint the message as a WhatsApp card into a PNG file",
    "send": "send a message through an account",
    "accounts": "list the accounts that send can use",
    "practice": "run the practice gateway, which sends nothing to anyone",
    "schema": "print the JSON Schema of message files",
    "self-test": "try whether this installation works",
    "help": "explain a command",
}


class Verb(Protocol):
    """What the file of a verb has."""

    def parser(self) -> Parser:
        """How its arguments are read."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Do it and return the exit code. Raises UnusableError."""
        ...


def load(verb: str) -> Verb:
    """The verb's module."""
    return cast("Verb", import_module(f"wacomposer.cli.{verb.replace('-', '_')}"))
