"""The life of the comparison: made when it is asked for first, shown under the preview, and put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from wacomposer.ui.parts.tab_stops import focus_on

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.ui.appearance import Appearance
    from wacomposer.ui.compare.compare_panel import ComparePanel
    from wacomposer.ui.presenter import Presenter
    from wacomposer.ui.window import Window


class Comparison(QObject):
    """Opens and closes the panel, and takes the focus there and back."""

    def __init__(
        self,
        window: Window,
        presenter: Presenter,
        appearance: Appearance,
        pick: Callable[[str], None],
    ) -> None:
        """`pick` is called with the key of the provider whose column is chosen."""
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._appearance = appearance
        self._pick = pick
        self._came_from: QWidget | None = None

    def open(self) -> None:
        """Show the comparison, if it is not shown, and go to it."""
        panel = self._window.compare or self._make()
        focus = self._window.focusWidget()
        self._window.close_sheet()
        if panel.isHidden():
            self._came_from = focus
            panel.show()
            self._presenter.show_comparison()
            self._window.fit_compare()
        focus_on(panel.table)

    def close(self) -> bool:
        """Put the comparison away and the focus back; whether it was open."""
        panel = self._window.compare
        if panel is None or panel.isHidden():
            return False
        was_inside = panel.isAncestorOf(self._window.focusWidget())
        panel.hide()
        panel.clear()
        if was_inside:
            focus_on(self._way_back())
        return True

    def _way_back(self) -> QWidget:
        if self._came_from is not None and self._came_from.isVisible():
            return self._came_from
        return self._window.bar.provider if self._window.is_folded else self._window.send.compare

    def _make(self) -> ComparePanel:
        from wacomposer.ui.compare.compare_panel import ComparePanel  # noqa: PLC0415 - not needed to start

        panel = ComparePanel()
        panel.set_theme(self._appearance.tokens())
        self._appearance.changed.connect(panel.set_theme)
        panel.provider_picked.connect(self._pick)
        panel.close_asked.connect(self.close)
        self._window.add_compare(panel)
        return panel
