"""The form: header, body, footer and buttons in a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wacomposer.message.findings import BODY, FOOTER, HEADER_TEXT, Code, Finding, Severity
from wacomposer.message.limits import WHATSAPP_LIMITS
from wacomposer.ui.form.body_editor import BodyEditor
from wacomposer.ui.form.button_list import ButtonList
from wacomposer.ui.form.header_editor import HeaderEditor
from wacomposer.ui.parts.field import Field
from wacomposer.wording.findings import counter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wacomposer.message.model import Message
    from wacomposer.ui.tokens import Tokens

QUIET_UNTIL = 0.9
"""Share of a limit below which a counter stays quiet."""


class Form(QScrollArea):
    """Shows one message; `text_edited` carries a place and the new text."""

    text_edited = Signal(str, str)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("formColumn")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls with its fields
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header = HeaderEditor()
        self.body = BodyEditor()
        self.footer = Field("Footer", "Small grey text under the body")
        self.buttons = ButtonList()
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(16)
        for part in (self.header, self.body, self.footer, self.buttons):
            column.addWidget(part)
            part.remedy_chosen.connect(self.remedy_chosen)
        column.addStretch(1)
        self.setWidget(inside)
        self.header.text_edited.connect(lambda text: self.text_edited.emit(HEADER_TEXT, text))
        self.header.url_edited.connect(lambda text: self.text_edited.emit("header.url", text))
        self.body.edited.connect(lambda text: self.text_edited.emit(BODY, text))
        self.footer.edited.connect(lambda text: self.text_edited.emit(FOOTER, text))

    def set_theme(self, tokens: Tokens) -> None:
        for part in (self.header, self.body, self.footer, self.buttons):
            part.set_theme(tokens)

    def set_value(self, message: Message) -> None:
        self.header.set_value(message.header)
        self.body.set_value(message.body)
        self.footer.set_value(message.footer)
        self.buttons.set_value(message.buttons)

    def show_review(self, message: Message, findings: Iterable[Finding]) -> None:
        """Show `findings` where they belong, and the counters in the tone that they give."""
        by_place: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            by_place[finding.place] = (*by_place.get(finding.place, ()), finding)

        def at(place: str) -> tuple[Finding, ...]:
            return by_place.get(place, ())

        if message.header is not None:
            self._count(self.header.text, message.header.text, HEADER_TEXT, at(HEADER_TEXT))
        self._count(self.body, message.body, BODY, at(BODY))
        self._count(self.footer, message.footer, FOOTER, at(FOOTER))
        self.header.show_findings(at)
        self.body.show_findings(at(BODY))
        self.footer.show_findings(at(FOOTER))
        self.buttons.show_findings(at)

    def _count(self, field: Field | BodyEditor, text: str, kind: str, findings: tuple[Finding, ...]) -> None:
        limit = WHATSAPP_LIMITS[kind].maximum
        lengths = [found for found in findings if found.code in (Code.TOO_LONG, Code.MAYBE_TOO_LONG)]
        tone = "warning" if lengths or len(text) >= QUIET_UNTIL * limit else ""
        if any(found.severity is Severity.ERROR for found in lengths):
            tone = "error"
        field.set_counter(counter(text, limit), tone)
