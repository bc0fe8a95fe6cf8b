"""One public field of an account: its name, editor, where to find it, and what review says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from wacomposer.ui.parts.choice import Choice
from wacomposer.ui.parts.field import worst
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.line_field import LineField
from wacomposer.ui.parts.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import AccountField
    from wacomposer.ui.tokens import Tokens


class FieldEditor(QWidget):
    """A line or, for a field with fixed values, a list. An empty value means the field's default."""

    edited = Signal(str)

    def __init__(self, spec: AccountField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.editor: LineField | Choice
        if spec.choices:
            self.editor = Choice(spec.label, spec.choices)
        else:
            self.editor = LineField(spec.label, spec.default)
        self.label = FieldLabel(spec.label, self.editor)
        self.help = QLabel(spec.found)
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        self.help.setProperty("role", "help")
        self.strip = FindingsStrip()
        self.remark = Remark()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.label, self.editor, self.help, self.strip, self.remark):
            column.addWidget(part)
        self.editor.edited.connect(self.edited)
        self._describe()

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.strip.set_theme(tokens)
        self.remark.set_theme(tokens)

    def value(self) -> str:
        """What is to be kept: "" where the field has its default."""
        value = self.editor.value()
        return "" if value == self.spec.default else value

    def set_value(self, value: str) -> None:
        """Show `value`, or the default for ""; one that a list lacks is shown too, for review to speak of."""
        if isinstance(self.editor, Choice):
            known = dict(self.spec.choices)
            strange = [(value, value)] if value and value not in known else []
            self.editor.set_choices([*self.spec.choices, *strange])
        self.editor.set_value(value or self.spec.default)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.strip.show_findings(findings)
        if isinstance(self.editor, LineField):
            self.editor.set_state(worst(findings))
        self._describe()

    def say(self, text: str) -> None:
        """Show a warning that does not come from review; "" for none."""
        self.remark.say(text)
        self._describe()

    def _describe(self) -> None:
        if isinstance(self.editor, LineField):
            said = (self.strip.text(), self.remark.text(), self.spec.found)
            self.editor.setAccessibleDescription(" ".join(part for part in said if part))
