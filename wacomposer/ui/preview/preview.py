"""The middle column: the card, the tools over it, and what the customer will not see below it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from wacomposer.card.theme import THEMES
from wacomposer.message.findings import Code, Finding
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.preview.card_view import CardView

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wacomposer.message.model import Message
    from wacomposer.ui.preview.all_languages import AllLanguages
    from wacomposer.ui.tokens import Tokens

LEAST_WIDTH = 400
NOTE_WIDTH = 368


class Preview(QWidget):
    """Shows the customer's view; the card's light or dark is independent of the window's."""

    picture_asked = Signal()
    all_languages_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dark = False
        self._tokens: Tokens | None = None
        self.setMinimumWidth(LEAST_WIDTH)
        self.view = CardView(THEMES["light"], time.strftime("%H:%M"))
        self.title = QLabel("What the customer sees")
        self.title.setProperty("tone", "muted")
        self.shade = IconButton("Show the card dark", "moon")
        self.all_languages = IconButton("All languages", "globe")
        self.all_languages.setCheckable(True)
        self.all_languages.hide()
        self.all_cards: AllLanguages | None = None
        self.picture = IconButton("Save the card as a picture", "download", "Ctrl+Shift+E")
        self.note = QFrame()
        self.note.setObjectName("note")
        self.note_title = QLabel()
        self.note_text = QLabel()
        self._lay_out()
        self.shade.clicked.connect(lambda _=False: self.show_dark(dark=not self._dark))
        self.picture.clicked.connect(self.picture_asked)
        self.all_languages.toggled.connect(self.all_languages_asked)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setObjectName("topBar")
        bar.setFixedHeight(44)
        tools = QHBoxLayout(bar)
        tools.setContentsMargins(16, 0, 10, 0)
        tools.setSpacing(4)
        tools.addWidget(self.title, 1)
        tools.addWidget(self.all_languages)
        tools.addWidget(self.shade)
        tools.addWidget(self.picture)
        for label in (self.note_title, self.note_text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.note_title.setProperty("role", "section")
        self.note_text.setProperty("tone", "muted")
        words = QVBoxLayout(self.note)
        words.setContentsMargins(12, 9, 12, 10)
        words.setSpacing(2)
        words.addWidget(self.note_title)
        words.addWidget(self.note_text)
        self.note.setFixedWidth(NOTE_WIDTH)
        self.note.hide()
        self._ground = QWidget()
        self._ground.setObjectName("chat")
        self._column = column = QVBoxLayout(self._ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self.view)
        below = QHBoxLayout()  # an alignment instead would cut the note's wrapped lines
        below.addStretch(1)
        below.addWidget(self.note)
        below.addStretch(1)
        column.addLayout(below)
        column.addSpacing(24)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the card takes the focus; its arrow keys scroll
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(bar)
        whole.addWidget(scroll, 1)

    @property
    def dark(self) -> bool:
        """Whether the card is shown as on a dark phone."""
        return self._dark

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.picture.set_colour(tokens.muted)
        self.all_languages.set_colour(tokens.muted)
        self.show_dark(dark=tokens.dark)

    def show_dark(self, *, dark: bool) -> None:
        """Show the card as on a dark or a light phone."""
        self._dark = dark
        theme = THEMES["dark" if dark else "light"]
        self.view.set_card_theme(theme)
        if self.all_cards is not None:
            self.all_cards.set_card_theme(theme)
        name = "Show the card light" if dark else "Show the card dark"
        self.shade.setAccessibleName(name)
        self.shade.setToolTip(name)
        if self._tokens is not None:
            self.shade.set_icon("sun" if dark else "moon", self._tokens.muted)
        self._ground.setStyleSheet(
            f"#chat {{ background: {theme.chat}; }}"
            f"#note {{ background: {theme.bubble}; border-radius: 8px; }}"
            f"#note QLabel {{ color: {theme.ink}; }} #note QLabel[tone=muted] {{ color: {theme.muted}; }}"
        )

    def set_message(self, message: Message) -> None:
        self.view.set_message(message)

    def offer_languages(self, *, offered: bool) -> None:
        """Offer to show all languages at once, where there are several."""
        self.all_languages.setVisible(offered)

    @property
    def shows_all_languages(self) -> bool:
        """Whether that was asked for and is offered."""
        return self.all_languages.isChecked() and not self.all_languages.isHidden()

    def set_languages(self, messages: Sequence[tuple[str, Message]]) -> None:
        """Show `messages`, each with the name of its language, instead of the one card; without any, that."""
        shows_all = bool(messages)
        if shows_all and self.all_cards is None:
            from wacomposer.ui.preview.all_languages import AllLanguages  # noqa: PLC0415 - rarely needed

            self.all_cards = AllLanguages(THEMES["dark" if self._dark else "light"], time.strftime("%H:%M"))
            self._column.insertWidget(self._column.indexOf(self.view) + 1, self.all_cards)
        if self.all_cards is not None:
            self.all_cards.set_messages(messages if shows_all else ())
            self.all_cards.setVisible(shows_all)
        self.view.setVisible(not shows_all)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Say below the card what of it some customers will not see."""
        hidden = [found for found in findings if found.code is Code.REPLY_HIDDEN_ON_DESKTOP]
        self.note.setVisible(bool(hidden))
        if hidden:
            one = len(hidden) == 1
            missing = "one button" if one else f"{len(hidden)} buttons"
            self.note_title.setText(f"On WhatsApp Web and Desktop {missing} will be missing.")
            self.note_text.setText(
                f"Reply buttons mixed with other kinds show only on phones ({hidden[0].source})."
            )
