"""The Send button: sends, or while a send is on its way cancels it."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from wacomposer.app.sender import SendState
from wacomposer.ui.parts.state import set_state


class SendButton(QPushButton):
    """`send_asked` or `cancel_asked`, by the state it shows.

    What is pressed right after the button changed its meaning was meant for the former one: the second click
    of a double click does not cancel, and a click on Cancel that comes too late does not send once more. The
    same goes for keys, and one that is held counts once.
    """

    send_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tall", "true")
        self.setAutoDefault(True)  # Return presses it, as Space does
        self._state = SendState.IDLE
        self._language = ""
        self._since_changed = QElapsedTimer()
        self.clicked.connect(self._clicked)
        self.show_state(SendState.IDLE)

    def show_state(self, state: SendState) -> None:
        sending = state is SendState.SENDING
        if sending != (self._state is SendState.SENDING):
            self._since_changed.start()
        self._state = state
        self._name()
        self.setToolTip("Stop waiting (Esc)" if sending else "Send (Ctrl+Enter)")
        set_state(self, "primary", "" if sending else "true")

    def set_language(self, name: str) -> None:
        """Say in which language the message is sent; "" where it has but one."""
        if name != self._language:
            self._language = name
            self._name()

    def _name(self) -> None:
        sends = f"Send in {self._language}" if self._language else "Send"
        name = "Cancel" if self._state is SendState.SENDING else sends
        self.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        presses = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if presses and (event.isAutoRepeat() or self._is_too_soon()):
            event.accept()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_too_soon():
            event.accept()
            return
        super().mousePressEvent(event)

    def _is_too_soon(self) -> bool:
        if self._since_changed.isValid():
            if self._since_changed.elapsed() < QApplication.doubleClickInterval():
                return True
            self._since_changed.invalidate()
        return False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _clicked(self) -> None:
        (self.cancel_asked if self._state is SendState.SENDING else self.send_asked).emit()
