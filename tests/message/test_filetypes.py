"""Files told by their content, whatever they are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wacomposer.message.filetypes import FileType, file_type, is_whole, scans

BRAND = b"\x00\x00\x00\x18ftyp"
ZIP = b"PK\x03\x04\x14\x00\x06\x00"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


@pytest.mark.parametrize(
    ("head", "name", "found"),
    [
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a.png", FileType.JPEG),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.jpg", FileType.PNG),
        (b"GIF89a\x01\0", "a.jpg", FileType.GIF),
        (b"GIF87a\x01\0", "", FileType.GIF),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a.jpg", FileType.WEBP),
        (b"RIFF\x24\0\0\0AVI LIST", "", FileType.AVI),
        (b"RIFF\x24\0\0\0WAVEfmt ", "", FileType.UNKNOWN),
        (b"BM\x36\0", "", FileType.BMP),
        (b"II*\0\x08", "", FileType.TIFF),
        (BRAND + b"isom\0\0\2\0isomiso2avc1mp41", "a.jpg", FileType.MP4),
        (BRAND + b"mp42", "", FileType.MP4),
        (BRAND + b"3gp5", "", FileType.THREE_GP),
        (BRAND + b"qt  ", "a.mp4", FileType.QUICKTIME),
        (BRAND + b"heic", "a.jpg", FileType.HEIC),
        (BRAND + b"avif", "", FileType.AVIF),
        (b"\x1a\x45\xdf\xa3\x01", "", FileType.WEBM),
        (b"%PDF-1.7\n%\xe2\xe3", "", FileType.PDF),
        (b"\n\n%PDF-1.4", "", FileType.PDF),
        (OLE, "offer.DOC", FileType.DOC),
        (OLE, "offer", FileType.UNKNOWN),
        (ZIP + b"[Content_Types].xml" + b"word/document.xml", "a.zip", FileType.DOCX),
        (ZIP + b"xl/workbook.xml", "", FileType.XLSX),
        (ZIP + b"[Content_Types].xml", "deck.pptx", FileType.PPTX),
        (ZIP + b"secret.txt", "deck.pptx", FileType.ZIP),
        (b"<!DOCTYPE html><html><svg></svg>", "a.jpg", FileType.WEB_PAGE),
        (b'\xef\xbb\xbf<?xml version="1.0"?><svg xmlns="x">', "a.png", FileType.SVG),
        ("Preise für März\n".encode(), "a.jpg", FileType.TEXT),
        (b"\x00\x01\x02", "a.jpg", FileType.UNKNOWN),
        (b"", "a.jpg", FileType.UNKNOWN),
    ],
)
def test_content_decides(head: bytes, name: str, found: FileType) -> None:
    assert file_type(head, name) is found


@given(st.binary(max_size=200), st.text(max_size=20))
def test_any_bytes_have_a_type(head: bytes, name: str) -> None:
    found = file_type(head, name)
    assert is_whole(head, found) in (True, False)


THUMBNAIL = b"\xff\xe1\x00\x08EX\xff\xd9__"
SCAN = b"\xff\xda\x00\x04\x01\x00" + b"\x12\xff\x00\x34" * 20


@pytest.mark.parametrize(
    ("content", "whole"),
    [
        (b"\xff\xd8" + THUMBNAIL + SCAN + b"\xff\xd9", True),
        (b"\xff\xd8" + THUMBNAIL + SCAN + b"\xff\xd9" + b"trailer" * 100, True),
        (b"\xff\xd8" + THUMBNAIL + SCAN, False),
        (b"\xff\xd8" + THUMBNAIL, False),
        (b"\xff\xd8", False),
    ],
)
def test_the_end_of_a_jpeg_is_not_that_of_its_thumbnail(content: bytes, whole: bool) -> None:
    assert is_whole(content, FileType.JPEG) is whole


def scan_head(components: int) -> bytes:
    return (
        b"\xff\xda"
        + (6 + 2 * components).to_bytes(2)
        + bytes([components])
        + b"\1\0" * components
        + b"\0\x3f\0"
    )


@pytest.mark.parametrize("components", [1, 2, 3, 4])
def test_scans_are_counted_wherever_they_are_hidden(components: int) -> None:
    head = scan_head(components)
    assert scans(b"\xff\xd8" + head * 70 + b"\xff\xd9") == 70
    assert scans(b"\xff\xd8" + head + b"\xff\x05\xff\xff" + head * 5 + b"\xff\xd9" + head) == 7
    assert scans(b"\xff\xd8" + b"\xff\xda\x12\x34" * 100) == 0
