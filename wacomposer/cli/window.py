"""No verb: the window, with its own few arguments; also the help of the program as a whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer import __version__
from wacomposer.cli.exits import UnusableError
from wacomposer.cli.parser import Parser, add_data_dir
from wacomposer.cli.verbs import VERBS

if TYPE_CHECKING:
    import argparse

_USAGE = "wacomposer [--data-dir DIR] [--theme THEME] [FILE.wamsg]\n       wacomposer COMMAND ..."
_EXAMPLES = """examples:
  wacomposer                          open the window
  wacomposer order.wamsg              open the window with a message
  wacomposer check order.wamsg --provider all
  wacomposer request order.wamsg --provider ryzeapi --to +5511999999999
  wacomposer send order.wamsg --account "Practice RyzeAPI" --to +5511999999999

exit codes:
  0  no errors; accepted          3  rejected, or provably not sent
  1  errors found, nothing sent   4  unknown: it may have been sent
  2  input that cannot be used    130  interrupted before anything was sent

environment:
  WACOMPOSER_DATA_DIR                 the folder of all files, as --data-dir
  WACOMPOSER_<PROVIDER>_<FIELD>       a secret for send, instead of the keyring's; see wacomposer send --help
"""


def parser() -> Parser:
    """The window's arguments."""
    lines = "\n".join(f"  {verb:10} {summary}" for verb, summary in VERBS.items())
    description = (
        "Compose WhatsApp messages with buttons, see them as they will arrive, and send them.\n\n"
        f"commands:\n{lines}\n\nwacomposer COMMAND --help explains a command."
    )
    made = Parser("", description, _EXAMPLES, usage=_USAGE)
    made.add_argument("file", metavar="FILE.wamsg", nargs="?", help="the message to open")
    made.add_argument(
        "--theme", metavar="THEME", help="system, light or dark, for this start instead of the chosen one"
    )
    add_data_dir(made)
    made.add_argument("--version", action="version", version=f"wacomposer {__version__}")
    return made


def run(args: argparse.Namespace) -> int:
    """Open the window."""
    if args.theme not in (None, "system", "light", "dark"):
        raise UnusableError("There are the themes system, light and dark. Give one of them with --theme.")
    from wacomposer.desktop import main as open_window  # noqa: PLC0415 - Qt

    return open_window(Path(args.file) if args.file else None, args.data_dir, args.theme)
