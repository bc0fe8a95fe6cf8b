"""The picture of a media header: cropped as WhatsApp does, round at its corners, sharp at every density."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter

RATIO = 1.91
"""Width by height that a picture above buttons is cropped to (1.91:1 in vendors' guides, read 2026-11)."""
_SIZES_KEPT = 4


class Picture:
    """A cropped picture and its last few sizes; equal only to itself, so that comparing cards is quick."""

    def __init__(self, image: QImage) -> None:
        """`image` has the ratio RATIO, or nearly."""
        self.image = image
        self._drawn: dict[tuple[int, int, float], QImage] = {}

    @property
    def bytes(self) -> int:
        """What it takes of memory, its other sizes aside."""
        return self.image.sizeInBytes()

    def at(self, size: QSize, radius: float) -> QImage:
        """The picture in `size` device pixels, its corners rounded by `radius` device pixels."""
        key = (size.width(), size.height(), round(radius, 2))
        found = self._drawn.get(key)
        if found is None:
            if len(self._drawn) >= _SIZES_KEPT:
                del self._drawn[next(iter(self._drawn))]
            found = self._drawn[key] = _rounded(self.image, size, radius)
        return found


def _rounded(image: QImage, size: QSize, radius: float) -> QImage:
    covering = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(covering.copy(centre(covering.size(), size))))
    painter.drawRoundedRect(QRectF(made.rect()), radius, radius)
    painter.end()
    return made


def centre(whole: QSize, ratio: QSize | QSizeF) -> QRect:
    """The largest rectangle of that ratio in the middle of `whole`."""
    fits = QSizeF(ratio).scaled(QSizeF(whole), Qt.AspectRatioMode.KeepAspectRatio)
    size = QSize(max(1, round(fits.width())), max(1, round(fits.height())))
    return QRect((whole.width() - size.width()) // 2, (whole.height() - size.height()) // 2, *size.toTuple())
