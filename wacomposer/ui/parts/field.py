"""A labelled field: name and counter above, the editor, and what review says of it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wacomposer.message.findings import Finding, Severity
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.ui.tokens import Tokens


def worst(findings: Sequence[Finding]) -> str:
    """The state of a field with `findings`: "error", "warning" or ""."""
    if any(finding.severity is Severity.ERROR for finding in findings):
        return "error"
    return "warning" if findings else ""


class Field(QWidget):
    """Lays out a LineField with its label and findings."""

    edited = Signal(str)
    remedy_chosen = Signal(object, object)

    def __init__(
        self, name: str, hint: str = "", *, label: str | None = None, parent: QWidget | None = None
    ) -> None:
        """`name` is for screen readers; `label` is what is painted above, `name` unless given."""
        super().__init__(parent)
        self.line = LineField(name, hint)
        self.label = FieldLabel(name if label is None else label, self.line)
        self.strip = FindingsStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.label, self.line, self.strip):
            column.addWidget(part)
        self.line.edited.connect(self.edited)
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def value(self) -> str:
        return self.line.value()

    def set_value(self, text: str) -> None:
        self.line.set_value(text)

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.strip.set_theme(tokens)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.strip.show_findings(findings)
        self.line.set_state(worst(findings))
        self.line.setAccessibleDescription(f"{self.label.counter()} {self.strip.text()}".strip())

    def set_counter(self, counter: str, tone: str = "") -> None:
        self.label.set_counter(counter, tone)
