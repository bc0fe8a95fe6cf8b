"""The headings of the portability table's columns: one provider each, to be chosen by a click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

if TYPE_CHECKING:
    from wacomposer.ui.compare.table_model import TableModel
    from wacomposer.ui.tokens import Tokens

HEIGHT = 34
LEAST_WIDTH = 84
DOT = 12
SIDE = 8


class ProviderHeading(QHeaderView):
    """Painted with the same dot as the rows of the provider list."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._tokens: Tokens | None = None
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(LEAST_WIDTH)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(HEIGHT)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if self._tokens is None:
            return
        tokens, chosen = self._tokens, self._model.is_chosen(logical)
        painter.save()
        painter.fillRect(rect, QColor(tokens.accent_soft if chosen else tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(SIDE, 0, -SIDE, -1)
        ring = QRect(room.left(), room.top() + (room.height() - DOT) // 2, DOT, DOT)
        ring = QStyle.visualRect(self.layoutDirection(), room, ring)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if chosen else tokens.line_strong), 1.5))
        painter.setBrush(QColor(tokens.panel))
        painter.drawEllipse(QRectF(ring).adjusted(0.75, 0.75, -0.75, -0.75))
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawEllipse(QRectF(ring).adjusted(3.25, 3.25, -3.25, -3.25))
        self._paint_name(painter, room, logical, tokens)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, logical: int, tokens: Tokens) -> None:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        painter.setLayoutDirection(self.layoutDirection())  # it mirrors the alignment
        words = QStyle.visualRect(self.layoutDirection(), room, room.adjusted(DOT + 6, 0, 0, 0))
        name = self._model.provider(logical).name
        name = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
