"""What render does with one message file, in whatever process: its card, all its pictures, its pack."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer import lean_qt  # noqa: F401 - before anything of PySide6

# isort: split
from wacomposer.card.export import offscreen_application
from wacomposer.card.media import NOTHING_KNOWN
from wacomposer.card.pictures import Look, PictureKind, picture
from wacomposer.cli.exits import UnusableError
from wacomposer.cli.inputs import read_language, read_values
from wacomposer.cli.media import load_media
from wacomposer.cli.render_end import WRITING
from wacomposer.cli.render_places import must_be_new, must_spare, why_not
from wacomposer.message.editions import edition_of
from wacomposer.message.file import FileFault, MessageFileError, parse_message, read_content, write_whole
from wacomposer.message.filling import as_shown, fill_message
from wacomposer.signoff.made import all_pictures, pack_of
from wacomposer.signoff.pages import pack_pdf
from wacomposer.wording.files import describe_file_problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from wacomposer.card.media import MediaShown
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message


@dataclass(frozen=True, slots=True)
class Job:
    """One message file, and where its picture, the folder of all its pictures and its pack go.

    `content` is the file where it came from standard input. A job that is `one_of_many` passes over values of
    variables that its message does not use, and makes the folders it writes to.
    """

    file: Path
    look: Look
    kind: PictureKind
    picture: Path | None = None
    everything: Path | None = None
    pack: Path | None = None
    language: str | None = None
    values: tuple[str, ...] = ()
    data_dir: str | None = None
    media: bool = True
    private_media: bool = False
    one_of_many: bool = False
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """How a job ended: the files written, and a sentence for all that is not as it should be."""

    written: int
    complaints: tuple[str, ...] = ()
    failed: bool = False


def perform(job: Job) -> Done:
    """Do `job`; what goes wrong is told in the answer."""
    if sys.platform == "linux":
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever there is to show windows on is not needed
    _application = offscreen_application()  # held for as long as there are pictures
    complaints: list[str] = []
    files = 0
    written: set[str] = set()
    try:
        for path, content in _files(job, complaints):
            must_spare(path, job.file)
            must_be_new(path, written)
            _write(path, content, in_new_folder=job.one_of_many or path != job.picture)
            files += 1
    except UnusableError as failure:
        return Done(files, (*complaints, str(failure)), failed=True)
    return Done(files, tuple(complaints))


def _files(job: Job, complaints: list[str]) -> Iterator[tuple[Path, bytes]]:
    """What is to be written where. Raises UnusableError."""
    content, message = _read(job)
    values = read_values(job.values, message, lenient=job.one_of_many)
    media = _media(message, values, job, complaints)
    title = job.file.stem
    if job.picture is not None:
        own = edition_of(message, read_language(job.language, message))
        shown = fill_message(own, as_shown(own, values))
        yield job.picture, _picture(shown, job, job.look, title, media, complaints)
    if job.everything is not None:
        for each in all_pictures(message, values, job.look):
            made = _picture(each.message, job, each.look, title, media, complaints)
            yield job.everything / f"{each.stem}.{job.kind}", made
    if job.pack is not None:
        pack = pack_of(title, content, message, datetime.now().astimezone().date())
        yield job.pack, pack_pdf(pack, media)


def _media(message: Message, values: Values, job: Job, complaints: list[str]) -> MediaShown:
    if not job.media:
        return NOTHING_KNOWN
    filled = fill_message(message, as_shown(message, values))
    shown, complaint = load_media(filled, job.data_dir, private=job.private_media)
    complaints += [complaint] if complaint else []
    return shown


def _read(job: Job) -> tuple[bytes, Message]:
    name = "Standard input" if job.content is not None else job.file.name
    try:
        content = read_content(job.file) if job.content is None else job.content
        return content, parse_message(content, name)
    except MessageFileError as failure:
        if failure.problem.fault is FileFault.MISSING and job.file.is_symlink():
            raise UnusableError(f"{name} is a link to a file that does not exist.") from None
        raise UnusableError(describe_file_problem(failure.problem)) from None


def _picture(
    message: Message, job: Job, look: Look, title: str, media: MediaShown, complaints: list[str]
) -> bytes:
    made = picture(job.kind, message, look, title, media)
    if made.scale < look.scale:
        complaints.append(
            f"the card is too long for scale {look.scale:g}; it was painted at {made.scale:.3g}."
        )
    return made.content


def _write(path: Path, content: bytes, *, in_new_folder: bool) -> None:
    try:
        with WRITING:
            if in_new_folder:
                path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, content, durable=False)
    except (OSError, ValueError) as failure:
        raise UnusableError(why_not(failure, path)) from failure
