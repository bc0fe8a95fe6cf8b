"""What would be sent now: the exact request of what is composed, kept up to date, without any secret."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from wacomposer.app.errand import Errand
from wacomposer.providers.contract import Account
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.providers.request import placeholder

if TYPE_CHECKING:
    from wacomposer.app.composer import Composer
    from wacomposer.app.practice import Practice
    from wacomposer.app.tasks import Tasks
    from wacomposer.message.findings import Finding
    from wacomposer.providers.request import Request

_LATER = 1
"""Seconds by which a second build differs, to find what depends on the moment of sending."""


class RequestPreview(Errand):
    """`changed` is emitted whenever the request may be another one.

    A practice account has an address only while the gateway runs: it is started for that, and meanwhile the
    address is a placeholder.
    """

    changed = Signal()

    def __init__(self, composer: Composer, practice: Practice, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._composer = composer
        self._practice = practice
        self._ready: Account | None = None
        self.has_no_port = False
        self._show()
        composer.reviewed.connect(self._update)
        self._find_address()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What refuses the send."""
        return self._composer.review.blocking

    @property
    def provider(self) -> str:
        """The provider's name."""
        return self._composer.provider.name

    @property
    def language(self) -> str | None:
        """The tag of the language that is sent, None where the message has but one."""
        return self._composer.own.language if self._composer.message.variants else None

    def _update(self) -> None:
        self._show()
        self._find_address()
        self.changed.emit()

    def _show(self) -> None:
        """Build for now, and for another moment to see which headers belong to the moment."""
        composer, now = self._composer, int(time.time())
        submission, account = composer.submission(), self._account()
        self.request: Request = composer.provider.build(submission, account, now)
        later = composer.provider.build(submission, account, now + _LATER)
        pairs = zip(self.request.headers, later.headers, strict=True)
        self.momentary = tuple(one.name for one, other in pairs if one.shown != other.shown)

    def _account(self) -> Account:
        account = self._composer.account
        if account is None:
            return Account(self._composer.provider.key, "")
        values = dict(account.values)
        if account.practice:
            known = self._ready is not None and self._ready.id == account.id
            address = self._ready.values[BASE_URL_KEY] if self._ready is not None and known else ""
            values[BASE_URL_KEY] = address or placeholder(BASE_URL_KEY)
        return replace(account, values=values, secrets={})

    def _find_address(self) -> None:
        account = self._composer.account
        is_known = self._ready is not None and account is not None and self._ready.id == account.id
        if account is None or not account.practice or is_known or self.has_no_port:
            return
        wanted = account
        self.start("request", lambda: self._ask_practice(wanted))

    async def _ask_practice(self, account: Account) -> None:
        try:
            self._ready = await self._practice.ready(account)
        except OSError:
            self.has_no_port = True
        self._show()
        self.changed.emit()
