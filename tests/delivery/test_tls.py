"""Secure connections: whom the transport trusts, and what broken ones mean."""

import asyncio
import os
import socket
import ssl
import threading
from pathlib import Path

import pytest

from tests.delivery.parts import CALM, HASTY, deliver, deliver_once, run
from tests.delivery.server import Line, Server, accept_all
from wacomposer.delivery.certificates import system_certificates
from wacomposer.delivery.transport import Transport
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown

pytest.importorskip("cryptography", reason="comes with the keyring of Linux only")
from tests.delivery.certificates import Authority

NOT_TRUSTED = Rejected(Reason.TLS, unsent=True)


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    return Authority(tmp_path)


def outcome_at(tls: ssl.SSLContext | None, *, https: bool = True) -> tuple[Outcome, Server]:
    async def scene() -> tuple[Outcome, Server]:
        async with Server(accept_all, tls) as server:
            url = f"https://127.0.0.1:{server.port}" if https else server.url
            return await deliver_once(url, CALM), server

    return run(scene())


def test_an_authority_of_the_system_is_trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    outcome, server = outcome_at(authority.server("127.0.0.1"))
    assert outcome == Accepted()
    assert len(server.requests) == 1


def test_a_certificate_that_nobody_vouches_for(authority: Authority) -> None:
    outcome, server = outcome_at(authority.server("127.0.0.1"))
    assert outcome == NOT_TRUSTED
    assert server.requests == []


def test_a_certificate_of_another_host(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    outcome, server = outcome_at(authority.server("api.example.com"))
    assert outcome == NOT_TRUSTED
    assert server.requests == []


def test_a_certificate_that_has_run_out(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    outcome, server = outcome_at(authority.server("127.0.0.1", days=-1))
    assert outcome == NOT_TRUSTED
    assert server.requests == []


def test_a_server_that_speaks_no_tls() -> None:
    async def greets(line: Line) -> None:
        await line.write(b"220 hello\r\n")
        await line.gone()

    async def scene() -> None:
        async with Server(greets) as server:
            assert await deliver_once(f"https://127.0.0.1:{server.port}", CALM) == NOT_TRUSTED

    run(scene())


def test_a_server_that_never_answers_the_handshake() -> None:
    async def silent(line: Line) -> None:
        await line.gone()

    async def scene() -> None:
        async with Server(silent) as server:
            url = f"https://127.0.0.1:{server.port}"
            assert await deliver_once(url, HASTY) == Rejected(Reason.NO_CONNECTION, unsent=True)

    run(scene())


def test_a_connection_that_breaks_before_the_handshake_is_over() -> None:
    async def hangs_up(line: Line) -> None:
        await line.reader.read(1)
        line.abort()

    async def scene() -> None:
        async with Server(hangs_up) as server:
            url = f"https://127.0.0.1:{server.port}"
            assert await deliver_once(url, CALM) == Rejected(Reason.NO_CONNECTION, unsent=True)

    run(scene())


@pytest.mark.parametrize("ending", ["hang up", "reset", "nonsense"])
def test_a_secure_line_that_breaks_after_the_request_leaves_it_in_doubt(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))

    async def breaks(line: Line) -> None:
        await line.request()
        if ending == "reset":
            line.abort()
        if ending == "nonsense":  # past the encryption, straight onto the wire
            raw = line.writer.get_extra_info("socket")
            os.write(raw.fileno(), b"HTTP/1.1 200 OK\r\n\r\n")
            await asyncio.sleep(0.1)
            line.abort()

    async def scene() -> None:
        async with Server(breaks, authority.server("127.0.0.1")) as server:
            assert await deliver_once(server.url, CALM) == Unknown(Doubt.CONNECTION_CUT)
            assert len(server.requests) == 1

    run(scene())


def outcome_without_server(scheme: str) -> Outcome:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    return run(deliver_once(f"{scheme}://127.0.0.1:{port}", CALM))


@pytest.mark.parametrize("content", [None, "folder", b"", b"nonsense", b"-----BEGIN CERTIFICATE-----\nx\n"])
def test_a_useless_certificate_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | str | None
) -> None:
    path = tmp_path / "bundle.pem"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content:
        path.mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    assert outcome_without_server("https") == Rejected(Reason.CERTIFICATE_FILE, unsent=True)


def test_a_certificate_folder_that_is_not_there_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "none"))
    assert outcome_without_server("https") == Rejected(Reason.CERTIFICATE_FOLDER, unsent=True)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_plain_http_needs_no_certificates(monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, "/nowhere")
    outcome, server = outcome_at(None, https=False)
    assert outcome == Accepted()
    assert len(server.requests) == 1


def test_empty_variables_name_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "")
    monkeypatch.setenv("SSL_CERT_DIR", "")
    assert outcome_without_server("https") == Rejected(Reason.NO_CONNECTION, unsent=True)


def test_a_file_that_is_mended_serves_the_next_send(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "later.pem"
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))

    async def scene() -> None:
        async with Server(accept_all, authority.server("127.0.0.1")) as server, Transport(CALM) as transport:
            refused = Rejected(Reason.CERTIFICATE_FILE, unsent=True)
            assert await deliver(transport, server.url) == refused
            bundle.write_bytes(authority.file.read_bytes())
            assert await deliver(transport, server.url) == Accepted()

    run(scene())


def test_certificates_are_read_once_and_never_on_the_thread_of_the_loop(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))
    readers: list[threading.Thread] = []

    def reading() -> ssl.SSLContext:
        readers.append(threading.current_thread())
        return system_certificates()

    monkeypatch.setattr("wacomposer.delivery.transport.system_certificates", reading)

    async def scene() -> None:
        async with (
            Server(accept_all) as plain,
            Server(accept_all, authority.server("127.0.0.1")) as secure,
            Transport(CALM) as transport,
        ):
            assert await deliver(transport, plain.url) == Accepted()
            assert readers == []
            sends = [deliver(transport, secure.url) for _ in range(4)]
            assert await asyncio.gather(*sends) == [Accepted()] * 4

    run(scene())
    assert len(readers) == 1
    assert readers[0] is not threading.current_thread()
