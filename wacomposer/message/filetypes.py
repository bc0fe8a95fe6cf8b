"""What kind of file some bytes are, by their content; the name decides only where the content cannot."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD_BYTES = 4096
"""Bytes of a file's beginning by which it is told."""


class FileType(StrEnum):
    """Files that people put above buttons, and those that they take for them."""

    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    HEIC = "heic"
    AVIF = "avif"
    BMP = "bmp"
    TIFF = "tiff"
    SVG = "svg"
    MP4 = "mp4"
    THREE_GP = "3gp"
    QUICKTIME = "quicktime"
    WEBM = "webm"
    AVI = "avi"
    PDF = "pdf"
    DOC = "doc"
    DOCX = "docx"
    XLS = "xls"
    XLSX = "xlsx"
    PPT = "ppt"
    PPTX = "pptx"
    ZIP = "zip"
    TEXT = "txt"
    WEB_PAGE = "html"
    UNKNOWN = ""


# Signatures as the formats' own specifications give them (W3C PNG and GIF89a, ISO/IEC 10918-1, ISO 32000,
# RIFF, TIFF 6.0, Matroska, MS-CFB, PKWARE APPNOTE; read 2026-11).
_BEGINNINGS = (
    (b"\xff\xd8\xff", FileType.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (b"GIF87a", FileType.GIF),
    (b"GIF89a", FileType.GIF),
    (b"BM", FileType.BMP),
    (b"II*\0", FileType.TIFF),
    (b"MM\0*", FileType.TIFF),
    (b"\x1a\x45\xdf\xa3", FileType.WEBM),
)
_RIFF = {b"WEBP": FileType.WEBP, b"AVI ": FileType.AVI}
# Major brands of ISO base media files (ISO/IEC 14496-12, 4.3; the registration authority's list, mp4ra.org).
_BRANDS = (
    (b"heic", FileType.HEIC),
    (b"heix", FileType.HEIC),
    (b"mif1", FileType.HEIC),
    (b"avif", FileType.AVIF),
    (b"qt  ", FileType.QUICKTIME),
    (b"3gp", FileType.THREE_GP),
    (b"3g2", FileType.THREE_GP),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_TYPES = {"doc": FileType.DOC, "xls": FileType.XLS, "ppt": FileType.PPT}
_ZIP_FOLDERS = ((b"word/", FileType.DOCX), (b"xl/", FileType.XLSX), (b"ppt/", FileType.PPTX))
_ZIP_TYPES = {"docx": FileType.DOCX, "xlsx": FileType.XLSX, "pptx": FileType.PPTX}
_PAGE = rb"(?i)<!doctype html|<html|<head|<body"
_DRAWING = rb"(?i)<svg[\s>]"
_NO_TEXT = rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]"


def file_type(head: bytes, name: str = "") -> FileType:
    """The type of the file that begins with `head` (HEAD_BYTES are enough) and is called `name`."""
    found = next((found for beginning, found in _BEGINNINGS if head.startswith(beginning)), None)
    if found is not None:
        return found
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12], FileType.UNKNOWN)
    if head[4:8] == b"ftyp":
        return _of_brand(head[8:12])
    ending = name.rpartition(".")[2].lower()
    if head.startswith(_OLE):
        return _OLE_TYPES.get(ending, FileType.UNKNOWN)
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(head, ending)
    return FileType.PDF if b"%PDF-" in head[:1024] else _of_text(head)  # readers look for it so far


def _of_brand(brand: bytes) -> FileType:
    return next((found for start, found in _BRANDS if brand.startswith(start)), FileType.MP4)


def _of_archive(head: bytes, ending: str) -> FileType:
    inside = next((found for folder, found in _ZIP_FOLDERS if folder in head), None)
    is_office = b"[Content_Types].xml" in head
    return inside or (_ZIP_TYPES.get(ending, FileType.ZIP) if is_office else FileType.ZIP)


def _of_text(head: bytes) -> FileType:
    if not head or re.search(_NO_TEXT, head):
        return FileType.UNKNOWN
    if re.search(_DRAWING, head[:1024]) and not re.search(_PAGE, head[:1024]):
        return FileType.SVG
    return FileType.WEB_PAGE if re.search(_PAGE, head[:1024]) else FileType.TEXT


def is_whole(content: bytes, found: FileType) -> bool:
    """Whether a picture has its end; True for types of which that is not known.

    A picture cut off in its middle still decodes, with a grey or empty lower part.
    """
    if found is FileType.JPEG:
        # The thumbnail among the segments before the picture itself has an end of its own.
        return content.find(b"\xff\xd9", max(_segments(content), default=2)) >= 0
    return True


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a whole PNG file in pixels, (0, 0) if it does not begin with them (5.2, 11.2.2)."""
    if content[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(content[16:20]), int.from_bytes(content[20:24])


def _segments(jpeg: bytes) -> Iterator[int]:
    """Where each segment of `jpeg` ends, up to the start of its first scan (ISO/IEC 10918-1, B.1.1)."""
    at = 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:  # noqa: PLR2004 - the prefix of every marker
        marker = jpeg[at + 1]
        at += 1 if marker == 0xFF else 2 + int.from_bytes(jpeg[at + 2 : at + 4])  # noqa: PLR2004 - a fill byte
        yield at
        if marker == _START_OF_SCAN:
            return


_START_OF_SCAN = 0xDA


def scans(jpeg: bytes) -> int:
    """How many scans `jpeg` has: usual progressive ones have about ten, and each goes over the whole picture.

    Counted by their well-formed heads (ISO/IEC 10918-1, B.2.3) wherever they stand, also in thumbnails: a
    decoder can be led past the ends of segments, but refuses scans with other heads.
    """
    return sum(1 for _ in re.finditer(_SCAN_HEAD, jpeg))


_SCAN_HEAD = rb"\xff\xda\x00(?:\x06\x00|\x08\x01|\x0a\x02|\x0c\x03|\x0e\x04)"
