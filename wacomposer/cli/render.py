"""wacomposer render: messages as WhatsApp cards in PNG, SVG and PDF files, and as packs to sign off."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer.cli import render_places as places
from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UNUSABLE, UnusableError
from wacomposer.cli.inputs import standard_input
from wacomposer.cli.parser import Parser, add_data_dir, add_language, add_variables
from wacomposer.cli.render_end import ends_when_asked
from wacomposer.message.file import ENDING
from wacomposer.message.surfaces import Surface, View

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from wacomposer.card.pictures import Look, PictureKind
    from wacomposer.cli.render_job import Job

_EXAMPLES = """examples:
  wacomposer render order.wamsg -o card.png
  wacomposer render order.wamsg -o card.svg --theme dark --surface web --view sender
  wacomposer render order.wamsg -o card.pdf --var name=Ana --language pt-BR
  wacomposer render order.wamsg --pack order-sign-off.pdf
  wacomposer render order.wamsg --all -o pictures
  wacomposer render messages -o pictures --format png --scale 2
  wacomposer render messages --pack packs

No display is needed. The card shows what the message is, also where review finds errors. Buttons that an app
does not show stand under the card as dashed rows. A picture in the header is loaded from its address; where
that fails, its tile says why. A variable without a value shows its first sample, else its fallback, else
itself.

--all makes a picture of every language on every app, light and dark. --pack makes one PDF of them, which
names the message, the day and the SHA-256 of the file, so that an approval is for exact bytes; values of
--var are no part of that file, so its pictures show samples. Where FILE is a folder, all messages in it and
below are made, with -o and --pack as two folders, by as many processes as there are processors.

exit codes: 0 all written, 2 a file or an argument cannot be used, or something cannot be written,
  130 interrupted
"""
_THEMES = ("light", "dark")
_KINDS = ("png", "svg", "pdf")


def parser() -> Parser:
    """Messages, and the places of their pictures."""
    made = Parser("render", "Paint messages as WhatsApp cards into files.", _EXAMPLES)
    made.add_argument("file", metavar="FILE", help="a .wamsg file, - for standard input, or a folder of them")
    made.add_argument(
        "-o", "--output", metavar="PATH", help="a file ending in .png, .svg or .pdf; with --all a folder"
    )
    made.add_argument("--all", action="store_true", help="every language and app, light and dark")
    made.add_argument("--pack", metavar="FILE.pdf", help="the sign-off pack; for a folder, a folder")
    made.add_argument(
        "--format", metavar="KIND", help="png (as without it), svg or pdf, where PATH is a folder"
    )
    add_variables(made)
    add_language(made)
    _add_looks(made)
    made.add_argument(
        "--no-media", action="store_true", help="load nothing from the network; the header stays a tile"
    )
    made.add_argument(
        "--private-media", action="store_true", help="load media from this computer and private networks, too"
    )
    made.add_argument("--jobs", metavar="N", help="processes for a folder; as many as processors without it")
    add_data_dir(made)
    return made


def _add_looks(made: Parser) -> None:
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
        help="from 0.5 to 8, by default 2: pixels of a PNG to one of the card",
    )
    made.add_argument("--no-background", action="store_true", help="the card alone on a transparent ground")


def run(args: argparse.Namespace) -> int:
    """Write the files."""
    _check(args)
    many = places.is_folder(args.file)
    output, pack = _places(args, many=many)
    content = standard_input() if args.file == "-" else None
    with ends_when_asked():  # from where Qt is loaded on
        if not many:
            return _render_one(args, output, pack, content)
        jobs = _jobs(args, output, pack)
    from wacomposer.cli.render_many import render_many  # noqa: PLC0415 - processes, for folders only

    return render_many(jobs, _processes(args.jobs))


def _render_one(
    args: argparse.Namespace, output: Path | None, pack: Path | None, content: bytes | None
) -> int:
    from wacomposer.cli.render_job import perform  # noqa: PLC0415 - Qt, which no other verb needs

    kind = _kind(args, many=False)
    done = perform(_job(args, Path(args.file), _look(args), kind, (output, pack), content=content))
    for complaint in done.complaints:
        terminal.complain("render", complaint)
    return UNUSABLE if done.failed else OK


def _jobs(args: argparse.Namespace, output: Path | None, pack: Path | None) -> tuple[Job, ...]:
    """One for each message in the folder. Raises UnusableError."""
    folder, look, kind = Path(args.file), _look(args), _kind(args, many=True)
    found = _messages_in(folder)
    jobs = tuple(_job(args, each, look, kind, (output, pack), below=folder) for each in found)
    if not jobs:
        raise UnusableError(f"{args.file} holds no {ENDING} files. Name a folder that does.")
    seen: set[str] = set()
    for path in (each for job in jobs for each in (job.picture, job.pack) if each is not None):
        places.must_be_new(path, seen)
    return jobs


def _check(args: argparse.Namespace) -> None:
    if args.theme not in _THEMES:
        raise UnusableError("--theme takes light or dark.")
    if args.surface not in set(Surface):
        raise UnusableError("--surface takes android, iphone, web, desktop or text.")
    if args.view not in set(View):
        raise UnusableError("--view takes customer or sender.")
    if args.format is not None and args.format not in _KINDS:
        raise UnusableError("--format takes png, svg or pdf.")
    if args.output is None and (args.all or args.pack is None):
        raise UnusableError("Where to? Give -o, or --pack for a sign-off pack alone.")


def _places(args: argparse.Namespace, *, many: bool) -> tuple[Path | None, Path | None]:
    """Where pictures and packs go, unless something there must not be replaced. Raises UnusableError."""
    if many or args.all:
        output = places.must_be_folder(args.output, "-o")
    else:
        output = places.must_be_file(args.output, "-o", places.PICTURES, args.file)
    if many:
        pack = places.must_be_folder(args.pack, "--pack")
    else:
        pack = places.must_be_file(args.pack, "--pack", places.PACKS, args.file)
        places.must_differ(output, pack)
    return output, pack


def _look(args: argparse.Namespace) -> Look:
    from wacomposer.card.export import MAX_SCALE, MIN_SCALE  # noqa: PLC0415 - Qt
    from wacomposer.card.face import Face  # noqa: PLC0415
    from wacomposer.card.pictures import Look  # noqa: PLC0415

    face = Face(Surface(args.surface), View(args.view), args.fold)
    return Look(args.theme, face, _scale(args.scale, MIN_SCALE, MAX_SCALE), not args.no_background)


def _kind(args: argparse.Namespace, *, many: bool) -> PictureKind:
    from wacomposer.card.pictures import PictureKind, kind_of  # noqa: PLC0415 - Qt

    by_name = None if many or args.all or args.output is None else kind_of(args.output)
    return by_name or PictureKind(args.format or PictureKind.PNG)


def _job(
    args: argparse.Namespace,
    file: Path,
    look: Look,
    kind: PictureKind,
    into: tuple[Path | None, Path | None],
    *,
    below: Path | None = None,
    content: bytes | None = None,
) -> Job:
    from wacomposer.cli.render_job import Job  # noqa: PLC0415 - Qt

    output, pack = into
    if below is not None:  # one of a folder keeps its place in it
        stem = file.relative_to(below).with_suffix("")
        output = output and output / (stem if args.all else stem.with_name(f"{stem.name}.{kind}"))
        pack = pack and pack / stem.with_name(f"{stem.name}.pdf")
    return Job(
        file,
        look,
        kind,
        picture=None if args.all else output,
        everything=output if args.all else None,
        pack=pack,
        language=args.language,
        values=tuple(args.var),
        data_dir=args.data_dir,
        media=not args.no_media,
        private_media=args.private_media,
        one_of_many=below is not None,
        content=content,
    )


def _messages_in(folder: Path) -> Iterator[Path]:
    """The message files in `folder` and below, in the order of their names."""
    yield from sorted(path for path in folder.rglob(f"*{ENDING}") if _may_be_file(path))


def _may_be_file(path: Path) -> bool:
    """Whether `path` is a file, or nobody can tell: reading it then says why, as with a link to nothing."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return True


def _scale(given: str, least: float, most: float) -> float:
    try:
        scale = float(given)
    except ValueError:
        scale = 0.0
    if not least <= scale <= most:  # also where it is not a number
        raise UnusableError(f"--scale takes a number from {least:g} to {most:g}.")
    return scale


def _processes(given: str | None) -> int:
    if given is None:
        return os.cpu_count() or 1
    digits = given.lstrip("0")
    if not given.isdecimal() or len(digits) > _MOST_DIGITS or not 1 <= int(digits or 0) <= _MOST_PROCESSES:
        raise UnusableError(f"--jobs takes a number from 1 to {_MOST_PROCESSES}.")
    return int(given)


_MOST_PROCESSES = 64
_MOST_DIGITS = 2
