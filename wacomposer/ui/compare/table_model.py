"""The portability table as Qt's views and screen readers ask for it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from wacomposer.providers.portability import Cell, Portability
from wacomposer.wording.portability import explanation, fit_word, part_name, reason, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.contract import Provider

Index: TypeAlias = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

UNSEEN = [Role.ToolTipRole.value, Role.AccessibleTextRole.value, Role.AccessibleDescriptionRole.value]
"""What changes where a cell looks as before, as a count in its sentence does at every key."""
_NOWHERE = QModelIndex()


class TableModel(QAbstractTableModel):
    """Rows are parts, columns providers. Only what changed is told as changed, so typing stays cheap."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = Portability((), ())
        self.details: tuple[str, ...] = ()
        self.chosen = ""

    def show_table(self, table: Portability, details: Sequence[str], chosen: str) -> None:
        """Show `table`; `details` say what is in each row's part, `chosen` is the key of a provider."""
        before, old_details, old_chosen = self.table, self.details, self.chosen
        if _shape(before) != _shape(table):
            self.beginResetModel()
            self.table, self.details, self.chosen = table, tuple(details), chosen
            self.endResetModel()
            return
        self.table, self.details, self.chosen = table, tuple(details), chosen
        for row, (old, new) in enumerate(zip(before.rows, table.rows, strict=True)):
            if old_details[row] != self.details[row]:
                self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)
            for column, pair in enumerate(zip(old.cells, new.cells, strict=True)):
                if pair[0] != pair[1]:
                    index = self.index(row, column)
                    self.dataChanged.emit(index, index, [] if _words(pair[0]) != _words(pair[1]) else UNSEEN)
        if old_chosen != chosen:
            last = len(table.providers) - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, last))

    def provider(self, column: int) -> Provider:
        return self.table.providers[column]

    def cell(self, row: int, column: int) -> Cell:
        return self.table.rows[row].cells[column]

    def is_chosen(self, column: int) -> bool:
        return self.provider(column).key == self.chosen

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.table.providers)

    def data(self, index: Index, role: int = Role.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        cell, provider = self.cell(index.row(), index.column()), self.provider(index.column())
        match role:
            case Role.DisplayRole:
                return ", ".join(filter(None, _words(cell)))
            case Role.AccessibleTextRole:
                return f"{fit_word(cell.fit)}. {explanation(cell, provider)}"
            case Role.AccessibleDescriptionRole:
                return source(cell)
            case Role.ToolTipRole:  # as rich text, which alone is wrapped
                said, where = html.escape(explanation(cell, provider)), html.escape(source(cell))
                return f"<p>{said}</p><p>{where}</p>"
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal:
            return self._provider_data(section, role)
        return self._part_data(section, role)

    def _provider_data(self, column: int, role: int) -> str | None:
        provider = self.provider(column)
        match role:
            case Role.DisplayRole:
                return provider.name
            case Role.AccessibleDescriptionRole:
                return "Chosen" if self.is_chosen(column) else ""
            case Role.ToolTipRole:
                return f"{provider.name} is chosen" if self.is_chosen(column) else f"Pick {provider.name}"
            case _:
                return None

    def _part_data(self, row: int, role: int) -> str | None:
        name, detail = part_name(self.table.rows[row].place), self.details[row]
        match role:
            case Role.DisplayRole:
                return name
            case Role.AccessibleDescriptionRole:
                return detail
            case Role.ToolTipRole:
                return html.escape(detail) if detail else None
            case _:
                return None


def _words(cell: Cell) -> tuple[str, str]:
    return fit_word(cell.fit), reason(cell)


def _shape(table: Portability) -> tuple[Sequence[str], Sequence[str]]:
    return [row.place for row in table.rows], [provider.key for provider in table.providers]
