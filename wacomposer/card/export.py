"""The card as a picture: in memory, or written to a PNG file."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter

from wacomposer.c_locale import ask_for_utf8
from wacomposer.card.card import CUSTOMERS_PHONE, DEFAULT_TIME, Card
from wacomposer.card.face import Face
from wacomposer.card.measures import TAIL, WIDEST
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.card.theme import CardTheme, colour
from wacomposer.message.file import write_whole
from wacomposer.message.model import Message

MARGIN = 20
"""Chat ground around the card, in logical pixels."""
DEFAULT_WIDTH = WIDEST + TAIL
MIN_SCALE, MAX_SCALE = 0.5, 8.0
_COMPRESSION = 30  # of 100: two thirds of the time of Qt's own choice, for files 4 % larger
_LARGEST_SIDE = 32_000  # Qt's raster images end at 32,767 pixels


def offscreen_application() -> QGuiApplication:
    """The running Qt application, or a new one without windows; keep it while pictures are made."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    ask_for_utf8()
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def render_image(
    message: Message,
    *,
    theme: CardTheme,
    scale: float = 1.0,
    width: int = DEFAULT_WIDTH,
    time: str = DEFAULT_TIME,
    background: bool = True,
    face: Face = CUSTOMERS_PHONE,
    media: MediaShown = NOTHING_KNOWN,
) -> QImage:
    """The card of `message` with the chat's ground around it, `scale` device pixels to a logical pixel.

    Without `background` the ground and the margin are transparent. `scale` is held between MIN_SCALE and
    MAX_SCALE, and lower where a very long card would exceed what an image can be. Needs a QGuiApplication.
    """
    card = Card(theme, width, time, face)
    card.set_media(media)
    card.set_message(message)
    size = card.size() + QSize(2 * MARGIN, 2 * MARGIN)
    longest = max(size.width(), size.height())
    scale = min(max(MIN_SCALE, min(scale, MAX_SCALE)), _LARGEST_SIDE / longest)
    # Without transparency a file is smaller and sooner encoded.
    clear, opaque = QImage.Format.Format_ARGB32_Premultiplied, QImage.Format.Format_RGB32
    image = QImage(size * scale, opaque if background else clear)
    image.setDevicePixelRatio(scale)
    image.fill(colour(theme.chat) if background else Qt.GlobalColor.transparent)
    painter = QPainter(image)
    card.paint(painter, QPointF(MARGIN, MARGIN))
    painter.end()
    return image


def png_bytes(image: QImage) -> bytes:
    """`image` as the content of a PNG file. Raises OSError if Qt cannot encode it."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_COMPRESSION)
    if not writer.write(image):
        raise OSError(errno.EIO, "The picture could not be encoded as PNG")
    return bytes(content.data())


def write_png(image: QImage, path: Path) -> None:
    """Write `image` to `path` as PNG, whole or not at all. Raises OSError."""
    write_whole(path, png_bytes(image))
