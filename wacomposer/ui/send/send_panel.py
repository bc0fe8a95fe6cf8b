"""The right column: provider, account, recipient, options, and what became of the send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wacomposer.message.findings import RECIPIENT, Finding
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.send.account_picker import AccountPicker
from wacomposer.ui.send.history_list import HistoryList
from wacomposer.ui.send.options_panel import OptionsPanel
from wacomposer.ui.send.outcome_banner import OutcomeBanner
from wacomposer.ui.send.provider_list import ProviderList
from wacomposer.ui.send.recipient_field import RecipientField
from wacomposer.ui.send.send_button import SendButton

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens


class SendPanel(QFrame):
    """Lays out where a message goes. Recipient and Send can be lent to a bar where the window is narrow."""

    remedy_chosen = Signal(object, object)

    def __init__(
        self,
        providers: Sequence[Provider],
        troubles: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sendColumn")
        self.providers = ProviderList(providers)
        self.providers_label = FieldLabel("Send through", self.providers)
        self.compare = LinkButton("Compare part by part")
        self.account = AccountPicker(troubles)
        self.recipient = RecipientField()
        self.options = OptionsPanel()
        self.request = LinkButton("What will be sent")
        self.banner = OutcomeBanner()
        self.history = HistoryList()
        self.send = SendButton()
        self._lay_out()
        for part in (self.recipient, self.options, self.account.strip):
            part.remedy_chosen.connect(self.remedy_chosen)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(16, 16, 16, 12)
        self._column.setSpacing(14)
        providers = QVBoxLayout()
        providers.setSpacing(6)
        providers.addWidget(self.providers_label)
        providers.addWidget(self.providers)
        providers.addWidget(self.compare)
        self._column.addLayout(providers)
        for part in (self.account, self.recipient, self.options, self.request, self.history):
            self._column.addWidget(part)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls with its fields
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(16, 8, 16, 16)
        self._foot.setSpacing(10)
        self._foot.addWidget(self.banner)
        self._foot.addWidget(self.send)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._foot)

    def take_back(self) -> None:
        """Put recipient, banner and Send, which were lent to a bar, into the column again."""
        self._column.insertWidget(self._column.indexOf(self.options), self.recipient)
        self._foot.addWidget(self.banner)
        self._foot.addWidget(self.send)

    def set_theme(self, tokens: Tokens) -> None:
        self.providers_label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        for part in (self.providers, self.account, self.recipient, self.options, self.banner, self.history):
            part.set_theme(tokens)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show what review says about recipient, options and account."""
        by_place: dict[str, tuple[Finding, ...]] = {}
        for finding in findings:
            by_place[finding.place] = (*by_place.get(finding.place, ()), finding)
        self.recipient.show_findings(by_place.get(RECIPIENT, ()))
        self.options.show_findings(by_place)
        self.account.show_findings(
            [
                found
                for place, several in by_place.items()
                if place.startswith("account.")
                for found in several
            ]
        )
