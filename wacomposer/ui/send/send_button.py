"""The Send button: sends, or while a send is on its way cancels it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from wacomposer.app.sender import SendState
from wacomposer.ui.parts.state import set_state


class SendButton(QPushButton):
    """`send_asked` or `cancel_asked`, by the state it shows."""

    send_asked = Signal()
    cancel_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tall", "true")
        self._state = SendState.IDLE
        self.clicked.connect(self._clicked)
        self.show_state(SendState.IDLE)

    def show_state(self, state: SendState) -> None:
        self._state = state
        sending = state is SendState.SENDING
        self.setText("Cancel" if sending else "Send")
        self.setAccessibleName("Cancel" if sending else "Send")
        self.setToolTip("Stop waiting (Esc)" if sending else "Send (Ctrl+Enter)")
        set_state(self, "primary", "" if sending else "true")

    def _clicked(self) -> None:
        (self.cancel_asked if self._state is SendState.SENDING else self.send_asked).emit()
