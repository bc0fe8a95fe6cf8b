"""A line of news over the columns, such as a file that could not be saved; never a dialog."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

import shiboken6
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from wacomposer.ui.parts.announce import announce
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.state import set_state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wacomposer.ui.tokens import Tokens


class _News(NamedTuple):
    text: str
    tone: str
    answers: Sequence[tuple[str, Callable[[], None]]]
    lasting: bool = False


class Notice(QFrame):
    """One sentence with up to a few answers; hidden when dismissed or answered."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setWordWrap(True)
        self.close_button = IconButton("Dismiss the notice", "x", size=14)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 7, 10, 7)
        self._row.setSpacing(10)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.close_button)
        self._links: list[LinkButton] = []
        self._shown: _News | None = None
        self._waiting: deque[_News] = deque()
        self._focus_before: QWidget | None = None
        self.close_button.clicked.connect(self.dismiss)
        self.hide()

    def set_theme(self, tokens: Tokens) -> None:
        self.close_button.set_colour(tokens.muted)

    def say(
        self, text: str, tone: str = "warning", answers: Sequence[tuple[str, Callable[[], None]]] = ()
    ) -> None:
        """Show `text`; each answer is a link's name and what it does. The answers close the notice."""
        if self._shown is not None and self._shown.lasting:
            self._waiting.appendleft(self._shown)
        self._show(_News(text, tone, answers))

    def _show(self, news: _News) -> None:
        self._shown = news
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        for name, act in news.answers:
            link = LinkButton(name, news.tone)
            link.clicked.connect(self._answer(act))
            self._row.insertWidget(self._row.count() - 1, link)
            link.show()  # Qt would wait with that, and what is not shown takes no focus
            self._links.append(link)
        self.text.setText(news.text)
        self.setAccessibleName(news.text)
        announce(self, news.text)
        set_state(self, "tone", news.tone)
        self.show()
        if self._links:
            self._focus_before = QApplication.focusWidget()
            self._links[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def say_next(
        self,
        text: str,
        tone: str = "warning",
        answers: Sequence[tuple[str, Callable[[], None]]] = (),
        *,
        lasting: bool = False,
    ) -> None:
        """Like `say`, after what is shown now; a `lasting` one comes back after what is said meanwhile."""
        self._waiting.append(_News(text, tone, answers, lasting))
        self._go_on()

    def dismiss(self) -> None:
        self._leave()
        self.dismissed.emit()
        self._go_on()

    def _go_on(self) -> None:
        if self._waiting and self.isHidden():
            self._show(self._waiting.popleft())

    def _leave(self) -> None:
        """Hide, and give back the focus that the answers took."""
        before, self._focus_before = self._focus_before, None
        if before is not None and shiboken6.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown = None
        self.hide()

    def _answer(self, act: Callable[[], None]) -> Callable[[], None]:
        def answer() -> None:
            self._leave()
            act()
            self._go_on()

        return answer
