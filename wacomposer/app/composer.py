"""The one owner of what is being composed: every change passes here, is undoable and is reviewed at once."""

from __future__ import annotations

import time
from decimal import ROUND_HALF_UP, Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from wacomposer.app.kept import Kept
from wacomposer.app.undo import History
from wacomposer.message import edit
from wacomposer.message.filled_review import review_values
from wacomposer.message.filling import NO_VALUES, Values, as_longest, as_shown, fill_message
from wacomposer.message.findings import RECIPIENT, Remedy, errors, samples_place, variable_place
from wacomposer.message.mend import mend, with_text_at
from wacomposer.message.model import Message
from wacomposer.message.recipient import read_recipient, strip_number
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Submission
from wacomposer.providers.fields import read_seconds
from wacomposer.providers.portability import portability
from wacomposer.providers.review import (
    review_account,
    review_content,
    review_losses,
    review_options,
    review_recipient,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.message.findings import Finding
    from wacomposer.message.model import ButtonKind, HeaderKind
    from wacomposer.providers.contract import Account, Provider
    from wacomposer.providers.portability import Portability


class Reviewed(NamedTuple):
    """What review says now, for the chosen provider and of values to fill in; losses by provider key."""

    content: tuple[Finding, ...] = ()
    delivery: tuple[Finding, ...] = ()
    values: tuple[Finding, ...] = ()
    losses: Mapping[str, tuple[Finding, ...]] = MappingProxyType({})

    @property
    def all(self) -> tuple[Finding, ...]:
        return (*self.content, *self.values, *self.delivery)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The errors, which refuse a send."""
        return errors(self.all)


class Composer(QObject):
    """Message, recipient, options, provider and account; emits after every change, review included.

    `loaded` tells that another message took the place of the former one.
    """

    message_changed = Signal()
    delivery_changed = Signal()
    values_changed = Signal()
    reviewed = Signal()
    undo_changed = Signal()
    loaded = Signal()

    def __init__(self, message: Message, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.message = message
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
        return Submission(self.message, self.typed, recipient, self.options, self.values)

    def shown(self) -> Message:
        """The message as the preview shows it: filled with values, else first samples, else fallbacks."""
        return fill_message(self.message, as_shown(self.message, self.values))

    def longest(self) -> Message:
        """The message filled with the longest of what it may be filled with, as it is counted."""
        return fill_message(self.message, as_longest(self.message, self.values))

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
        self._show(message)
        self.loaded.emit()

    def undo(self) -> None:
        self._step(self._history.undo(self.message))

    def redo(self) -> None:
        self._step(self._history.redo(self.message))

    def table(self) -> Portability:
        """What becomes of each part at each provider; made when asked, since few look at it all the time."""
        return portability(self.message, PROVIDERS, self.options, self.typed, self.values)

    # changes of the message

    def edit_text(self, place: str, text: str) -> None:
        """Replace the text at `place`, such as header.text, header.url, body, footer or buttons.0.id."""
        self.touched.add(place)
        self._change(with_text_at(self.message, place, text), place)

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
        key = finding.place.partition(".")[2]
        if remedy is Remedy.ADD_PLUS:
            self.set_recipient(str(finding.facts["guess"]))
        elif remedy is Remedy.DROP_OPTION:
            self.set_option(key, "")
        elif remedy is Remedy.ROUND_DELAY:
            self.set_option(key, self._rounded(key))
        elif remedy is Remedy.REMOVE_BUTTON:
            self.remove_button(int(key.split(".")[0]))
        elif remedy is Remedy.MAKE_REPLY:
            self.set_button_kind(int(key.split(".")[0]), "reply")
        elif remedy is Remedy.CLEAN and finding.place == RECIPIENT:
            self.set_recipient(strip_number(self.typed))
        else:
            self._change(mend(self.message, finding, remedy), "")

    def set_samples(self, name: str, samples: tuple[str, ...]) -> None:
        """Set the samples of the variable called `name`."""
        self._change(edit.set_samples(self.message, name, samples), samples_place(name))

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

    def _rounded(self, key: str) -> str:
        spec, seconds = self.provider.option(key), read_seconds(self.options.get(key, ""))
        if spec is None or seconds is None:
            return ""
        steps = (seconds / spec.step).to_integral_value(ROUND_HALF_UP)
        return f"{(max(steps, Decimal(1)) * spec.step).normalize():f}"

    def _change(self, message: Message, place: str) -> None:
        if message == self.message:
            return
        self._history.record(self.message, place, time.monotonic())
        self._kept.note(self.message)
        self._show(message)

    def _step(self, message: Message) -> None:
        self._kept.step(self.message, message)
        self._show(message)

    def _show(self, message: Message) -> None:
        self.message = message
        self._review(delivery=False)
        self.message_changed.emit()
        self.reviewed.emit()
        self.undo_changed.emit()

    def _delivery_changed(self) -> None:
        self._review(delivery=True)
        self.delivery_changed.emit()
        self.reviewed.emit()

    def _review(self, *, delivery: bool) -> None:
        """Review the message anew, and where it goes if `delivery` changed too."""
        self.review = Reviewed(
            content=review_content(self.message, self.provider, self.values),
            delivery=self._delivery() if delivery else self.review.delivery,
            values=review_values(self.message, self.values),
            losses={provider.key: self._losses(provider) for provider in PROVIDERS},
        )

    def _delivery(self) -> tuple[Finding, ...]:
        account = review_account(self.account, self.provider) if self.account else ()
        recipient = review_recipient(self.typed, self.provider)
        return (*recipient, *review_options(self.options, self.provider), *account)

    def _losses(self, provider: Provider) -> tuple[Finding, ...]:
        return (*review_losses(self.message, provider, self.values), *review_options(self.options, provider))
