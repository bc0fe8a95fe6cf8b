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
_HEAD_BYTES = 13
_LAST_FILTER = 4
_INDEXED = 3
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}  # by the type of colour
_SAMPLES = {2: 3, 4: 2, 6: 4}  # of a pixel, by the type of colour
_PASSES = (  # of Adam7: the first column and row, and the steps to the next
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
)
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
            return _whole(kept) if _is_sound(kept[b"IHDR"], kept.get(b"PLTE"), kept[b"IDAT"]) else None
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


def _is_sound(head: bytes, palette: bytes | None, data: bytes) -> bool:
    if len(head) != _HEAD_BYTES or head[8] not in _DEPTHS.get(head[9], ()) or head[10:12] != b"\0\0":
        return False
    # A palette has up to 256 colours.
    is_coloured = head[9] != _INDEXED if palette is None else len(palette) in range(3, 769, 3)
    if head[12] > 1 or not is_coloured or not _inflates(data):
        return False
    is_bounded = sum(length * count for length, count in _rows(head)) <= _MOST_INFLATED
    return not is_bounded or _has_rows(head, data)  # what is larger is not decoded


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


def _has_rows(head: bytes, data: bytes) -> bool:
    """Whether `data`, which inflates, has each row that `head` (IHDR) tells of, with a known filter."""
    stream = zlib.decompressobj()
    for length, count in _rows(head):
        left = count
        while left:
            step = min(left, max(1, _STEP // length))
            block = bytearray()
            while (missing := step * length - len(block)) and (more := stream.decompress(data, missing)):
                block += more
                data = stream.unconsumed_tail
            if missing or max(block[::length]) > _LAST_FILTER:
                return False
            left -= step
    return True


def _rows(head: bytes) -> list[tuple[int, int]]:
    """Length in bytes, with that of the filter, and number of the rows in each pass (7.2, 8.2, 11.2.2)."""
    width, height = int.from_bytes(head[:4]), int.from_bytes(head[4:8])
    bits = head[8] * _SAMPLES.get(head[9], 1)
    passes = _PASSES if head[12] else ((0, 0, 1, 1),)
    sizes = ((-(-(width - left) // across), -(-(height - top) // down)) for left, top, across, down in passes)
    return [(1 + (wide * bits + 7) // 8, high) for wide, high in sizes if wide > 0 and high > 0]


def _whole(kept: dict[bytes, bytes]) -> bytes:
    chunks = (*kept.items(), (b"IEND", b""))
    return _START + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4) for name, data in chunks
    )
