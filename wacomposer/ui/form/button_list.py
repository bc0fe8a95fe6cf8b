"""The buttons of the message as cards: added, removed, and reordered by drag or keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from wacomposer.message.findings import BUTTONS, Finding
from wacomposer.message.limits import MAX_BUTTONS
from wacomposer.ui.form.button_card import DRAG_TYPE, ButtonCard
from wacomposer.ui.icons import icon
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.tab_stops import focus_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.message.model import Button
    from wacomposer.ui.tokens import Tokens


class ButtonList(QWidget):
    """One card per button; cards are kept and refilled, so that the focus survives every change."""

    added = Signal()
    removed = Signal(int)
    moved = Signal(int, int)
    text_edited = Signal(int, str)
    value_edited = Signal(int, str)
    kind_edited = Signal(int, str)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.cards: list[ButtonCard] = []
        self._tokens: Tokens | None = None
        self.add = QPushButton("Add button")
        self.add.setAutoDefault(True)  # Return presses it, as Space does
        self.label = FieldLabel("Buttons", self.add)
        self.strip = FindingsStrip()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        for part in (self.label, self.strip, self.add):
            self._column.addWidget(part)
        self.add.clicked.connect(self._add)
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.strip.set_theme(tokens)
        self.add.setIcon(icon("plus", tokens.muted))
        for card in self.cards:
            card.set_theme(tokens)

    def set_value(self, buttons: tuple[Button, ...]) -> None:
        while len(self.cards) < len(buttons):
            self._new_card()
        while len(self.cards) > len(buttons):
            card = self.cards.pop()
            card.hide()
            card.deleteLater()
        for card, button in zip(self.cards, buttons, strict=True):
            card.set_value(button, len(buttons))
        self.add.setVisible(len(buttons) < MAX_BUTTONS)
        self.label.set_counter(
            f"{len(buttons)} of {MAX_BUTTONS}", "error" if len(buttons) > MAX_BUTTONS else ""
        )

    def show_findings(self, at: Callable[[str], tuple[Finding, ...]]) -> None:
        """`at` gives the findings of a place."""
        self.strip.show_findings(at(BUTTONS))
        for card in self.cards:
            card.show_findings(at)

    def _new_card(self) -> None:
        card = ButtonCard(len(self.cards))
        if self._tokens is not None:
            card.set_theme(self._tokens)
        card.text_edited.connect(self.text_edited)
        card.value_edited.connect(self.value_edited)
        card.kind_edited.connect(self.kind_edited)
        card.remove_asked.connect(self.removed)
        card.move_asked.connect(self._move)
        card.remedy_chosen.connect(self.remedy_chosen)
        self._column.insertWidget(self._column.indexOf(self.add), card)
        self.cards.append(card)
        self.add.raise_()  # screen readers go through widgets in this order

    def _add(self) -> None:
        self.added.emit()
        if self.cards:
            focus_on(self.cards[-1].text)

    def _move(self, index: int, to: int) -> None:
        self.moved.emit(index, to)
        card = self.cards[to]
        moved = card.up if to < index else card.down
        focus_on(moved if moved.isEnabled() else card.down if to < index else card.up)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(DRAG_TYPE):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        dragged = int(bytes(event.mimeData().data(DRAG_TYPE).data()))
        y = event.position().y()
        to = sum(1 for card in self.cards if card.geometry().center().y() < y)
        event.acceptProposedAction()
        self.moved.emit(dragged, min(to - 1 if to > dragged else to, len(self.cards) - 1))
