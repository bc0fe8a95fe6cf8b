"""A drop-down list, named by its label for screen readers too, that is changed on purpose only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtWidgets import QAccessibleWidget, QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST_VISIBLE = 16
_AROUND_LINE = 24  # frame and padding of the list, in logical pixels


class Choice(QComboBox):
    """One value of several; `edited` carries the value that the user chose, by whatever means."""

    edited = Signal(str)

    def __init__(
        self, name: str, choices: Sequence[tuple[str, str]] = (), parent: QWidget | None = None
    ) -> None:
        """`choices` are (value, label) pairs; `name` is what screen readers say, with the label chosen."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setMaxVisibleItems(_MOST_VISIBLE)
        self.set_choices(choices)
        self.currentTextChanged.connect(self.setAccessibleDescription)
        self.currentIndexChanged.connect(self._tell)

    def value(self) -> str:
        return self.currentData() or ""

    def set_value(self, value: str) -> None:
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(value))
        self.setAccessibleDescription(self.currentText())

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer exactly `choices`; the value stays where it is among them."""
        if list(choices) == [(self.itemData(index), self.itemText(index)) for index in range(self.count())]:
            return
        value = self.value()
        with QSignalBlocker(self):
            self.clear()
            for each, label in choices:
                self.addItem(label, each)
        self.set_value(value)

    def showPopup(self) -> None:
        """Show the list, each line whole, in rows that style sheets reach."""
        from PySide6.QtWidgets import QStyledItemDelegate  # noqa: PLC0415 - not needed to start

        if not isinstance(self.itemDelegate(), QStyledItemDelegate):
            self.setItemDelegate(QStyledItemDelegate(self))
        self.view().setMinimumWidth(max(self.width(), self.view().sizeHintForColumn(0) + _AROUND_LINE))
        super().showPopup()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls: a list under the mouse would change without being noticed."""
        event.ignore()

    def _tell(self, _index: int) -> None:
        self.edited.emit(self.value())


class _Spoken(QAccessibleWidget):
    """Gives a Choice its name; on Linux, Qt's own would give the value, which is the description here."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice, QAccessible.Role.ComboBox)
        self._choice = choice

    def text(self, kind: QAccessible.Text) -> str:
        return self._choice.currentText() if kind is QAccessible.Text.Value else super().text(kind)

    def state(self) -> QAccessible.State:
        state = super().state()
        state.expandable = state.hasPopup = True
        state.expanded = self._choice.view().isVisible()
        return state

    def childCount(self) -> int:
        """Its list; what is hidden has none, or its items would seem to stand in the window."""
        return int(self._choice.isVisible())

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]  # None is allowed
        return QAccessible.queryAccessibleInterface(self._choice.view()) if index == 0 else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return 0 if child.object() is self._choice.view() else -1

    def actionNames(self) -> list[str]:
        return ["ShowMenu", "SetFocus"]

    def doAction(self, name: str) -> None:
        if name != "ShowMenu":
            super().doAction(name)
        elif self._choice.view().isVisible():
            self._choice.hidePopup()
        else:
            self._choice.showPopup()

    def keyBindingsForAction(self, _name: str) -> list[str]:
        return []


def _spoken(_class: str, thing: QObject) -> QAccessibleInterface | None:
    return _Spoken(thing) if isinstance(thing, Choice) else None


QAccessible.installFactory(_spoken)  # Qt keeps one list of these per process, and asks it before its own
