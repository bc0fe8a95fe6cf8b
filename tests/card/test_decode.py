"""Pictures of headers: cropped in the middle, bounded, and sharp and round at every density."""

import struct
import zlib

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage

from tests.card.files import BLUE, GREEN, RED, bands, bomb, file_of, png_chunk, turned_jpeg
from wacomposer.card.decode import KEPT_WIDTH, MOST_SCANS, decode
from wacomposer.card.picture import RATIO, Picture
from wacomposer.message.filetypes import FileType
from wacomposer.message.media import MediaFailure, Trouble, failure

BOTH = pytest.mark.parametrize(("kind", "found"), [("PNG", FileType.PNG), ("JPG", FileType.JPEG)])


def decoded(content: bytes, found: FileType = FileType.PNG) -> QImage:
    picture = decode(content, found)
    assert isinstance(picture, Picture)
    return picture.image


def is_near(image: QImage, x: float, y: float, colour: QColor) -> bool:
    """Whether at this place, in shares of width and height, it has nearly that colour."""
    found = image.pixelColor(round(x * (image.width() - 1)), round(y * (image.height() - 1)))
    pairs = (
        (found.red(), colour.red()),
        (found.green(), colour.green()),
        (found.blue(), colour.blue()),
    )
    return all(abs(one - other) < 40 for one, other in pairs)


@BOTH
def test_a_wide_picture_loses_its_sides(kind: str, found: FileType) -> None:
    image = decoded(file_of(bands(1200, 200, RED, RED, GREEN, GREEN, BLUE, BLUE), kind), found)
    assert (image.width(), image.height()) == (382, 200)
    assert all(is_near(image, x, 0.5, GREEN) for x in (0.05, 0.5, 0.95))


@BOTH
def test_a_tall_picture_loses_its_top_and_bottom(kind: str, found: FileType) -> None:
    image = decoded(file_of(bands(300, 1500, RED, RED, GREEN, BLUE, BLUE, upright=False), kind), found)
    assert (image.width(), image.height()) == (300, 157)
    assert all(is_near(image, 0.5, y, GREEN) for y in (0.05, 0.5, 0.95))


@BOTH
def test_no_more_is_kept_than_is_ever_shown(kind: str, found: FileType) -> None:
    image = decoded(file_of(bands(4000, 3000, RED, GREEN, BLUE), kind), found)
    assert image.width() == KEPT_WIDTH
    assert abs(image.width() / image.height() - RATIO) < 0.01
    assert is_near(image, 0.1, 0.5, RED)
    assert is_near(image, 0.9, 0.5, BLUE)


def test_a_photograph_stands_upright() -> None:
    lying = turned_jpeg(bands(2400, 1600, RED, GREEN, GREEN, BLUE), 6)  # by a quarter, to the right
    image = decoded(lying, FileType.JPEG)
    assert image.width() == KEPT_WIDTH
    assert is_near(image, 0.05, 0.5, GREEN)
    assert is_near(image, 0.95, 0.5, GREEN)
    upside_down = decoded(turned_jpeg(bands(191, 100, RED, BLUE), 3), FileType.JPEG)
    assert is_near(upside_down, 0.1, 0.5, BLUE)


def test_transparency_stays() -> None:
    clear = QImage(191, 100, QImage.Format.Format_ARGB32)
    clear.fill(QColor(0, 0, 0, 0))
    assert decoded(file_of(clear)).pixelColor(5, 5).alpha() == 0


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (1, 400), (900, 1)])
def test_the_smallest_pictures(size: tuple[int, int]) -> None:
    image = decoded(file_of(bands(*size, GREEN)))
    assert is_near(image, 0.5, 0.5, GREEN)
    assert not Picture(image).at(QSize(332, 174), 5.5).isNull()


@pytest.mark.parametrize("size", [(30_000, 30_000), (2_000_000, 100), (2_000_000, 1)])
def test_a_decompression_bomb_is_not_decoded(size: tuple[int, int]) -> None:
    content = bomb(*size)
    assert len(content) < 1000
    assert decode(content, FileType.PNG) == failure(Trouble.TOO_MANY_PIXELS, pixels=size[0] * size[1])


WHOLE = file_of(bands(400, 300, RED, BLUE))
JPEG = file_of(bands(400, 300, RED, BLUE), "JPG")
WITHOUT_ZLIB = WHOLE[:33] + png_chunk(b"IDAT", b"no zlib") + png_chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (WHOLE[: len(WHOLE) // 2], FileType.PNG),
        (WHOLE[:-12], FileType.PNG),
        (WHOLE[:60] + b"\xff" + WHOLE[61:], FileType.PNG),
        (WHOLE[:8], FileType.PNG),
        (JPEG[: len(JPEG) // 2], FileType.JPEG),
        (JPEG[:2] + b"\xff\xd9", FileType.JPEG),
        (b"\xff\xd8\xff\xff\xd9", FileType.JPEG),
        (WHOLE, FileType.JPEG),
        (bomb(0, 5), FileType.PNG),
        (WITHOUT_ZLIB, FileType.PNG),
    ],
)
def test_damaged_pictures(content: bytes, found: FileType, capfd: pytest.CaptureFixture[str]) -> None:
    assert decode(content, found) == failure(Trouble.DAMAGED)
    assert capfd.readouterr() == ("", "")


def test_rows_in_seven_passes_are_decoded() -> None:
    head = png_chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 1, 8, 0, 0, 0, 1))
    rows = png_chunk(b"IDAT", zlib.compress(b"\0" * 12))
    assert isinstance(decode(WHOLE[:8] + head + rows + png_chunk(b"IEND", b""), FileType.PNG), Picture)


@pytest.mark.parametrize("rows", [b"\x09" * 500_000, b"\0" * 50])
def test_rows_that_cannot_be_read_are_told_in_silence(rows: bytes, capfd: pytest.CaptureFixture[str]) -> None:
    content = WHOLE[:33] + png_chunk(b"IDAT", zlib.compress(rows)) + png_chunk(b"IEND", b"")
    assert decode(content, FileType.PNG) == failure(Trouble.DAMAGED)
    assert capfd.readouterr() == ("", "")


def test_a_jpeg_of_more_scans_than_any_camera_makes_is_not_decoded() -> None:
    start = JPEG.index(b"\xff\xda")
    scan = JPEG[start:-2]
    assert isinstance(decode(JPEG, FileType.JPEG), Picture)
    many = JPEG[:start] + scan * (MOST_SCANS + 1) + JPEG[-2:]
    assert decode(many, FileType.JPEG) == failure(Trouble.TOO_MANY_PARTS)


def test_half_a_jpeg_with_an_end_is_shown_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    assert not isinstance(decode(JPEG[: len(JPEG) * 3 // 4] + b"\xff\xd9", FileType.JPEG), MediaFailure)
    assert capfd.readouterr() == ("", "")


def test_corners_are_round_and_the_rest_is_as_it_was() -> None:
    drawn = Picture(decoded(file_of(bands(1600, 838, RED, BLUE)))).at(QSize(664, 348), 11)
    assert drawn.pixelColor(0, 0).alpha() == 0
    assert drawn.pixelColor(663, 347).alpha() == 0
    assert drawn.pixelColor(11, 0).alpha() == 255
    assert is_near(drawn, 0.25, 0.5, RED)
    assert is_near(drawn, 0.75, 0.5, BLUE)


def test_a_size_is_drawn_once_and_few_are_kept() -> None:
    picture = Picture(decoded(file_of(bands(191, 100, GREEN))))
    first = picture.at(QSize(332, 174), 5.5)
    assert picture.at(QSize(332, 174), 5.5) is first
    for width in range(100, 110):
        picture.at(QSize(width, 50), 5.5)
    assert picture.at(QSize(332, 174), 5.5) is not first
