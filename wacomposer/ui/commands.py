"""What the user's commands do: each slot of the wiring that is more than one call."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from wacomposer.app.sender import SendState
from wacomposer.message.file import ENDING, FileProblem
from wacomposer.message.findings import Finding, Remedy, button_place
from wacomposer.message.model import VALUE_FIELD, Message
from wacomposer.message.sample import SAMPLE
from wacomposer.practice.trouble import Trouble as PracticeTrouble
from wacomposer.providers.catalog import provider_by_key
from wacomposer.providers.outcome import Accepted, Rejected
from wacomposer.wording.files import describe_file_problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.app.program import Program
    from wacomposer.storage.problem import Problem
    from wacomposer.ui.appearance import Appearance
    from wacomposer.ui.presenter import Presenter
    from wacomposer.ui.window import Window

FILTER = f"wacomposer messages (*{ENDING})"


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

    # the message

    def edit_button_text(self, index: int, text: str) -> None:
        self._program.composer.edit_text(button_place(index, "text"), text)

    def edit_button_value(self, index: int, text: str) -> None:
        kind = self._program.composer.message.buttons[index].kind
        self._program.composer.edit_text(button_place(index, VALUE_FIELD[kind]), text)

    def mend(self, finding: Finding, remedy: Remedy) -> None:
        """Carry out a remedy; the choice of a provider is the user's, so that one moves the focus there."""
        if remedy is Remedy.OTHER_PROVIDER:
            self._window.open_sheet(shown=True)
            rows = self._window.send.providers.rows
            rows[self._program.composer.provider.key].setFocus()
            return
        self._program.composer.mend(finding, remedy)

    def new(self) -> None:
        self._unless_unsaved(lambda: self._program.document.start(Message()))

    def open_sample(self) -> None:
        self._unless_unsaved(lambda: self._program.document.start(SAMPLE))

    def open(self) -> None:
        self._unless_unsaved(self._choose_and_open)

    def _choose_and_open(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self._window, "Open a message", self._folder(), FILTER)
        if name:
            self._program.document.open(Path(name))

    def save(self) -> None:
        path = self._program.document.path
        if path is None:
            self.save_as()
        else:
            self._program.document.save(path)

    def save_as(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the message", self._folder(), FILTER)
        if name:
            self._program.document.save(Path(name))

    def _folder(self) -> str:
        path = self._program.document.path
        return str(path.parent) if path else ""

    def save_picture(self) -> None:
        """Ask for a file and write the card as PNG at twice the size, in the colours it is shown in."""
        name, _ = QFileDialog.getSaveFileName(self._window, "Save the card", "card.png", "PNG (*.png)")
        if not name:
            return
        from wacomposer.card.export import render_image, write_png  # noqa: PLC0415 - rarely needed
        from wacomposer.card.theme import THEMES  # noqa: PLC0415

        theme = THEMES["dark" if self._window.preview.dark else "light"]
        path = Path(name if name.endswith(".png") else f"{name}.png")
        try:
            write_png(render_image(self._program.composer.message, theme=theme, scale=2.0), path)
        except OSError as failure:
            self._window.notice.say(f"{path.name} was not written: {failure.strerror or failure}.", "error")
        else:
            self._window.notice.say(f"{path.name} is saved.", "success")

    def _unless_unsaved(self, act: Callable[[], None]) -> None:
        """Do `act` at once, or after a question where that would lose what is not saved."""
        document = self._program.document
        if document.is_saved or self._program.composer.message == Message():
            act()
            return
        self._window.notice.say(
            "This message is not saved.",
            answers=(("Save it", self.save), ("Go on without saving", act)),
        )

    def remember_file(self, path: str) -> None:
        self._program.change_settings(self._program.settings.with_recent(path))

    def tell_file_problem(self, problem: FileProblem) -> None:
        self._window.notice.say(describe_file_problem(problem), "error")

    def tell_storage_problem(self, problem: Problem) -> None:
        from wacomposer.wording.storage import describe_problem  # noqa: PLC0415 - rarely needed

        self._window.notice.say(describe_problem(problem), "warning")

    def tell_restored(self, more: int, open_next: Callable[[], None]) -> None:
        """Say that this message was left unsaved, and offer the next one if there are `more`."""
        if more == 0:
            self._window.notice.say("This is what was open and not saved.", "success")
            return
        others = "One more is" if more == 1 else f"{more} more are"
        self._window.notice.say(
            f"This is what was open and not saved. {others} kept.",
            "success",
            answers=(("Open the next", lambda: self._unless_unsaved(open_next)),),
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
        """Esc: close the sheet if it is open, else stop waiting for a send."""
        if not self._window.close_sheet():
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
        self._appearance.choose(choice)
        self._program.change_settings(replace(self._program.settings, theme=choice))  # type: ignore[arg-type]

    def ask_to_close(self) -> None:
        """Close, or ask first while a send is on its way."""
        if self._program.sender.state is not SendState.SENDING:
            self._close()
            return
        self._window.notice.say(
            "A message is being sent. If you close now, it is unknown whether it was sent.",
            answers=(("Keep waiting", self._window.notice.dismiss), ("Close anyway", self._close)),
        )

    def _close(self) -> None:
        self._window.may_close = True
        self._window.close()
        self.closing.emit()
