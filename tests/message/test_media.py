"""What WhatsApp would say of files as headers, and the findings that come of it."""

import pytest

from wacomposer.message.filetypes import FileType
from wacomposer.message.findings import Code, Remedy, Severity
from wacomposer.message.media import (
    MEGABYTE,
    SOURCE,
    Address,
    Judged,
    MediaFile,
    Trouble,
    failure,
    judge,
    media_address,
    review_media,
)
from wacomposer.message.mend import mend
from wacomposer.message.model import MediaHeader, MediaKind, Message, TextHeader

JPEG, PNG, GIF, WEBP = b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP"
MP4, PDF, PAGE = b"\0\0\0\x18ftypisom", b"%PDF-1.7", b"<html><body>Sign in"


@pytest.mark.parametrize(
    ("kind", "head", "size", "judged"),
    [
        ("image", JPEG, 5 * MEGABYTE, MediaFile(FileType.JPEG, 5 * MEGABYTE)),
        ("image", PNG, None, MediaFile(FileType.PNG)),
        (
            "image",
            PNG,
            5 * MEGABYTE + 1,
            failure(Trouble.TOO_LARGE, size=5 * MEGABYTE + 1, limit=5 * MEGABYTE),
        ),
        ("image", GIF, 10, failure(Trouble.WRONG_TYPE, type="gif", fits="")),
        ("image", WEBP, 10, failure(Trouble.WRONG_TYPE, type="webp", fits="")),
        ("image", MP4, 900 * MEGABYTE, failure(Trouble.WRONG_TYPE, type="mp4", fits="video")),
        ("image", PDF, 10, failure(Trouble.WRONG_TYPE, type="pdf", fits="document")),
        ("image", b"just text", 9, failure(Trouble.WRONG_TYPE, type="txt", fits="")),
        ("image", PAGE, 10, failure(Trouble.WEB_PAGE)),
        ("image", b"\0\1", 2, failure(Trouble.UNKNOWN_TYPE)),
        ("image", b"", 0, failure(Trouble.EMPTY)),
        ("video", MP4, 16 * MEGABYTE, MediaFile(FileType.MP4, 16 * MEGABYTE)),
        ("video", JPEG, 1, failure(Trouble.WRONG_TYPE, type="jpeg", fits="image")),
        ("document", PDF, 100 * MEGABYTE, MediaFile(FileType.PDF, 100 * MEGABYTE)),
        ("document", b"just text", 9, MediaFile(FileType.TEXT, 9)),
    ],
)
def test_files_as_headers(kind: MediaKind, head: bytes, size: int | None, judged: Judged) -> None:
    assert judge(kind, head, size) == judged


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_is_a_warning_with_at_most_one_way_to_mend_it(trouble: Trouble) -> None:
    finding = review_media("image", failure(trouble, type="mp4", fits="video"))
    assert (finding.code, finding.severity, finding.place) == (
        Code.MEDIA_UNUSABLE,
        Severity.WARNING,
        "header.url",
    )
    assert len(finding.remedies) <= 1
    assert (finding.source == SOURCE) is (trouble in (Trouble.TOO_LARGE, Trouble.WRONG_TYPE))


def test_a_video_in_the_place_of_a_picture_is_mended_by_a_click() -> None:
    message = Message(header=MediaHeader(kind="image", url="https://example.com/a", text="kept"))
    finding = review_media("image", failure(Trouble.WRONG_TYPE, type="mp4", fits="video"))
    assert finding.remedies == (Remedy.MATCH_HEADER,)
    mended = mend(message, finding, Remedy.MATCH_HEADER)
    assert mended.header == MediaHeader(kind="video", url="https://example.com/a", text="kept")


def test_a_webp_fits_nowhere() -> None:
    assert review_media("image", failure(Trouble.WRONG_TYPE, type="webp", fits="")).remedies == ()


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://example.com/a.jpg", True),
        ("http://example.com/a.jpg", True),
        ("https://münchen.de/a.jpg", True),
        ("example.com/a.jpg", False),
        ("https://", False),
        ("https://example.com/a b.jpg", False),
        ("file:///etc/passwd", False),
        ("data:image/png;base64,AAAA", False),
        ("javascript:alert(1)", False),
        ("https://example.com/{{name}}.jpg", False),
        ("", False),
    ],
)
def test_only_web_addresses_are_loaded(url: str, usable: bool) -> None:
    message = Message(header=MediaHeader(kind="image", url=url))
    assert media_address(message) == (Address("image", url) if usable else None)


def test_other_headers_load_nothing() -> None:
    assert media_address(Message()) is None
    assert media_address(Message(header=TextHeader(text="https://example.com/a.jpg"))) is None
