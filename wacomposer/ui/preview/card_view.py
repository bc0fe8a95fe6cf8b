"""The card on its chat background, painted by the same code that writes pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QGuiApplication,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget

from wacomposer.card.card import Card

if TYPE_CHECKING:
    from wacomposer.card.face import Face
    from wacomposer.card.media import MediaShown
    from wacomposer.card.theme import CardTheme
    from wacomposer.message.model import Message

MARGIN = 32
"""Logical pixels around the card."""
WIDEST = 368


class CardView(QWidget):
    """Shows a message as the customer will see it; its text is the description for screen readers.

    `painted` is emitted once, when the first picture is on the screen; `pressed` when the mouse goes down on
    the card, and `drag_begun` when it is dragged from there.
    """

    painted = Signal()
    pressed = Signal()
    drag_begun = Signal()

    def __init__(self, theme: CardTheme, time: str, parent: QWidget | None = None) -> None:
        """`time` is what stands at the end of the message, such as 14:32."""
        super().__init__(parent)
        self._theme = theme
        self._was_painted = False
        self._down: QPointF | None = None
        self._card = Card(theme, WIDEST, time=time)
        self.setAccessibleName("Preview")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # nothing shows through its own ground
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_message(self, message: Message) -> None:
        before = self._card.size()
        changed = self._card.set_message(message)
        if self._card.size() != before:
            self.updateGeometry()
            self.update()
        elif not changed.isEmpty():
            self.update(changed.translated(self._origin()).toAlignedRect())
        self._tell()

    def _tell(self) -> None:
        """Tell screen readers that the card says something else."""
        if QAccessible.isActive():
            event = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)

    def set_media(self, shown: MediaShown) -> None:
        """Show what is known of the header's media."""
        changed = self._card.set_media(shown)
        self.update(changed.translated(self._origin()).toAlignedRect())
        self._tell()

    def card_size(self) -> QSize:
        """What the card takes, in logical pixels."""
        return self._card.size()

    def spoken(self) -> str:
        """The text of the card, as a screen reader says it."""
        return self._card.text()

    def set_card_theme(self, theme: CardTheme) -> None:
        self._theme = theme
        self._card.set_theme(theme)
        self.update()

    def face(self) -> Face:
        """In which app and from whose side the card is shown."""
        return self._card.face()

    def set_face(self, face: Face) -> None:
        if face == self._card.face():
            return
        self._card.set_face(face)
        self.updateGeometry()
        self.update()
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_card = self._card.bubble().translated(self._origin()).contains(event.position())
        self._down = event.position() if on_card and event.button() is Qt.MouseButton.LeftButton else None
        if self._down is not None:
            self.pressed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._down is None:
            return
        way = (event.position() - self._down).manhattanLength()
        if way >= QGuiApplication.styleHints().startDragDistance():
            self._down = None
            self.drag_begun.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._down = None
        super().mouseReleaseEvent(event)

    def sizeHint(self) -> QSize:
        size = self._card.size()
        return QSize(round(size.width()) + 2 * MARGIN, round(size.height()) + 2 * MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(280, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        width = max(240, min(WIDEST, self.width() - 2 * MARGIN))
        before = self._card.size()
        self._card.set_width(width)
        if self._card.size() != before:
            self.updateGeometry()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.chat))
        self._card.paint(painter, self._origin(), QRectF(event.rect()))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight(), 2))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(QRectF(self._origin(), self._card.size()).adjusted(-9, -5, 5, 5), 8, 8)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def _origin(self) -> QPointF:
        """Where the card's top left is: in the middle, on whole pixels."""
        size = self._card.size()
        left = max(MARGIN // 2, (self.width() - size.width()) // 2)
        top = max(MARGIN // 2, (self.height() - size.height()) // 2)
        return QPointF(left, top)


class _Spoken(QAccessibleWidget):
    """A picture whose description is what is on it; to screen readers a plain widget is mere filling."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view, QAccessible.Role.Graphic)
        self._view = view

    def text(self, kind: QAccessible.Text) -> str:
        return self._view.spoken() if kind is QAccessible.Text.Description else super().text(kind)


def _spoken(_class: str, thing: QObject) -> QAccessibleWidget | None:
    return _Spoken(thing) if isinstance(thing, CardView) else None


QAccessible.installFactory(_spoken)  # Qt keeps one list of these per process, and asks it before its own
