"""Picture files made for a test: photographs in bands of colour, and ones that no honest program writes."""

import struct
import zlib

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect
from PySide6.QtGui import QColor, QImage, QPainter

RED, GREEN, BLUE = QColor("#CC0000"), QColor("#00CC00"), QColor("#0000CC")


def bands(width: int, height: int, *colours: QColor, upright: bool = True) -> QImage:
    """Bands of equal width beside each other, or under each other."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for index, each in enumerate(colours):
        start, end = (round((width if upright else height) * at / len(colours)) for at in (index, index + 1))
        rect = QRect(start, 0, end - start, height) if upright else QRect(0, start, width, end - start)
        painter.fillRect(rect, each)
    painter.end()
    return image


def file_of(image: QImage, kind: str = "PNG") -> bytes:
    """`image` as the content of a file."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]  # the stubs want bytes, PySide takes str
    return bytes(content.data())


def png_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """A small PNG file that says it is `width` by `height`, one byte a pixel, and nearly is."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000, 9)
    return (
        b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", head) + png_chunk(b"IDAT", rows) + png_chunk(b"IEND", b"")
    )


def turned_jpeg(image: QImage, orientation: int) -> bytes:
    """A JPEG file whose EXIF segment says how it was photographed (Exif 2.32, 4.6.4, tag 274)."""
    content = file_of(image, "JPG")
    tag = struct.pack(">HHIHH", 274, 3, 1, orientation, 0)
    exif = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1) + tag + struct.pack(">I", 0)
    return content[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + content[2:]
