"""The gateway as a server: its port, its thread, its record, and that only this computer reaches it."""

import asyncio
import gc
import http.client
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import pytest

from wacomposer.practice.credentials import (
    PROVIDER_KEYS,
    PUBLIC_VALUES,
    SECRET_VALUES,
    account_values,
    secret_values,
)
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble
from wacomposer.providers import catalog

from .examples import WUTS

BEARER = f"Bearer {secret_values('wuts')['token']}"


def threads() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name == "practice-gateway"]


def test_start_serves_and_stop_frees_port_and_thread() -> None:
    gateway = PracticeGateway()
    assert not gateway.is_running
    gateway.start()
    port = gateway.port
    assert (gateway.is_running, threads()) == (True, ["practice-gateway"])
    with pytest.raises(RuntimeError, match="runs already"):
        gateway.start()
    gateway.stop()
    gateway.stop()
    assert (gateway.is_running, threads()) == (False, [])
    with pytest.raises(RuntimeError, match="does not run"):
        _ = gateway.port
    with pytest.raises(RuntimeError, match="does not run"):
        gateway.base_url("wuts")
    with PracticeGateway(port) as again:
        assert again.port == port
    gc.collect()  # an unclosed socket would be a warning, and so an error


def test_it_can_be_started_again(client: httpx.Client) -> None:
    gateway = PracticeGateway()
    for _ in range(3):
        with gateway:
            assert client.get(gateway.base_url("wuts") + "/status").status_code == 401
    assert gateway.count() == 3


def test_a_taken_port_is_said_in_a_sentence() -> None:
    with PracticeGateway() as first, pytest.raises(OSError, match="in use by another program") as failure:
        PracticeGateway(first.port).start()
    assert str(first._wanted_port) == "0"  # noqa: SLF001 - a failed start must not change the other
    assert failure.value.errno is not None
    assert threads() == []


@pytest.mark.parametrize("port", [-1, 65_536])
def test_a_port_that_cannot_be_is_said_in_a_sentence(port: int) -> None:
    with pytest.raises(ValueError, match="there is no port"):
        PracticeGateway(port).start()


def test_only_this_computer_reaches_it(gateway: PracticeGateway) -> None:
    with socket.create_connection(("127.0.0.1", gateway.port), timeout=1):
        pass
    for other in ("127.0.0.2", "::1"):  # answers there would mean that it listens on every address
        with pytest.raises(OSError):  # noqa: PT011 - which one depends on the system
            socket.create_connection((other, gateway.port), timeout=1)


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="the list of sockets is Linux's")
def test_the_only_new_listener_is_on_the_loopback_address() -> None:
    def listeners() -> set[str]:
        rows = [
            line.split()
            for name in ("tcp", "tcp6")
            if (table := Path("/proc/net", name)).exists()
            for line in table.read_text(encoding="ascii").splitlines()[1:]
        ]
        return {row[1] for row in rows if row[3] == "0A"}

    with PracticeGateway() as gateway:
        port = f":{gateway.port:04X}"
        assert [each for each in listeners() if each.endswith(port)] == [f"0100007F{port}"]
    assert [each for each in listeners() if each.endswith(port)] == []


def test_stop_is_fast_while_connections_hang() -> None:
    gateway = PracticeGateway()
    gateway.start()
    kinds = (Trouble.NO_ANSWER, Trouble.SLOW_DRIP, Trouble.HUGE, Trouble.NO_ANSWER)
    lines = [http.client.HTTPConnection("127.0.0.1", gateway.port, timeout=5) for _ in (*kinds, None, None)]
    for line, kind in zip(lines, kinds, strict=False):
        line.request("POST", f"/trouble/{kind}/wuts/send/buttons", body=b"x")
    lines[4].request("GET", "/wuts/status")  # an idle connection that is kept
    lines[4].getresponse().read()
    lines[5].putrequest("POST", "/wuts/send/buttons")  # one whose request never ends
    lines[5].putheader("Content-Length", "10")
    lines[5].endheaders(b"half")
    assert gateway.wait_received(5)
    start = time.monotonic()
    gateway.stop()
    assert time.monotonic() - start < 1
    assert threads() == []
    with pytest.raises((http.client.HTTPException, ConnectionError)):
        lines[0].getresponse()
    for line in lines:
        line.close()


def test_stop_cuts_connections_that_were_accepted_a_moment_ago() -> None:
    for _ in range(50):
        gateway = PracticeGateway()
        gateway.start()
        with socket.create_connection(("127.0.0.1", gateway.port)):
            gateway.stop()
    gc.collect()  # an unclosed transport would be a warning, and so an error


def test_many_at_once_are_answered(gateway: PracticeGateway) -> None:
    async def send_all() -> list[int]:
        headers = {"Authorization": BEARER, "Content-Type": "application/json"}
        url = gateway.base_url("wuts") + "/send/buttons"
        async with httpx.AsyncClient(verify=False, trust_env=False) as client:  # noqa: S501 - without TLS
            posts = [client.post(url, content=WUTS.encode(), headers=headers) for _ in range(60)]
            return [answer.status_code for answer in await asyncio.gather(*posts)]

    assert asyncio.run(send_all()) == [200] * 60
    assert gateway.count("wuts") == 60


def test_an_answer_does_not_wait_for_the_clients_acknowledgement(
    gateway: PracticeGateway, client: httpx.Client
) -> None:
    times = []
    for _ in range(10):
        start = time.perf_counter()
        client.get(gateway.base_url("wuts") + "/status")
        times.append(time.perf_counter() - start)
    # While Nagle's algorithm held back the second packet, each took 0.04 but the first.
    assert min(times[1:]) < 0.03


def test_requests_are_recorded_as_they_came(gateway: PracticeGateway, client: httpx.Client) -> None:
    url = gateway.base_url("awal") + "/w/message/button?phone_number_id=123456"
    client.post(url, content="نعم".encode(), headers={"X-Domain": "practice"})
    (request,) = gateway.received()
    assert (request.method, request.status, request.provider) == ("POST", 400, "awal")
    assert request.path == "/awal/w/message/button?phone_number_id=123456"
    assert request.body == "نعم".encode()
    assert request.headers["x-domain"] == "practice"
    gateway.clear()
    assert (gateway.received(), gateway.count()) == ((), 0)


def test_the_record_is_bounded_but_counts_on(client: httpx.Client) -> None:
    with PracticeGateway(keep=3) as gateway:
        for number in range(5):
            client.post(gateway.base_url("wachat") + f"/{number}")
        assert [each.path for each in gateway.received()] == ["/wachat/2", "/wachat/3", "/wachat/4"]
        assert (gateway.count(), gateway.count("wachat"), gateway.count("wuts")) == (5, 5, 0)
        assert gateway.wait_received(5, 0)
        assert not gateway.wait_received(6, 0.01)


SECRET = "a-real-secret-4711"


def test_secrets_of_real_accounts_are_not_recorded(gateway: PracticeGateway, client: httpx.Client) -> None:
    for key in PROVIDER_KEYS:
        for name in ("Authorization", "token", "X-Api-Key", "Cookie", "Proxy-Authorization"):
            for value in (SECRET, f"Bearer {SECRET}", f"Basic {SECRET}"):
                client.post(f"{gateway.base_url(key)}/x?token={SECRET}&{SECRET}", headers={name: value})
    assert gateway.count() == 60
    assert SECRET not in str(gateway.received())
    assert "<redacted>" in gateway.received()[-1].path


def test_practice_credentials_are_recorded(gateway: PracticeGateway, client: httpx.Client) -> None:
    client.get(gateway.base_url("wuts") + "/status", headers={"Authorization": BEARER})
    client.get(gateway.base_url("ryzeapi") + "/x", headers={"token": "practice-token"})
    assert [gateway.received()[0].headers["authorization"], gateway.received()[1].headers["token"]] == [
        BEARER,
        "practice-token",
    ]


def test_a_watcher_is_told_of_each_request(client: httpx.Client) -> None:
    seen: list[str] = []
    with PracticeGateway(watch=lambda request: seen.append(f"{request.path} {request.status}")) as gateway:
        client.get(gateway.base_url("wuts") + "/status")
    assert seen == ["/wuts/status 401"]


def test_too_long_a_request_is_refused_and_not_kept(gateway: PracticeGateway, client: httpx.Client) -> None:
    url = gateway.base_url("wuts") + "/send/buttons"
    assert client.post(url, content=b"x" * 262_144).status_code == 401
    answer = client.post(url, content=b"x" * 2_000_000)
    assert answer.status_code == 413
    assert len(gateway.received()[-1].body) == 262_144
    refused = client.post(gateway.base_url("wuts", Trouble.NO_ANSWER), content=b"x" * 300_000)
    assert refused.status_code == 413


def test_a_request_that_breaks_off_is_not_recorded(gateway: PracticeGateway, client: httpx.Client) -> None:
    with socket.create_connection(("127.0.0.1", gateway.port)) as line:
        line.sendall(b"POST /wuts/send/buttons HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhalf")
    assert client.get(gateway.base_url("wuts") + "/status").status_code == 401
    assert [each.path for each in gateway.received()] == ["/wuts/status"]


@pytest.mark.expects_log("Invalid HTTP request received")
def test_what_is_not_http_is_refused(gateway: PracticeGateway) -> None:
    with socket.create_connection(("127.0.0.1", gateway.port)) as line:
        line.sendall(b"hello\r\n\r\n")
        assert line.recv(4096).startswith(b"HTTP/1.1 400")


def test_account_values_are_plain_and_complete() -> None:
    for provider in catalog.PROVIDERS:
        values = account_values(provider.key, "http://127.0.0.1:1/x")
        values |= {
            spec.key: spec.default
            for spec in provider.public_fields
            if spec.default and spec.key not in values
        }
        assert values.keys() == {spec.key for spec in provider.public_fields}
        assert secret_values(provider.key).keys() == {spec.key for spec in provider.secret_fields}
    assert set(PROVIDER_KEYS) == {provider.key for provider in catalog.PROVIDERS} == set(PUBLIC_VALUES)


def test_the_values_handed_out_cannot_change_the_practice_ones() -> None:
    secret_values("wuts")["token"] = "changed"
    assert SECRET_VALUES["wuts"]["token"] != "changed"
    with pytest.raises(KeyError):
        account_values("other", "")
    with PracticeGateway() as gateway, pytest.raises(ValueError, match="no practice for"):
        gateway.base_url("other")


def loaded_with(*modules: str) -> set[str]:
    script = f"import sys, {', '.join(modules)}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    return set(answer.stdout.split())


def test_it_is_cheap_to_import() -> None:
    light = loaded_with("wacomposer.practice.gateway", "wacomposer.practice.foreground")
    assert not {"uvicorn", "h11", "httpx", "asyncio", "pydantic"} & light


def test_it_knows_nothing_of_how_we_build_requests() -> None:
    server = loaded_with("wacomposer.practice.server", "wacomposer.practice.foreground")
    assert "uvicorn" in server
    assert "wacomposer.providers" not in server
