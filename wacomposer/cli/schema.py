"""wacomposer schema: the JSON Schema of message files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK
from wacomposer.cli.parser import Parser, add_data_dir

if TYPE_CHECKING:
    import argparse


def parser() -> Parser:
    """Nothing but what all verbs take."""
    made = Parser(
        "schema",
        "Print the JSON Schema (2020-12) of message files.",
        "example:\n  wacomposer schema > wamsg.schema.json",
    )
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:  # noqa: ARG001 - it has no arguments
    """Print it."""
    from wacomposer.message.shape import json_schema  # noqa: PLC0415 - pydantic, for this only

    terminal.say_json(json_schema())
    return OK
