"""Comparing two pictures: what differs more than rounding does, and a picture that shows where."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

ROUNDING = 48
"""By how much (of 255) a channel may differ: versions of the font engine round the edges of glyphs apart."""
TOLERATED = 0.0005
"""Which share of the pixels may differ by more."""
_GAP = 8


def differing(actual: QImage, expected: QImage) -> QImage:
    """A picture in `expected`'s size: red where it differs from `actual` (of the same size), else white."""
    red, white = b"\x00\x00\xff\xff", b"\xff\xff\xff\xff"
    one, other = bytes(actual.constBits()), bytes(expected.constBits())
    if one == other:
        pixels = white * (len(one) // 4)
    else:
        pixels = b"".join(
            red if _differs(one[at : at + 4], other[at : at + 4]) else white for at in range(0, len(one), 4)
        )
    made = QImage(pixels, expected.width(), expected.height(), QImage.Format.Format_RGB32)
    return made.copy()  # which owns its pixels


def _differs(one: bytes, other: bytes) -> bool:
    return one != other and any(abs(a - b) > ROUNDING for a, b in zip(one[:3], other[:3], strict=True))


def share(difference: QImage) -> float:
    """Which share of a difference is red."""
    pixels = bytes(difference.constBits())
    return pixels[0::4].count(0) / (difference.width() * difference.height())


def why_not(actual: QImage, expected: QImage) -> str:
    """Why `actual` cannot pass for `expected`, or ""; both are RGB32."""
    if actual.size() != expected.size():
        return f"it is {_size(actual.size())} pixels, and the approved one {_size(expected.size())}"
    part = share(differing(actual, expected))
    return f"{part:.2%} of its pixels differ" if part > TOLERATED else ""


def side_by_side(actual: QImage, expected: QImage) -> QImage:
    """What is, what was approved, and the difference where their sizes agree."""
    shown = [actual, expected]
    if actual.size() == expected.size():
        shown.append(differing(actual, expected))
    width = sum(each.width() for each in shown) + _GAP * (len(shown) - 1)
    sheet = QImage(width, max(each.height() for each in shown), QImage.Format.Format_RGB32)
    sheet.fill(QColor("#808080"))
    painter, x = QPainter(sheet), 0
    for each in shown:
        painter.drawImage(x, 0, each)
        x += each.width() + _GAP
    painter.end()
    return sheet


def _size(size: QSize) -> str:
    return f"{size.width()} x {size.height()}"
