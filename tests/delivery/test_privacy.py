"""Where a credential goes: to the provider's address, and nowhere else, whatever a server does."""

import asyncio
import json
import logging
import traceback
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.delivery.parts import CALM, QUICK, deliver, deliver_once, exchange, run
from tests.delivery.server import OK, Behaviour, Line, Server, accept_all
from tests.delivery.test_outcomes import DOUBTS
from tests.providers.parts import KEYS, SECRET, SECRETS, account, provider, submission
from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.echo import LEAST_LENGTH
from wacomposer.delivery.send import send
from wacomposer.delivery.transport import Transport
from wacomposer.message.findings import errors
from wacomposer.providers.outcome import Reason, Rejected
from wacomposer.providers.request import HttpHeader, Request, Response
from wacomposer.providers.review import review_account
from wacomposer.providers.secret import Secret
from wacomposer.storage.secrets.binding import host_of

every_provider = pytest.mark.parametrize("key", KEYS)


@every_provider
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_to_another_host_is_told_and_nothing_arrives_there(key: str, status: int) -> None:
    async def scene() -> None:
        async with Server() as elsewhere:
            location = f"http://localhost:{elsewhere.port}/collect?x=1"

            async def redirects(line: Line) -> None:
                while await line.request():
                    await line.reply(status, b"", location=location)

            async with Server(redirects) as server:
                assert await deliver_once(server.url, key=key) == Rejected(
                    Reason.REDIRECTED, location, status
                )
                assert len(server.requests) == 1
            assert elsewhere.connections == 0

    run(scene())


@pytest.mark.parametrize(
    "location", ["/login", "//localhost/x", "https://[", "\x7f", "javascript:alert(1)", ""]
)
def test_a_redirect_to_anywhere_is_not_followed(location: str) -> None:
    async def redirects(line: Line) -> None:
        while await line.request():
            await line.reply(302, b"", location=location)

    async def scene() -> None:
        async with Server(redirects) as server:
            outcome = await deliver_once(server.url)
            assert isinstance(outcome, Rejected)
            assert (outcome.reason, outcome.words) == (Reason.REDIRECTED, location.replace("\x7f", ""))
            assert (server.connections, len(server.requests)) == (1, 1)

    run(scene())


def test_cookies_are_not_kept() -> None:
    async def sets_cookies(line: Line) -> None:
        while await line.request():
            await line.reply(set_cookie="session=abc; Path=/")

    async def scene() -> None:
        async with Server(sets_cookies) as server, Transport() as transport:
            await asyncio.gather(*(deliver(transport, server.url) for _ in range(5)))
            await deliver(transport, server.url)
            assert [each.header("cookie") for each in server.requests] == [None] * 6

    run(scene())


def test_netrc_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "home" / ".netrc"
    netrc.write_text("machine 127.0.0.1 login me password netrc-password\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))

    async def scene() -> None:
        async with Server() as server:
            await deliver_once(server.url)
            await deliver_once(server.url, key="wuts")
            plain, bearer = (each.header("authorization") for each in server.requests)
            assert plain is None
            assert bearer == f"Bearer {SECRETS['wuts']['token']}"
            assert b"netrc" not in server.raw

    run(scene())


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("X-A", "two\r\nX-Evil: 1"),
        ("X-A", "nul\x00"),
        ("X-A", "é"),
        ("X-A", "\ud800"),
        ("X A", "b"),
        ("X-A\r\nX-Evil", "b"),
        ("", "b"),
        ("Ü", "b"),
    ],
)
def test_values_that_cannot_be_a_header_are_not_sent(name: str, value: str) -> None:
    async def scene() -> None:
        async with Server() as server:
            attempt = Attempt()
            outcome = await exchange(server.url, HttpHeader(name, value), attempt=attempt)
            assert outcome == Rejected(Reason.BAD_ADDRESS, unsent=True)
            assert not attempt.may_have_left
            assert server.raw == b""

    run(scene())


def _forms(secret: str) -> set[str]:
    return {secret, json.dumps(secret)[1:-1], quote(secret, safe="")}


@pytest.mark.parametrize("secret", [SECRET, 'qu"ote/back\\slash%', "a" * LEAST_LENGTH])
@pytest.mark.parametrize("key", ["wachat", "ryzeapi"])
def test_a_server_that_repeats_the_credential_is_not_repeated(key: str, secret: str) -> None:
    async def echoes(line: Line) -> None:
        while received := await line.request():
            seen = received.header("token") or (received.header("authorization") or "").partition(" ")[2]
            words = f"Invalid token {seen} in {quote(seen, safe='')}"
            body = json.dumps({"success": False, "error": {"message": words}, "message": words})
            await line.reply(
                401, body.encode(), location=f"/login?token={quote(seen, safe='')}", x_token=seen
            )

    async def scene() -> None:
        name = provider(key).secret_fields[0].key
        async with Server(echoes) as server, Transport() as transport:
            base = account(key, base_url=server.url)
            own = type(base)(base.provider, base.name, base.values, {name: Secret(secret)})
            outcome = await send(transport, provider(key), submission(), own, Attempt())
            assert isinstance(outcome, Rejected)
            assert outcome.words == f"Invalid token <{name}> in <{name}>"
            request = provider(key).build(submission(), own, 0)
            answer = await transport.exchange(request, Attempt())
            assert not [form for form in _forms(secret) if form in repr(answer)]
            assert secret.encode() in server.raw

    run(scene())


def test_a_secret_that_could_be_a_word_of_the_answer_is_left_in_it() -> None:
    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            header = HttpHeader("token", "<token>", Secret("success"))
            answer = await transport.exchange(Request("POST", server.url, (header,), b""), Attempt())
            assert isinstance(answer, Response)
            assert answer.body == OK

    run(scene())


class Everything(logging.Handler):
    """Keeps each record as it would be written, and whatever hangs on it."""

    def __init__(self) -> None:
        super().__init__(0)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += [self.format(record), repr(record.args), repr(record.__dict__)]


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """Everything that any logger says, down to the least."""
    handler = Everything()
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    levels = [each.level for each in loggers]
    for each in loggers:
        each.setLevel(1)
    logging.getLogger().addHandler(handler)
    yield handler.lines
    logging.getLogger().removeHandler(handler)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


async def _tells_secrets(line: Line) -> None:
    """Sends a session of its own, which is nobody's business either."""
    while await line.request():
        await line.reply(200, OK, set_cookie="session=cookie-Value-0816")


def _log_of(key: str, behaviour: Behaviour, logged: list[str]) -> str:
    async def scene() -> None:
        async with Server(behaviour) as server, Transport(QUICK) as transport:
            await deliver(transport, server.url, key)

    run(scene())
    return "\n".join(logged)


@every_provider
def test_no_log_at_any_level_holds_a_credential(key: str, logged: list[str]) -> None:
    text = _log_of(key, _tells_secrets, logged)
    for hidden in (*SECRETS[key].values(), "0816", "sha256=", "Bearer", "httpcore", "127.0.0.1"):
        assert hidden not in text
    assert "asyncio" in text


@pytest.mark.parametrize("behaviour", [behaviour for behaviour, _ in DOUBTS])
def test_no_log_of_a_failure_holds_a_credential(behaviour: Behaviour, logged: list[str]) -> None:
    text = _log_of("ryzeapi", behaviour, logged)
    assert SECRET not in text
    assert "httpcore" not in text
    assert "asyncio" in text


@pytest.mark.expects_log("httpx WARNING: a warning")
def test_the_client_s_loggers_still_warn(logged: list[str]) -> None:
    Transport()
    logging.getLogger("httpx").info("an address")
    assert not [line for line in logged if "an address" in line]
    logging.getLogger("httpx").warning("a warning")
    assert [line for line in logged if "a warning" in line]


@every_provider
def test_nothing_that_is_left_of_a_send_shows_the_credential(key: str) -> None:
    secret = next(iter(SECRETS[key].values()))

    async def scene() -> None:
        async with Server() as server, Transport(CALM) as transport:
            own = account(key, base_url=server.url)
            attempt = Attempt()
            outcome = await send(transport, provider(key), submission(), own, attempt)
            for left in (
                outcome,
                own,
                attempt,
                vars(attempt),
                transport,
                vars(transport),
                server.requests[0].body,
            ):
                assert secret not in repr(left)

    run(scene())


def test_the_traceback_of_a_cancelled_send_shows_no_credential() -> None:
    async def scene() -> None:
        async with Server(accept_all) as server, Transport(CALM) as transport:
            sending = asyncio.ensure_future(deliver(transport, server.url))
            await asyncio.sleep(0)
            sending.cancel()
            with pytest.raises(asyncio.CancelledError) as cancelled:
                await sending
            told = "".join(traceback.format_exception(cancelled.value))
            assert "_exchange" in told
            assert SECRET not in told

    run(scene())


@given(st.text("aBü9９ßẞİ.。-:/?#%@[]\\\u05d0\u200b\u0301", max_size=20).map(lambda text: f"https://{text}"))
@example("https://bücher.example:8443/v1")
@example("https://example.com/@")
@example("https://ẞ.example")
@example("https://İ.example")
def test_a_usable_address_leads_to_the_host_that_its_secrets_are_bound_to(base_url: str) -> None:
    own = account("wuts", base_url=base_url)
    if errors(review_account(own, provider("wuts"))):
        return
    try:
        asked = httpx.URL(provider("wuts").build(submission(), own, 0).url)
    except httpx.InvalidURL:  # such as [9], which is no IPv6 address: nothing is sent
        return
    assert host_of(base_url) == asked.netloc.decode()
