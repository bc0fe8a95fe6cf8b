"""Tests whether an account works, by the request its provider documents as safe; sends no message."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wacomposer.providers.judge import judge
from wacomposer.providers.outcome import Accepted, Outcome
from wacomposer.providers.request import Response
from wacomposer.storage.secrets.result import Trouble

if TYPE_CHECKING:
    from wacomposer.app.accounts import Accounts
    from wacomposer.app.practice import Practice
    from wacomposer.app.sender import Sender
    from wacomposer.providers.contract import Account, Provider

_SUCCESS = 2  # of a status, the hundreds


@dataclass(frozen=True, slots=True)
class NoCheck:
    """The provider documents no request that is safe to test with."""


class Checker:
    """Uses the sender's connections; one check at a time is its caller's business."""

    def __init__(self, sender: Sender, accounts: Accounts, practice: Practice) -> None:
        self._sender = sender
        self._accounts = accounts
        self._practice = practice

    async def check(self, provider: Provider, account: Account) -> Outcome | Trouble | NoCheck:
        """Accepted means that the provider knows the account. Raises OSError if practice has no port."""
        if provider.check is None:
            return NoCheck()
        ready: Account | Trouble
        if account.practice:
            ready = await self._practice.ready(account)
        else:
            ready = await self._accounts.with_secrets(account)
        if isinstance(ready, Trouble):
            return ready
        from wacomposer.delivery.attempt import Attempt  # noqa: PLC0415 - loads the HTTP client

        transport = await self._sender.open()
        request = provider.check.build(ready, int(time.time()))
        answer = await transport.exchange(request, Attempt())
        if not isinstance(answer, Response):
            return answer
        if answer.status // 100 == _SUCCESS:
            return Accepted()
        return judge(provider, answer, time.time())
