"""The same post to the practice gateway, by plain httpx and as a send of the program."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TypeAlias

import httpx

from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.send import send
from wacomposer.delivery.transport import Transport
from wacomposer.message.recipient import read_recipient
from wacomposer.message.sample import SAMPLE, SAMPLE_RECIPIENT
from wacomposer.practice.accounts import practice_account
from wacomposer.providers.catalog import provider_by_key
from wacomposer.providers.contract import Submission
from wacomposer.providers.outcome import Accepted

Post: TypeAlias = Callable[[], Awaitable[None]]

PROVIDER = "ryzeapi"
AT_ONCE = 20


def program_post(transport: Transport, base_url: str) -> Post:
    """Review, request, exchange and outcome, as the window and the command line do it."""
    provider = provider_by_key(PROVIDER)
    assert provider is not None
    practice = practice_account(PROVIDER)
    account = replace(practice, values={**practice.values, "base_url": base_url})
    recipient, _ = read_recipient(SAMPLE_RECIPIENT)
    submission = Submission(SAMPLE, SAMPLE_RECIPIENT, recipient)

    async def post() -> None:
        outcome = await send(transport, provider, submission, account, Attempt())
        if not isinstance(outcome, Accepted):
            raise TypeError(f"the gateway did not accept: {outcome}")

    return post


def plain_post(client: httpx.AsyncClient, base_url: str) -> Post:
    """The same bytes by httpx alone."""
    provider = provider_by_key(PROVIDER)
    assert provider is not None
    practice = practice_account(PROVIDER)
    account = replace(practice, values={**practice.values, "base_url": base_url})
    recipient, _ = read_recipient(SAMPLE_RECIPIENT)
    request = provider.build(Submission(SAMPLE, SAMPLE_RECIPIENT, recipient), account, int(time.time()))
    headers = {header.name: header.value for header in request.headers}

    async def post() -> None:
        (await client.post(request.url, headers=headers, content=request.body)).raise_for_status()

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
