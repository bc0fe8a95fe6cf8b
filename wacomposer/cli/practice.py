"""wacomposer practice: the gateway that behaves as the providers do and sends nothing to anyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.cli.exits import UnusableError
from wacomposer.cli.parser import Parser, add_data_dir

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """examples:
  wacomposer practice
  wacomposer practice --port 8025

It prints the base URL, the public fields and the well-known secrets of each provider, then a line for each
request. Under /trouble/KIND/PROVIDER it rehearses trouble; the kinds are printed, too. Ctrl+C stops it.

exit codes: 0 stopped, 2 the port cannot be had
"""


def parser() -> Parser:
    """A port."""
    made = Parser("practice", "Run the practice gateway: nothing leaves this computer.", _EXAMPLES)
    made.add_argument(
        "--port", metavar="N", default="0", help="the port on 127.0.0.1; by default a free one is taken"
    )
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Serve until Ctrl+C."""
    if not (args.port.isascii() and args.port.isdecimal() and len(args.port) < 6):  # noqa: PLR2004 - 65535
        raise UnusableError("--port takes a number from 1 to 65535, or 0 for a free port.")
    from wacomposer.practice.foreground import serve  # noqa: PLC0415 - not for the help

    return serve(int(args.port))
