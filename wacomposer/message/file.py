"""Message files: UTF-8 JSON ending in `.wamsg`, read with clear complaints and written all or nothing."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from wacomposer.message.json_text import doubled_name, read_json, write_json
from wacomposer.message.model import FORMAT, MediaHeader, Message
from wacomposer.message.shape import Shape, WrongShapeError, message_data, read_message_data

ENDING = ".wamsg"
MAX_BYTES = 2 * 1024 * 1024
"""Larger files are refused, read or written: the longest useful message is a few kilobytes."""
MAX_DEPTH = 64
"""Levels of lists and objects; a message has 4, and deeper ones might not be written back."""
_LONGEST_STEM = 200
"""Bytes of a file's name that its temporary file repeats; file systems allow 255 with the rest."""


class FileFault(StrEnum):
    """Why a file could not be used; `wording` holds a sentence for each."""

    MISSING = "missing"
    NO_FOLDER = "no_folder"
    IS_FOLDER = "is_folder"
    NOT_ALLOWED = "not_allowed"
    DISK_FULL = "disk_full"
    SYSTEM = "system"
    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_A_MESSAGE = "not_a_message"
    NEWER_FORMAT = "newer_format"
    NAME_TWICE = "name_twice"
    WRONG_SHAPE = "wrong_shape"
    TOO_LONG = "too_long"


@dataclass(frozen=True, slots=True)
class FileProblem:
    """What is wrong with a file.

    `name` is its last part. `where` is line:column for NOT_JSON, the byte offset for NOT_UTF8, the place for
    WRONG_SHAPE and TOO_LONG, that of the object for NAME_TWICE. `detail` is the parser's phrase for NOT_JSON,
    a Shape for WRONG_SHAPE, the name in the file for NAME_TWICE, the format for NEWER_FORMAT, megabytes for
    TOO_BIG, characters for TOO_LONG and the system's phrase for SYSTEM.
    """

    fault: FileFault
    name: str
    where: str = ""
    detail: str = ""


class MessageFileError(Exception):
    """A message file that cannot be read or written, with the problem as data."""

    def __init__(self, problem: FileProblem) -> None:
        """`problem` is what a caller words for people."""
        super().__init__(f"{problem.name}: {problem.fault} {problem.where}".rstrip())
        self.problem = problem


def read_message(path: Path) -> Message:
    """The message in the file at `path`. Raises MessageFileError."""
    return parse_message(read_content(path), shown_name(path))


def read_content(path: Path) -> bytes:
    """The bytes of the file at `path`, of one that is too big the first. Raises MessageFileError."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as failure:
        raise MessageFileError(_system_problem(failure, shown_name(path))) from failure


def parse_message(content: bytes, name: str) -> Message:
    """The message in `content`, which came from a file called `name`. Raises MessageFileError."""
    _refuse_too_big(content, name)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise MessageFileError(FileProblem(FileFault.NOT_UTF8, name, where=str(failure.start))) from None
    try:
        data = read_json(text)
    except json.JSONDecodeError as failure:
        where = f"{failure.lineno}:{failure.colno}"
        raise MessageFileError(FileProblem(FileFault.NOT_JSON, name, where, failure.msg)) from None
    except (RecursionError, ValueError):
        raise MessageFileError(FileProblem(FileFault.NOT_JSON, name)) from None
    return message_from_data(data, name)


def message_from_data(data: object, name: str) -> Message:
    """The message that parsed JSON describes. Raises MessageFileError."""
    written = data.get("format") if isinstance(data, dict) else None
    if not isinstance(data, dict) or written != FORMAT:
        newer = isinstance(written, str) and re.fullmatch(r"wacomposer/[1-9][0-9]{0,5}", written)
        fault = FileFault.NEWER_FORMAT if newer else FileFault.NOT_A_MESSAGE
        raise MessageFileError(FileProblem(fault, name, "format", str(written) if newer else ""))
    if _is_deeper(data, MAX_DEPTH):
        raise MessageFileError(FileProblem(FileFault.WRONG_SHAPE, name, detail=Shape.SHALLOW))
    if twice := doubled_name(data):
        raise MessageFileError(FileProblem(FileFault.NAME_TWICE, name, *twice))
    try:
        return read_message_data(data)
    except WrongShapeError as failure:
        problem = FileProblem(FileFault.WRONG_SHAPE, name, failure.place, failure.shape)
        raise MessageFileError(problem) from None


def _refuse_too_big(content: bytes, name: str) -> None:
    if len(content) > MAX_BYTES:
        raise MessageFileError(FileProblem(FileFault.TOO_BIG, name, detail=str(MAX_BYTES // 1024 // 1024)))


def _is_deeper(data: object, levels: int) -> bool:
    """Whether `data` nests more than `levels` lists and objects."""
    layer = [data]
    for _ in range(levels + 1):
        nested = [each for each in layer if isinstance(each, dict | list)]
        if not nested:
            return False
        layer = [value for each in nested for value in (each.values() if isinstance(each, dict) else each)]
    return True


def message_bytes(message: Message) -> bytes:
    """The file content of `message`: indented JSON in UTF-8 with unknown fields.

    Lone surrogates are escaped. A pair of them is one character and becomes that when read again.
    """
    data = message_data(message)
    for key in ("variables", "language", "variants"):
        if not data[key]:
            del data[key]
    if isinstance(message.header, MediaHeader):
        unset = {"filename": None, "text": ""}
        data["header"] = {
            key: value for key, value in data["header"].items() if key not in unset or value != unset[key]
        }
    text = write_json(data) + "\n"
    escaped = re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)
    return escaped.encode("utf-8")


def write_message(message: Message, path: Path) -> None:
    """Replace the file at `path` by `message`, leaving the old file whole if anything fails.

    Raises MessageFileError.
    """
    name = shown_name(path)
    content = message_bytes(message)
    _refuse_too_big(content, name)  # it could not be read again
    try:
        write_whole(path, content)
    except (OSError, ValueError) as failure:
        problem = _system_problem(failure, name)
        if problem.fault is FileFault.MISSING:
            problem = replace(problem, fault=FileFault.NO_FOLDER)
        raise MessageFileError(problem) from failure


def shown_name(path: Path) -> str:
    """The last part of `path` as people can read it, and the whole path where it has none."""
    name = path.name or str(path)
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def write_whole(path: Path, content: bytes, *, durable: bool = True) -> None:
    """Write `content` beside `path`, force it to the disk and rename it into place. Raises OSError.

    Where `path` is a symbolic link, the file it leads to is replaced and the link stays. What can be made
    again need not be `durable`: the system is then free to force it to the disk later.
    """
    target = Path(os.path.realpath(path))
    stem = os.fsencode(target.name)[:_LONGEST_STEM].decode(errors="ignore")
    temporary = target.parent / f".{stem}.{os.urandom(16).hex()}.part"
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        with contextlib.suppress(OSError):  # a new file has no mode to keep; FAT has none at all
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _system_problem(failure: OSError | ValueError, name: str) -> FileProblem:
    if not isinstance(failure, OSError):  # a name that no file can have, with a zero byte in it
        failure = OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    faults = {
        errno.ENOENT: FileFault.MISSING,
        errno.EISDIR: FileFault.IS_FOLDER,
        errno.EACCES: FileFault.NOT_ALLOWED,
        errno.EPERM: FileFault.NOT_ALLOWED,
        errno.EROFS: FileFault.NOT_ALLOWED,
        errno.ENOSPC: FileFault.DISK_FULL,
        errno.EDQUOT: FileFault.DISK_FULL,
    }
    fault = faults.get(failure.errno or 0, FileFault.SYSTEM)
    return FileProblem(fault, name, detail=(failure.strerror or "").rstrip("."))
