"""Over the form of a message in several languages: which one is edited, and what is wrong with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from wacomposer.card.language_name import language_name
from wacomposer.message.editions import is_translated_place, languages
from wacomposer.message.findings import Severity
from wacomposer.ui.form.language_tabs import LanguageTab, LanguageTabs
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.findings_strip import FindingsStrip
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wacomposer.app.reviewed import Reviewed
    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.ui.tokens import Tokens

TAG_WIDTH = 112


class LanguageBar(QWidget):
    """Chooses, names, adds and removes languages by their position; 0 is the message's own."""

    chosen = Signal(int)
    tag_edited = Signal(str)
    add_asked = Signal()
    remove_asked = Signal()
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = LanguageTabs()
        self.label = FieldLabel("Language", self.tabs)
        self.tag = LineField("Language tag", "such as pt-BR")
        self.tag.setFixedWidth(TAG_WIDTH)
        self.add = IconButton("Add language", "plus")
        self.remove = IconButton("Remove this language", "trash-2")
        self.strip = FindingsStrip()
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.tabs)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.tag)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.label)
        column.addLayout(row)
        column.addWidget(self.strip)
        self.tabs.edited.connect(self.chosen)
        self.tag.edited.connect(self.tag_edited)
        self.add.clicked.connect(self.add_asked)
        self.remove.clicked.connect(self.remove_asked)
        self.strip.remedy_chosen.connect(self.remedy_chosen)

    def set_theme(self, tokens: Tokens) -> None:
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.strip.set_theme(tokens)
        for button in (self.add, self.remove):
            button.set_colour(tokens.muted)

    def set_value(self, message: Message, edition: int, review: Reviewed) -> None:
        """Show the languages of `message`, `edition` as the chosen one, with what `review` says of each."""
        tags = languages(message)
        own = sum(is_translated_place(each.place) for each in review.content)
        counts = {edition: own, **{other: len(found) for other, found in review.others.items()}}
        self.tabs.set_value(
            edition,
            [LanguageTab(tag, language_name(tag), counts.get(at, 0)) for at, tag in enumerate(tags)],
        )
        self.tag.set_value(tags[edition])
        self.label.set_counter(language_name(tags[edition]))
        self.tag.setAccessibleDescription(language_name(tags[edition]))
        self.remove.setEnabled(edition > 0)
        self.strip.show_findings([*review.languages, *_first_of_each(review.others)])
        self.setVisible(bool(message.variants))


def _first_of_each(others: Mapping[int, tuple[Finding, ...]]) -> Iterator[Finding]:
    """The worst finding of each language, which says how many more there are."""
    for found in others.values():
        if found:
            first = next((each for each in found if each.severity is Severity.ERROR), found[0])
            yield first._replace(facts={**first.facts, "more": len(found) - 1})
