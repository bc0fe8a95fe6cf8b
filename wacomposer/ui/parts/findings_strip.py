"""The sentences under a field: a row for each finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from wacomposer.ui.parts.finding_row import FindingRow
from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.ui.tokens import Tokens


class FindingsStrip(QWidget):
    """Shows findings; hidden while there are none. `remedy_chosen` carries the finding and the remedy."""

    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Finding, ...] = ()
        self._rows: list[FindingRow] = []
        self._tokens: Tokens | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._rebuild()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show exactly `findings`."""
        shown = tuple(findings)
        if shown == self._shown:
            return
        self._shown = shown
        if len(shown) == len(self._rows) and all(map(FindingRow.takes, self._rows, shown)):
            for row, finding in zip(self._rows, shown, strict=True):
                row.show_finding(finding)
        else:
            self._rebuild()

    def text(self) -> str:
        """All sentences, for the description of the field."""
        return " ".join(sentence(finding) for finding in self._shown)

    def _rebuild(self) -> None:
        old, self._rows = self._rows, [FindingRow(finding, self._tokens) for finding in self._shown]
        for row in old:
            self._column.removeWidget(row)
        for row in self._rows:
            row.remedy_chosen.connect(self.remedy_chosen)
            self._column.addWidget(row)
        self.setVisible(bool(self._rows))
        focused = next((link for row in old for link in row.links if link.hasFocus()), None)
        if focused is not None:
            self._focus_near(focused.text())
        for row in old:
            row.hide()
            row.deleteLater()

    def _focus_near(self, text: str) -> None:
        """Focus the link called `text`, else another, else what comes before: hidden ones lose the focus."""
        links = [link for row in self._rows for link in row.links]
        near: QWidget | None = next(
            (each for each in links if each.text() == text), links[0] if links else None
        )
        before = self.previousInFocusChain()
        while near is None and before is not None and before is not self:
            if before.isVisible() and before.focusPolicy() & Qt.FocusPolicy.TabFocus:
                near = before
            before = before.previousInFocusChain()
        if near is not None:
            near.setFocus(Qt.FocusReason.OtherFocusReason)
