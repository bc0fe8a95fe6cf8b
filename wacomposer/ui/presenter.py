"""From the program's state to the window: what is shown after every change, and nothing the other way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wacomposer.app.sender import SendState
from wacomposer.card.language_name import language_name
from wacomposer.message.filling import has_variables
from wacomposer.message.findings import Code, Finding
from wacomposer.providers.outcome import Accepted, Unknown
from wacomposer.ui.whereabouts import focus_place
from wacomposer.wording.findings import sentence
from wacomposer.wording.marks import provider_mark
from wacomposer.wording.outcomes import describe
from wacomposer.wording.secrets import describe_trouble

if TYPE_CHECKING:
    from wacomposer.app.program import Program
    from wacomposer.app.sender import Sent
    from wacomposer.ui.window import Window

_QUIET = (Code.EMPTY, Code.RECIPIENT_MISSING, Code.NO_BUTTONS, Code.VARIABLE_UNFILLED)
"""Findings about what is not there yet: told once the person was there or wants to send."""


class Presenter(QObject):
    """Shows composer, accounts, document and sender in the window."""

    def __init__(self, window: Window, program: Program) -> None:
        super().__init__(window)
        self._window = window
        self._composer = program.composer
        self._accounts = program.accounts
        self._document = program.document
        self._sender = program.sender
        self._media = program.media

    def show_all(self) -> None:
        """Show everything, as at the start."""
        self.show_message()
        self.show_delivery()
        self.show_review()
        self.show_undo()
        self.show_document()

    def show_message(self) -> None:
        composer = self._composer
        self._window.form.set_value(composer.own, composer.values)
        self._window.preview.set_message(composer.shown())
        self.show_languages()

    def show_languages(self) -> None:
        """Show the cards of all languages if that was asked for, and which one is sent."""
        composer, window = self._composer, self._window
        tag, several = composer.own.language, bool(composer.message.variants)
        unnamed = "a language without a tag" if composer.edition else "its own language"
        window.preview.offer_languages(offered=several)
        messages = composer.all_shown() if window.preview.shows_all_languages else ()
        window.preview.set_languages([(language_name(each.language), each) for each in messages])
        in_what = language_name(tag) if tag else unnamed
        window.send.send.set_language(in_what if several else "")

    def show_media(self) -> None:
        self._window.preview.set_media(self._media.shown)
        self.show_review()

    def show_delivery(self) -> None:
        composer, panel = self._composer, self._window.send
        if has_variables(composer.own):
            self.show_message()
        panel.providers.set_value(composer.provider.key)
        panel.account.set_value(self._accounts.of(composer.provider.key), composer.account)
        panel.recipient.set_value(composer.typed)
        panel.options.set_value(composer.provider, composer.options)

    def show_review(self) -> None:
        composer, window = self._composer, self._window
        review = composer.review
        complaint = self._sender.complaint(composer.submission(), composer.provider)
        said = [complaint] if complaint else []
        loud = self._loud((*review.content, *review.values))
        form_findings = [*said, *loud, *self._media.findings()]
        window.form.show_review(composer.own, composer.longest(), form_findings)
        window.form.show_languages(composer.message, composer.edition, review)
        window.send.show_findings([*said, *self._loud(review.delivery)])
        window.send.providers.show_losses(review.losses)
        mark, _ = provider_mark(review.losses.get(composer.provider.key, ()))
        account = composer.account.name if composer.account else "no account"
        window.bar.show_provider(composer.provider.name, account, mark)
        self._describe_send()
        self.show_comparison()

    def show_comparison(self) -> None:
        """Show the portability table, while it is open."""
        composer, panel = self._composer, self._window.compare
        if panel is None or panel.isHidden():
            return
        from wacomposer.wording.portability import part_detail  # noqa: PLC0415 - not needed to start

        table = composer.table()
        details = [
            part_detail(row.place, composer.own, composer.options, composer.typed) for row in table.rows
        ]
        panel.show_table(table, details, composer.provider.key)

    def _loud(self, findings: tuple[Finding, ...]) -> list[Finding]:
        """`findings` without those about empty places where nobody has been yet."""
        composer = self._composer
        if composer.tried_to_send:
            return list(findings)
        return [each for each in findings if each.code not in _QUIET or each.place in composer.touched]

    def _describe_send(self) -> None:
        blocking = self._composer.review.blocking
        why = " ".join(sentence(finding) for finding in blocking[:3])
        self._window.send.send.setAccessibleDescription(f"Not ready: {why}" if why else "")

    def show_undo(self) -> None:
        composer, window = self._composer, self._window
        for key, on in (("undo", composer.can_undo), ("redo", composer.can_redo)):
            window.actions_by_key[key].setEnabled(on)
        window.top.undo.setEnabled(composer.can_undo)
        window.top.redo.setEnabled(composer.can_redo)

    def show_document(self) -> None:
        document = self._document
        state = "Saved" if document.is_saved and document.path else "" if document.is_saved else "Not saved"
        self._window.top.show_document(document.name, state)
        mark = "" if document.is_saved else "• "
        self._window.setWindowTitle(f"{mark}{document.name} – wacomposer")

    def show_sender(self) -> None:
        sender, panel = self._sender, self._window.send
        panel.send.show_state(sender.state)
        if sender.state is SendState.SENDING:
            name = self._composer.provider.name
            panel.banner.show_words("", f"Sending through {name}…", advice="You can go on working.")
        elif sender.state is SendState.IDLE:
            panel.banner.hide()
        elif sender.trouble is not None:
            headline, advice = describe_trouble(sender.trouble)
            panel.banner.show_words("error", f"Not sent. {headline}", advice=advice, link="Manage accounts")
        elif sender.refusal:
            self.show_refusal(sender.refusal)
        elif sender.last is not None:
            self._show_outcome(sender.last)
        self.show_review()

    def show_refusal(self, findings: tuple[Finding, ...]) -> None:
        """Say why nothing was sent; each finding stands at its own place too."""
        count = len(findings)
        headline = (
            "Not sent: one thing to mend first." if count == 1 else f"Not sent: {count} things to mend."
        )
        says = " ".join(f"{sentence(finding)}" for finding in findings[:2])
        needs_account = any(finding.place.startswith("account.") for finding in findings)
        self._window.send.banner.show_words(
            "error", headline, advice=says, link="Manage accounts" if needs_account else "Show the field"
        )

    def _show_outcome(self, sent: Sent) -> None:
        said = describe(sent.outcome, sent.provider.name)
        headline = f"Practice: {said.headline}" if sent.account.practice else said.headline
        tone, link = "error", ""
        if isinstance(sent.outcome, Accepted):
            tone, link = "success", "Copy message id" if sent.outcome.message_id else ""
        elif isinstance(sent.outcome, Unknown):
            tone = "warning"
        elif sent.outcome.place:
            link = "Show the field"
        words = f"“{said.words}”" if said.words else ""
        self._window.send.banner.show_words(tone, headline, words, said.advice, link)

    def show_history(self) -> None:
        self._window.send.history.show_sends(self._sender.history)

    def focus_place(self, place: str) -> None:
        """Move the focus to the field that `place` names."""
        focus_place(self._window, place)
