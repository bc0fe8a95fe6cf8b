"""Picture files become pictures, within bounds: whatever a file says of itself, it costs little."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, QSizeF
from PySide6.QtGui import QColorSpace, QImage, QImageIOHandler, QImageReader

from wacomposer.card.picture import RATIO, Picture, centre
from wacomposer.card.silence import silence
from wacomposer.message.filetypes import FileType, is_whole, png_size, scans
from wacomposer.message.media import MediaFailure, Trouble, failure
from wacomposer.message.png import TooManyChunksError, essence

KEPT_WIDTH = 1328
"""Pixels of width that are kept of a picture: four times what the card shows of it."""
MOST_PIXELS = 30_000_000
"""Pixels of a picture that is decoded; 24 megapixel cameras pass. With 8 bytes each that is 240 MB, below the
256 MB that Qt's reader allocates at most (QImageReader.allocationLimit)."""
_LONGEST_SIDE = 65_535
"""Pixels; a JPEG has no more (ISO/IEC 10918-1, B.2.2), and libpng ends at a million."""
MOST_SCANS = 64
"""Scans of a JPEG that is decoded; usual progressive ones have about ten."""
_FORMATS = {FileType.JPEG: "jpeg", FileType.PNG: "png"}


def decode(content: bytes, found: FileType) -> Picture | MediaFailure:
    """The picture in `content`, a file of type `found`; for a worker thread, as it may take a second.

    Qt lets other threads run meanwhile. Of the centre at most KEPT_WIDTH pixels are kept.
    """
    silence()
    usable = _usable(content, found)
    if isinstance(usable, MediaFailure):
        return usable
    data = QByteArray(usable)
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(_FORMATS[found].encode()))
    reader.setAutoTransform(True)
    # From its head; nothing is decoded yet. Of impossible sizes Qt's reader of PNG would complain on stderr.
    stored = QSize(*png_size(usable)) if found is FileType.PNG else reader.size()
    if stored.isEmpty():
        return failure(Trouble.DAMAGED)
    if (large := _too_large(stored.width(), stored.height())) is not None:
        return large
    reader.setScaledSize(_kept(stored, turned=_is_turned(reader)))
    image = reader.read()
    if image.isNull():
        return failure(Trouble.DAMAGED)
    return Picture(_plain(image.copy(centre(image.size(), QSizeF(RATIO, 1)))))


def _too_large(width: int, height: int) -> MediaFailure | None:
    if width * height > MOST_PIXELS or max(width, height) > _LONGEST_SIDE:
        return failure(Trouble.TOO_MANY_PIXELS, pixels=width * height)
    return None


def _usable(content: bytes, found: FileType) -> bytes | MediaFailure:
    """What of `content` a decoder may see: nothing that takes it minutes, or makes it print."""
    if found is FileType.JPEG and scans(content) > MOST_SCANS:
        return failure(Trouble.TOO_MANY_PARTS)
    if found is FileType.PNG and (large := _too_large(*png_size(content))) is not None:
        return large
    try:
        usable = essence(content) if found is FileType.PNG else content
    except TooManyChunksError:
        return failure(Trouble.TOO_MANY_PARTS)
    return usable if usable and is_whole(usable, found) else failure(Trouble.DAMAGED)


def _is_turned(reader: QImageReader) -> bool:
    quarter = QImageIOHandler.Transformation.TransformationRotate90.value
    return bool(reader.transformation().value & quarter)


def _kept(stored: QSize, *, turned: bool) -> QSize:
    """The size in which to decode, so that what the crop leaves is at most KEPT_WIDTH wide."""
    shown = stored.transposed() if turned else stored
    width = min(shown.width(), shown.height() * RATIO)
    factor = min(1.0, KEPT_WIDTH / width)
    return QSize(max(1, round(stored.width() * factor)), max(1, round(stored.height() * factor)))


def _plain(image: QImage) -> QImage:
    if image.colorSpace().isValid():  # phones photograph in wider ones
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    has_alpha = image.hasAlphaChannel()
    plain = QImage.Format.Format_ARGB32_Premultiplied if has_alpha else QImage.Format.Format_RGB32
    return image.convertToFormat(plain)
