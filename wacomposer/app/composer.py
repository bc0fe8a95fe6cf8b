"""The one owner of what is being composed: every change passes here, is undoable and is reviewed at once."""

from __future__ import annotations

import time
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from wacomposer.app.kept import Kept
from wacomposer.app.mending import mend_composed
from wacomposer.app.reviewed import Reviewed, review_delivery
from wacomposer.app.undo import History
from wacomposer.message import edit
from wacomposer.message.editions import (
    add_language,
    changed_edition,
    edit_edition,
    edition_of,
    editions,
    remove_language,
    set_language,
)
from wacomposer.message.filled_review import review_values
from wacomposer.message.filling import NO_VALUES, Values, as_longest, as_shown, fill_message
from wacomposer.message.findings import (
    RECIPIENT,
    language_place,
    samples_place,
    variable_place,
)
from wacomposer.message.mend import with_text_at
from wacomposer.message.model import Message
from wacomposer.message.recipient import read_recipient
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Submission
from wacomposer.providers.portability import portability
from wacomposer.providers.review import review_content, review_losses, review_options

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from wacomposer.message.findings import Finding, Remedy
    from wacomposer.message.model import ButtonKind, HeaderKind
    from wacomposer.providers.contract import Account, Provider
    from wacomposer.providers.portability import Portability


class Composer(QObject):
    """Message, recipient, options, provider and account; emits after every change, review included.

    `edition` is the language that is edited, shown and sent, and `own` the message in it. `loaded` tells that
    another message took the place of the former one.
    """

    message_changed = Signal()
    delivery_changed = Signal()
    values_changed = Signal()
    edition_changed = Signal()
    reviewed = Signal()
    undo_changed = Signal()
    loaded = Signal()

    def __init__(self, message: Message, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.message = self.own = message
        self.edition = 0
        self.typed = ""
        self.options: Mapping[str, str] = MappingProxyType({})
        self.values: Values = NO_VALUES
        self.provider: Provider = PROVIDERS[0]
        self.account: Account | None = None
        self.review = Reviewed()
        self.touched: set[str] = set()
        self.tried_to_send = False
        self._history = History()
        self._kept = Kept()
        self._review(delivery=True)

    # what is composed

    def submission(self) -> Submission:
        """The present state as a provider takes it."""
        recipient, _ = read_recipient(self.typed)
        return Submission(self.message, self.typed, recipient, self.options, self.values, self.edition)

    def shown(self) -> Message:
        """The message as the preview shows it: filled with values, else first samples, else fallbacks."""
        return fill_message(self.own, as_shown(self.own, self.values))

    def all_shown(self) -> tuple[Message, ...]:
        """The same in every language."""
        lookup = as_shown(self.message, self.values)
        return tuple(fill_message(each, lookup) for each in editions(self.message))

    def longest(self) -> Message:
        """The message filled with the longest of what it may be filled with, as it is counted."""
        return fill_message(self.own, as_longest(self.own, self.values))

    @property
    def can_undo(self) -> bool:
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        return self._history.can_redo

    def load(self, message: Message) -> None:
        """Start with another message; the steps of the former one are forgotten."""
        self._history.clear()
        self._kept.clear()
        self.touched.clear()
        self.tried_to_send = False
        self.edition = 0
        self._show(message)
        self.loaded.emit()

    def undo(self) -> None:
        self._step(self._history.undo(self.message))

    def redo(self) -> None:
        self._step(self._history.redo(self.message))

    def table(self) -> Portability:
        """What becomes of each part at each provider; made when asked, since few look at it all the time."""
        return portability(self.own, PROVIDERS, self.options, self.typed, self.values)

    # changes of the message

    def edit_text(self, place: str, text: str) -> None:
        """Replace the text at `place`, such as header.text, header.url, body, footer or buttons.0.id."""
        self.touched.add(place)
        self.change(place, lambda message: with_text_at(message, place, text), f"{self.edition} {place}")

    def change(self, place: str, change: Callable[[Message], Message], step: str) -> None:
        """Carry out `change`, which concerns `place`, on the texts of the chosen language.

        Changes with the same `step` in a row are undone as one; "" stands alone.
        """
        self._change(edit_edition(self.message, self.edition, place, change), step)

    def convert_text(self, place: str, text: str) -> None:
        """Replace the text at `place` in a step of its own, whatever was typed just before."""
        self._change(with_text_at(self.message, place, text), "")

    def set_filename(self, name: str) -> None:
        self._change(edit.set_header_field(self.message, "filename", name or None), "header.filename")

    def set_header_kind(self, kind: HeaderKind | None) -> None:
        """Switch the kind of header; what was typed for the other kinds comes back with them."""
        self._change(self._kept.with_header(self.message, kind), "")

    def add_button(self) -> None:
        self._change(edit.add_button(self.message), "")

    def remove_button(self, index: int) -> None:
        self._change(edit.remove_button(self.message, index), "")
        self._kept.remove(index)

    def move_button(self, index: int, to: int) -> None:
        """Move the button at `index` to position `to`, both from 0; out of range does nothing."""
        if 0 <= to < len(self.message.buttons) and to != index:
            self._change(edit.move_button(self.message, index, to), "")
            self._kept.move(index, to)

    def set_button_kind(self, index: int, kind: ButtonKind) -> None:
        """Switch the kind of a button; its link, number, code or id comes back when it is switched back."""
        self._change(self._kept.with_button(self.message, index, kind), "")

    def mend(self, finding: Finding, remedy: Remedy) -> None:
        """Carry out a remedy that concerns the message, the recipient or an option."""
        mend_composed(self, finding, remedy)

    def set_samples(self, name: str, samples: tuple[str, ...]) -> None:
        """Set the samples of the variable called `name`."""
        self._change(edit.set_samples(self.message, name, samples), samples_place(name))

    # its languages

    def choose_edition(self, edition: int) -> None:
        """Edit, show and send the texts of `edition` from now on; one that is not there does nothing."""
        if edition != self.edition and 0 <= edition <= len(self.message.variants):
            self.edition = edition
            self._take(self.message)
            self.edition_changed.emit()
            self.reviewed.emit()

    def add_language(self, tag: str) -> None:
        """Add a language, nothing translated yet, and choose it."""
        self._change(add_language(self.message, tag), "")
        self.choose_edition(len(self.message.variants))

    def remove_language(self) -> None:
        """Remove the chosen language, unless it is the message's own."""
        if self.edition:
            self._change(remove_language(self.message, self.edition), "")

    def set_language(self, tag: str) -> None:
        """Set the tag of the chosen language."""
        self._change(set_language(self.message, self.edition, tag), language_place(self.edition))

    # changes of the delivery

    def set_value(self, name: str, text: str) -> None:
        """Fill the variable called `name` in this send; "" leaves it to its fallback."""
        changed = {**self.values, name: text}
        if not text:
            del changed[name]
        if changed != self.values:
            self.touched.add(variable_place(name))
            self.set_values(changed)

    def set_values(self, values: Values) -> None:
        """Fill the variables of this send by `values` alone."""
        self.values = MappingProxyType(dict(values))
        self._delivery_changed()
        self.values_changed.emit()

    def set_recipient(self, typed: str) -> None:
        if typed != self.typed:
            self.typed = typed
            self.touched.add(RECIPIENT)
            self._delivery_changed()

    def set_option(self, key: str, text: str) -> None:
        """Set the option called `key`; "" removes it."""
        changed = {**self.options, key: text}
        if not text:
            del changed[key]
        if changed != self.options:
            self.options = MappingProxyType(changed)
            self._delivery_changed()

    def choose(self, provider: Provider, account: Account | None) -> None:
        """Send through `account` of `provider` from now on."""
        if (provider, account) != (self.provider, self.account):
            self.provider, self.account = provider, account
            self._delivery_changed()

    def try_to_send(self) -> bool:
        """Whether nothing refuses the send; from now on empty fields are named too."""
        self.tried_to_send = True
        self.reviewed.emit()
        return not self.review.blocking

    # inside

    def _change(self, message: Message, place: str) -> None:
        if message == self.message:
            return
        self._history.record(self.message, place, time.monotonic())
        self._kept.note(self.message)
        self._show(message)

    def _step(self, message: Message) -> None:
        self._kept.step(self.message, message)
        edition = changed_edition(self.message, message)
        if edition is not None:  # or nothing would be seen to happen
            self.edition = edition
        self._show(message)

    def _show(self, message: Message) -> None:
        self._take(message)
        self.message_changed.emit()
        self.reviewed.emit()
        self.undo_changed.emit()

    def _take(self, message: Message) -> None:
        self.message = message
        self.edition = min(self.edition, len(message.variants))
        self.own = edition_of(message, self.edition)
        self._review(delivery=False)

    def _delivery_changed(self) -> None:
        self._review(delivery=True)
        self.delivery_changed.emit()
        self.reviewed.emit()

    def _review(self, *, delivery: bool) -> None:
        """Review the message anew, and where it goes if `delivery` changed too."""
        delivered = (self.typed, self.options, self.account, self.provider)
        self.review = Reviewed(
            content=review_content(self.message, self.provider, self.values, self.edition),
            delivery=review_delivery(*delivered) if delivery else self.review.delivery,
            values=review_values(self.own, self.values),
            losses={provider.key: self._losses(provider) for provider in PROVIDERS},
        ).with_languages(self.message, self.edition, self.provider, self.values)

    def _losses(self, provider: Provider) -> tuple[Finding, ...]:
        return (*review_losses(self.own, provider, self.values), *review_options(self.options, provider))
