"""One variable of the message: what it is filled with in this send, and its samples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from wacomposer.message.sample_list import join_samples, split_samples
from wacomposer.ui.parts.field import worst
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.line_field import LineField
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.message.variables import Variable
    from wacomposer.ui.tokens import Tokens

CHIP_WIDTH = 120
"""Logical pixels of the longest name that is shown whole."""


class VariableRow(QFrame):
    """Shows the variable called `name`; emits what the user types for it."""

    value_edited = Signal(str, str)
    samples_edited = Signal(str, object)
    remedy_chosen = Signal(object, object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("buttonCard")
        self.name = name
        self.chip = QLabel()
        self.chip.setObjectName("chip")
        self.chip.setTextFormat(Qt.TextFormat.PlainText)
        self.chip.setText(self.chip.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, CHIP_WIDTH))
        self.chip.setToolTip(f"{{{{{name}}}}}")
        self.value = LineField(f"Value of {name}")
        self.means = QLabel("Samples")
        self.samples = LineField(f"Samples of {name}", "For preview and counting: Ana | Maximiliana")
        self.strip = FindingsStrip()
        self._lay_out()
        self.value.edited.connect(lambda text: self.value_edited.emit(name, text))
        self.samples.edited.connect(lambda text: self.samples_edited.emit(name, split_samples(text)))
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def _lay_out(self) -> None:
        for line in (self.value, self.samples):
            line.setProperty("plain", "true")
        self.means.setProperty("tone", "muted")
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 7, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.chip, 0, 0, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.value, 0, 1)
        grid.addWidget(self.means, 1, 0)
        grid.addWidget(self.samples, 1, 1)
        grid.addWidget(self.strip, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 88)

    def set_value(self, variable: Variable, value: str, samples: Sequence[str]) -> None:
        """Show `variable` as the message uses it first, its `value` in this send and its `samples`."""
        first = next(filter(None, samples), "")
        if variable.fallback is not None:
            hint = f"Left empty: “{variable.fallback}”"
        else:
            hint = f"For this send, such as {first}" if first else "For this send"
        self.value.setPlaceholderText(hint)
        self.value.set_value(value)
        if split_samples(self.samples.value()) != tuple(samples):  # else what is being typed would jump
            self.samples.set_value(join_samples(samples))

    def set_theme(self, tokens: Tokens) -> None:
        self.strip.set_theme(tokens)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.strip.show_findings(findings)
        self.value.set_state(worst(findings))
        set_state(self, "state", worst(findings))
        self.value.setAccessibleDescription(self.strip.text())
