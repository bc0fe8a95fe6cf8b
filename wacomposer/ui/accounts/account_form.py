"""The form of one account: its name, what its provider declares, and where its secrets are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from wacomposer.app.accounts import SecretState, secrets_host
from wacomposer.message.findings import Code, account_place
from wacomposer.providers.contract import Account
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.providers.review import review_account
from wacomposer.storage.secrets.result import Trouble
from wacomposer.ui.accounts.field_rows import FieldRows
from wacomposer.ui.accounts.store_line import StoreLine
from wacomposer.ui.parts.choice import Choice
from wacomposer.ui.parts.field import Field
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.remark import Remark
from wacomposer.wording.accounts import no_host, rebound

if TYPE_CHECKING:
    from collections.abc import Sequence

    from wacomposer.app.clerk import Looked
    from wacomposer.message.findings import Finding
    from wacomposer.providers.contract import Provider
    from wacomposer.ui.tokens import Tokens

NAME_HINT = "How you tell it apart, such as Shop"


class AccountForm(QScrollArea):
    """Edits one account of a person's own; what is typed is kept until another account is shown.

    `provider_edited` carries the key chosen for a new account, the last two the key of a secret.
    """

    edited = Signal()
    provider_edited = Signal(str)
    fetch_asked = Signal(str)
    forget_asked = Signal(str)

    def __init__(self, providers: Sequence[Provider], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Account("", "")
        self._looked: Looked | None = None
        self._touched: set[str] = set()
        self._is_loud = False
        self.provider = Choice("Provider", [(each.key, each.name) for each in providers])
        self.provider_label = FieldLabel("Provider", self.provider)
        self.name = Field("Name", NAME_HINT)
        self.name_remark = Remark()
        self._providers = {each.key: each for each in providers}
        self._pages: dict[str, FieldRows] = {}
        self._tokens: Tokens | None = None
        self.store = StoreLine()
        self._lay_out()
        self._connect()
        self.page = self._page(next(iter(self._providers)))

    def _lay_out(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls with its fields
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        inside.setObjectName("scrolled")
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 4, 24, 20)
        column.setSpacing(16)
        for parts in ((self.provider_label, self.provider), (self.name, self.name_remark)):
            group = QVBoxLayout()
            group.setSpacing(5)
            for part in parts:
                group.addWidget(part)
            column.addLayout(group)
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        column.addWidget(self.store)
        column.addStretch(1)

    def _connect(self) -> None:
        self.provider.edited.connect(self.provider_edited)
        self.name.edited.connect(self._edit_name)

    def set_theme(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self.provider_label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        for part in (self.name, self.name_remark, self.store):
            part.set_theme(tokens)
        for page in self._pages.values():
            page.set_theme(tokens)

    # one account

    def show_account(self, account: Account) -> None:
        """Show `account` as it is kept; one without id is new, and silent about what it lacks."""
        self.name.set_value(account.name)
        self.show_name_problem("")
        self._turn_to(account.provider)
        for page in self._pages.values():
            page.set_values(account.values if page.provider.key == account.provider else {})
        self._touched.clear()
        self.take(account)
        self.verticalScrollBar().setValue(0)

    def turn_new(self, provider: str) -> None:
        """Make the new account one of `provider`; what was typed for another one comes back with it."""
        self._turn_to(provider)
        self.take(Account(provider, ""))

    def take(self, account: Account) -> None:
        """What is typed is kept as `account` from now on; where its secrets are is not known yet."""
        self._shown = account
        self._looked = None
        self._is_loud = bool(account.id)
        for part in (self.provider_label, self.provider):
            part.setVisible(not account.id)
        if account.id:
            self.name.set_value(account.name)
        self._review()
        self._bind()

    def draft(self) -> Account:
        """The account as it is typed, without secrets."""
        return Account(self._shown.provider, self.name.value(), self.page.values(), id=self._shown.id)

    def is_changed(self) -> bool:
        """Whether something is typed that is not kept."""
        pages = [self.page] if self._shown.id else self._pages.values()
        return self.name.value().strip() != self._shown.name or any(
            page.differs(self._shown.values) for page in pages
        )

    def obstacle(self) -> str:
        """Why this cannot be saved as it is, "" if it can; the focus goes there."""
        self._is_loud = True
        self._review()
        for field in self.page.secrets.values():
            if not field.typed():
                continue
            if field.secret() is None:
                field.line.setFocus()
                return field.remark.text()
            if secrets_host(self.draft()) is None:
                self.page.fields[BASE_URL_KEY].editor.setFocus()
                return no_host(field.spec.label)
        return ""

    def findings(self) -> tuple[Finding, ...]:
        """What review says of the fields, shown or not."""
        return review_account(self.draft(), self.page.provider)

    def show_name_problem(self, text: str) -> None:
        """Say at the name what is wrong with it; "" for nothing."""
        self.name_remark.say(text, "error")
        self.name.line.set_state("error" if text else "")
        self.name.line.setAccessibleDescription(text)

    # its secrets

    def show_looked(self, looked: Looked) -> None:
        """Show which store there is and, if they are those of this account, where its secrets are."""
        self.store.set_place(looked.place)
        if (looked.account.id, secrets_host(looked.account)) == (self._shown.id, secrets_host(self._shown)):
            self._looked = looked
            self._bind()

    def hide_secrets(self) -> None:
        """Take stored secrets out of sight."""
        for field in self.page.secrets.values():
            field.hide_stored()

    def has_kept_secrets(self) -> bool:
        """Whether any secret of this account is known to be kept."""
        return self._looked is not None and any(state.is_kept for state in self._looked.secrets.values())

    # inside

    def _turn_to(self, provider: str) -> None:
        self.provider.set_value(provider)
        self.page = self._page(provider)
        for page in self._pages.values():
            page.setVisible(page is self.page)

    def _page(self, provider: str) -> FieldRows:
        """The fields of a provider, made when they are first needed."""
        if provider in self._pages:
            return self._pages[provider]
        page = self._pages[provider] = FieldRows(self._providers[provider])
        page.set_values({})
        page.edited.connect(self._edit)
        page.secret_edited.connect(self.edited)
        page.fetch_asked.connect(self.fetch_asked)
        page.forget_asked.connect(self.forget_asked)
        if self._tokens is not None:
            page.set_theme(self._tokens)
        self._rows.addWidget(page)
        return page

    def _edit_name(self) -> None:
        self.show_name_problem("")
        self.edited.emit()

    def _edit(self, key: str) -> None:
        self._touched.add(account_place(key))
        self._review()
        self._bind()
        self.edited.emit()

    def _review(self) -> None:
        loud = [
            each
            for each in self.findings()
            if self._is_loud or each.place in self._touched or each.code is not Code.ACCOUNT_FIELD_MISSING
        ]
        for key, editor in self.page.fields.items():
            editor.show_findings([each for each in loud if each.place == account_place(key)])

    def _bind(self) -> None:
        """Show the secrets of the host that is typed: those of another host do not count."""
        former, host = secrets_host(self._shown), secrets_host(self.draft())
        states = self._looked.secrets if self._looked else {}
        place = self._looked.place if self._looked else None
        secrets = self.page.secrets
        kept = [field.spec.label for key, field in secrets.items() if key in states and states[key].is_kept]
        moved = bool(self._shown.id) and host != former
        self.page.fields[BASE_URL_KEY].say(rebound(kept, former or "", host) if moved and kept else "")
        for key, field in secrets.items():
            state = SecretState() if moved or not self._shown.id else states.get(key)
            field.set_state(state, None if isinstance(place, Trouble) else place)
