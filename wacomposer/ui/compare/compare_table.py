"""The portability table as it is seen and walked through: arrow keys lead from cell to cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleTableModelChangeEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from wacomposer.ui.compare.cell_painter import ROW_HEIGHT, CellPainter
from wacomposer.ui.compare.part_heading import PartHeading
from wacomposer.ui.compare.provider_heading import HEIGHT, ProviderHeading
from wacomposer.ui.compare.table_model import UNSEEN, TableModel
from wacomposer.ui.parts.enter_key import ENTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.portability import Portability
    from wacomposer.ui.compare.table_model import Index
    from wacomposer.ui.tokens import Tokens


class CompareTable(QTableView):
    """`provider_picked` carries a provider's key; `current_shown` says that another cell has the focus."""

    provider_picked = Signal(str)
    current_shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = TableModel(self)
        self._painter = CellPainter(self._model, self)
        self.providers = ProviderHeading(self._model, self)
        self.parts = PartHeading(self._model, self)
        self.setAccessibleName("Part by part")
        self.setObjectName("compareTable")
        self.setHorizontalHeader(self.providers)
        self.setVerticalHeader(self.parts)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.providers.sectionClicked.connect(self._pick)

    def set_theme(self, tokens: Tokens) -> None:
        for part in (self._painter, self.providers, self.parts):
            part.set_theme(tokens)
        self.viewport().update()

    def show_table(self, table: Portability, details: Sequence[str], chosen: str) -> None:
        """Show `table`; the focus stays in the same part and column, or goes to the chosen one's first."""
        now = self.currentIndex()
        rows = self._model.table.rows
        place = rows[now.row()].place if now.isValid() else ""
        column = now.column() if now.isValid() else -1
        self._model.show_table(table, details, chosen)
        if not self.currentIndex().isValid() and table.rows and table.providers:
            row = next((row for row, each in enumerate(table.rows) if each.place == place), 0)
            if column < 0:
                keys = [provider.key for provider in table.providers]
                column = keys.index(chosen) if chosen in keys else 0
            self.setCurrentIndex(self._model.index(row, column))
        self.current_shown.emit()

    def model(self) -> TableModel:
        return self._model

    def whole_height(self) -> int:
        """Logical pixels that all rows take, with the heading."""
        return HEIGHT + ROW_HEIGHT * self._model.rowCount()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.current_shown.emit()

    def dataChanged(self, top: Index, bottom: Index, roles: Sequence[int] = ()) -> None:
        """Paint what looks different, and tell screen readers of the rest; Qt would paint that, too."""
        if list(roles) != UNSEEN:
            super().dataChanged(top, bottom, roles)
        elif QAccessible.isActive():
            event = QAccessibleTableModelChangeEvent(
                self, QAccessibleTableModelChangeEvent.ModelChangeType.DataChanged
            )
            event.setFirstRow(top.row())
            event.setLastRow(bottom.row())
            event.setFirstColumn(top.column())
            event.setLastColumn(bottom.column())
            QAccessible.updateAccessibility(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks the provider of the column."""
        if (
            event.key() in (*ENTER, Qt.Key.Key_Space)
            and not event.modifiers()
            and self.currentIndex().isValid()
        ):
            self._pick(self.currentIndex().column())
        else:
            super().keyPressEvent(event)

    def _pick(self, column: int) -> None:
        self.provider_picked.emit(self._model.provider(column).key)
