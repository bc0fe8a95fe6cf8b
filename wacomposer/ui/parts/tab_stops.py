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
    now = QApplication.focusWidget()
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    if now is None or now in stops:
        position = stops.index(now) if now else -1 if forward else 0
        focus_on(stops[(position + (1 if forward else -1)) % len(stops)], reason)
    else:  # what had the focus is just being hidden
        focus_on(min(stops, key=lambda stop: _distance(stop, now)), reason)
    return True


def focus_on(widget: QWidget, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
    """Give `widget` the focus and scroll it into view."""
    widget.setFocus(reason)
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _distance(one: QWidget, other: QWidget) -> int:
    centres = [each.mapToGlobal(each.rect().center()) for each in (one, other)]
    return (centres[0] - centres[1]).manhattanLength()


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
