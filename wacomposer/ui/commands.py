"""What the user's commands about message, delivery and window do: slots that are more than one call."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from wacomposer.app.sender import SendState
from wacomposer.message.findings import Finding, Remedy, button_place, variable_place
from wacomposer.message.model import VALUE_FIELD
from wacomposer.practice.trouble import Trouble as PracticeTrouble
from wacomposer.providers.catalog import provider_by_key
from wacomposer.providers.outcome import Accepted, Rejected
from wacomposer.ui.comparison import Comparison
from wacomposer.ui.parts.line_field import LineField
from wacomposer.ui.parts.tab_stops import focus_on

if TYPE_CHECKING:
    from wacomposer.app.program import Program
    from wacomposer.ui.appearance import Appearance
    from wacomposer.ui.presenter import Presenter
    from wacomposer.ui.window import Window


class Commands(QObject):
    """Carries out commands on the program; `closing` is emitted when the window may go."""

    closing = Signal()

    def __init__(
        self, window: Window, program: Program, presenter: Presenter, appearance: Appearance
    ) -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._presenter = presenter
        self._appearance = appearance
        self.comparison = Comparison(window, presenter, appearance, self.choose_provider)

    # the message

    def edit_button_text(self, index: int, text: str) -> None:
        self._program.composer.edit_text(button_place(index, "text"), text)

    def edit_button_value(self, index: int, text: str) -> None:
        kind = self._program.composer.message.buttons[index].kind
        self._program.composer.edit_text(button_place(index, VALUE_FIELD[kind]), text)

    def mend(self, finding: Finding, remedy: Remedy) -> None:
        """Carry out a remedy; the choice of a provider is the user's, so that one moves the focus there."""
        if remedy is Remedy.SHOW_LANGUAGE:
            self._program.composer.choose_edition(int(finding.facts["edition"]))
            self._presenter.focus_place(finding.place)
            return
        if remedy is Remedy.SHOW_VALUE:
            self._presenter.focus_place(variable_place(str(finding.facts["variable"])))
            return
        if remedy is Remedy.OTHER_PROVIDER:
            self._window.open_sheet(shown=True)
            rows = self._window.send.providers.rows
            focus_on(rows[self._program.composer.provider.key])
            return
        if remedy is Remedy.RELOAD_MEDIA:
            self._program.media.reload()
        elif remedy is Remedy.ALLOW_PRIVATE_MEDIA:
            self._window.actions_by_key["private_media"].trigger()
        else:
            self._program.composer.mend(finding, remedy)
        self._presenter.focus_place(finding.place)  # the link that was clicked is gone

    def insert_variable(self) -> None:
        """Put a variable where the cursor is, or into the body where that field takes none."""
        focused = self._window.focusWidget()
        if isinstance(focused, LineField) and focused.takes_variables:
            focused.insert_variable()
        else:
            self._window.form.body.edit.insert_variable()

    def choose_private_media(self) -> None:
        """Load media from private addresses, or no longer, as the menu says."""
        allowed = self._window.actions_by_key["private_media"].isChecked()
        self._program.allow_private_media(allowed=allowed)

    def add_language(self) -> None:
        """Add a language to the message and ask for its tag, where it is typed."""
        self._program.composer.add_language("")
        self._presenter.focus_place("language")

    def show_all_languages(self) -> None:
        """Show the card in all languages, or in the chosen one again."""
        self._presenter.show_languages()

    def tell_paste_refused(self, count: int, most: int) -> None:
        self._window.notice.say(
            f"Nothing was pasted: {count:,} characters, and a message has at most {most:,} here.", "warning"
        )

    # where it goes

    def choose_provider(self, key: str) -> None:
        provider = provider_by_key(key)
        if provider is not None:
            self._program.choose_provider(provider)

    def choose_account(self, account_id: str) -> None:
        account = self._program.accounts.find(account_id)
        if account is not None:
            self._program.choose_account(account)

    def rehearse(self, key: str) -> None:
        self._program.practice.trouble = PracticeTrouble(key) if key else None

    def manage_accounts(self) -> None:
        from wacomposer.ui.accounts.accounts_dialog import AccountsDialog  # noqa: PLC0415 - not needed to start

        dialog = AccountsDialog(
            self._program.accounts, self._program.tasks, self._program.checker, self._window
        )
        dialog.set_theme(self._appearance.tokens())
        self._appearance.changed.connect(dialog.set_theme)
        dialog.choose(self._program.composer.provider, self._program.composer.account)
        dialog.used.connect(self.choose_account_of)
        dialog.open()

    def choose_account_of(self, account_id: str) -> None:
        """Use an account from the accounts dialog, with its provider."""
        account = self._program.accounts.find(account_id)
        if account is not None:
            self._program.choose_account(account)

    def show_request(self) -> None:
        from wacomposer.ui.send.request_dialog import RequestDialog  # noqa: PLC0415 - not needed to start

        dialog = RequestDialog(
            self._program.composer, self._program.practice, self._program.tasks, self._window
        )
        dialog.set_theme(self._appearance.tokens())
        self._appearance.changed.connect(dialog.set_theme)
        dialog.open()

    # sending

    def send(self) -> None:
        """Send, unless review refuses; then say why and go to the first place."""
        program = self._program
        if program.sender.state is SendState.SENDING:
            return
        account = program.composer.account
        if not program.composer.try_to_send() or account is None:
            blocking = program.composer.review.blocking
            program.sender.refuse(blocking)
            if blocking:
                self._presenter.focus_place(blocking[0].place)
            return
        program.sender.start(program.composer.submission(), program.composer.provider, account)

    def escape(self) -> None:
        """Esc: close the sheet or the comparison if one is open, else stop waiting for a send."""
        if not (self._window.close_sheet() or self.comparison.close()):
            self._program.sender.cancel()

    def follow_outcome(self) -> None:
        """The banner's link: copy the message id, show the field, or open the accounts."""
        sender = self._program.sender
        needs_account = sender.trouble is not None or any(
            found.place.startswith("account.") for found in sender.refusal
        )
        if needs_account:
            self.manage_accounts()
            return
        if sender.refusal:
            self._presenter.focus_place(sender.refusal[0].place)
            return
        outcome = sender.last.outcome if sender.last else None
        if isinstance(outcome, Accepted):
            QGuiApplication.clipboard().setText(outcome.message_id)
        elif isinstance(outcome, Rejected) and outcome.place:
            if outcome.place.startswith("account."):
                self.manage_accounts()
            else:
                self._presenter.focus_place(outcome.place)

    # the window

    def choose_theme(self, choice: str) -> None:
        self._window.preview.show_as(self._window.preview.face, "")  # light or dark as the window again
        self._appearance.choose(choice)
        settings = replace(self._program.settings, theme=choice, shade="")  # type: ignore[arg-type]
        self._program.change_settings(settings)

    def fold(self, *, folded: bool) -> None:
        """Show where WhatsApp may fold a long body, or all of it."""
        preview = self._window.preview
        preview.show_as(preview.face._replace(fold=folded), preview.shade)
        self.remember_card()

    def remember_card(self) -> None:
        """Keep how the card is shown for the next start."""
        preview, face = self._window.preview, self._window.preview.face
        kept = {"surface": face.surface, "view": face.view, "fold": face.fold, "shade": preview.shade}
        self._program.change_settings(replace(self._program.settings, **kept))  # type: ignore[arg-type]

    def ask_to_close(self) -> None:
        """Close, or ask first while a send is on its way."""
        if self._program.sender.state is not SendState.SENDING:
            self.close_now()
            return
        self._window.notice.say(
            "A message is being sent. If you close now, it is unknown whether it was sent.",
            answers=(("Keep waiting", self._window.notice.dismiss), ("Close anyway", self.close_now)),
        )

    def close_now(self) -> None:
        self._window.may_close = True
        self._window.close()
        self.closing.emit()
