"""The headings of the portability table's rows: what the part is called, and what this message has there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from wacomposer.ui.compare.cell_painter import LINE, ROW_HEIGHT, SMALL, TOP
from wacomposer.wording.portability import part_name

if TYPE_CHECKING:
    from wacomposer.ui.compare.table_model import TableModel
    from wacomposer.ui.tokens import Tokens

WIDTH = 120
INDENT = 16


class PartHeading(QHeaderView):
    """Two lines a row; long texts are cut and whole in the tool tip."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._model = model
        self._tokens: Tokens | None = None
        self.setHighlightSections(False)
        self.setDefaultSectionSize(ROW_HEIGHT)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFixedWidth(WIDTH)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        if self._tokens is None:
            return
        tokens, detail = self._tokens, self._model.details[logical]
        painter.save()
        painter.fillRect(rect, QColor(tokens.panel))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setLayoutDirection(self.layoutDirection())  # it mirrors the alignment
        room = QStyle.visualRect(self.layoutDirection(), rect, rect.adjusted(INDENT, 0, -4, -1))
        line = QRect(room.left(), room.top() + TOP, room.width(), LINE)
        if not detail:
            line.moveTop(room.top() + (room.height() - LINE) // 2)
        self._write(painter, line, part_name(self._model.table.rows[logical].place), 12, tokens.ink)
        if detail:
            self._write(painter, line.translated(0, LINE), detail, SMALL, tokens.muted)
        painter.restore()

    def _write(self, painter: QPainter, line: QRect, text: str, pixels: int, colour: str) -> None:
        font = QFont(self.font())
        font.setPixelSize(pixels)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)
