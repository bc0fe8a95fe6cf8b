"""The recipient: a number or WhatsApp address, with the country and national form of what was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from wacomposer.message.recipient import Jid, Phone, number_facts, read_recipient, review_likelihood
from wacomposer.ui.parts.field import Field

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.message.findings import Finding
    from wacomposer.ui.tokens import Tokens

PAUSE = 120
"""Milliseconds after the last key before the numbering plans are asked."""
_FLAG_BASE = 0x1F1E6 - ord("A")
_JIDS = {
    "s.whatsapp.net": "A person’s WhatsApp address",
    "lid": "A person’s hidden WhatsApp id",
    "g.us": "A WhatsApp group",
    "newsletter": "A WhatsApp channel",
}


def flag(region: str) -> str:
    """The flag emoji of an ISO 3166 region such as BR."""
    return "".join(chr(_FLAG_BASE + ord(letter)) for letter in region)


class RecipientField(QWidget):
    """A field whose label says whose number this is; nothing is added to what was typed."""

    edited = Signal(str)
    remedy_chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("Recipient", "+55 11 99999-9999")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._describe)
        self._held = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.field.edited.connect(self.edited)
        self.field.remedy_chosen.connect(self.remedy_chosen)

    def set_theme(self, tokens: Tokens) -> None:
        self.field.set_theme(tokens)

    def value(self) -> str:
        return self.field.value()

    def set_value(self, typed: str) -> None:
        self.field.set_value(typed)
        if not self._held:
            self._pause.start()

    def hold(self) -> None:
        """Say nothing of numbers until `release`: their plans would be loaded here and now."""
        self._held = True
        self._pause.stop()

    def release(self) -> None:
        """The numbering plans are loaded."""
        self._held = False
        self._describe()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        self.field.show_findings(findings)

    def _describe(self) -> None:
        recipient, _ = read_recipient(self.field.value())
        text = ""
        if isinstance(recipient, Phone):
            facts = number_facts(recipient)
            if facts.region:
                territory = QLocale.territoryToString(QLocale.codeToTerritory(facts.region))
                text = f"{flag(facts.region)} {territory} · {facts.national}"
            else:
                text = "International number" if facts.valid else ""
            if not facts.valid:
                unlikely = review_likelihood(recipient)
                self.field.show_findings(unlikely)
        elif isinstance(recipient, Jid):
            text = _JIDS[recipient.server]
        self.field.set_counter(text)
        self.field.line.setAccessibleDescription(f"{text} {self.field.strip.text()}".strip())
