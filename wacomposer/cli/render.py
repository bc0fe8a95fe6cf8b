"""wacomposer render: the message as a WhatsApp card in a PNG file."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UnusableError
from wacomposer.cli.inputs import read_file, read_language, read_values
from wacomposer.cli.parser import Parser, add_data_dir, add_file, add_language, add_variables
from wacomposer.message.editions import edition_of
from wacomposer.message.filling import as_shown, fill_message
from wacomposer.message.surfaces import Surface, View

if TYPE_CHECKING:
    import argparse

_EXAMPLES = """examples:
  wacomposer render order.wamsg -o card.png
  wacomposer render order.wamsg -o card.png --theme dark --scale 3
  wacomposer render order.wamsg -o card.png --surface web --view sender
  wacomposer render order.wamsg -o card.png --var name=Ana --language pt-BR

No display is needed. The card shows what the message is, also where review finds errors. Buttons that an app
does not show stand under the card as dashed rows. A picture in the header is loaded from its address; where
that fails, its tile says why. A variable without a value shows its first sample, else its fallback, else
itself.

exit codes: 0 written, 2 the file or an argument cannot be used, or the picture cannot be written
"""
_THEMES = ("light", "dark")


def parser() -> Parser:
    """A message and the place of the picture."""
    made = Parser("render", "Paint the message as a WhatsApp card into a PNG file.", _EXAMPLES)
    add_file(made)
    made.add_argument(
        "-o", "--output", metavar="FILE.png", required=True, help="where to write; replaces an older file"
    )
    add_variables(made)
    add_language(made)
    made.add_argument("--theme", metavar="THEME", default="light", help="light (as without it) or dark")
    made.add_argument(
        "--surface",
        metavar="APP",
        default=Surface.ANDROID.value,
        help="android (as without it), iphone, web, desktop, or text for where buttons cannot be shown",
    )
    made.add_argument(
        "--view", metavar="WHOSE", default=View.CUSTOMER.value, help="customer (as without it) or sender"
    )
    made.add_argument(
        "--fold", action="store_true", help="fold a long body behind Read more, which is not confirmed"
    )
    made.add_argument(
        "--scale",
        metavar="N",
        default="2",
        help="from 0.5 to 8, by default 2: pixels of the picture to a pixel of the card",
    )
    made.add_argument(
        "--no-media", action="store_true", help="load nothing from the network; the header stays a tile"
    )
    made.add_argument(
        "--private-media", action="store_true", help="load media from this computer and private networks, too"
    )
    add_data_dir(made)
    return made


def run(args: argparse.Namespace) -> int:
    """Write the picture."""
    if args.theme not in _THEMES:
        raise UnusableError("--theme takes light or dark.")
    if args.surface not in set(Surface):
        raise UnusableError("--surface takes android, iphone, web, desktop or text.")
    if args.view not in set(View):
        raise UnusableError("--view takes customer or sender.")
    output = _output(args.output)
    message = read_file(args.file)
    values = read_values(args.var, message)
    own = edition_of(message, read_language(args.language, message))
    message = fill_message(own, as_shown(own, values))
    # Qt, which no other verb needs.
    from wacomposer import lean_qt  # noqa: F401, PLC0415 - before it
    from wacomposer.card import export  # noqa: PLC0415
    from wacomposer.card.face import Face  # noqa: PLC0415
    from wacomposer.card.theme import THEMES  # noqa: PLC0415
    from wacomposer.cli.media import load_media  # noqa: PLC0415

    scale = _scale(args.scale, export.MIN_SCALE, export.MAX_SCALE)
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever there is to show windows on is not needed
    _application = export.offscreen_application()  # held for as long as there are pictures
    face = Face(Surface(args.surface), View(args.view), args.fold)
    media = load_media(message, args.data_dir, skip=args.no_media, private=args.private_media)
    image = export.render_image(message, theme=THEMES[args.theme], scale=scale, face=face, media=media)
    if image.devicePixelRatio() < scale:
        told = f"{image.devicePixelRatio():.3g}"
        terminal.complain("render", f"the card is too long for scale {scale:g}; it was painted at {told}.")
    try:
        export.write_png(image, output)
    except OSError as failure:
        raise UnusableError(_why_not(failure, output)) from failure
    return OK


def _output(given: str) -> Path:
    """The place of the picture, unless there is something that must not be replaced by a file."""
    output = Path(given)
    if output.suffix.lower() != ".png":
        raise UnusableError(f"{given} does not end in .png. PNG is all that render writes.")
    try:
        if output.exists() and not output.is_file():
            raise UnusableError(f"{output} is no ordinary file. Choose another name.")
    except OSError as failure:
        raise UnusableError(_why_not(failure, output)) from failure
    return output


def _scale(given: str, least: float, most: float) -> float:
    try:
        scale = float(given)
    except ValueError:
        scale = 0.0
    if not least <= scale <= most:  # also where it is not a number
        raise UnusableError(f"--scale takes a number from {least:g} to {most:g}.")
    return scale


def _why_not(failure: OSError, output: Path) -> str:
    why = failure.strerror or "unknown error"
    if failure.errno == errno.ENOENT:
        why = f"there is no folder {output.parent}"
    elif failure.errno is not None:
        why = os.strerror(failure.errno).lower()
    return f"{output} cannot be written: {why}."
