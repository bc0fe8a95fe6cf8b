"""The header: its kind, and the fields of that kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wacomposer.message.findings import HEADER, HEADER_FILENAME, HEADER_TEXT, HEADER_URL, Finding
from wacomposer.message.model import MediaHeader, TextHeader
from wacomposer.ui.parts.field import Field
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.ui.tokens import Tokens

KINDS = (
    ("none", "None"),
    ("text", "Text"),
    ("image", "Image"),
    ("video", "Video"),
    ("document", "Document"),
)


class HeaderEditor(QWidget):
    """Shows one header or none; emits what the user does to it."""

    kind_edited = Signal(str)
    text_edited = Signal(str)
    url_edited = Signal(str)
    filename_edited = Signal(str)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Segments("Header", KINDS)
        self.label = FieldLabel("Header", self.kind)
        self.strip = FindingsStrip()
        self.text = Field("Header text", "A short title, plain text", label="Header text")
        self.url = Field("Media URL", "https://example.com/picture.jpg")
        self.filename = Field("File name", "As the customer sees it, such as invoice.pdf")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        for part in (self.label, self.kind, self.strip, self.text, self.url, self.filename):
            column.addWidget(part)
        self.kind.edited.connect(self.kind_edited)
        self.text.edited.connect(self.text_edited)
        self.url.edited.connect(self.url_edited)
        self.filename.edited.connect(self.filename_edited)
        for part in (self.strip, self.text, self.url, self.filename):
            part.remedy_chosen.connect(self.remedy_chosen)

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        for part in (self.text, self.url, self.filename, self.strip):
            part.set_theme(tokens)

    def set_value(self, header: TextHeader | MediaHeader | None) -> None:
        self.kind.set_value(header.kind if header else "none")
        self.text.setVisible(isinstance(header, TextHeader))
        is_media = isinstance(header, MediaHeader)
        self.url.setVisible(is_media)
        self.filename.setVisible(header is not None and header.kind == "document")
        if header is not None:
            self.text.set_value(header.text)
        if isinstance(header, MediaHeader):
            self.url.set_value(header.url)
            self.filename.set_value(header.filename or "")

    def show_findings(self, at: Callable[[str], tuple[Finding, ...]]) -> None:
        """`at` gives the findings of a place."""
        self.strip.show_findings(at(HEADER))
        self.text.show_findings(at(HEADER_TEXT))
        self.url.show_findings(at(HEADER_URL))
        self.filename.show_findings(at(HEADER_FILENAME))
