"""Where the Tab key stops: in the order of the layouts, whatever was added, hidden or moved meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollArea, QSplitter, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtWidgets import QLayout


def tab_stops(part: QWidget) -> Iterator[QWidget]:
    """What in `part`, itself included, takes the focus now."""
    if not part.isVisible() or not part.isEnabled():
        return
    if _is_stop(part):
        yield part
    for inner in _inside(part):
        yield from tab_stops(inner)


def move_focus(parts: Sequence[QWidget], *, forward: bool) -> bool:
    """Move the focus to the next or previous stop in `parts`, round and round; whether there is one."""
    stops = [stop for part in parts for stop in tab_stops(part)]
    if not stops:
        return False
    now, step = QApplication.focusWidget(), 1 if forward else -1
    start = -1 if forward else 0
    position = next((at for at, stop in enumerate(stops) if stop is now), start)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    stops[(position + step) % len(stops)].setFocus(reason)
    return True


def _is_stop(part: QWidget) -> bool:
    group = part.group() if isinstance(part, QAbstractButton) else None
    if group is not None and group.exclusive() and group.checkedButton() is not None:
        return group.checkedButton() is part  # arrow keys lead to the others
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _inside(part: QWidget) -> Iterator[QWidget]:
    layout = part.layout()
    if isinstance(part, QScrollArea):
        yield from filter(None, [part.widget()])
    elif isinstance(part, QSplitter):
        yield from filter(None, (part.widget(index) for index in range(part.count())))
    elif layout is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
