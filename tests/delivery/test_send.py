"""Sending one submission: what is wrong refuses it before anything leaves, and warnings never do."""

from dataclasses import replace

import pytest

from tests.delivery.parts import run
from tests.delivery.server import Server
from tests.providers.parts import KEYS, SMALL, account, message, provider, reply, submission, text_header
from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.send import UnsendableError, obstacles, send
from wacomposer.delivery.transport import Transport
from wacomposer.message.findings import Code
from wacomposer.providers.contract import Account, Submission
from wacomposer.providers.outcome import Accepted
from wacomposer.providers.secret import Secret

every_provider = pytest.mark.parametrize("key", KEYS)


def refused(key: str, sent: Submission, own: Account) -> list[str]:
    """Try to send; the errors as "place code"."""

    async def scene() -> list[str]:
        async with Server() as server, Transport() as transport:
            there = replace(own, values={**own.values, "base_url": server.url})
            attempt = Attempt()
            with pytest.raises(UnsendableError) as failure:
                await send(transport, provider(key), sent, there, attempt)
            assert not attempt.may_have_left
            assert server.connections == 0
            assert failure.value.findings == obstacles(sent, there, provider(key))
            return [f"{each.place} {each.code}" for each in failure.value.findings]

    return run(scene())


@every_provider
def test_errors_refuse_the_send_before_anything_leaves(key: str) -> None:
    empty = message(buttons=[reply("a", "Yes")])
    assert refused(key, submission(empty), account(key)) == ["body empty"]
    assert refused(key, submission(SMALL, "11 99999"), account(key)) == ["recipient recipient_no_country"]
    assert refused(key, submission(SMALL, novelty="1"), account(key)) == [
        "options.novelty option_not_carried"
    ]


@every_provider
def test_a_missing_secret_refuses_the_send(key: str) -> None:
    (field,) = provider(key).secret_fields
    bare = replace(account(key), secrets={})
    assert refused(key, submission(), bare) == [f"account.{field.key} account_field_missing"]


@pytest.mark.parametrize("token", ["not-a-uuid", "123e4567-e89b-12d3-a456-426614174000", "0" * 36])
def test_a_token_of_another_form_refuses_the_send_and_is_not_repeated(token: str) -> None:
    own = replace(account("wuts"), secrets={"token": Secret(token)})
    assert refused("wuts", submission(), own) == ["account.token account_field_form"]
    found = obstacles(submission(), own, provider("wuts"))
    assert token not in repr(found)
    assert token not in str(UnsendableError(found))


def test_a_uuid_may_be_in_capitals() -> None:
    own = replace(account("wuts"), secrets={"token": Secret("123E4567-E89B-42D3-A456-426614174000")})
    assert obstacles(submission(), own, provider("wuts")) == ()


def test_what_a_provider_would_lose_refuses_the_send() -> None:
    composed = message(header=text_header("Hello"), body="Hi", buttons=[reply("a", "Yes")])
    assert refused("wuts", submission(composed), account("wuts")) == ["header header_not_carried"]


def test_warnings_never_refuse() -> None:
    composed = message(
        header={"kind": "image", "url": "http://example.com/a", "filename": "a.jpg", "text": "kept"},
        body="x" * 2000,
        buttons=[reply("a", "x" * 30), {"kind": "url", "text": "Go", "url": "https://münchen.de"}],
    )

    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            own = account("ryzeapi", base_url=server.url)
            sent = submission(composed, replyPrivate="true")
            assert obstacles(sent, own, provider("ryzeapi")) == ()
            assert await send(transport, provider("ryzeapi"), sent, own, Attempt()) == Accepted()
            assert server.requests[0].data()["contentText"] == "x" * 2000

    run(scene())


def test_the_recipient_that_was_reviewed_is_the_one_that_gets_it() -> None:
    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            own = account("ryzeapi", base_url=server.url)
            sent = Submission(SMALL, "+55 (11) 99999-9999")
            await send(transport, provider("ryzeapi"), sent, own, Attempt())
            assert server.requests[0].data()["number"] == "5511999999999"

    run(scene())


def test_the_exception_names_places_and_codes_only() -> None:
    found = obstacles(submission(message(body="tell-no-one\x00")), account("wachat"), provider("wachat"))
    assert [each.code for each in found] == [Code.CONTROL_CHARACTER, Code.NO_BUTTONS]
    assert str(UnsendableError(found)) == "body: control_character, buttons: no_buttons"
