"""What this session has sent, newest first."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.providers.outcome import Accepted, Rejected
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.wording.outcomes import describe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.app.sender import Sent
    from wacomposer.ui.tokens import Tokens

MOST_SHOWN = 50


class HistoryList(QWidget):
    """One line per send: recipient, provider, outcome and time; the whole outcome as a tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = FieldLabel("Sent in this session")
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.label)
        column.addLayout(self._grid)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)

    def show_sends(self, sends: Sequence[Sent]) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.label.set_counter(str(len(sends)))
        for row, sent in enumerate(reversed(sends[-MOST_SHOWN:])):
            self._add_row(row, sent)
        self.setVisible(bool(sends))

    def _add_row(self, row: int, sent: Sent) -> None:
        tone, word = "warning", "unknown"
        if isinstance(sent.outcome, Accepted):
            tone, word = "success", "accepted"
        elif isinstance(sent.outcome, Rejected):
            tone, word = "error", "not sent" if sent.outcome.unsent else "rejected"
        when = time.strftime("%H:%M", time.localtime(sent.started))
        whole = f"{sent.account.name}: {describe(sent.outcome, sent.provider.name).line()}"
        to = QLabel(str(sent.submission.recipient or sent.submission.typed))
        ended = QLabel(f"{word} {when}")
        ended.setProperty("tone", tone)
        for label in (to, ended):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setToolTip(whole)
            label.setAccessibleDescription(whole)
        self._grid.addWidget(to, row, 0)
        self._grid.addWidget(ended, row, 1, Qt.AlignmentFlag.AlignRight)
