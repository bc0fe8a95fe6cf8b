"""The line above a field, its name and a counter; painted, so that it adds no second name to the tree."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FieldLabel(QWidget):
    """Names a field and counts its text. A click moves the focus into the field.

    It is invisible to screen readers: the field itself carries the name and, in its description, the count.
    """

    def __init__(self, text: str, field: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._counter = ""
        self._tone = ""
        self._field = field
        self._colours = {"": "#808080", "warning": "#808080", "error": "#808080", "ink": "#000000"}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_colours(self, ink: str, muted: str, warning: str, error: str) -> None:
        self._colours = {"ink": ink, "": muted, "warning": warning, "error": error}
        self.update()

    def set_text(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.update()

    def set_counter(self, counter: str, tone: str = "") -> None:
        """Show `counter`; `tone` is "", "warning" or "error"."""
        if (counter, tone) != (self._counter, self._tone):
            self._counter, self._tone = counter, tone
            self.update()

    def counter(self) -> str:
        return self._counter

    def sizeHint(self) -> QSize:
        return QSize(120, QFontMetrics(self.font()).height() + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._field is not None:
            self._field.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())  # it mirrors the alignments
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(self._colours[self._tone]))
        counter_font = QFont(self.font())
        if self._counter[:1].isdigit():
            counter_font.setFeature(QFont.Tag("tnum"), 1)
        painter.setFont(counter_font)
        counter = painter.fontMetrics().horizontalAdvance(self._counter)
        right = Qt.AlignmentFlag.AlignRight | middle
        painter.drawText(self.rect(), right, self._counter)
        bold = QFont(self.font())
        bold.setWeight(QFont.Weight.DemiBold)
        painter.setFont(bold)
        painter.setPen(QColor(self._colours["ink"]))
        room = self.width() - counter - 8
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | middle, text)
