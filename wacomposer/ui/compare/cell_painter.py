"""Paints one cell of the portability table: a mark, a word, and under them the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wacomposer.providers.portability import Fit
from wacomposer.ui.icons import pixmap
from wacomposer.wording.portability import fit_word, reason

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from wacomposer.ui.compare.table_model import TableModel
    from wacomposer.ui.tokens import Tokens

SIDE = 8
"""Logical pixels at both sides of what is in a cell."""
MARK = 14
LINE = 15
"""Height of each of the two lines."""
TOP = 3
SMALL = 11
ROW_HEIGHT = 36

_ICONS = {Fit.FITS: "check", Fit.CHANGES: "triangle-alert", Fit.LOST: "x", Fit.REFUSED: "circle-alert"}


def mark(fit: Fit) -> str:
    """The icon that stands for `fit`; each has a shape of its own, whatever its colour."""
    return _ICONS[fit]


def colour(fit: Fit, tokens: Tokens) -> str:
    """The colour of mark and word."""
    return {Fit.FITS: tokens.success, Fit.CHANGES: tokens.warning}.get(fit, tokens.error)


class CellPainter(QStyledItemDelegate):
    """Asks the model itself for the cell, since a value passed through Qt would lose its class."""

    def __init__(self, model: TableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tokens: Tokens | None = None

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(92, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if self._tokens is None:
            return
        tokens, cell = self._tokens, self._model.cell(index.row(), index.column())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        direction: Qt.LayoutDirection = option.direction
        painter.save()
        if self._model.is_chosen(index.column()):
            painter.fillRect(rect, QColor(tokens.accent_soft))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.soft))
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        room = rect.adjusted(SIDE, 0, -SIDE, -1)
        why = reason(cell)
        first = QRect(room.left(), room.top() + TOP, room.width(), LINE)
        if not why:
            first.moveTop(room.top() + (room.height() - LINE) // 2)
        self._paint_word(painter, first, direction, cell.fit, tokens)
        if why:
            second = first.translated(0, LINE).adjusted(0, 0, 4, 0)
            small = QFont(painter.font())
            small.setPixelSize(SMALL)
            small.setWeight(QFont.Weight.Normal)
            painter.setFont(small)
            painter.setPen(QColor(tokens.ink if self._model.is_chosen(index.column()) else tokens.muted))
            painter.drawText(second, _start(direction), _cut(why, small, second.width()))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -2), 4, 4)
        painter.restore()

    def _paint_word(
        self, painter: QPainter, line: QRect, direction: Qt.LayoutDirection, fit: Fit, tokens: Tokens
    ) -> None:
        tint = colour(fit, tokens)
        place = QRect(line.left(), line.top() + (LINE - MARK) // 2, MARK, MARK)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(QStyle.visualRect(direction, line, place), pixmap(mark(fit), tint, MARK, ratio))
        font = QFont(painter.font())
        font.setPixelSize(12)
        font.setWeight(QFont.Weight.Normal if fit is Fit.FITS else QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted if fit is Fit.FITS else tint))
        words = QStyle.visualRect(direction, line, line.adjusted(MARK + 5, 0, 0, 0))
        painter.drawText(words, _start(direction), _cut(fit_word(fit), font, words.width()))


def _start(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """The side where reading begins, in the middle of the line."""
    side = Qt.AlignmentFlag.AlignLeft
    if direction is Qt.LayoutDirection.RightToLeft:
        side = Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute


def _cut(text: str, font: QFont, width: int) -> str:
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
