"""The middle column: the card, the tools over it, and what the customer will not see below it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from wacomposer.card.face import Face
from wacomposer.card.theme import THEMES, CardTheme
from wacomposer.message.model import MediaHeader
from wacomposer.message.surfaces import Surface, View
from wacomposer.ui.preview.card_view import CardView
from wacomposer.ui.preview.preview_bar import PreviewBar
from wacomposer.ui.preview.surface_note import SurfaceNote
from wacomposer.wording.card import surface_note

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from wacomposer.card.media import MediaShown
    from wacomposer.message.model import Message
    from wacomposer.ui.preview.all_languages import AllLanguages
    from wacomposer.ui.tokens import Tokens

LEAST_WIDTH = 444
"""What the tools over the card need, in logical pixels."""


class Preview(QWidget):
    """Shows the card as in one of the apps, from either side, and light or dark apart from the window.

    `edited` tells that the user chose how the card is shown: see `face` and `shade`.
    """

    picture_asked = Signal()
    edited = Signal()
    all_languages_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: Tokens | None = None
        self._shade = ""
        self._dark = False
        self._theme: CardTheme | None = None
        self._message: Message | None = None
        self._noted: Hashable = None
        self.setMinimumWidth(LEAST_WIDTH)
        self.view = CardView(THEMES["light"], time.strftime("%H:%M"))
        self.bar = PreviewBar()
        self.note = SurfaceNote()
        self.all_cards: AllLanguages | None = None
        self._media: MediaShown | None = None
        self._lay_out()
        self.bar.show_value(*self.face[:2], dark=False)
        self.bar.surface_edited.connect(lambda value: self._edit(self.face._replace(surface=Surface(value))))
        self.bar.view_edited.connect(lambda value: self._edit(self.face._replace(view=View(value))))
        self.bar.dark_edited.connect(self._edit_shade)
        self.bar.picture_asked.connect(self.picture_asked)
        self.bar.all_languages.toggled.connect(self.all_languages_asked)

    def _lay_out(self) -> None:
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
        whole.addWidget(self.bar)
        whole.addWidget(scroll, 1)

    @property
    def dark(self) -> bool:
        """Whether the card is shown as on a dark phone."""
        return self._dark

    @property
    def shade(self) -> str:
        """The card's own "light" or "dark"; "" if it follows the window."""
        return self._shade

    @property
    def face(self) -> Face:
        """In which app, from whose side and folded or not the card is shown."""
        return self.view.face()

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.bar.set_theme(tokens)
        self._show_shade()

    def show_as(self, face: Face, shade: str) -> None:
        """Show the card with `face`; `shade` is "light", "dark", or "" to follow the window."""
        self._shade = shade
        self.view.set_face(face)
        if self.all_cards is not None:
            self.all_cards.set_face(face)
        self._show_note()
        self._show_shade()

    def set_message(self, message: Message) -> None:
        self._message = message
        self.view.set_message(message)
        self._show_note()

    def _edit(self, face: Face) -> None:
        self.show_as(face, self._shade)
        self.edited.emit()

    def _edit_shade(self, dark: bool) -> None:
        self.show_as(self.face, "dark" if dark else "light")
        self.edited.emit()

    def _show_shade(self) -> None:
        follows = self._tokens is not None and self._tokens.dark
        self._dark = self._shade == "dark" or (not self._shade and follows)
        self.bar.show_value(*self.face[:2], dark=self._dark)
        theme = THEMES["dark" if self._dark else "light"]
        if theme is self._theme:
            return  # a style sheet is dear
        self._theme = theme
        self.view.set_card_theme(theme)
        if self.all_cards is not None:
            self.all_cards.set_card_theme(theme)
        self._ground.setStyleSheet(
            f"#chat {{ background: {theme.chat}; }}"
            f"#note {{ background: {theme.bubble}; border-radius: 8px; }}"
            f"#note QLabel {{ color: {theme.ink}; }} #note QLabel[tone=muted] {{ color: {theme.muted}; }}"
        )

    def set_media(self, shown: MediaShown) -> None:
        self._media = shown
        self.view.set_media(shown)
        if self.all_cards is not None:
            self.all_cards.set_media(shown)

    def _show_note(self) -> None:
        message = self._message
        if message is None:
            return
        media = isinstance(message.header, MediaHeader)
        concerns = (self.face, media, tuple(button.kind for button in message.buttons))
        if concerns != self._noted:
            self._noted = concerns
            self.note.show_note(surface_note(message, self.face.surface, fold=self.face.fold))

    def offer_languages(self, *, offered: bool) -> None:
        """Offer to show all languages at once, where there are several."""
        self.bar.all_languages.setVisible(offered)

    @property
    def shows_all_languages(self) -> bool:
        """Whether that was asked for and is offered."""
        return self.bar.all_languages.isChecked() and not self.bar.all_languages.isHidden()

    def set_languages(self, messages: Sequence[tuple[str, Message]]) -> None:
        """Show `messages`, each with the name of its language, instead of the one card; without any, that."""
        shows_all = bool(messages)
        if shows_all and self.all_cards is None:
            self.all_cards = self._make_all_cards()
        if self.all_cards is not None:
            self.all_cards.set_messages(messages if shows_all else ())
            self.all_cards.setVisible(shows_all)
        self.view.setVisible(not shows_all)

    def _make_all_cards(self) -> AllLanguages:
        from wacomposer.ui.preview.all_languages import AllLanguages  # noqa: PLC0415 - rarely needed

        made = AllLanguages(THEMES["dark" if self._dark else "light"], time.strftime("%H:%M"))
        made.set_face(self.face)
        if self._media is not None:
            made.set_media(self._media)
        self._column.insertWidget(self._column.indexOf(self.view) + 1, made)
        return made
