"""Message files: UTF-8 JSON ending in `.wamsg`, read with clear complaints and written all or nothing."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from wacomposer.message.model import FORMAT, MediaHeader, Message

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".wamsg"
MAX_BYTES = 2 * 1024 * 1024
"""Larger files are refused unread: the longest useful message is a few kilobytes."""


class FileFault(StrEnum):
    """Why a file could not be used; `wording` holds a sentence for each."""

    MISSING = "missing"
    IS_FOLDER = "is_folder"
    NOT_ALLOWED = "not_allowed"
    DISK_FULL = "disk_full"
    SYSTEM = "system"
    TOO_BIG = "too_big"
    NOT_UTF8 = "not_utf8"
    NOT_JSON = "not_json"
    NOT_A_MESSAGE = "not_a_message"
    NEWER_FORMAT = "newer_format"
    WRONG_SHAPE = "wrong_shape"


@dataclass(frozen=True, slots=True)
class FileProblem:
    """What is wrong with a file: `where` is a line and column or a field, `detail` the offending thing."""

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
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except OSError as failure:
        raise MessageFileError(_system_problem(failure, path.name)) from failure
    if len(content) > MAX_BYTES:
        raise MessageFileError(
            FileProblem(FileFault.TOO_BIG, path.name, detail=str(MAX_BYTES // 1024 // 1024))
        )
    return parse_message(content, path.name)


def parse_message(content: bytes, name: str) -> Message:
    """The message in `content`, which came from a file called `name`. Raises MessageFileError."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        raise MessageFileError(FileProblem(FileFault.NOT_UTF8, name, where=str(failure.start))) from None
    try:
        data = json.loads(text)
    except json.JSONDecodeError as failure:
        where = f"{failure.lineno}:{failure.colno}"
        raise MessageFileError(FileProblem(FileFault.NOT_JSON, name, where, failure.msg)) from None
    except (RecursionError, ValueError):
        raise MessageFileError(FileProblem(FileFault.NOT_JSON, name)) from None
    return message_from_data(data, name)


def message_from_data(data: object, name: str) -> Message:
    """The message that parsed JSON describes. Raises MessageFileError."""
    written = data.get("format") if isinstance(data, dict) else None
    if written != FORMAT:
        newer = isinstance(written, str) and re.fullmatch(r"wacomposer/\d+", written)
        fault = FileFault.NEWER_FORMAT if newer else FileFault.NOT_A_MESSAGE
        raise MessageFileError(FileProblem(fault, name, "format", str(written)[:40] if newer else ""))
    try:
        return Message.model_validate(data)
    except ValidationError as failure:
        first = failure.errors(include_url=False, include_input=False)[0]
        where = ".".join(str(step) for step in first["loc"])
        raise MessageFileError(FileProblem(FileFault.WRONG_SHAPE, name, where, first["msg"])) from None


def message_bytes(message: Message) -> bytes:
    """The file content of `message`: indented JSON in UTF-8 with unknown fields; lone surrogates escaped."""
    data = message.model_dump()
    header = data["header"]
    if isinstance(message.header, MediaHeader):
        data["header"] = {key: value for key, value in header.items() if value or key in ("kind", "url")}
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    escaped = re.sub("[\ud800-\udfff]", lambda found: f"\\u{ord(found[0]):04x}", text)
    return escaped.encode("utf-8")


def write_message(message: Message, path: Path) -> None:
    """Replace the file at `path` by `message`, leaving the old file whole if anything fails.

    Raises MessageFileError.
    """
    try:
        write_whole(path, message_bytes(message))
    except OSError as failure:
        raise MessageFileError(_system_problem(failure, path.name)) from failure


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` beside `path`, force it to the disk and rename it into place. Raises OSError."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode_for(path))  # noqa: PTH101 - mkstemp gives a name, not a Path
        os.replace(temporary, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise


def _mode_for(path: Path) -> int:
    with contextlib.suppress(OSError):
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _system_problem(failure: OSError, name: str) -> FileProblem:
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
    return FileProblem(fault, name, detail=failure.strerror or "")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a message file."""
    schema = Message.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "wacomposer message"
    schema["required"] = ["format"]
    return schema
