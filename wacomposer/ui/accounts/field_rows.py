"""One row for each account field that a provider declares, public or secret."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wacomposer.ui.accounts.field_editor import FieldEditor
from wacomposer.ui.accounts.secret_field import SecretField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wacomposer.providers.contract import Provider
    from wacomposer.providers.secret import Secret
    from wacomposer.ui.tokens import Tokens


class FieldRows(QWidget):
    """The fields of one provider; all signals carry the key of a field."""

    edited = Signal(str)
    secret_edited = Signal(str)
    fetch_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, provider: Provider, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.provider = provider
        self.fields: dict[str, FieldEditor] = {}
        self.secrets: dict[str, SecretField] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for spec in provider.fields:
            if spec.secret:
                secret = self.secrets[spec.key] = SecretField(spec, re.compile(spec.pattern))
                secret.edited.connect(_with(self.secret_edited.emit, spec.key))
                secret.fetch_asked.connect(_with(self.fetch_asked.emit, spec.key))
                secret.forget_asked.connect(_with(self.forget_asked.emit, spec.key))
                column.addWidget(secret)
            else:
                field = self.fields[spec.key] = FieldEditor(spec)
                field.edited.connect(_with(self.edited.emit, spec.key))
                column.addWidget(field)

    def set_theme(self, tokens: Tokens) -> None:
        for field in self.fields.values():
            field.set_theme(tokens)
        for secret in self.secrets.values():
            secret.set_theme(tokens)

    def values(self) -> dict[str, str]:
        """What is to be kept of the public fields: those that differ from their defaults."""
        values = {key: editor.value() for key, editor in self.fields.items()}
        return {key: value for key, value in values.items() if value}

    def set_values(self, values: Mapping[str, str]) -> None:
        """Show `values`, and no secret."""
        for key, editor in self.fields.items():
            editor.set_value(values.get(key, ""))
        for secret in self.secrets.values():
            secret.clear()

    def differs(self, values: Mapping[str, str]) -> bool:
        """Whether something is typed that is not in `values`."""
        kept = {key: values.get(key, "") for key in self.fields}
        before = {
            key: value for key, value in kept.items() if value not in ("", self.fields[key].spec.default)
        }
        return self.values() != before or any(secret.typed() for secret in self.secrets.values())

    def typed_secrets(self) -> dict[str, Secret]:
        """The secrets that are typed and can be used."""
        found = {key: field.secret() for key, field in self.secrets.items()}
        return {key: secret for key, secret in found.items() if secret is not None}


def _with(act: Callable[[str], None], key: str) -> Callable[..., None]:
    """`act` on `key`, whatever the signal carries."""
    return lambda *_: act(key)
