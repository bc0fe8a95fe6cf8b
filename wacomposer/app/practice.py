"""The practice gateway inside the program: started when first needed, off the window's thread."""

from __future__ import annotations

import threading
from functools import cached_property
from typing import TYPE_CHECKING

from wacomposer.practice.accounts import at_gateway

if TYPE_CHECKING:
    import asyncio

    from wacomposer.practice.gateway import PracticeGateway
    from wacomposer.practice.trouble import Trouble
    from wacomposer.providers.contract import Account


class Practice:
    """Gives practice accounts their address; `trouble` is what the gateway rehearses, None for nothing."""

    def __init__(self) -> None:
        self.trouble: Trouble | None = None
        self._starting: asyncio.Lock | None = None
        self._one_at_a_time = threading.Lock()
        self._is_closed = False

    @cached_property
    def gateway(self) -> PracticeGateway:
        """The gateway, which need not run yet."""
        from wacomposer.practice.gateway import PracticeGateway  # noqa: PLC0415 - loaded after the first paint

        return PracticeGateway()

    async def ready(self, account: Account) -> Account:
        """`account` with the gateway's address. Raises OSError if no port can be had."""
        import asyncio  # noqa: PLC0415 - likewise

        self._starting = self._starting or asyncio.Lock()
        async with self._starting:
            if not self.gateway.is_running:
                await asyncio.to_thread(self._start)
        return at_gateway(account, self.gateway, self.trouble)

    def _start(self) -> None:
        with self._one_at_a_time:
            if not self._is_closed:
                self.gateway.start()

    def close(self) -> None:
        """Stop the gateway for good, after a start that is going on; who waited for that was cancelled."""
        with self._one_at_a_time:
            self._is_closed = True
            if "gateway" in vars(self):  # made at all
                self.gateway.stop()
