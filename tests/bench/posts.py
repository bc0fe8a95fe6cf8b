"""The same post to the practice gateway, by plain httpx and as a send of the program."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from wacomposer.message.recipient import read_recipient
from wacomposer.message.sample import SAMPLE, SAMPLE_RECIPIENT
from wacomposer.practice.accounts import practice_account
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account, Submission
from wacomposer.providers.outcome import Accepted

if TYPE_CHECKING:
    import httpx

    from wacomposer.delivery.transport import Transport

Post: TypeAlias = Callable[[], Awaitable[None]]

PROVIDER = next(provider for provider in PROVIDERS if provider.key == "ryzeapi")
AT_ONCE = 20


def _account(base_url: str) -> Account:
    practice = practice_account(PROVIDER.key)
    return replace(practice, values={**practice.values, "base_url": base_url})


def _submission() -> Submission:
    recipient, _ = read_recipient(SAMPLE_RECIPIENT)
    return Submission(SAMPLE, SAMPLE_RECIPIENT, recipient)


def plain_post(client: httpx.AsyncClient, base_url: str) -> Post:
    """The bytes of one send by httpx alone; nothing of the program's sending is loaded."""
    request = PROVIDER.build(_submission(), _account(base_url), int(time.time()))
    headers = {header.name: header.value for header in request.headers}

    async def post() -> None:
        (await client.post(request.url, headers=headers, content=request.body)).raise_for_status()

    return post


def program_post(transport: Transport, base_url: str) -> Post:
    """Review, request, exchange and outcome, as the window and the command line do it."""
    from wacomposer.delivery.attempt import Attempt
    from wacomposer.delivery.send import send

    submission, account = _submission(), _account(base_url)

    async def post() -> None:
        outcome = await send(transport, PROVIDER, submission, account, Attempt())
        if not isinstance(outcome, Accepted):
            raise TypeError(f"the gateway did not accept: {outcome}")

    return post


async def rate(post: Post, count: int) -> float:
    """Posts per second of `count`, AT_ONCE at a time."""
    waiting = iter(range(count))

    async def work() -> None:
        for _ in waiting:
            await post()

    begun = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(AT_ONCE)))
    return count / (time.perf_counter() - begun)
