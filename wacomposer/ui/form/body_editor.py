"""The body: label and counter, the text area with its formatting bar, and what review says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from wacomposer.message.marks import Mark
from wacomposer.ui.form.body_edit import BodyEdit
from wacomposer.ui.form.paste_offer import PasteOffer
from wacomposer.ui.parts.field import worst
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.ui.tokens import Tokens

MARKS = (
    (Mark.BOLD, "Bold", "bold", "Ctrl+B"),
    (Mark.ITALIC, "Italic", "italic", "Ctrl+I"),
    (Mark.STRIKE, "Strikethrough", "strikethrough", "Ctrl+Shift+X"),
    (Mark.CODE, "Inline code", "code", "Ctrl+E"),
    (Mark.MONO, "Monospace block", "terminal", "Ctrl+Shift+M"),
    (Mark.QUOTE, "Quote", "quote", "Ctrl+Shift+9"),
    (Mark.BULLET, "Bulleted list", "list", "Ctrl+Shift+8"),
    (Mark.NUMBER, "Numbered list", "list-ordered", "Ctrl+Shift+7"),
)
"""Mark, name, icon and shortcut of each button of the bar."""
INSERT_VARIABLE = "Ctrl+Shift+J"
"""The window's shortcut for it, which serves the other fields too."""


class BodyEditor(QWidget):
    """The body's field; the formatting bar belongs to it and toggles marks at the selection."""

    edited = Signal(str)
    converted = Signal(str)
    """The whole text after a paste in it got WhatsApp's formatting, which is a step of its own."""
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = BodyEdit()
        self.label = FieldLabel("Body", self.edit)
        self.strip = FindingsStrip()
        self.offer = PasteOffer()
        self._pasted = (0, "", "")
        self._frame = QFrame()
        self._frame.setObjectName("bodyFrame")
        self._buttons = [self._mark_button(*mark) for mark in MARKS]
        self._buttons.append(self._variable_button())
        self._lay_out()
        self.edit.edited.connect(self._withdraw)
        self.edit.edited.connect(self.edited)
        self.edit.pasted.connect(self._make_offer)
        self.offer.taken.connect(self._convert)
        self.edit.focused.connect(lambda on: set_state(self._frame, "focused", "true" if on else ""))
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def _lay_out(self) -> None:
        inside = QVBoxLayout(self._frame)
        inside.setContentsMargins(3, 2, 3, 3)
        inside.setSpacing(0)
        inside.addWidget(self.edit, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(4, 2, 4, 2)
        bar.setSpacing(2)
        for button in self._buttons:
            bar.addWidget(button)
        bar.addStretch(1)
        inside.addLayout(bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.label)
        column.addWidget(self._frame, 1)
        column.addWidget(self.offer)
        column.addWidget(self.strip)

    def _mark_button(self, mark: Mark, name: str, icon_name: str, shortcut: str) -> IconButton:
        button = IconButton(name, icon_name, shortcut)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: self.edit.toggle_mark(mark))
        keys = QShortcut(QKeySequence(shortcut), self.edit)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(button.click)
        self.edit.leave_keys(keys.key())
        return button

    def _variable_button(self) -> IconButton:
        button = IconButton("Insert variable", "braces", INSERT_VARIABLE)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.edit.insert_variable)
        return button

    def value(self) -> str:
        return self.edit.value()

    def set_value(self, text: str) -> None:
        if text != self.edit.value():
            self._withdraw()
        self.edit.set_value(text)

    def _make_offer(self, start: int, text: str, html: str) -> None:
        from wacomposer.message.pasted import has_form  # noqa: PLC0415 - not needed to start

        if has_form(text, html):
            self._pasted = (start, text, html)
            self.offer.show()

    def _withdraw(self) -> None:
        self.offer.hide()
        self._pasted = (0, "", "")

    def _convert(self) -> None:
        from wacomposer.message.pasted import form  # noqa: PLC0415

        start, text, html = self._pasted
        whole = self.edit.value()
        self._withdraw()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.converted.emit(whole[:start] + form(text, html) + whole[start + len(text) :])

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.strip.set_theme(tokens)
        for button in self._buttons:
            button.set_colour(tokens.muted)

    def set_counter(self, counter: str, tone: str = "") -> None:
        self.label.set_counter(counter, tone)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.strip.show_findings(findings)
        set_state(self._frame, "state", worst(findings))
        self.edit.setAccessibleDescription(f"{self.label.counter()} {self.strip.text()}".strip())
