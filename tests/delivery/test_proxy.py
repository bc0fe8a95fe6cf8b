"""Ways through a proxy: what it gets to see, and what its refusals mean."""

import asyncio
from contextlib import suppress
from pathlib import Path

import pytest

from tests.delivery.parts import CALM, QUICK, deliver, deliver_once, exchange, run
from tests.delivery.server import Behaviour, Line, Server
from tests.providers.parts import SECRET
from wacomposer.delivery.transport import Transport
from wacomposer.providers.outcome import Accepted, Outcome, Reason, Rejected

DEFAULT = "https://ryzeapi.cloud"
REFUSED = Rejected(Reason.PROXY, unsent=True)


async def _pump(source: asyncio.StreamReader, target: asyncio.StreamWriter, seen: bytearray) -> None:
    with suppress(ConnectionError):
        while data := await source.read(65_536):
            seen += data
            target.write(data)
            await target.drain()


class Tunnel:
    """A proxy that leads every CONNECT to one port of this computer; `seen` is what the client sent."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.asked: list[str] = []
        self.seen = bytearray()

    async def __call__(self, line: Line) -> None:
        received = await line.request()
        assert received is not None
        self.asked.append(f"{received.method} {received.target}")
        self.seen += received.head
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        await line.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        there = asyncio.ensure_future(_pump(line.reader, writer, self.seen))
        try:
            await _pump(reader, line.writer, bytearray())
        finally:
            there.cancel()
            writer.close()
            await writer.wait_closed()


def test_a_message_goes_to_the_documented_address_and_the_proxy_sees_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography", reason="comes with the keyring of Linux only")
    from tests.delivery.certificates import Authority

    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))

    async def scene() -> None:
        async with Server(tls=authority.server("ryzeapi.cloud")) as server:
            tunnel = Tunnel(server.port)
            async with Server(tunnel) as proxy:
                monkeypatch.setenv("HTTPS_PROXY", f"http://me:proxy-Pass-4711@127.0.0.1:{proxy.port}")
                assert await deliver_once(DEFAULT) == Accepted()
            (received,) = server.requests
            assert received.header("token") == SECRET
            assert received.header("host") == "ryzeapi.cloud"
            assert received.header("proxy-authorization") is None
            assert b"4711" not in server.raw
            assert tunnel.asked == ["CONNECT ryzeapi.cloud:443"]
            assert SECRET.encode() not in tunnel.seen

    run(scene())


def test_an_internationalised_domain_is_asked_for_in_ascii(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cryptography", reason="comes with the keyring of Linux only")
    from tests.delivery.certificates import Authority

    authority = Authority(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))

    async def scene() -> None:
        async with Server(tls=authority.server("xn--bcher-kva.example")) as server:
            tunnel = Tunnel(server.port)
            async with Server(tunnel) as proxy:
                monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
                assert await deliver_once("https://bücher.example/api") == Accepted()
            (received,) = server.requests
            assert received.header("host") == "xn--bcher-kva.example"
            assert tunnel.asked == ["CONNECT xn--bcher-kva.example:443"]

    run(scene())


def _answering(status: int) -> Behaviour:
    async def behaviour(line: Line) -> None:
        await line.request()
        await line.reply(status, b"no")

    return behaviour


async def _hangs_up(line: Line) -> None:
    await line.request()


async def _hangs(line: Line) -> None:
    await line.request()
    await line.gone()


async def _talks_nonsense(line: Line) -> None:
    await line.request()
    await line.write(b"\x05\x00nonsense\r\n\r\n")


async def _talks_no_tls(line: Line) -> None:
    await line.request()
    await line.write(b"HTTP/1.1 200 OK\r\n\r\n")
    await line.reader.read(1)
    await line.write(b"220 hello\r\n")
    await line.gone()


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (_answering(403), REFUSED),
        (_answering(407), REFUSED),
        (_answering(502), REFUSED),
        (_answering(302), REFUSED),
        (_hangs_up, REFUSED),
        (_hangs, REFUSED),
        (_talks_nonsense, REFUSED),
        (_talks_no_tls, Rejected(Reason.TLS, unsent=True)),
    ],
)
def test_a_proxy_that_does_not_open_the_way(
    monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour, outcome: Outcome
) -> None:
    async def scene() -> None:
        async with Server(behaviour) as proxy:
            monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{proxy.port}")
            assert await deliver_once(DEFAULT, QUICK if behaviour is _hangs else CALM) == outcome
            assert [each.method for each in proxy.requests] == ["CONNECT"]
            assert SECRET.encode() not in proxy.raw

    run(scene())


@pytest.mark.parametrize("address", ["http://127.0.0.1:{port}", "127.0.0.1:{port}", "http://127.0.0.1:99999"])
def test_a_proxy_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    async def scene() -> None:
        async with Server() as gone:
            pass
        monkeypatch.setenv("HTTPS_PROXY", address.format(port=gone.port))
        assert await deliver_once(DEFAULT) == REFUSED

    run(scene())


@pytest.mark.parametrize("name", ["ALL_PROXY", "all_proxy", "HTTPS_PROXY"])
@pytest.mark.parametrize("address", ["socks5://127.0.0.1:9", "socks5h://x:1", "foo://x", "http://\x01"])
def test_a_proxy_of_a_kind_that_is_not_spoken_refuses_and_practice_still_works(
    monkeypatch: pytest.MonkeyPatch, name: str, address: str
) -> None:
    monkeypatch.setenv(name, address)

    async def scene() -> None:
        async with Server() as server, Transport(CALM) as transport:
            assert await deliver(transport, DEFAULT) == REFUSED
            assert await deliver(transport, server.url) == Accepted()

    run(scene())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_practice_never_passes_a_proxy(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    async def scene() -> None:
        async with Server() as server, Server() as proxy:
            for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
                monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
                monkeypatch.setenv(name.lower(), f"http://127.0.0.1:{proxy.port}")
            assert await deliver_once(f"http://{host}:{server.port}") == Accepted()
            assert (len(server.requests), proxy.connections) == (1, 0)

    run(scene())


def test_practice_on_the_newer_loopback_never_passes_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene() -> None:
        async with Server() as proxy:
            monkeypatch.setenv("ALL_PROXY", f"http://127.0.0.1:{proxy.port}")
            assert await exchange("http://[::1]:1/") == Rejected(Reason.NO_CONNECTION, unsent=True)
            assert proxy.connections == 0

    run(scene())
