"""A PNG file is checked and cut down to what its picture needs, so that decoding it costs little."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_CHUNKS = 20_000
"""Chunks of a file that is read; usual writers make one of every 8 to 64 KB."""
_START = b"\x89PNG\r\n\x1a\n"
# What a picture's look depends on (W3C PNG, 11), with the most bytes each may have here. An iCCP inflates.
_KEPT = {
    b"PLTE": 768,
    b"tRNS": 256,
    b"gAMA": 4,
    b"cHRM": 32,
    b"sRGB": 1,
    b"cICP": 4,
    b"iCCP": 256 * 1024,
    b"eXIf": 64 * 1024,
}
_ONLY_ANCILLARY = 0x20  # the bit of a name's first letter that says so (5.4)
_STEP = 1024 * 1024
_MOST_INFLATED = 256 * _STEP  # more than the pictures that are decoded have


class TooManyChunksError(Exception):
    """A file has more than MOST_CHUNKS chunks."""


def essence(content: bytes) -> bytes | None:
    """`content` with only the chunks that matter, each once; None if damaged. Raises TooManyChunksError.

    Texts go: their compressed ones may inflate to gigabytes in all. Data of the picture becomes one chunk.
    """
    kept: dict[bytes, bytes] = {}
    rows: list[bytes] = []
    for count, (name, data) in enumerate(_chunks(content)):
        if count >= MOST_CHUNKS:
            raise TooManyChunksError
        if (count == 0) != (name == b"IHDR"):
            return None
        if name == b"IEND":
            kept[b"IDAT"] = b"".join(rows)
            return _whole(kept) if _inflates(kept[b"IDAT"]) else None
        if name == b"IDAT":
            rows.append(data)
        elif name == b"IHDR" or (name in _KEPT and not rows and len(data) <= _KEPT[name]):
            kept.setdefault(name, data)
        elif not name[0] & _ONLY_ANCILLARY and name != b"PLTE":
            return None
    return None


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and data of each chunk up to the first that is not as it was written (5.3)."""
    at = len(_START) if content.startswith(_START) else len(content)
    while at + 12 <= len(content):
        end = at + 8 + int.from_bytes(content[at : at + 4])
        if zlib.crc32(content[at + 4 : end]) != int.from_bytes(content[end : end + 4]):
            return
        yield content[at + 4 : at + 8], content[at + 8 : end]
        at = end + 4


def _inflates(data: bytes) -> bool:
    """Whether `data` is a whole zlib stream (RFC 1950); the decoder would print if it is not."""
    stream = zlib.decompressobj()
    seen = 0
    try:
        while not stream.eof and seen < _MOST_INFLATED:
            step = len(stream.decompress(data, _STEP))
            data, seen = stream.unconsumed_tail, seen + step
            if not step and not data:
                break
    except zlib.error:
        return False
    return stream.eof or seen >= _MOST_INFLATED


def _whole(kept: dict[bytes, bytes]) -> bytes:
    chunks = (*kept.items(), (b"IEND", b""))
    return _START + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4) for name, data in chunks
    )
