"""The delivery options of the chosen provider: a delay for all that have one, the rest as declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from wacomposer.message.findings import option_place
from wacomposer.providers.contract import OptionField, OptionKind
from wacomposer.providers.fields import read_flag
from wacomposer.ui.parts.field import Field
from wacomposer.ui.parts.findings_strip import FindingsStrip

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens


class OptionsPanel(QWidget):
    """Fields built from what the provider declares; `edited` carries a key and its text.

    Options that are set but unknown to the provider appear as findings with a way to send without them.
    """

    edited = Signal(str, str)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._provider: Provider | None = None
        self._tokens: Tokens | None = None
        self.fields: dict[str, Field] = {}
        self.flags: dict[str, QCheckBox] = {}
        self.strip = FindingsStrip()
        self.strip.remedy_chosen.connect(self.remedy_chosen)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self.strip)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.strip.set_theme(tokens)
        for field in self.fields.values():
            field.set_theme(tokens)

    def set_value(self, provider: Provider, options: Mapping[str, str]) -> None:
        """Show the options of `provider` with their present texts."""
        if provider is not self._provider:
            self._build(provider)
        for key, field in self.fields.items():
            field.set_value(options.get(key, ""))
        for key, flag in self.flags.items():
            with QSignalBlocker(flag):
                flag.setChecked(bool(read_flag(options.get(key, ""))))

    def show_findings(self, findings: Mapping[str, tuple[Finding, ...]]) -> None:
        """`findings` by place."""
        for key, field in self.fields.items():
            field.show_findings(findings.get(option_place(key), ()))
        known = {option_place(key) for key in self.fields}
        rest = [
            found
            for place, several in findings.items()
            for found in several
            if place.startswith("options.") and place not in known
        ]
        self.strip.show_findings(rest)

    def _build(self, provider: Provider) -> None:
        for old in (*self.fields.values(), *self.flags.values()):
            old.hide()
            old.deleteLater()
        self.fields, self.flags, self._provider = {}, {}, provider
        for spec in provider.options:
            widget = self._flag(spec) if spec.kind is OptionKind.FLAG else self._field(spec)
            widget.setToolTip(spec.hint)
            self._column.addWidget(widget)

    def _field(self, spec: OptionField) -> QWidget:
        seconds = spec.kind is OptionKind.SECONDS
        field = Field(spec.label, "none" if seconds else spec.form)
        field.set_counter("seconds" if seconds else "")
        field.edited.connect(self._emitter(spec.key))
        field.remedy_chosen.connect(self.remedy_chosen)
        field.line.setAccessibleDescription(spec.hint)
        if self._tokens is not None:
            field.set_theme(self._tokens)
        self.fields[spec.key] = field
        return field

    def _flag(self, spec: OptionField) -> QWidget:
        flag = QCheckBox(spec.label)
        flag.setAccessibleDescription(spec.hint)
        flag.toggled.connect(lambda on: self.edited.emit(spec.key, "true" if on else ""))
        self.flags[spec.key] = flag
        return flag

    def _emitter(self, key: str) -> Callable[[str], None]:
        return lambda text: self.edited.emit(key, text)
