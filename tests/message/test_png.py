"""PNG files keep what their picture needs, and lose what only costs."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.card.files import png_chunk
from wacomposer.message.png import MOST_CHUNKS, TooManyChunksError, essence

START = b"\x89PNG\r\n\x1a\n"


def head(colour: int, depth: int = 8, compression: int = 0) -> bytes:
    """The head of a picture of 8 by 1 pixels."""
    content = (8).to_bytes(4) + (1).to_bytes(4) + bytes([depth, colour, compression, 0, 0])
    return png_chunk(b"IHDR", content)


HEAD = head(0)
ROWS = zlib.compress(b"\0" * 9)
GAMMA = png_chunk(b"gAMA", b"\0\0\xb1\x8f")
DATA, END = png_chunk(b"IDAT", ROWS), png_chunk(b"IEND", b"")
PLAIN = START + HEAD + GAMMA + DATA + END


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        PLAIN + b"trailer",
        START + HEAD + png_chunk(b"zTXt", b"a\0\0" + zlib.compress(b"x" * 9999)) * 300 + GAMMA + DATA + END,
        START + HEAD + png_chunk(b"tEXt", b"a\0b") + GAMMA + DATA + png_chunk(b"iTXt", b"a") + END,
        START + HEAD + GAMMA * 500 + DATA + END,
        START + HEAD + GAMMA + png_chunk(b"iCCP", b"x" * 300_000) + DATA + END,
        START + HEAD + GAMMA + png_chunk(b"eXIf", b"x" * 70_000) + DATA + END,
        START + HEAD + GAMMA + png_chunk(b"acTL", b"") + DATA + png_chunk(b"fdAT", b"") + END,
        START + HEAD + GAMMA + b"".join(png_chunk(b"IDAT", bytes([each])) for each in ROWS) + END,
    ],
)
def test_only_what_the_picture_needs_is_left(content: bytes) -> None:
    assert essence(content) == PLAIN


@pytest.mark.parametrize(
    "content",
    [
        b"",
        START,
        START + HEAD + DATA,
        START + DATA + END,
        START + HEAD + HEAD + DATA + END,
        START + HEAD + END,
        START + HEAD + png_chunk(b"IDAT", b"no zlib") + END,
        START + HEAD + png_chunk(b"IDAT", ROWS[:-5] + b"\xff" * 5) + END,
        START + HEAD + png_chunk(b"IDAT", ROWS[:-5]) + END,
        START + HEAD + png_chunk(b"IDAT", zlib.compress(b"\0" * 8)) + END,
        START + HEAD + png_chunk(b"IDAT", zlib.compress(b"\5" + b"\0" * 8)) + END,
        START + head(3) + DATA + END,
        START + head(3) + png_chunk(b"PLTE", b"1234") + DATA + END,
        START + head(5) + DATA + END,
        START + head(0, 2, 1) + DATA + END,
        START + head(0, 7) + DATA + END,
        START + HEAD + png_chunk(b"NEWS", b"") + DATA + END,
        PLAIN[:40] + b"!" + PLAIN[41:],
    ],
)
def test_damaged_files_have_none(content: bytes) -> None:
    assert essence(content) is None


def test_more_chunks_than_any_writer_makes_are_not_read() -> None:
    with pytest.raises(TooManyChunksError):
        essence(START + HEAD + png_chunk(b"IDAT", b"") * MOST_CHUNKS + DATA + END)


@given(st.binary(max_size=200))
def test_any_bytes_are_damaged(content: bytes) -> None:
    assert essence(START + content) is None
