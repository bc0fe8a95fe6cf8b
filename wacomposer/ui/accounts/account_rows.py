"""Paints the rows of the list of accounts: headings, and accounts with what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from wacomposer.ui.icons import pixmap
from wacomposer.ui.tokens import RADIUS

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from wacomposer.ui.tokens import Tokens

KIND = Qt.ItemDataRole.UserRole + 1
"""What a row is: "heading", "own", "practice" or "new"."""
IN_USE = Qt.ItemDataRole.UserRole + 2
"""Whether messages go through the account."""

TAG = "built-in"
ROW_HEIGHT = 32
HEADING_HEIGHT = 32
MARK = 16
_MARKS = {"own": "user", "practice": "flask-conical", "new": "plus"}
_PADDING = 8


class AccountRows(QStyledItemDelegate):
    """Headings in small type; accounts with a mark, and a tick on the one in use."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tokens: Tokens | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        height = HEADING_HEIGHT if index.data(KIND) == "heading" else ROW_HEIGHT
        return QSize(120, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if self.tokens is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KIND) == "heading":
            self._paint_heading(painter, option, index, self.tokens)
        else:
            self._paint_account(painter, option, index, self.tokens)
        painter.restore()

    def _paint_heading(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        tokens: Tokens,
    ) -> None:
        font = QFont(option.font)
        font.setPixelSize(11)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        room = option.rect.adjusted(_PADDING, 0, -_PADDING, -4)
        flags = self._mirrored(option, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        painter.drawText(room, flags, str(index.data()))

    def _paint_account(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
        tokens: Tokens,
    ) -> None:
        rect, kind = option.rect.adjusted(0, 1, 0, -1), index.data(KIND)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if is_chosen or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft if is_chosen else tokens.soft))
            painter.drawRoundedRect(rect, RADIUS, RADIUS)
        if is_chosen and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        middle = rect.center().y() - MARK // 2 + 1
        colour = tokens.accent if is_chosen else tokens.muted
        ratio = painter.device().devicePixelRatio()
        self._draw_mark(
            painter, option, QRect(rect.left() + _PADDING, middle, MARK, MARK), _MARKS[kind], colour, ratio
        )
        end = rect.right() - _PADDING
        if index.data(IN_USE):
            self._draw_mark(
                painter, option, QRect(end - MARK, middle, MARK, MARK), "check", tokens.accent, ratio
            )
            end -= MARK + 4
        if kind == "practice":
            end -= self._draw_tag(
                painter, option, QRect(rect.left(), rect.top(), end - rect.left(), rect.height())
            )
        font = QFont(option.font)
        font.setWeight(QFont.Weight.Medium if is_chosen else QFont.Weight.Normal)
        font.setItalic(kind == "new")
        painter.setFont(font)
        painter.setPen(QColor(tokens.ink))
        start = rect.left() + 2 * _PADDING + MARK
        room = QRect(start, rect.top(), end - start, rect.height())
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        flags = self._mirrored(option, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QStyle.visualRect(option.direction, option.rect, room), flags, text)

    def _draw_tag(self, painter: QPainter, option: QStyleOptionViewItem, room: QRect) -> int:
        """Write at the end of `room` that an account is built in; the pixels that takes."""
        font = QFont(option.font)
        font.setPixelSize(11)
        painter.setFont(font)
        painter.setPen(QColor(self.tokens.muted if self.tokens else "#000000"))
        flags = self._mirrored(option, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QStyle.visualRect(option.direction, option.rect, room), flags, TAG)
        return painter.fontMetrics().horizontalAdvance(TAG) + _PADDING

    def _draw_mark(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRect,
        name: str,
        colour: str,
        ratio: float,
    ) -> None:
        where = QStyle.visualRect(option.direction, option.rect, place)
        painter.drawPixmap(where.topLeft(), pixmap(name, colour, MARK, ratio))

    def _mirrored(self, option: QStyleOptionViewItem, alignment: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
        return QStyle.visualAlignment(option.direction, alignment)
