"""The providers, each with what it would lose of this message."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QVBoxLayout, QWidget

from wacomposer.ui.send.provider_row import ProviderRow
from wacomposer.ui.tokens import CARD_RADIUS
from wacomposer.wording.marks import provider_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens


class ProviderList(QGroupBox):
    """One row per provider; `edited` carries the key that the user chose."""

    edited = Signal(str)

    def __init__(self, providers: Sequence[Provider], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Provider")
        self.setStyleSheet("QGroupBox { border: none; margin: 0; padding: 0; }")
        self._tokens: Tokens | None = None
        self._group = QButtonGroup(self)
        self.rows: dict[str, ProviderRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(1)
        for provider in providers:
            row = ProviderRow(provider.name, provider.about)
            self.rows[provider.key] = row
            self._group.addButton(row)
            column.addWidget(row)
            row.set_ends(first=provider is providers[0], last=provider is providers[-1])
            row.toggled.connect(partial(self._tell, provider.key))  # screen readers do not click

    def value(self) -> str:
        return next((key for key, row in self.rows.items() if row.isChecked()), "")

    def set_value(self, key: str) -> None:
        with QSignalBlocker(self.rows[key]):
            self.rows[key].setChecked(True)

    def _tell(self, key: str, chosen: bool) -> None:
        if chosen:
            self.edited.emit(key)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        for row in self.rows.values():
            row.set_theme(tokens)

    def show_losses(self, losses: Mapping[str, tuple[Finding, ...]]) -> None:
        for key, row in self.rows.items():
            row.set_mark(*provider_mark(losses.get(key, ())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
        painter.fillPath(path, QColor(self._tokens.panel))
        painter.setPen(QPen(QColor(self._tokens.line), 1))
        painter.drawPath(path)
        for row in list(self.rows.values())[:-1]:
            below = row.geometry().bottom() + 1
            painter.fillRect(1, below, self.width() - 2, 1, QColor(self._tokens.line))
