"""Words for every trouble with media: few on the tile, a sentence in the form."""

import pytest

from wacomposer.message.filetypes import FileType
from wacomposer.message.media import MEGABYTE, MediaFile, Trouble, failure, review_media
from wacomposer.message.model import MEDIA_KINDS, MediaKind
from wacomposer.wording.findings import remedy_label, sentence
from wacomposer.wording.media import TYPE_NAMES, file_words, size_words, tile_words


@pytest.mark.parametrize("kind", MEDIA_KINDS)
@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_for_tile_and_form(trouble: Trouble, kind: MediaKind) -> None:
    limit, size = 5 * MEGABYTE, 6 * MEGABYTE
    found = failure(trouble, status=404, limit=limit, size=size, type="webp", fits="video", pixels=10**8)
    few, finding = tile_words(kind, found), review_media(kind, found)
    assert 0 < len(few) <= 30
    assert not few.endswith(".")
    said = sentence(finding)
    assert said.endswith(".")
    assert not set("{}") & set(few + said)
    assert all(remedy_label(finding, remedy) for remedy in finding.remedies)


def test_every_type_has_a_name() -> None:
    assert set(TYPE_NAMES) == set(FileType)


@pytest.mark.parametrize(
    ("kind", "type_name", "said"),
    [
        ("image", "webp", "This is a WebP file; WhatsApp takes JPEG and PNG here."),
        ("image", "mp4", "This is an MP4 file; WhatsApp takes JPEG and PNG here."),
        ("video", "quicktime", "This is an MOV file; WhatsApp takes MP4 and 3GP here."),
        (
            "document",
            "zip",
            "This is a ZIP file; WhatsApp takes PDF, Word, Excel, PowerPoint and plain text here.",
        ),
    ],
)
def test_a_type_that_is_not_taken(kind: MediaKind, type_name: str, said: str) -> None:
    assert sentence(review_media(kind, failure(Trouble.WRONG_TYPE, type=type_name, fits=""))) == said


def test_sentences_have_their_numbers() -> None:
    missing = review_media("image", failure(Trouble.NOT_FOUND, status=410))
    assert sentence(missing) == "There is nothing at this address (the server answered 410)."
    large = failure(Trouble.TOO_LARGE, limit=16 * MEGABYTE)
    assert tile_words("video", large) == "Larger than 16 MB"
    fits = review_media("image", failure(Trouble.WRONG_TYPE, type="mp4", fits="video"))
    assert [remedy_label(fits, remedy) for remedy in fits.remedies] == ["Switch to video"]


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 KB"),
        (839_680, "820 KB"),
        (3_355_443, "3.2 MB"),
        (5 * MEGABYTE, "5 MB"),
        (1023 * 1024, "1,023 KB"),
    ],
)
def test_sizes(size: int, words: str) -> None:
    assert size_words(size) == words


def test_a_file_in_a_tile() -> None:
    assert file_words(MediaFile(FileType.MP4, 3_355_443)) == "MP4 · 3.2 MB"
    assert file_words(MediaFile(FileType.PDF)) == "PDF"
