"""Where the secrets of an account are kept, what is wrong with that store, and the one way without it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.storage.secrets.result import Kind, Place, Trouble
from wacomposer.ui.icons import pixmap
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.state import set_state
from wacomposer.wording.accounts import keeps_in
from wacomposer.wording.secrets import describe_trouble

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

MARK = 18
WAITING = "Answer the question that the system asks for the keyring’s password."
SESSION_ONLY = "Keep for this session only"
SESSION_NOTE = "Forgotten when wacomposer is closed, and never written to a file."


class StoreLine(QFrame):
    """A box with the store's name or trouble; `edited` carries whether secrets are for this session only."""

    edited = Signal(bool)
    try_again_asked = Signal()
    unlock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("box")
        self._tokens: Tokens | None = None
        self._place: Place | Trouble | None = None
        self._unlocking = False
        self.mark = QLabel()
        self.headline = QLabel()
        self.advice = QLabel()
        self.unlock = LinkButton("Unlock", "warning")
        self.try_again = LinkButton("Try again", "warning")
        self.session_only = QCheckBox(SESSION_ONLY)
        self.session_note = QLabel(SESSION_NOTE)
        self._lay_out()
        self.unlock.clicked.connect(self.unlock_asked)
        self.try_again.clicked.connect(self.try_again_asked)
        self.session_only.clicked.connect(self._choose)
        self._show()

    def _lay_out(self) -> None:
        for label in (self.headline, self.advice, self.session_note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.session_note.setProperty("role", "help")
        self.session_note.setIndent(24)
        self.session_only.setAccessibleDescription(SESSION_NOTE)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        ways.addWidget(self.unlock)
        ways.addWidget(self.try_again)
        ways.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.headline)
        words.addWidget(self.advice)
        words.addLayout(ways)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(top)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.setContentsMargins(26, 0, 0, 0)
        below.addWidget(self.session_only)
        below.addWidget(self.session_note)
        column.addLayout(below)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._show()

    def value(self) -> bool:
        """Whether secrets typed now are for this session only."""
        return self.session_only.isChecked()

    def set_value(self, session_only: bool) -> None:
        self.session_only.setChecked(session_only)
        self._show()

    def set_place(self, place: Place | Trouble | None) -> None:
        """Which store there is, or what is wrong with it; None while that is being found out."""
        self._place = place
        self._unlocking = False
        self._show()

    def set_unlocking(self) -> None:
        """The system is asking for the store's password."""
        self._unlocking = True
        self._show()

    def _choose(self, on: bool) -> None:
        self._show()
        self.edited.emit(on)

    def _show(self) -> None:
        place = Place.SESSION if self.value() else self._place
        trouble = place if isinstance(place, Trouble) else None
        headline, advice = "Looking for the keyring…", ""
        if trouble is not None:
            headline, advice = describe_trouble(trouble)
        elif isinstance(place, Place):
            headline = keeps_in(place)
        if self._unlocking and trouble is not None:
            advice = WAITING
        self.headline.setText(headline)
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        self.headline.setProperty("role", "section" if trouble else "")
        set_state(self.headline, "tone", "warning" if trouble else "")
        set_state(self.advice, "tone", "warning" if trouble else "")
        set_state(self, "tone", "warning" if trouble else "")
        can_ask = trouble is not None and not self._unlocking
        self.unlock.setVisible(can_ask and trouble is not None and trouble.kind is Kind.LOCKED)
        self.try_again.setVisible(can_ask)
        self._draw(trouble)

    def _draw(self, trouble: Trouble | None) -> None:
        if self._tokens is None:
            return
        name, colour = ("shield-check", self._tokens.success)
        if trouble is not None:
            locked = trouble.kind is Kind.LOCKED
            name, colour = ("lock" if locked else "triangle-alert", self._tokens.warning)
        elif self.value():
            name = "clock"
        elif self._place is None:
            name, colour = "loader", self._tokens.muted
        self.mark.setPixmap(pixmap(name, colour, MARK, self.devicePixelRatioF()))
