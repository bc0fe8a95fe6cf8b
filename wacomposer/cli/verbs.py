"""The verbs, each in the file that is called like it, and their line in the help."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from wacomposer.cli.exits import UnusableError

if TYPE_CHECKING:
    import argparse

    from wacomposer.cli.parser import Parser

MESSAGE_ENDING = ".wamsg"
"""As in `message.file`, which is slow to load and not needed to print help."""

VERBS = {
    "check": "say what is wrong with a message, for one provider or all",
    "request": "print the exact HTTP request a message becomes, secrets as placeholders",
    "render": "paint messages as WhatsApp cards: PNG, SVG, PDF, and packs to sign off",
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


def refuse_strange_word(word: str) -> None:
    """Raise UnusableError unless `word`, which is no verb, can be a message file."""
    if not word.lower().endswith(MESSAGE_ENDING):
        known = ", ".join(VERBS)
        raise UnusableError(
            f"{word} is neither a command nor a file ending in {MESSAGE_ENDING}. Commands are {known}."
        )
