"""Files loaded from a server on this computer: what is asked for, what is refused, what broken ones mean."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.delivery.parts import run, until
from tests.delivery.server import Behaviour, Line, Server
from wacomposer.delivery.media import MOST_REDIRECTS, Fetched, MediaPatience, MediaSource, anywhere
from wacomposer.message.filetypes import HEAD_BYTES, FileType
from wacomposer.message.media import MEGABYTE, Address, MediaFailure, MediaFile, Trouble, failure
from wacomposer.message.model import MediaKind

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 6000
MP4 = b"\0\0\0\x18ftypisom" + b"\0" * 6000
QUICK = MediaPatience(connect=5, silence=0.4, whole=0.8)
Result = Fetched | MediaFailure


async def nobody(host: str, port: int) -> tuple[str, ...]:
    raise OSError(f"{host}:{port} is not known")


async def here(host: str, port: int) -> tuple[str, ...]:
    """Every name leads to this computer."""
    return ("127.0.0.1",)


def loaded(
    behaviour: Behaviour,
    kind: MediaKind = "image",
    url: str = "http://127.0.0.1:{port}/a%20b.png",
    source: MediaSource | None = None,
) -> tuple[Result, Server]:
    """What comes of loading `url` from a server that behaves like that."""

    async def scene() -> tuple[Result, Server]:
        async with Server(behaviour) as server:
            found = await (source or MediaSource(anywhere, resolve=nobody)).fetch(
                Address(kind, url.format(port=server.port))
            )
            await until(lambda: server.open == 0)
            return found, server

    return run(scene())


def replying(status: int = 200, body: bytes = PNG, **headers: str) -> Behaviour:
    async def behaviour(line: Line) -> None:
        while await line.request():
            await line.reply(status, body, headers.pop("content_type", "image/png"), **headers)

    return behaviour


def saying(data: bytes) -> Behaviour:
    """Answers with these bytes and hangs up."""

    async def behaviour(line: Line) -> None:
        await line.request()
        await line.write(data)

    return behaviour


def test_a_picture_is_read_whole_and_asked_for_as_a_stranger_would() -> None:
    found, server = loaded(replying(), url="http://me:secret@127.0.0.1:{port}/a%20b.png?x=1#part")
    assert found == Fetched(MediaFile(FileType.PNG, len(PNG)), PNG)
    (asked,) = server.requests
    assert (asked.method, asked.target) == ("GET", "/a%20b.png?x=1")
    assert asked.header("host") == f"127.0.0.1:{server.port}"
    assert asked.header("accept-encoding") == "identity"
    for name in ("authorization", "cookie", "referer", "origin", "range"):
        assert asked.header(name) is None
    assert b"secret" not in server.raw


def test_of_anything_else_only_the_beginning_is_asked_for() -> None:
    total = 7 * MEGABYTE
    told = {"content_range": f"bytes 0-{HEAD_BYTES - 1}/{total}"}
    found, server = loaded(replying(206, MP4[:HEAD_BYTES], **told), "video")
    assert found == Fetched(MediaFile(FileType.MP4, total), MP4[:HEAD_BYTES])
    assert server.requests[0].header("range") == f"bytes=0-{HEAD_BYTES - 1}"


def test_a_server_that_knows_no_ranges_is_left_after_the_beginning() -> None:
    sent = 0

    async def behaviour(line: Line) -> None:
        nonlocal sent
        await line.request()
        await line.write(b"HTTP/1.1 200 OK\r\ncontent-length: 104857601\r\n\r\n%PDF-1.7")
        for _ in range(1600):
            await line.write(b"\0" * 65_536)
            sent += 65_536

    found, _ = loaded(behaviour, "document")
    assert found == failure(Trouble.TOO_LARGE, size=100 * MEGABYTE + 1, limit=100 * MEGABYTE)
    assert sent < 20 * MEGABYTE


@pytest.mark.parametrize("length", [b"content-length: 104857600\r\n", b""])
def test_a_hundred_megabytes_are_not_read(length: bytes) -> None:
    sent = 0

    async def behaviour(line: Line) -> None:
        nonlocal sent
        await line.request()
        await line.write(b"HTTP/1.1 200 OK\r\n" + length + b"\r\n" + PNG[:8])
        for _ in range(1600):
            await line.write(b"\0" * 65_536)
            sent += 65_536

    found, _ = loaded(behaviour)
    assert isinstance(found, MediaFailure)
    assert (found.trouble, found.facts["limit"]) == (Trouble.TOO_LARGE, 5 * MEGABYTE)
    assert sent < 20 * MEGABYTE


def test_a_slow_drip_ends_in_time() -> None:
    async def drip(line: Line) -> None:
        await line.request()
        await line.write(b"HTTP/1.1 200 OK\r\ncontent-length: 6000\r\n\r\n")
        for at in range(6000):
            await line.write(PNG[at : at + 1])
            await asyncio.sleep(0.05)

    found, server = loaded(drip, source=MediaSource(anywhere, QUICK, nobody))
    assert found == failure(Trouble.NO_ANSWER)
    assert server.open == 0


def test_silence_ends_in_time() -> None:
    async def mute(line: Line) -> None:
        await line.request()
        await line.gone()

    assert loaded(mute, source=MediaSource(anywhere, QUICK, nobody))[0] == failure(Trouble.NO_ANSWER)


def test_a_cancelled_load_closes_its_connection() -> None:
    async def scene() -> None:
        hung_up = asyncio.Event()

        async def half(line: Line) -> None:
            await line.request()
            await line.write(b"HTTP/1.1 200 OK\r\ncontent-length: 6000\r\n\r\n" + PNG[:10])
            await line.gone()
            hung_up.set()

        async with Server(half) as server:
            source = MediaSource(anywhere, resolve=nobody)
            task = asyncio.create_task(source.fetch(Address("image", f"{server.url}/a.png")))
            await until(lambda: server.requests)
            await asyncio.sleep(0.05)
            task.cancel()
            await asyncio.wait_for(hung_up.wait(), 5)
            with pytest.raises(asyncio.CancelledError):
                await task

    run(scene())


@pytest.mark.parametrize(
    ("behaviour", "found"),
    [
        (replying(404), failure(Trouble.NOT_FOUND, status=404)),
        (replying(410), failure(Trouble.NOT_FOUND, status=410)),
        (replying(403), failure(Trouble.FORBIDDEN, status=403)),
        (replying(401, www_authenticate="Basic realm=x"), failure(Trouble.FORBIDDEN, status=401)),
        (replying(503), failure(Trouble.SERVER_FAILED, status=503)),
        (replying(304), failure(Trouble.SERVER_FAILED, status=304)),
        (replying(302), failure(Trouble.SERVER_FAILED, status=302)),
        (replying(200, b""), failure(Trouble.EMPTY)),
        (replying(200, b"<!doctype html><title>Sign in</title>"), failure(Trouble.WEB_PAGE)),
        (replying(200, b"GIF89a" + PNG), failure(Trouble.WRONG_TYPE, type="gif", fits="")),
        (
            replying(200, MP4, content_type="image/jpeg"),
            failure(Trouble.WRONG_TYPE, type="mp4", fits="video"),
        ),
        (replying(200, b"\x1f\x8b\x08" + PNG, content_encoding="gzip"), failure(Trouble.UNKNOWN_TYPE)),
        (saying(b"HTTP/1.1 200 OK\r\ncontent-length: 9999\r\n\r\n" + PNG), failure(Trouble.CUT)),
        (saying(b""), failure(Trouble.CUT)),
        (saying(b"220 mail.example.com ESMTP\r\n\r\n"), failure(Trouble.UNREADABLE)),
        (saying(b"HTTP/1.1 302 X\r\nlocation: http://[::1\r\n\r\n"), failure(Trouble.BAD_ADDRESS)),
        (saying(b"HTTP/1.1 302 X\r\nlocation: file:///etc/passwd\r\n\r\n"), failure(Trouble.BAD_ADDRESS)),
        (saying(b"HTTP/1.1 302 X\r\nlocation: //:0/\r\n\r\n"), failure(Trouble.BAD_ADDRESS)),
    ],
)
def test_answers_that_are_no_picture(behaviour: Behaviour, found: MediaFailure) -> None:
    assert loaded(behaviour)[0] == found


def test_an_empty_document_has_no_beginning() -> None:
    assert loaded(replying(416, b""), "document")[0] == failure(Trouble.EMPTY)


def test_an_old_word_file_is_known_by_what_the_server_calls_it() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    behaviour = replying(200, ole, content_type="application/msword; charset=x")
    found, _ = loaded(behaviour, "document", "http://127.0.0.1:{port}/download?id=7")
    assert found == Fetched(MediaFile(FileType.DOC, len(ole)), ole)


def test_redirects_are_followed_and_carry_nothing_on() -> None:
    async def behaviour(line: Line) -> None:
        while received := await line.request():
            if received.target == "/start":
                where = "/a.png#here"
                await line.reply(302, b"", location=where, set_cookie="track=1")
            else:
                await line.reply(200, PNG, "image/png")

    found, server = loaded(behaviour, url="http://127.0.0.1:{port}/start")
    assert isinstance(found, Fetched)
    assert [each.target for each in server.requests] == ["/start", "/a.png"]
    assert server.requests[1].header("cookie") is None
    assert server.requests[1].header("referer") is None


STRANGE_HOSTS = pytest.mark.parametrize("host", ["xn--ls8h.test", "xn--a", "xn--zz--a.test"])


@STRANGE_HOSTS
def test_a_host_that_idna_2008_does_not_know_is_asked_as_it_is(host: str) -> None:
    source = MediaSource(anywhere, resolve=here)
    found, server = loaded(replying(), url=f"http://{host}:{{port}}/a.png", source=source)
    assert found == Fetched(MediaFile(FileType.PNG, len(PNG)), PNG)
    assert server.requests[0].header("host") == f"{host}:{server.port}"


@STRANGE_HOSTS
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_host_that_idna_2008_does_not_know_may_be_nobodys(host: str, scheme: str) -> None:
    found, _ = loaded(replying(), url=f"{scheme}://{host}/a.png")
    assert found == failure(Trouble.NAME_NOT_FOUND)
    redirect = f"HTTP/1.1 302 X\r\nlocation: {scheme}://{host}/a.png\r\n\r\n".encode()
    assert loaded(saying(redirect))[0] == failure(Trouble.NAME_NOT_FOUND)


def test_redirects_without_end() -> None:
    async def round_and_round(line: Line) -> None:
        while await line.request():
            await line.reply(301, b"", location="/again")

    found, server = loaded(round_and_round)
    assert found == failure(Trouble.TOO_MANY_REDIRECTS)
    assert len(server.requests) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "target", ["http://127.0.0.2:{port}/a.png", "http://inside.example:{port}/a.png", "http://[::1]:{port}/"]
)
def test_a_redirect_leads_to_no_address_that_is_not_allowed(target: str) -> None:
    async def inside(host: str, port: int) -> tuple[str, ...]:
        return ("10.0.0.1", "127.0.0.2")

    async def scene() -> None:
        async def behaviour(line: Line) -> None:
            await line.request()
            await line.reply(302, b"", location=target.format(port=server.port))

        async with Server(behaviour) as server:
            source = MediaSource(lambda address: address == "127.0.0.1", resolve=inside)
            assert await source.fetch(Address("image", server.url)) == failure(Trouble.PRIVATE)
            assert len(server.requests) == server.connections == 1

    run(scene())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "rebound.example"])
def test_this_computer_is_not_asked_unless_it_is_allowed(host: str) -> None:
    found, server = loaded(replying(), url=f"http://{host}:{{port}}/a.png", source=MediaSource(resolve=here))
    assert found == failure(Trouble.PRIVATE)
    assert server.connections == 0


def test_a_name_is_resolved_once_and_the_connection_goes_where_that_was_checked() -> None:
    asked: list[str] = []

    async def rebinding(host: str, port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",) if len(asked) == 1 else ("127.0.0.2",)

    url = "http://pictures.example:{port}/a.png"
    source = MediaSource(lambda address: address == "127.0.0.1", resolve=rebinding)
    found, server = loaded(replying(), url=url, source=source)
    assert isinstance(found, Fetched)
    assert asked == ["pictures.example"]
    assert server.requests[0].header("host") == f"pictures.example:{server.port}"


def test_the_next_address_is_tried_where_the_first_takes_no_connection() -> None:
    async def several(host: str, port: int) -> tuple[str, ...]:
        return ("127.0.0.3", "fe80::1%lo", "127.0.0.1")

    source = MediaSource(anywhere, resolve=several)
    found, _ = loaded(replying(), url="http://pictures.example:{port}/a.png", source=source)
    assert isinstance(found, Fetched)


def test_servers_that_are_not_there() -> None:
    async def scene() -> None:
        source = MediaSource(anywhere, resolve=nobody)
        assert await source.fetch(Address("image", "https://no.example/a.png")) == failure(
            Trouble.NAME_NOT_FOUND
        )
        async with Server() as server:
            url = server.url
        assert await source.fetch(Address("image", url)) == failure(Trouble.NO_CONNECTION)

    run(scene())


# Secure connections


@pytest.fixture
def secure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Result, Server]]:
    """Loads from a server whose certificate is for a host, by an authority that is known or not."""
    pytest.importorskip("cryptography", reason="comes with the keyring of Linux only")
    from tests.delivery.certificates import Authority

    authority = Authority(tmp_path)

    def load(host: str, *, known: bool = True, days: int = 1) -> tuple[Result, Server]:
        if known:
            monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))

        async def scene() -> tuple[Result, Server]:
            async with Server(replying(), authority.server(host, days=days)) as server:
                url = f"https://pictures.example:{server.port}/a.png"
                return await MediaSource(anywhere, resolve=here).fetch(Address("image", url)), server

        return run(scene())

    return load


def test_a_certificate_counts_for_the_name_and_not_for_its_address(
    secure: Callable[..., tuple[Result, Server]],
) -> None:
    assert isinstance(secure("pictures.example")[0], Fetched)
    found, server = secure("127.0.0.1")
    assert found == failure(Trouble.CERTIFICATE)
    assert server.requests == []


def test_certificates_that_are_not_trusted(secure: Callable[..., tuple[Result, Server]]) -> None:
    assert secure("pictures.example", days=-1)[0] == failure(Trouble.CERTIFICATE)


def test_a_certificate_that_nobody_vouches_for(secure: Callable[..., tuple[Result, Server]]) -> None:
    assert secure("pictures.example", known=False)[0] == failure(Trouble.CERTIFICATE)


def test_no_secure_connection_where_there_is_plain_http() -> None:
    async def plain(line: Line) -> None:
        await line.write(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
        await line.gone()

    found, _ = loaded(plain, url="https://127.0.0.1:{port}/a.png")
    assert found == failure(Trouble.CERTIFICATE)


def test_certificates_that_cannot_be_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "none.pem"))
    found, _ = loaded(replying(), url="https://127.0.0.1:{port}/a.png")
    assert found == failure(Trouble.OWN_CERTIFICATES)


# Proxies


@pytest.mark.parametrize("known", [True, False])
def test_a_proxy_is_asked_by_name(monkeypatch: pytest.MonkeyPatch, known: bool) -> None:
    async def public(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.216.34",)

    async def scene() -> None:
        async with Server(replying()) as proxy:
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
            source = MediaSource(resolve=public if known else nobody)
            found = await source.fetch(Address("image", "http://pictures.example/a.png"))
            assert isinstance(found, Fetched)
            assert proxy.requests[0].target == "http://pictures.example/a.png"
            assert proxy.requests[0].header("host") == "pictures.example"

    run(scene())


@pytest.mark.parametrize("url", ["http://10.0.0.1/a", "http://inside.example/a", "http://localhost/a"])
def test_a_proxy_is_not_asked_for_private_addresses(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    async def mixed(host: str, port: int) -> tuple[str, ...]:
        return ("93.184.216.34", "10.0.0.1")

    async def scene() -> None:
        async with Server(replying()) as proxy:
            monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
            assert await MediaSource(resolve=here).fetch(Address("image", url)) == failure(Trouble.PRIVATE)
            local = await MediaSource(resolve=nobody).fetch(Address("image", "http://nas.local/a"))
            assert local == failure(Trouble.PRIVATE)
            either = await MediaSource(resolve=mixed).fetch(Address("image", "http://rebound.example/a"))
            assert either == failure(Trouble.PRIVATE)
            assert proxy.connections == 0

    run(scene())


def test_hosts_without_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "other.example, .example")
    source = MediaSource(anywhere, resolve=here)
    found, _ = loaded(replying(), url="http://pictures.example:{port}/a.png", source=source)
    assert isinstance(found, Fetched)


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "gopher://127.0.0.1"])
def test_proxies_that_do_not_work(monkeypatch: pytest.MonkeyPatch, proxy: str) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    found = run(MediaSource(resolve=nobody).fetch(Address("image", "https://pictures.example/a.png")))
    assert found == failure(Trouble.PROXY)
