"""The variables of the message, one row each; shown only while it uses some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wacomposer.message.filling import samples_of, used
from wacomposer.message.findings import variable_place
from wacomposer.ui.form.variable_row import VariableRow
from wacomposer.ui.parts.field_label import FieldLabel

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.message.filling import Values
    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.ui.tokens import Tokens


class VariableList(QWidget):
    """Rows are kept by name, so that the focus survives every change."""

    value_edited = Signal(str, str)
    samples_edited = Signal(str, object)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, VariableRow] = {}
        self._tokens: Tokens | None = None
        self.label = FieldLabel("Variables")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.label)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        for row in self.rows.values():
            row.set_theme(tokens)

    def set_value(self, message: Message, values: Values) -> None:
        """Show the variables of `message`, filled by `values`."""
        present = used(message)
        for name in self.rows.keys() - present.keys():
            row = self.rows.pop(name)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        for position, (name, variable) in enumerate(present.items(), start=1):
            row = self.rows.get(name) or self._new_row(name)
            if self._column.indexOf(row) != position:
                self._column.insertWidget(position, row)
            row.set_value(variable, values.get(name, ""), samples_of(message, name))
        open_ones = sum(not values.get(name) and each.fallback is None for name, each in present.items())
        self.label.set_counter(f"{open_ones} to fill in" if open_ones else "")
        self.setVisible(bool(present))

    def show_findings(self, at: Callable[[str], tuple[Finding, ...]]) -> None:
        """`at` gives the findings of a place."""
        for name, row in self.rows.items():
            row.show_findings(at(variable_place(name)))

    def _new_row(self, name: str) -> VariableRow:
        row = VariableRow(name)
        if self._tokens is not None:
            row.set_theme(self._tokens)
        row.value_edited.connect(self.value_edited)
        row.samples_edited.connect(self.samples_edited)
        row.remedy_chosen.connect(self.remedy_chosen)
        self.rows[name] = row
        return row
