"""The comparison under the preview: the portability table, and in words what the cell in focus means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.providers.portability import Fit, Portability
from wacomposer.ui.compare.cell_painter import colour, mark
from wacomposer.ui.compare.compare_table import CompareTable
from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.wording.portability import explanation, part_name, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.ui.tokens import Tokens

TITLE_HEIGHT = 40
FOOT_HEIGHT = 60
LEAST_HEIGHT = 220
MARK = 15
EDGES = 2
"""Its own border and the handle above it."""


class ComparePanel(QFrame):
    """Shows what it is given; `provider_picked` carries a provider's key."""

    provider_picked = Signal(str)
    close_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparePanel")
        self.setMinimumHeight(LEAST_HEIGHT)
        self._tokens: Tokens | None = None
        self._marked: tuple[Fit, Tokens, float] | None = None
        self.title = QLabel("Part by part")
        self.title.setProperty("role", "section")
        self.hint = QLabel("A click on a name, or Enter, picks that provider.")
        self.hint.setProperty("tone", "muted")
        self.close_button = IconButton("Close the comparison", "x", "Esc")
        self.table = CompareTable()
        self.mark = QLabel()
        self.words = QLabel()
        self.where = QLabel()
        self._lay_out()
        self.close_button.clicked.connect(self.close_asked)
        self.table.provider_picked.connect(self.provider_picked)
        self.table.current_shown.connect(self._show_current)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 10, 0)
        bar.setSpacing(8)
        for part in (self.title, self.hint):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.close_button)
        self.close_button.setFixedSize(28, 28)
        head = QWidget()
        head.setFixedHeight(TITLE_HEIGHT)
        head.setLayout(bar)
        for label in (self.words, self.where):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.where.setProperty("tone", "muted")
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.words)
        said.addWidget(self.where)
        said.addStretch(1)
        foot = QFrame()
        foot.setObjectName("compareFoot")
        foot.setMinimumHeight(FOOT_HEIGHT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        self.mark.setContentsMargins(0, 1, 0, 0)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(said, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table, 1)
        column.addWidget(foot)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.close_button.set_colour(tokens.muted)
        self.table.set_theme(tokens)
        self._show_current()

    def show_table(self, table: Portability, details: Sequence[str], chosen: str) -> None:
        """Show `table`; `details` say what is in each row's part, `chosen` is the key of a provider."""
        self.table.show_table(table, details, chosen)

    def clear(self) -> None:
        """Forget what is shown: Qt would go on telling screen readers of the cells of a hidden table."""
        self.table.show_table(Portability((), ()), (), "")

    def whole_height(self) -> int:
        """Logical pixels at which nothing has to be scrolled."""
        return TITLE_HEIGHT + self.table.whole_height() + FOOT_HEIGHT + EDGES

    def _show_current(self) -> None:
        model, index = self.table.model(), self.table.currentIndex()
        if not index.isValid() or self._tokens is None:
            return
        cell, provider = model.cell(index.row(), index.column()), model.provider(index.column())
        part = part_name(model.table.rows[index.row()].place)
        self.words.setText(f"{provider.name}, {part}: {explanation(cell, provider)}")
        self.where.setText(source(cell))
        shown = (cell.fit, self._tokens, self.devicePixelRatioF())
        if shown != self._marked:
            self._marked = shown
            tint = colour(cell.fit, self._tokens)
            self.mark.setPixmap(pixmap(mark(cell.fit), tint, MARK, self.devicePixelRatioF()))
