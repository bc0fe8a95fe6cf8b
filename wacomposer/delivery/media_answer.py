"""Reads what a server answers when it is asked for a file, as much as is needed and allowed."""

from __future__ import annotations

import re
from contextlib import aclosing
from typing import TYPE_CHECKING, cast

import httpx

from wacomposer.delivery.causes import causes_of, is_distrust
from wacomposer.message.filetypes import HEAD_BYTES
from wacomposer.message.media import MOST_BYTES, MediaFailure, MediaFile, Trouble, failure, judge

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    from wacomposer.delivery.attempt import Attempt
    from wacomposer.message.model import MediaKind

_OK, _PARTIAL, _NOT_THAT_LONG = 200, 206, 416
_MISSING = frozenset({404, 410})
_CLOSED = frozenset({401, 402, 403, 451})
_PROXY_WANTS_SIGN_IN = 407
LINE_FAILURES = (httpx.HTTPError, httpx.StreamError, OSError, ValueError, ExceptionGroup)
"""What the client may raise. OSError: ssl.SSLError passes through httpx while it reads. ValueError: what
cannot be a header. ExceptionGroup: other faults of connecting."""
_ENDINGS = {
    "application/msword": "doc",
    "application/vnd.ms-excel": "xls",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "pptx",
}
"""Office files look alike from within, and addresses need not have an ending."""


class MediaError(Exception):
    """The file cannot be had, or would not be taken."""

    def __init__(self, found: MediaFailure) -> None:
        super().__init__(found.trouble.value)
        self.failure = found


async def read_file(kind: MediaKind, answer: httpx.Response, name: str) -> tuple[MediaFile, bytes]:
    """The file that `answer` brings, called `name`: all of a picture, the beginning of anything else.

    Raises MediaError, and whatever the line does.
    """
    if answer.status_code not in (_OK, _PARTIAL):
        raise MediaError(_refusal(answer.status_code))
    name = _named(name, answer.headers.get("content-type", ""))
    size = _size(answer)
    most = MOST_BYTES[kind] if kind == "image" else HEAD_BYTES
    content, is_judged = bytearray(), False
    parts = cast("AsyncGenerator[bytes]", answer.aiter_raw())
    async with aclosing(parts) as chunks:
        async for chunk in chunks:
            content += chunk
            if not is_judged and len(content) >= HEAD_BYTES:
                is_judged = bool(_accepted(kind, content, size, name))
            if len(content) > most:
                break
    if kind == "image":
        size = len(content)
        if size > most:  # it was not told how long it is
            raise MediaError(failure(Trouble.TOO_LARGE, limit=most))
    return _accepted(kind, content, size, name), bytes(content[:most])


def _accepted(kind: MediaKind, content: bytearray, size: int | None, name: str) -> MediaFile:
    judged = judge(kind, bytes(content[:HEAD_BYTES]), size, name)
    if isinstance(judged, MediaFailure):
        raise MediaError(judged)
    return judged


def _named(name: str, content_type: str) -> str:
    ending = _ENDINGS.get(content_type.partition(";")[0].strip().lower(), "")
    return name if not ending or name.rpartition(".")[2].lower() in _ENDINGS.values() else f"{name}.{ending}"


def _size(answer: httpx.Response) -> int | None:
    """How many bytes the whole file has (RFC 9110, 8.6 and 14.4), None where it is not told."""
    if answer.status_code == _PARTIAL:
        told = re.fullmatch(r"bytes [0-9]+-[0-9]+/([0-9]{1,18})", answer.headers.get("content-range", ""))
        return int(told[1]) if told else None
    told = re.fullmatch(r"[0-9]{1,18}", answer.headers.get("content-length", ""))
    return int(told[0]) if told and not answer.headers.get("content-encoding") else None


def _refusal(status: int) -> MediaFailure:
    if status in _MISSING:
        return failure(Trouble.NOT_FOUND, status=status)
    if status in _CLOSED:
        return failure(Trouble.FORBIDDEN, status=status)
    if status == _PROXY_WANTS_SIGN_IN:
        return failure(Trouble.PROXY)
    return (
        failure(Trouble.EMPTY) if status == _NOT_THAT_LONG else failure(Trouble.SERVER_FAILED, status=status)
    )


def line_failure(problem: Exception, attempt: Attempt, *, proxied: bool) -> MediaFailure:
    """What an exception of the HTTP client means that came of `attempt`."""
    causes = tuple(causes_of(problem))
    if isinstance(problem, httpx.ProxyError) or attempt.tunnelling:
        trouble = Trouble.PROXY
    elif any(is_distrust(cause) for cause in causes):
        trouble = Trouble.CERTIFICATE
    elif isinstance(problem, httpx.ConnectError | httpx.ConnectTimeout):
        trouble = Trouble.PROXY if proxied and attempt.unreached else Trouble.NO_CONNECTION
    elif isinstance(problem, httpx.TimeoutException):
        trouble = Trouble.NO_ANSWER
    elif isinstance(problem, httpx.LocalProtocolError | httpx.UnsupportedProtocol | ValueError):
        trouble = Trouble.BAD_ADDRESS
    elif isinstance(problem, httpx.NetworkError | OSError):
        trouble = Trouble.CUT
    else:  # one class stands for a server that hung up and for one that does not speak HTTP
        hung_up = re.search(r"closed|disconnect", str(problem))
        trouble = Trouble.CUT if hung_up else Trouble.UNREADABLE
    return failure(trouble)
