"""What becomes of a send over a real connection: each answer and each failure has its one outcome."""

import asyncio
import gzip
import socket
import time
from collections.abc import Callable
from contextlib import closing
from urllib.parse import urlsplit

import pytest

from tests.delivery.parts import CALM, HASTY, QUICK, at, deliver, deliver_once, exchange, run, until
from tests.delivery.server import OK, Behaviour, Line, Server
from tests.providers.parts import KEYS, NOW, account, provider, submission
from wacomposer.delivery import transport as transport_module
from wacomposer.delivery.attempt import Attempt
from wacomposer.delivery.send import send
from wacomposer.delivery.transport import MAX_ANSWER, Patience, Transport
from wacomposer.providers.awal import signature
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.providers.request import Response

every_provider = pytest.mark.parametrize("key", KEYS)
NO_CONNECTION = Rejected(Reason.NO_CONNECTION, unsent=True)


@every_provider
def test_the_request_arrives_exactly_as_built(key: str) -> None:
    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            base_url = f"{server.url}/api%20x"
            sent = submission()
            own = account(key, base_url=base_url)
            request = provider(key).build(sent, own, NOW)
            outcome = await send(transport, provider(key), sent, own, Attempt(), lambda: NOW + 0.9)
            assert isinstance(outcome, Accepted)
            (received,) = server.requests
            parts = urlsplit(request.url)
            assert received.method == request.method
            assert received.target == parts.path + (f"?{parts.query}" if parts.query else "")
            assert received.body == request.body
            ours = {name.lower(): value for name, value in received.headers}
            assert len(ours) == len(received.headers)
            added = {
                "host": parts.netloc,
                "connection": "keep-alive",
                "accept": ours["accept"],
                "accept-encoding": "identity",
                "user-agent": ours["user-agent"],
                "content-length": str(len(request.body)),
            }
            assert ours == added | {header.name.lower(): header.value for header in request.headers}
            assert ours["user-agent"].startswith("wacomposer/")

    run(scene())


def test_awal_s_signature_holds_over_what_arrived() -> None:
    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            own = account("awal", base_url=f"{server.url}/api/v1", phone_number_id="1&2/'~")
            await send(transport, provider("awal"), submission(), own, Attempt())
            (received,) = server.requests
            path, mark, query = received.target.removeprefix("/api/v1").partition("?")
            stamp = received.header("X-Timestamp")
            assert stamp is not None
            assert abs(int(stamp) - time.time()) < 5
            secret = own.secrets["hmac_secret"].reveal()
            right = signature(secret, "POST", path, mark + query, stamp, received.body)
            assert received.header("X-Awal-Signature-256") == f"sha256={right}"

    run(scene())


ANSWERS: list[tuple[str, int, bytes, Outcome]] = [
    ("wachat", 200, b"", Accepted()),
    ("wachat", 401, b"", Rejected(Reason.AUTHENTICATION, status=401)),
    ("ryzeapi", 200, b'{"success":true,"data":{"messageId":"3EB0"}}', Accepted("3EB0")),
    (
        "ryzeapi",
        400,
        b'{"success":false,"error":{"message":"Button 2: DisplayText is required"}}',
        Rejected(Reason.CONTENT, "Button 2: DisplayText is required", 400, "buttons.1.text"),
    ),
    ("wuts", 200, b'{"success":true,"message_id":"3EB0"}', Accepted("3EB0")),
    (
        "wuts",
        500,
        b'{"error":"Failed to send buttons message: timeout"}',
        Unknown(Doubt.SERVER_FAILED, "Failed to send buttons message: timeout", 500),
    ),
    ("awal", 200, b'{"status":true,"message":{"id":1,"messageId":"wamid.x"}}', Accepted("wamid.x")),
    (
        "awal",
        400,
        b'{"error":"invalid_phone_number","message":"Bad"}',
        Rejected(Reason.RECIPIENT, "Bad", 400, "recipient"),
    ),
    ("awal", 503, b"<html>", Unknown(Doubt.SERVER_FAILED, status=503)),
]


@pytest.mark.parametrize(("key", "status", "body", "outcome"), ANSWERS)
def test_answers(key: str, status: int, body: bytes, outcome: Outcome) -> None:
    async def behaviour(line: Line) -> None:
        await line.request()
        await line.reply(status, body)

    async def scene() -> None:
        async with Server(behaviour) as server:
            assert await deliver_once(server.url, key=key) == outcome
            assert len(server.requests) == 1

    run(scene())


def test_waits_are_read_from_the_headers() -> None:
    async def behaviour(line: Line) -> None:
        await line.request()
        await line.reply(429, b"{}", Retry_After="7")

    async def scene() -> None:
        async with Server(behaviour) as server:
            expected = Rejected(Reason.RATE_LIMITED, status=429, retry_after=7)
            assert await deliver_once(server.url) == expected

    run(scene())


def test_nobody_listens() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    assert run(deliver_once(f"http://127.0.0.1:{port}")) == NO_CONNECTION
    assert run(deliver_once(f"https://127.0.0.1:{port}")) == NO_CONNECTION


def test_the_name_is_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolver(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    expected = Rejected(Reason.NAME_NOT_FOUND, unsent=True)
    assert run(deliver_once("https://api.example.invalid")) == expected


def test_a_server_that_takes_no_connection() -> None:
    with closing(socket.socket()) as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for each in waiting:
            each.setblocking(False)
            each.connect_ex(full.getsockname())
        assert run(deliver_once(f"http://127.0.0.1:{full.getsockname()[1]}", HASTY)) == NO_CONNECTION
        for each in waiting:
            each.close()


async def says_nothing(line: Line) -> None:
    await line.request()
    await line.gone()


async def never_reads(line: Line) -> None:
    await asyncio.sleep(10)


async def resets_at_once(line: Line) -> None:
    line.abort()


async def resets_after_reading(line: Line) -> None:
    await line.request()
    line.abort()


async def hangs_up_after_reading(line: Line) -> None:
    await line.request()


async def cut_in_the_status_line(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 20")


async def cut_in_the_headers(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\ncontent-type: app")


async def cut_in_the_body(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n" + OK)


async def cut_in_a_chunk(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1e\r\n" + OK)


async def cut_in_a_refusal(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 401 X\r\ncontent-length: 100\r\n\r\n{")


async def reset_in_the_body(line: Line) -> None:
    await cut_in_the_body(line)
    await asyncio.sleep(0.05)
    line.abort()


async def speaks_another_language(line: Line) -> None:
    await line.request()
    await line.write(b"220 mail.example.com ESMTP\r\n\r\n")


async def sends_bytes(line: Line) -> None:
    await line.request()
    await line.write(bytes(range(256)) * 8)


async def bad_chunk(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nnonsense\r\n")


async def endless_headers(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100_000):
        await line.write(b"x-%d: %s\r\n" % (number, b"y" * 1000))


async def zipped_though_not_asked_for(line: Line) -> None:
    await line.request()
    await line.reply(200, gzip.compress(OK), content_encoding="gzip")


async def drips_headers(line: Line) -> None:
    await line.request()
    for _ in range(100):
        await line.write(b"HTTP/1.1 200 OK\r\n"[:1])
        await asyncio.sleep(0.05)


async def drips_a_body(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
    for _ in range(100):
        await line.write(b" ")
        await asyncio.sleep(0.05)


DOUBTS: list[tuple[Behaviour, Doubt]] = [
    (says_nothing, Doubt.NO_ANSWER),
    (never_reads, Doubt.NO_ANSWER),
    (resets_at_once, Doubt.CONNECTION_CUT),
    (resets_after_reading, Doubt.CONNECTION_CUT),
    (hangs_up_after_reading, Doubt.CONNECTION_CUT),
    (cut_in_the_status_line, Doubt.CONNECTION_CUT),
    (cut_in_the_headers, Doubt.CONNECTION_CUT),
    (cut_in_the_body, Doubt.CONNECTION_CUT),
    (cut_in_a_chunk, Doubt.CONNECTION_CUT),
    (cut_in_a_refusal, Doubt.CONNECTION_CUT),
    (reset_in_the_body, Doubt.CONNECTION_CUT),
    (speaks_another_language, Doubt.UNREADABLE),
    (sends_bytes, Doubt.UNREADABLE),
    (bad_chunk, Doubt.UNREADABLE),
    (endless_headers, Doubt.UNREADABLE),
    (drips_headers, Doubt.NO_ANSWER),
    (drips_a_body, Doubt.NO_ANSWER),
]


@pytest.mark.parametrize(("behaviour", "doubt"), DOUBTS)
def test_failures_after_the_request_left_are_in_doubt(behaviour: Behaviour, doubt: Doubt) -> None:
    async def scene() -> None:
        async with Server(behaviour) as server:
            patience = QUICK if doubt is Doubt.NO_ANSWER else CALM
            started = time.monotonic()
            assert await deliver_once(server.url, patience) == Unknown(doubt)
            assert time.monotonic() - started < 5
            assert server.connections == 1

    run(scene())


def test_an_answer_that_is_zipped_though_not_asked_for_is_not_read() -> None:
    async def scene() -> None:
        async with Server(zipped_though_not_asked_for) as server:
            assert await deliver_once(server.url) == Unknown(Doubt.UNREADABLE, status=200)

    run(scene())


@pytest.mark.parametrize(
    "before", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"]
)
def test_interim_answers_are_passed_over(before: bytes) -> None:
    async def behaviour(line: Line) -> None:
        await line.request()
        await line.write(before)
        await line.reply()

    async def scene() -> None:
        async with Server(behaviour) as server:
            assert await deliver_once(server.url) == Accepted()

    run(scene())


@pytest.mark.parametrize("framing", ["close", "chunked"])
def test_answers_without_a_length(framing: str) -> None:
    async def behaviour(line: Line) -> None:
        await line.request()
        if framing == "close":
            await line.write(b"HTTP/1.0 200 OK\r\n\r\n" + OK)
        else:
            await line.write(b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n")
            for byte in OK:
                await line.write(b"1\r\n%c\r\n" % byte)
            await line.write(b"0\r\n\r\n")

    async def scene() -> None:
        async with Server(behaviour) as server:
            assert await deliver_once(server.url) == Accepted()

    run(scene())


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, Unknown(Doubt.UNREADABLE, status=200)),
        (400, Rejected(Reason.REFUSED, status=400)),
        (500, Unknown(Doubt.SERVER_FAILED, status=500)),
    ],
)
def test_of_a_hundred_megabytes_only_the_beginning_is_taken(status: int, outcome: Outcome) -> None:
    written = 0

    async def behaviour(line: Line) -> None:
        nonlocal written
        await line.request()
        await line.write(f"HTTP/1.1 {status} X\r\ncontent-length: 100000000\r\n\r\n{{".encode())
        while written < 100_000_000:
            await line.write(b" " * 65_536)
            written += 65_536

    async def scene() -> None:
        async with Server(behaviour) as server:
            assert await deliver_once(server.url) == outcome
        assert written < 20_000_000

    run(scene())


def test_an_answer_at_the_limit_is_whole_and_one_byte_more_is_not() -> None:
    async def behaviour(line: Line) -> None:
        for extra in (0, 1):
            await line.request()
            await line.reply(200, b" " * (MAX_ANSWER + extra))

    async def scene() -> None:
        async with Server(behaviour) as server, Transport() as transport:
            for is_whole in (True, False):
                answer = await transport.exchange(at(server.url), Attempt())
                assert isinstance(answer, Response)
                assert (len(answer.body), answer.whole) == (MAX_ANSWER, is_whole)

    run(scene())


def test_a_provider_that_waits_on_purpose_is_waited_for() -> None:
    async def behaviour(line: Line) -> None:
        await line.request()
        await asyncio.sleep(0.8)
        await line.reply()

    async def scene() -> None:
        async with Server(behaviour) as server, Transport(QUICK) as transport:
            assert await deliver(transport, server.url, delay="1") == Accepted()
            assert await deliver(transport, server.url) == Unknown(Doubt.NO_ANSWER)

    run(scene())


async def _cancel_when(url: str, ready: Callable[[], object]) -> Outcome:
    attempt = Attempt()
    async with Transport() as transport:
        sending = asyncio.ensure_future(deliver(transport, url, attempt=attempt))
        await until(ready)
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending
    return attempt.cancelled()


def test_cancelled_before_a_byte_left() -> None:
    async def scene() -> None:
        async with Server(never_reads) as server:
            url = f"https://127.0.0.1:{server.port}"
            outcome = await _cancel_when(url, lambda: server.connections)
            assert outcome == Rejected(Reason.CANCELLED_BEFORE, unsent=True)
            assert server.requests == []

    run(scene())
    assert Attempt().cancelled() == Rejected(Reason.CANCELLED_BEFORE, unsent=True)


def test_cancelled_after_the_request_left() -> None:
    async def scene() -> None:
        async with Server(says_nothing) as server:
            assert await _cancel_when(server.url, lambda: server.requests) == Unknown(Doubt.CANCELLED)
            assert len(server.requests) == 1

    run(scene())


def test_a_connection_is_used_again_and_a_closed_one_is_not() -> None:
    async def answers_once(line: Line) -> None:
        await line.request()
        await line.reply()

    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            for _ in range(3):
                assert await deliver(transport, server.url) == Accepted()
            assert (server.connections, len(server.requests)) == (1, 3)
        async with Server(answers_once) as server, Transport() as transport:
            for _ in range(3):
                assert await deliver(transport, server.url) == Accepted()
                await until(lambda: not server.open)
                await asyncio.sleep(0.02)
            assert (server.connections, len(server.requests)) == (3, 3)

    run(scene())


def test_a_connection_that_closes_under_the_second_message_leaves_it_in_doubt_and_sends_nothing_twice() -> (
    None
):
    async def closes_on_the_second(line: Line) -> None:
        await line.request()
        await line.reply()
        await line.request()

    async def scene() -> None:
        async with Server(closes_on_the_second) as server, Transport() as transport:
            assert await deliver(transport, server.url) == Accepted()
            assert await deliver(transport, server.url) == Unknown(Doubt.CONNECTION_CUT)
            await asyncio.sleep(0.05)
            assert (server.connections, len(server.requests)) == (1, 2)

    run(scene())


def test_an_idle_connection_is_given_up_before_servers_close_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert transport_module.KEPT_OPEN < 5
    monkeypatch.setattr(transport_module, "KEPT_OPEN", 0.05)

    async def scene() -> None:
        async with Server() as server, Transport() as transport:
            await deliver(transport, server.url)
            await asyncio.sleep(0.1)
            await deliver(transport, server.url)
            assert server.connections == 2

    run(scene())


def test_fifty_messages_at_once_arrive_once_each_over_few_connections() -> None:
    async def slowly(line: Line) -> None:
        while await line.request():
            await asyncio.sleep(0.01)
            await line.reply()

    async def scene() -> None:
        async with Server(slowly) as server, Transport(connections=8) as transport:
            outcomes = await asyncio.gather(*(deliver(transport, server.url) for _ in range(50)))
            assert outcomes == [Accepted()] * 50
            assert len(server.requests) == 50
            assert server.connections <= 8

    run(scene())


@pytest.mark.parametrize(
    "url",
    [
        "",
        "nonsense",
        "//127.0.0.1/",
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "http://",
        "http:///x",
        "http://[::1",
        "http://127.0.0.1:99999/",
        "http://127.0.0.1:port/",
        "http://127.0.0.1/\x00",
        "http://127.0.0.1/\ud800",
        "http://\ud800/",
        "http://xn--a/",
        "https://xn--zz--a.com/",
        "http://127.0.0.1/" + "x" * 100_000,
    ],
)
def test_addresses_that_cannot_be_asked(url: str) -> None:
    assert run(exchange(url)) == Rejected(Reason.BAD_ADDRESS, unsent=True)


def test_patience_has_the_usual_values() -> None:
    assert Transport().patience == Patience(10.0, 45.0, 60.0)
