"""What the tests of the providers are made of: messages as files hold them, accounts, requests, answers."""

import json
from typing import Any

from wacomposer.message.file import parse_message
from wacomposer.message.model import FORMAT, Message
from wacomposer.message.recipient import read_recipient
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.providers.contract import Account, Provider, Submission
from wacomposer.providers.judge import judge
from wacomposer.providers.outcome import Outcome
from wacomposer.providers.request import Request, Response
from wacomposer.providers.review import review
from wacomposer.providers.secret import Secret

NOW = 1704124800
"""The unix time in Awal's example."""
SECRET = "s3cret-Value-0815"
UUID4 = "123e4567-e89b-42d3-a456-426614174000"

KEYS = tuple(provider.key for provider in PROVIDERS)
JSON_HEADERS = {"content-type": "application/json"}

ACCOUNTS: dict[str, dict[str, str]] = {
    "wachat": {"instance": "my-instance-01"},
    "ryzeapi": {"instance": "minha-instancia"},
    "wuts": {},
    "awal": {"phone_number_id": "123456", "domain": "your-workspace", "client_id": "your-client-id"},
}
SECRETS = {
    "wachat": {"api_key": SECRET},
    "ryzeapi": {"token": SECRET},
    "wuts": {"token": UUID4},
    "awal": {"hmac_secret": SECRET},
}


def provider(key: str) -> Provider:
    found = provider_by_key(key)
    assert found is not None
    return found


def message(**parts: object) -> Message:
    """A message the way a file holds it."""
    return parse_message(json.dumps({"format": FORMAT, **parts}).encode(), "test.wamsg")


def reply(button_id: str, text: str) -> dict[str, str]:
    return {"kind": "reply", "id": button_id, "text": text}


def text_header(text: str) -> dict[str, str]:
    return {"kind": "text", "text": text}


SMALL = message(body="Hi", buttons=[reply("a", "Yes")])


def account(key: str, **values: str) -> Account:
    """A usable account of a provider, with `values` changed."""
    hidden = {name: Secret(value) for name, value in SECRETS[key].items()}
    return Account(key, f"My {key}", ACCOUNTS[key] | values, hidden)


def submission(composed: Message = SMALL, to: str = "+5511999999999", **options: str) -> Submission:
    return Submission(composed, to, read_recipient(to)[0], options)


def build(key: str, composed: Message = SMALL, to: str = "+5511999999999", **options: str) -> Request:
    """The request through the usable account."""
    return provider(key).build(submission(composed, to, **options), account(key), NOW)


def body(request: Request) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(request.body)
    return data


def wire_headers(request: Request) -> list[tuple[str, str]]:
    """What goes over the wire, in order."""
    return [(header.name, header.value) for header in request.headers]


def errors_of(key: str, composed: Message = SMALL, to: str = "+5511999999999", **options: str) -> list[str]:
    """The errors of review as "place code"."""
    found = review(submission(composed, to, **options), account(key), provider(key))
    return [f"{each.place} {each.code}" for each in found if each.severity == "error"]


def warnings_of(key: str, composed: Message = SMALL, to: str = "+5511999999999", **options: str) -> list[str]:
    """The warnings of review as "place code"."""
    found = review(submission(composed, to, **options), account(key), provider(key))
    return [f"{each.place} {each.code}" for each in found if each.severity == "warning"]


def answer(
    key: str,
    status: int,
    data: object = None,
    raw: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Outcome:
    """What the provider's answer means: `data` as JSON, or `raw` bytes."""
    content = json.dumps(data).encode() if raw is None else raw
    return judge(provider(key), Response(status, JSON_HEADERS | (headers or {}), content), NOW)
