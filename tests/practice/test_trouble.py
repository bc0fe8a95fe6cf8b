"""Each trouble as a real client meets it, in each provider's own form where there is one."""

import json
import time

import httpx
import pytest

from wacomposer.practice.credentials import PROVIDER_KEYS
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble
from wacomposer.practice.wire import HUGE_BYTES

PATHS = {
    "wachat": "/send/button",
    "ryzeapi": "/api/message/button/practice",
    "wuts": "/send/buttons",
    "awal": "/w/message/button?phone_number_id=123456",
}
every_provider = pytest.mark.parametrize("provider", PROVIDER_KEYS)


def url(gateway: PracticeGateway, provider: str, trouble: Trouble) -> str:
    return gateway.base_url(provider, trouble) + PATHS[provider]


def wachat(message: str) -> dict[str, object]:
    return {"success": False, "message": message}


def ryzeapi(message: str) -> dict[str, object]:
    return {"success": False, "error": {"message": message}}


def wuts(error: str, code: str) -> dict[str, object]:
    return {"success": False, "error": error, "error_code": code}


def awal(error: str, message: str) -> dict[str, object]:
    return {"error": error, "message": message}


DISCONNECTED = "Instance is not connected to WhatsApp"
REFUSALS: list[tuple[str, str, int, dict[str, object]]] = [
    ("wachat", "unauthorized", 401, wachat("Unauthorized")),
    ("wachat", "not_found", 404, wachat("Instance not found")),
    ("wachat", "rate_limited", 429, wachat("Too many requests")),
    ("wachat", "server_error", 500, wachat("Internal server error")),
    ("wachat", "unavailable", 503, wachat("Service unavailable")),
    ("wachat", "disconnected", 503, wachat("Instance is not connected")),
    ("ryzeapi", "unauthorized", 401, ryzeapi("Invalid token")),
    ("ryzeapi", "not_found", 404, ryzeapi("Instance not found")),
    ("ryzeapi", "rate_limited", 429, ryzeapi("Rate limit exceeded. Try again later.")),
    (
        "ryzeapi",
        "server_error",
        500,
        ryzeapi("Failed to send buttons message: server returned error 479"),
    ),
    ("ryzeapi", "unavailable", 503, ryzeapi(DISCONNECTED)),
    ("ryzeapi", "disconnected", 503, ryzeapi(DISCONNECTED)),
    ("wuts", "unauthorized", 401, {"error": "unauthorized"}),
    ("wuts", "not_found", 404, {"success": False, "error": "device not found"}),
    ("wuts", "rate_limited", 429, wuts("too many requests", "RATE_LIMITED")),
    ("wuts", "server_error", 500, {"error": "Failed to send buttons message: timeout"}),
    ("wuts", "unavailable", 503, wuts("WhatsApp session is not connected", "DEVICE_NOT_READY")),
    ("wuts", "disconnected", 400, {"error": "WhatsApp not connected"}),
    ("awal", "unauthorized", 401, awal("authentication_failed", "Invalid HMAC signature")),
    ("awal", "not_found", 404, awal("resource_not_found", "Phone number ID not found")),
    ("awal", "rate_limited", 429, awal("Rate limit exceeded", "You have exceeded the rate limit")),
    ("awal", "server_error", 500, awal("internal_server_error", "An unexpected error occurred")),
    ("awal", "unavailable", 503, awal("service_unavailable", "Service temporarily unavailable")),
    ("awal", "disconnected", 503, awal("service_unavailable", "The number is not connected")),
]


@pytest.mark.parametrize(("provider", "kind", "status", "body"), REFUSALS)
def test_refusals_have_the_providers_form(
    gateway: PracticeGateway,
    client: httpx.Client,
    provider: str,
    kind: str,
    status: int,
    body: dict[str, object],
) -> None:
    answer = client.post(url(gateway, provider, Trouble(kind)), content=b"whatever")
    said = answer.json()
    for changing in ("timestamp", "request_id"):
        said.pop(changing, None)
    assert (answer.status_code, said) == (status, body)
    has_quota = provider in {"ryzeapi", "awal"}
    assert ("x-ratelimit-limit" in answer.headers) == has_quota
    is_spent = kind == "rate_limited"
    assert (answer.headers.get("x-ratelimit-remaining") == "0") == (has_quota and is_spent)
    assert ("retry-after" in answer.headers) == (provider == "awal" and is_spent)


def test_retry_after_leads_to_the_end_of_the_window(gateway: PracticeGateway, client: httpx.Client) -> None:
    before = int(time.time())
    limits = client.post(url(gateway, "awal", Trouble.RATE_LIMITED)).headers
    reset = int(limits["x-ratelimit-reset"])
    assert reset % 3600 == 0
    assert before <= reset - int(limits["retry-after"]) <= time.time()
    assert 1 <= int(limits["retry-after"]) <= 3600


@every_provider
def test_malformed_is_a_success_with_broken_json(
    gateway: PracticeGateway, client: httpx.Client, provider: str
) -> None:
    answer = client.post(url(gateway, provider, Trouble.MALFORMED))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    with pytest.raises(json.JSONDecodeError):
        answer.json()


@every_provider
def test_html_error_is_a_page(gateway: PracticeGateway, client: httpx.Client, provider: str) -> None:
    answer = client.post(url(gateway, provider, Trouble.HTML_ERROR))
    assert (answer.status_code, answer.headers["content-type"]) == (502, "text/html; charset=utf-8")
    assert answer.text.startswith("<!DOCTYPE html>")


@every_provider
def test_redirect_leads_to_another_host_and_sees_who_follows(
    gateway: PracticeGateway, client: httpx.Client, provider: str
) -> None:
    answer = client.post(url(gateway, provider, Trouble.REDIRECT), headers={"token": "a-real-token"})
    assert answer.status_code == 307
    location = httpx.URL(answer.headers["location"])
    assert (location.host, location.port) == ("localhost", gateway.port)
    assert str(location).endswith(PATHS[provider])
    assert gateway.elsewhere() == ()
    client.post(location, content=b"followed")
    (followed,) = gateway.elsewhere()
    assert (followed.body, followed.provider) == (b"followed", "")


@every_provider
def test_no_answer_holds_the_line_until_the_client_leaves(
    gateway: PracticeGateway, client: httpx.Client, provider: str
) -> None:
    with pytest.raises(httpx.ReadTimeout):
        client.post(url(gateway, provider, Trouble.NO_ANSWER), content=b"hello", timeout=0.2)
    (request,) = gateway.received()
    assert (request.body, request.trouble, request.status) == (b"hello", Trouble.NO_ANSWER, None)


@every_provider
def test_cut_closes_after_reading_without_a_byte(
    gateway: PracticeGateway, client: httpx.Client, provider: str
) -> None:
    with pytest.raises(httpx.RemoteProtocolError, match="without sending a response"):
        client.post(url(gateway, provider, Trouble.CUT), content=b"hello" * 1000)
    (request,) = gateway.received()
    assert request.body == b"hello" * 1000


def test_slow_drip_sends_a_byte_a_second(gateway: PracticeGateway, client: httpx.Client) -> None:
    start = time.monotonic()
    with client.stream("POST", url(gateway, "awal", Trouble.SLOW_DRIP)) as answer:
        assert answer.status_code == 200
        stream = answer.iter_raw()
        bytes_at = [(next(stream), time.monotonic() - start) for _ in range(2)]
    assert [chunk for chunk, _ in bytes_at] == [b"{", b" "]
    assert bytes_at[0][1] < 0.5
    assert 0.9 < bytes_at[1][1] < 2


def test_huge_streams_a_hundred_megabytes_of_json(gateway: PracticeGateway, client: httpx.Client) -> None:
    length, ends = 0, b""
    with client.stream("POST", url(gateway, "wuts", Trouble.HUGE)) as answer:
        assert "content-length" not in answer.headers
        for chunk in answer.iter_raw():
            length += len(chunk)
            ends = (ends + chunk)[:1] + chunk[-1:]
    assert (length, ends) == (HUGE_BYTES, b"{}")
    assert HUGE_BYTES == 100_000_000


def test_huge_may_be_left_in_the_middle(gateway: PracticeGateway, client: httpx.Client) -> None:
    with client.stream("POST", url(gateway, "wuts", Trouble.HUGE)) as answer:
        assert len(next(answer.iter_raw())) < HUGE_BYTES
    # The gateway goes on, and stays silent about it.
    assert client.post(url(gateway, "wuts", Trouble.UNAUTHORIZED)).status_code == 401


def test_trouble_meets_connection_checks_too(gateway: PracticeGateway, client: httpx.Client) -> None:
    assert client.get(gateway.base_url("wuts", Trouble.UNAUTHORIZED) + "/status").status_code == 401
    assert client.get(gateway.base_url("awal", Trouble.UNAVAILABLE) + "/waba-numbers").status_code == 503


def test_an_unknown_trouble_is_not_found(gateway: PracticeGateway, client: httpx.Client) -> None:
    base = gateway.base_url("wuts").removesuffix("/wuts")
    for path in ("/trouble/fire/wuts/send/buttons", "/trouble/cut/other", "/trouble", "/other", "/"):
        answer = client.post(base + path)
        assert answer.status_code == 404
        assert "/trouble/<kind>/<provider>" in answer.json()["error"]
