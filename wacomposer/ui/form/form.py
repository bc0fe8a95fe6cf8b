"""The form: header, body, footer and buttons in a column that scrolls."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from wacomposer.message.filling import has_variables
from wacomposer.message.findings import BODY, FOOTER, HEADER_TEXT, Code, Finding, Severity
from wacomposer.message.limits import WHATSAPP_LIMITS
from wacomposer.ui.form.body_editor import BodyEditor
from wacomposer.ui.form.button_list import ButtonList
from wacomposer.ui.form.header_editor import HeaderEditor
from wacomposer.ui.parts.field import Field
from wacomposer.wording.findings import counter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wacomposer.app.reviewed import Reviewed
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message
    from wacomposer.ui.form.language_bar import LanguageBar
    from wacomposer.ui.form.variable_list import VariableList
    from wacomposer.ui.tokens import Tokens

QUIET_UNTIL = 0.9
"""Share of a limit below which a counter stays quiet."""


class Form(QScrollArea):
    """Shows one message; `text_edited` carries a place and the new text."""

    text_edited = Signal(str, str)
    variable_edited = Signal(str, str)
    samples_edited = Signal(str, object)
    language_chosen = Signal(int)
    language_edited = Signal(str)
    language_added = Signal()
    language_removed = Signal()
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
        self.variables: VariableList | None = None
        self.languages: LanguageBar | None = None
        self._tokens: Tokens | None = None
        self._hints: WeakKeyDictionary[QLineEdit | QPlainTextEdit, str] = WeakKeyDictionary()
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(20, 16, 20, 20)
        column.setSpacing(16)
        for part in (self.header, self.body, self.footer, self.buttons):
            column.addWidget(part)
            part.remedy_chosen.connect(self.remedy_chosen)
        column.addStretch(1)
        self.setWidget(inside)
        for line in (self.header.text, self.header.url, self.header.filename, self.footer):
            line.line.takes_variables = True
        self.header.text_edited.connect(lambda text: self.text_edited.emit(HEADER_TEXT, text))
        self.header.url_edited.connect(lambda text: self.text_edited.emit("header.url", text))
        self.body.edited.connect(lambda text: self.text_edited.emit(BODY, text))
        self.footer.edited.connect(lambda text: self.text_edited.emit(FOOTER, text))

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for part in (self.header, self.body, self.footer, self.buttons, self.variables, self.languages):
            if part is not None:
                part.set_theme(tokens)

    def set_value(self, message: Message, values: Values) -> None:
        """Show `message` and the `values` that its variables have in this send."""
        self.header.set_value(message.header)
        self.body.set_value(message.body)
        self.footer.set_value(message.footer)
        self.buttons.set_value(message.buttons)
        if self.variables is None and has_variables(message):
            self.variables = self._make_variables()
        if self.variables is not None:
            self.variables.set_value(message, values)

    def _make_variables(self) -> VariableList:
        from wacomposer.ui.form.variable_list import VariableList  # noqa: PLC0415 - rarely at the start

        made = VariableList()
        if self._tokens is not None:
            made.set_theme(self._tokens)
        made.value_edited.connect(self.variable_edited)
        made.samples_edited.connect(self.samples_edited)
        made.remedy_chosen.connect(self.remedy_chosen)
        self._column.insertWidget(self._column.indexOf(self.buttons) + 1, made)
        return made

    def show_languages(self, message: Message, edition: int, review: Reviewed) -> None:
        """Show which language the form is in, once `message` has more than one."""
        if self.languages is None and message.variants:
            self.languages = self._make_languages()
        if self.languages is not None:
            self.languages.set_value(message, edition, review)
            self._show_original(message if edition else None)

    def _make_languages(self) -> LanguageBar:
        from wacomposer.ui.form.language_bar import LanguageBar  # noqa: PLC0415 - rarely at the start

        made = LanguageBar()
        if self._tokens is not None:
            made.set_theme(self._tokens)
        made.chosen.connect(self.language_chosen)
        made.tag_edited.connect(self.language_edited)
        made.add_asked.connect(self.language_added)
        made.remove_asked.connect(self.language_removed)
        made.remedy_chosen.connect(self.remedy_chosen)
        self._column.insertWidget(0, made)
        return made

    def _show_original(self, original: Message | None) -> None:
        """In empty fields of a translation hint at the `original`, whose text is never put in their place."""
        header = original.header.text if original and original.header else ""
        fields: list[tuple[QLineEdit | QPlainTextEdit, str]] = [
            (self.header.text.line, header),
            (self.body.edit, original.body if original else ""),
            (self.footer.line, original.footer if original else ""),
        ]
        texts = [button.text for button in original.buttons] if original else [""] * len(self.buttons.cards)
        fields += [(card.text, text) for card, text in zip(self.buttons.cards, texts, strict=True)]
        for field, text in fields:
            self._hints.setdefault(field, field.placeholderText())
            field.setPlaceholderText(f"Not translated: {text}" if text else self._hints[field])

    def show_review(self, message: Message, longest: Message, findings: Iterable[Finding]) -> None:
        """Show `findings` where they belong, and the counters in the tone that they give.

        `longest` is the message with its variables filled by what makes it longest.
        """
        by_place: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            by_place[finding.place] = (*by_place.get(finding.place, ()), finding)

        def at(place: str) -> tuple[Finding, ...]:
            return by_place.get(place, ())

        if message.header is not None and longest.header is not None:
            texts = (message.header.text, longest.header.text)
            self._count(self.header.text, texts, HEADER_TEXT, at(HEADER_TEXT))
        self._count(self.body, (message.body, longest.body), BODY, at(BODY))
        self._count(self.footer, (message.footer, longest.footer), FOOTER, at(FOOTER))
        self.header.show_findings(at)
        self.body.show_findings(at(BODY))
        self.footer.show_findings(at(FOOTER))
        self.buttons.show_findings(at)
        for card, button in zip(self.buttons.cards, longest.buttons, strict=True):
            card.show_filled(button.text)
        if self.variables is not None:
            self.variables.show_findings(at)

    def _count(
        self, field: Field | BodyEditor, texts: tuple[str, str], kind: str, findings: tuple[Finding, ...]
    ) -> None:
        """Count a text as written and, where it has variables, as filled."""
        text, filled = texts
        limit = WHATSAPP_LIMITS[kind].maximum
        lengths = [found for found in findings if found.code in (Code.TOO_LONG, Code.MAYBE_TOO_LONG)]
        tone = "warning" if lengths or max(map(len, texts)) >= QUIET_UNTIL * limit else ""
        if any(found.severity is Severity.ERROR for found in lengths):
            tone = "error"
        field.set_counter(counter(text, limit, filled), tone)
