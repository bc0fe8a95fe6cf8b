"""One finding in a sentence with its mark, and links that mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.message.findings import Finding, Remedy, Severity
from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.wording.findings import remedy_label, sentence

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

MARK = 15
"""Logical pixels of the mark before a sentence."""


class FindingRow(QFrame):
    """Shows a finding, and after it others that differ in their numbers only, as lengths do while typing."""

    remedy_chosen = Signal(object, object)

    def __init__(self, finding: Finding, tokens: Tokens | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        tone = "error" if finding.severity is Severity.ERROR else "warning"
        self.setObjectName("finding")
        self.setProperty("tone", tone)
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        self._said.setProperty("tone", tone)
        self._links = {remedy: self._link(remedy, tone) for remedy in finding.remedies}
        self._lay_out(tokens)
        self.show_finding(finding)

    def _lay_out(self, tokens: Tokens | None) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(8)
        if tokens is not None:
            row.addWidget(self._mark(tokens), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        column.addWidget(self._said)
        if self._links:
            links = QHBoxLayout()
            links.setContentsMargins(0, 0, 0, 0)
            links.setSpacing(8)
            for link in self._links.values():
                links.addWidget(link)
            links.addStretch(1)
            column.addLayout(links)
        row.addLayout(column, 1)

    def _mark(self, tokens: Tokens) -> QLabel:
        mark = QLabel()
        is_error = self._finding.severity is Severity.ERROR
        name, colour = ("circle-alert", tokens.error) if is_error else ("triangle-alert", tokens.warning)
        mark.setPixmap(pixmap(name, colour, MARK, self.devicePixelRatioF()))
        mark.setAccessibleName("Error" if is_error else "Warning")
        mark.setContentsMargins(0, 1, 0, 0)
        return mark

    def _link(self, remedy: Remedy, tone: str) -> LinkButton:
        link = LinkButton("", tone)
        link.clicked.connect(lambda _=False: self.remedy_chosen.emit(self._finding, remedy))
        return link

    @property
    def links(self) -> tuple[LinkButton, ...]:
        """What can be clicked in it."""
        return tuple(self._links.values())

    def takes(self, finding: Finding) -> bool:
        """Whether `finding` can be shown here."""
        mine = self._finding
        kind = (mine.code, mine.severity, mine.place, mine.remedies)
        return kind == (finding.code, finding.severity, finding.place, finding.remedies)

    def show_finding(self, finding: Finding) -> None:
        """Show `finding`, which `takes` allows."""
        self._finding = finding
        said = sentence(finding)
        self._said.setText(said)
        self._said.setToolTip(finding.source)
        for remedy, link in self._links.items():
            link.setText(remedy_label(finding, remedy))
            link.setAccessibleDescription(said)
