"""The sentences under a field: each finding with its mark, and links that mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from wacomposer.message.findings import Finding, Remedy, Severity
from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.wording.findings import remedy_label, sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.ui.tokens import Tokens

MARK = 15
"""Logical pixels of the mark before a sentence."""


class FindingsStrip(QWidget):
    """Shows findings; hidden while there are none. `remedy_chosen` carries the finding and the remedy."""

    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Finding, ...] = ()
        self._tokens: Tokens | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        shown, self._shown = self._shown, ()
        self.show_findings(shown)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show exactly `findings`."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        while (item := self._column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for finding in self._shown:
            self._column.addWidget(self._row(finding))
        self.setVisible(bool(self._shown))

    def text(self) -> str:
        """All sentences, for the description of the field."""
        return " ".join(sentence(finding) for finding in self._shown)

    def _row(self, finding: Finding) -> QWidget:
        is_error = finding.severity is Severity.ERROR
        tone = "error" if is_error else "warning"
        frame = QFrame()
        frame.setObjectName("finding")
        frame.setProperty("tone", tone)
        row = QHBoxLayout(frame)
        row.setContentsMargins(9, 6, 9, 6)
        row.setSpacing(8)
        if self._tokens is not None:
            row.addWidget(self._mark(is_error, self._tokens), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(1)
        said = QLabel(sentence(finding))
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        said.setProperty("tone", tone)
        said.setToolTip(finding.source)
        column.addWidget(said)
        if finding.remedies:
            column.addLayout(self._links(finding, tone))
        row.addLayout(column, 1)
        return frame

    def _mark(self, is_error: bool, tokens: Tokens) -> QLabel:
        mark = QLabel()
        name, colour = ("circle-alert", tokens.error) if is_error else ("triangle-alert", tokens.warning)
        mark.setPixmap(pixmap(name, colour, MARK, self.devicePixelRatioF()))
        mark.setAccessibleName("Error" if is_error else "Warning")
        mark.setContentsMargins(0, 1, 0, 0)
        return mark

    def _links(self, finding: Finding, tone: str) -> QHBoxLayout:
        links = QHBoxLayout()
        links.setContentsMargins(0, 0, 0, 0)
        links.setSpacing(8)
        for remedy in finding.remedies:
            link = LinkButton(remedy_label(finding, remedy), tone)
            link.setAccessibleDescription(sentence(finding))
            link.clicked.connect(lambda _=False, chosen=remedy: self._choose(finding, chosen))
            links.addWidget(link)
        links.addStretch(1)
        return links

    def _choose(self, finding: Finding, remedy: Remedy) -> None:
        self.remedy_chosen.emit(finding, remedy)
