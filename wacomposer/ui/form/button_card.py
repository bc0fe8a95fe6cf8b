"""One button of the message: its kind, text and id, link, number or code, on a card that can be moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from wacomposer.message.findings import Finding, button_place
from wacomposer.message.model import BUTTON_KINDS, VALUE_FIELD, Button, button_value
from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.choice import Choice
from wacomposer.ui.parts.field import worst
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.line_field import LineField
from wacomposer.ui.parts.state import set_state
from wacomposer.wording.findings import counter, sentence, usual_limit

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.ui.tokens import Tokens

KIND_NAMES = {"reply": "Reply", "url": "URL", "call": "Call", "copy": "Copy"}
_VALUE_LABELS = {"reply": "Returns id", "url": "Opens", "call": "Dials", "copy": "Copies"}
_VALUE_HINTS = {
    "reply": "made from the text",
    "url": "https://example.com/page",
    "call": "+55 11 3000-0000",
    "copy": "SAVE10",
}
_VALUE_NAMES = {"id": "id", "url": "URL", "phone": "phone", "code": "code"}
DRAG_TYPE = "application/x-wacomposer-button"


class ButtonCard(QFrame):
    """Shows one button at `index`; emits what the user does to it."""

    text_edited = Signal(int, str)
    value_edited = Signal(int, str)
    kind_edited = Signal(int, str)
    remove_asked = Signal(int)
    move_asked = Signal(int, int)
    remedy_chosen = Signal(object, object)

    def __init__(self, index: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buttonCard")
        self.index = index
        self._grabbed: QPoint | None = None
        number = index + 1
        self.grip = QLabel()
        self.grip.setCursor(Qt.CursorShape.OpenHandCursor)
        self.grip.setToolTip("Drag to reorder")
        self.kind = Choice(f"Button {number} kind", [(kind, KIND_NAMES[kind]) for kind in BUTTON_KINDS])
        self.kind.setProperty("soft", "true")
        self.text = LineField(f"Button {number} text", "Text on the button")
        self.value = LineField(f"Button {number} id")
        self.count = QLabel()
        self.means = QLabel()
        self.up = IconButton(f"Move button {number} up", "arrow-up", size=14)
        self.down = IconButton(f"Move button {number} down", "arrow-down", size=14)
        self.remove = IconButton(f"Remove button {number}", "x", size=14)
        self.strip = FindingsStrip()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        for line in (self.text, self.value):
            line.setProperty("plain", "true")
        self.text.takes_variables = True
        self.means.setProperty("tone", "muted")
        self.count.setProperty("tone", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 7, 8, 8)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.grip, 0, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.kind, 0, 1)
        grid.addWidget(self.text, 0, 2)
        grid.addWidget(self.count, 0, 3)
        grid.addWidget(self.means, 1, 1)
        second = QHBoxLayout()
        second.setSpacing(0)
        for part in (self.value, self.up, self.down):
            second.addWidget(part)
        grid.addLayout(second, 1, 2, 1, 3)
        grid.addWidget(self.remove, 0, 4)
        grid.addWidget(self.strip, 2, 0, 1, 5)
        grid.setColumnStretch(2, 1)
        self.means.setIndent(9)

    def _connect(self) -> None:
        self.text.edited.connect(lambda text: self.text_edited.emit(self.index, text))
        self.value.edited.connect(lambda text: self.value_edited.emit(self.index, text))
        self.kind.edited.connect(lambda kind: self.kind_edited.emit(self.index, kind))
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.index))
        self.up.clicked.connect(lambda: self.move_asked.emit(self.index, self.index - 1))
        self.down.clicked.connect(lambda: self.move_asked.emit(self.index, self.index + 1))
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def set_value(self, button: Button, count: int) -> None:
        """Show `button`, one of `count`."""
        field = VALUE_FIELD[button.kind]
        self.kind.set_value(button.kind)
        self.value.takes_variables = field in ("url", "code")
        self.text.set_value(button.text)
        self.value.set_value(button_value(button))
        self.value.setAccessibleName(f"Button {self.index + 1} {_VALUE_NAMES[field]}")
        self.value.setPlaceholderText(_VALUE_HINTS[button.kind])
        self.means.setText(_VALUE_LABELS[button.kind])
        self.show_filled(button.text)
        self.up.setEnabled(self.index > 0)
        self.down.setEnabled(self.index < count - 1)

    def show_filled(self, filled: str) -> None:
        """Count the text as written, and as `filled` where it has variables."""
        counted = counter(self.text.value(), usual_limit("button.text"), filled)
        self.count.setText(counted.replace(" of ", "/"))

    def set_theme(self, tokens: Tokens) -> None:
        self.grip.setPixmap(pixmap("grip-vertical", tokens.muted, 16, self.devicePixelRatioF()))
        self.grip.setContentsMargins(0, 6, 0, 0)
        for button in (self.up, self.down, self.remove):
            button.set_colour(tokens.muted)
        self.strip.set_theme(tokens)

    def show_findings(self, at: Callable[[str], tuple[Finding, ...]]) -> None:
        places = [button_place(self.index, field) for field in ("", "text", *_VALUE_NAMES)]
        text, value = at(places[1]), tuple(found for place in places[2:] for found in at(place))
        everything = (*at(places[0]), *text, *value)
        self.strip.show_findings(everything)
        self.text.set_state(worst(text))
        self.value.set_state(worst(value))
        set_state(self, "state", worst(everything))
        over = next((found for found in text if "over" in found.facts), None)
        set_state(self.count, "tone", worst((over,)) if over else "muted")
        said = " ".join(sentence(finding) for finding in (*at(places[0]), *text))
        self.text.setAccessibleDescription(f"{self.count.text()} {said}".strip())
        said = " ".join(sentence(finding) for finding in value)
        self.value.setAccessibleDescription(f"{self.means.text()} {said}".strip())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        on_grip = self.grip.geometry().contains(event.position().toPoint())
        self._grabbed = event.position().toPoint() if on_grip else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._grabbed
        moved = (event.position().toPoint() - start).manhattanLength() if start else 0
        if start is None or moved < QApplication.startDragDistance():
            return
        self._grabbed = None
        data = QMimeData()
        data.setData(DRAG_TYPE, str(self.index).encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        set_state(self, "dragged", "true")
        drag.exec(Qt.DropAction.MoveAction)
        set_state(self, "dragged", "")
