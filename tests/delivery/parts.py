"""Sends through real connections: what goes out, in which time, and what came of it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from typing import Any, TypeVar

from tests.providers.parts import SMALL, account, provider, submission
from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.send import send
from wacomposer.delivery.transport import Patience, Transport
from wacomposer.message.model import Message
from wacomposer.providers.outcome import Outcome, Rejected, Unknown
from wacomposer.providers.request import HttpHeader, Request, Response

Result = TypeVar("Result")

CALM = Patience(connect=10, silence=10, whole=10)
"""For all that ends by itself, however busy this computer is."""
QUICK = Patience(connect=10, silence=0.3, whole=0.6)
"""For an answer that does not come."""
HASTY = Patience(connect=0.3, silence=10, whole=10)
"""For a connection that does not come about."""


def run(work: Coroutine[Any, Any, Result]) -> Result:
    """Run to the end, and not for ever."""

    async def bounded() -> Result:
        return await asyncio.wait_for(work, 15)

    return asyncio.run(bounded())


async def deliver(
    transport: Transport,
    base_url: str,
    key: str = "ryzeapi",
    composed: Message = SMALL,
    attempt: Attempt | None = None,
    **options: str,
) -> Outcome:
    """Send through the usable account of a provider that is said to be at `base_url`."""
    own = account(key, base_url=base_url)
    sent = submission(composed, **options)
    return await send(transport, provider(key), sent, own, attempt or Attempt())


async def deliver_once(base_url: str, patience: Patience = CALM, key: str = "ryzeapi") -> Outcome:
    """Send over a connection of its own."""
    async with Transport(patience) as transport:
        return await deliver(transport, base_url, key)


async def until(condition: Callable[[], object]) -> None:
    """Wait until `condition` holds."""
    while not condition():  # noqa: ASYNC110 - what the other side sees has no event
        await asyncio.sleep(0.01)


async def exchange(
    url: str, *headers: HttpHeader, patience: Patience = CALM, attempt: Attempt | None = None
) -> Response | Rejected | Unknown:
    """Send a bare request over a connection of its own."""
    request = Request("POST", url, headers, b"{}")
    async with Transport(patience) as transport:
        return await transport.exchange(request, attempt or Attempt())


def at(base_url: str, key: str = "ryzeapi") -> Request:
    """The request that `deliver` sends."""
    return provider(key).build(submission(), replace(account(key, base_url=base_url)), 0)
