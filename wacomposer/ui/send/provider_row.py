"""One provider to choose: its name, and at the right what it would lose of this message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QWidget

from wacomposer.ui.tokens import CARD_RADIUS

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

HEIGHT = 36
DOT = 14
SIDE = 11
CORNER = CARD_RADIUS - 0.5
"""Radius inside the list's line, which is a pixel wide."""


class ProviderRow(QRadioButton):
    """A radio button painted as a row of a list; `mark` is told to screen readers as its description."""

    def __init__(self, name: str, about: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._mark, self._tone = "", ""
        self._is_first = self._is_last = False
        self._tokens: Tokens | None = None
        self.about = about
        self.setToolTip(about)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.update()

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether its ground has the list's rounded corners above and below."""
        self._is_first, self._is_last = first, last
        self.update()

    def set_mark(self, mark: str, tone: str) -> None:
        if (mark, tone) != (self._mark, self._tone):
            self._mark, self._tone = mark, tone
            self.setAccessibleDescription(mark or self.about)
            self.update()

    def mark(self) -> str:
        return self._mark

    def sizeHint(self) -> QSize:
        return QSize(200, HEIGHT)

    def hitButton(self, _position: object) -> bool:
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        tokens, painter = self._tokens, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            self._paint_ground(painter, QColor(tokens.accent_soft if self.isChecked() else tokens.soft))
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 5, 5)
        self._paint_dot(painter, tokens)
        self._paint_words(painter, tokens)

    def _paint_ground(self, painter: QPainter, colour: QColor) -> None:
        # Corners that are not to be seen lie outside of the row.
        above = 0 if self._is_first else -2 * CORNER
        below = 0 if self._is_last else 2 * CORNER
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, above, 0, below), CORNER, CORNER)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_dot(self, painter: QPainter, tokens: Tokens) -> None:
        top = (self.height() - DOT) / 2
        left = self.width() - SIDE - DOT if self._is_mirrored() else SIDE
        ring = QRectF(left, top, DOT, DOT).adjusted(0.75, 0.75, -0.75, -0.75)
        checked = self.isChecked()
        painter.setPen(QPen(QColor(tokens.accent if checked else tokens.line_strong), 1.5))
        painter.setBrush(QColor(tokens.panel))
        painter.drawEllipse(ring)
        if checked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(ring.adjusted(3, 3, -3, -3))

    def _paint_words(self, painter: QPainter, tokens: Tokens) -> None:
        colours = {"error": tokens.error, "warning": tokens.warning}
        small = QFont(self.font())
        small.setPixelSize(12)
        name_width = self.fontMetrics().horizontalAdvance(self.text())
        room = self.rect().adjusted(SIDE + DOT + 10, 0, -SIDE, 0)
        if self._is_mirrored():
            room = self.rect().adjusted(SIDE, 0, -(SIDE + DOT + 10), 0)
        painter.setLayoutDirection(self.layoutDirection())  # it mirrors the alignments
        painter.setPen(QColor(tokens.ink))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self.font())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, self.text())
        painter.setFont(small)
        painter.setPen(QColor(colours.get(self._tone, tokens.muted)))
        elide = Qt.TextElideMode.ElideRight
        words = QFontMetrics(small).elidedText(self._mark, elide, room.width() - name_width - 12)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, words)

    def _is_mirrored(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft
