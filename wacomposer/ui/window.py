"""The main window: top bar, notice, form, preview and where it goes; folded to a bar below 1180 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QCloseEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QSplitter, QVBoxLayout, QWidget

from wacomposer.app.actions import ACTIONS, MENU, ActionSpec
from wacomposer.ui.form.form import Form
from wacomposer.ui.parts.notice import Notice
from wacomposer.ui.parts.state import set_state
from wacomposer.ui.parts.tab_stops import move_focus
from wacomposer.ui.preview.preview import Preview
from wacomposer.ui.send.send_bar import SendBar
from wacomposer.ui.send.send_panel import SendPanel
from wacomposer.ui.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.providers.contract import Provider
    from wacomposer.ui.compare.compare_panel import ComparePanel
    from wacomposer.ui.tokens import Tokens

FOLD_BELOW = 1180
FORM_WIDTH = 470
SEND_WIDTH = 316
LEAST = (960, 600)
FIRST = (1280, 800)
COMPARE_SHARE = 0.6
"""Of the middle column's height, the most that the comparison takes by itself."""


class Window(QMainWindow):
    """Holds the three columns and the actions; knows nothing of what they mean."""

    close_asked = Signal()

    def __init__(self, providers: Sequence[Provider], troubles: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.may_close = False
        self._folded = False
        self.top = TopBar()
        self.notice = Notice()
        self.form = Form()
        self.preview = Preview()
        self.send = SendPanel(providers, troubles)
        self.bar = SendBar()
        self.compare: ComparePanel | None = None
        self._lay_out()
        self.actions_by_key = {spec.key: self._action(spec) for spec in ACTIONS}
        self._make_menu()
        self.setMinimumSize(*LEAST)
        self.resize(QSize(*FIRST).boundedTo(self.screen().availableSize()))
        self.bar.sheet_asked.connect(self._toggle_sheet)
        self.painted = self.preview.view.painted

    def _lay_out(self) -> None:
        self.form.setMinimumWidth(380)
        self.send.setMinimumWidth(SEND_WIDTH - 36)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.setHandleWidth(1)
        self._middle.setChildrenCollapsible(False)
        self._middle.addWidget(self.preview)
        for part in (self.form, self._middle, self.send):
            self.splitter.addWidget(part)
        for part in (self.send, self._middle, self.form):
            part.lower()  # a splitter would show screen readers its parts last to first
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setStretchFactor(2, 0)
        self.splitter.setSizes([FORM_WIDTH, FIRST[0] - FORM_WIDTH - SEND_WIDTH, SEND_WIDTH])
        self._central = QWidget()
        self._central.setObjectName("window")
        column = QVBoxLayout(self._central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        notices = QHBoxLayout()
        notices.addWidget(self.notice)
        column.addLayout(notices)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.bar)
        self.setCentralWidget(self._central)

    def _action(self, spec: ActionSpec) -> QAction:
        action = QAction(spec.text, self)
        action.setCheckable(spec.checkable)
        action.setAutoRepeat(spec.repeats)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        self.addAction(action)
        return action

    def _make_menu(self) -> None:
        menu = QMenu(self)
        themes = QActionGroup(self)
        for key in MENU:
            if not key:
                menu.addSeparator()
                continue
            action = self.actions_by_key[key]
            menu.addAction(action)
            if key.startswith("theme_"):
                themes.addAction(action)
        self.top.set_menu(menu)

    def set_theme(self, tokens: Tokens) -> None:
        for part in (self.top, self.notice, self.form, self.preview, self.send, self.bar):
            part.set_theme(tokens)

    def add_compare(self, panel: ComparePanel) -> None:
        """Put `panel` under the preview, hidden."""
        self.compare = panel
        panel.hide()
        self._middle.addWidget(panel)
        panel.lower()  # as above: the preview is read first
        self.preview.lower()

    def fit_compare(self) -> None:
        """Make the comparison as high as it needs to be, but leave the card some room."""
        if self.compare is not None:
            total = self._middle.height()
            height = min(self.compare.whole_height(), round(total * COMPARE_SHARE))
            self._middle.setSizes([total - height, height])

    @property
    def is_folded(self) -> bool:
        """Whether the send column is folded into the bar."""
        return self._folded

    def open_sheet(self, *, shown: bool) -> None:
        """Show or hide the send column over the preview of a narrow window."""
        if self._folded:
            self._place_sheet()
            self.send.setVisible(shown)
            self.send.raise_()

    def column_widths(self) -> list[int]:
        """Widths of form, preview and send column in pixels; empty while the last is folded away."""
        return [] if self._folded else self.splitter.sizes()

    def set_column_widths(self, widths: Sequence[int]) -> None:
        """Take up remembered widths; anything but three is ignored."""
        if len(widths) == self.splitter.count() and not self._folded:
            self.splitter.setSizes(list(widths))

    def close_sheet(self) -> bool:
        """Hide the send column if it lies over the preview; whether it did."""
        was_open = self._folded and self.send.isVisible()
        self.open_sheet(shown=False)
        return was_open

    def _toggle_sheet(self) -> None:
        self.open_sheet(shown=not self.send.isVisible())

    def _fold(self, *, folded: bool) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        self.bar.setVisible(folded)
        set_state(self.send, "sheet", "true" if folded else "")
        if folded:
            self.bar.borrow(self.send)
            self.send.setParent(self._central)
            self.send.hide()
        else:
            self.send.take_back()
            self.splitter.addWidget(self.send)
            self.send.show()
            total = self.width()
            form = self.splitter.sizes()[0]
            self.splitter.setSizes([form, total - form - SEND_WIDTH, SEND_WIDTH])

    def _place_sheet(self) -> None:
        top = self.splitter.geometry().top()
        height = self._central.height() - top - self.bar.height()
        width = SEND_WIDTH + 24
        left = 0 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else self.width() - width
        self.send.setGeometry(QRect(left, top, width, height))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Move the focus by Tab in reading order; the sheet of a narrow window comes before the bar."""
        compare = (self.compare,) if self.compare is not None else ()
        parts = (self.top, self.notice, self.form, self.preview, *compare, self.send, self.bar)
        return move_focus(parts, forward=forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(folded=self.width() < FOLD_BELOW)
        if self._folded and self.send.isVisible():
            self._place_sheet()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked for and answered by whoever knows whether a send is on its way."""
        if self.may_close:
            event.accept()
        else:
            event.ignore()
            self.close_asked.emit()
