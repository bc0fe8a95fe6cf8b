"""The tools over the card: in which app, from whose side and in which light it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from wacomposer.message.surfaces import Surface, View
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.segments import Segments

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

_SURFACES = (
    (Surface.ANDROID, "Android"),
    (Surface.IPHONE, "iPhone"),
    (Surface.WEB, "Web"),
    (Surface.DESKTOP, "Desktop"),
    (Surface.TEXT, "Text only"),
)
_OTHER_VIEW = {
    View.CUSTOMER: (View.SENDER, "Show the sender's side", "check-check"),
    View.SENDER: (View.CUSTOMER, "Show the customer's side", "user"),
}


class PreviewBar(QFrame):
    """Emits what the user chooses; shows it only when told to."""

    surface_edited = Signal(str)
    view_edited = Signal(str)
    dark_edited = Signal(bool)
    picture_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: Tokens | None = None
        self._view = View.CUSTOMER
        self._dark = False
        self.setObjectName("topBar")
        self.setFixedHeight(44)
        self.surfaces = Segments("Shown as on", _SURFACES)
        self.surfaces.setProperty("tight", "true")
        self.all_languages = IconButton("All languages", "globe")
        self.all_languages.setCheckable(True)
        self.all_languages.hide()
        self.side = IconButton(*_OTHER_VIEW[View.CUSTOMER][1:])
        self.shade = IconButton("Show the card dark", "moon")
        self.picture = IconButton("Save the card as a picture", "download", "Ctrl+Shift+E")
        tools = QHBoxLayout(self)
        tools.setContentsMargins(12, 0, 10, 0)
        tools.setSpacing(4)
        tools.addWidget(self.surfaces)
        tools.addStretch(1)
        for button in (self.all_languages, self.side, self.shade, self.picture):
            tools.addWidget(button)
        self.surfaces.edited.connect(self.surface_edited)
        self.side.clicked.connect(lambda _=False: self.view_edited.emit(_OTHER_VIEW[self._view][0]))
        self.shade.clicked.connect(lambda _=False: self.dark_edited.emit(not self._dark))
        self.picture.clicked.connect(lambda _=False: self.picture_asked.emit())

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.all_languages.set_colour(tokens.muted)
        self.picture.set_colour(tokens.muted)
        self._dress()

    def show_value(self, surface: Surface, view: View, *, dark: bool) -> None:
        self._view, self._dark = view, dark
        self.surfaces.set_value(surface)
        _, name, _ = _OTHER_VIEW[view]
        _rename(self.side, name)
        _rename(self.shade, "Show the card light" if dark else "Show the card dark")
        self._dress()

    def _dress(self) -> None:
        if self._tokens is not None:
            self.side.set_icon(_OTHER_VIEW[self._view][2], self._tokens.muted)
            self.shade.set_icon("sun" if self._dark else "moon", self._tokens.muted)


def _rename(button: IconButton, name: str) -> None:
    button.setAccessibleName(name)
    button.setToolTip(name)
