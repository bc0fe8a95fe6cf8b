"""What any provider's answer means: statuses, unreadable bodies, waits, words that are shown to people."""

import json

import pytest

from tests.providers.parts import KEYS, NOW, answer, provider
from wacomposer.providers.judge import MAX_WORDS, judge
from wacomposer.providers.outcome import Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.providers.request import Response

every_provider = pytest.mark.parametrize("key", KEYS)
documenting = pytest.mark.parametrize("key", [key for key in KEYS if key != "wachat"])

PAGE = b"<!DOCTYPE html><html><title>502 Bad Gateway</title></html>"
UNREADABLE = {
    "empty": b"",
    "page": PAGE,
    "text": b"OK",
    "truncated": b'{"success":true,"status":true,"mess',
    "list": b'[{"success":true}]',
    "string": b'"sent"',
    "null": b"null",
    "number": b"1",
    "not UTF-8": b'{"success":true,"x":"\xff"}',
    "deep": b'{"success":' + b"[" * 100_000,
    "huge number": b'{"success":' + b"1" * 5000 + b"}",
    "zeros": b"\x00" * 100,
}


@documenting
@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_a_2xx_that_cannot_be_read_leaves_it_open(key: str, raw: bytes) -> None:
    assert answer(key, 200, raw=raw) == Unknown(Doubt.UNREADABLE, status=200)


@every_provider
@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
def test_a_4xx_is_a_refusal_whatever_its_body(key: str, raw: bytes) -> None:
    assert answer(key, 400, raw=raw) == Rejected(Reason.REFUSED, status=400)


@every_provider
@pytest.mark.parametrize("raw", UNREADABLE.values(), ids=UNREADABLE)
@pytest.mark.parametrize("status", [500, 502, 503, 504, 520, 599])
def test_a_5xx_that_cannot_be_read_leaves_it_open(key: str, status: int, raw: bytes) -> None:
    assert answer(key, status, raw=raw) == Unknown(Doubt.SERVER_FAILED, status=status)


@every_provider
def test_an_answer_cut_at_our_limit_is_not_read(key: str) -> None:
    def judged(status: int) -> Outcome:
        body = b'{"success":true,"status":true}'
        return judge(provider(key), Response(status, {}, body, whole=False), NOW)

    assert judged(200) == Unknown(Doubt.UNREADABLE, status=200)
    assert judged(400) == Rejected(Reason.REFUSED, status=400)
    assert judged(500) == Unknown(Doubt.SERVER_FAILED, status=500)


@every_provider
@pytest.mark.parametrize("status", [300, 301, 302, 307, 308])
def test_a_redirect_is_a_refusal_that_names_the_address(key: str, status: int) -> None:
    refused = answer(key, status, raw=b"", headers={"location": "https://elsewhere.example/x"})
    assert refused == Rejected(Reason.REDIRECTED, "https://elsewhere.example/x", status)
    assert answer(key, status, raw=b"") == Rejected(Reason.REDIRECTED, status=status)


@every_provider
@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (401, Reason.AUTHENTICATION),
        (403, Reason.PERMISSION),
        (404, Reason.ACCOUNT),
        (405, Reason.REFUSED),
        (407, Reason.PROXY),
        (409, Reason.REFUSED),
        (413, Reason.REFUSED),
        (422, Reason.REFUSED),
        (429, Reason.RATE_LIMITED),
        (451, Reason.REFUSED),
    ],
)
def test_refusals_by_status(key: str, status: int, reason: Reason) -> None:
    assert answer(key, status, raw=PAGE) == Rejected(reason, status=status)


@every_provider
@pytest.mark.parametrize("status", [303, 304, 408, 425, 499, 0, 100, 199, 600, 999])
def test_statuses_that_decide_nothing(key: str, status: int) -> None:
    assert answer(key, status, raw=b"") == Unknown(Doubt.SERVER_FAILED, status=status)


WAITS: list[tuple[dict[str, str], float | None]] = [
    ({}, None),
    ({"retry-after": "30"}, 30),
    ({"retry-after": "0"}, 0),
    ({"retry-after": "999999999999999999999"}, 86_400),
    ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
    ({"retry-after": "-5"}, None),
    ({"retry-after": "1.5"}, None),
    ({"x-ratelimit-reset": str(NOW + 90)}, 90),
    ({"x-ratelimit-reset": str(NOW - 90)}, 0),
    ({"x-ratelimit-reset": str(NOW + 10**6)}, 86_400),
    ({"x-ratelimit-reset": "soon"}, None),
    ({"retry-after": "soon", "x-ratelimit-reset": str(NOW + 7)}, 7),
    ({"retry-after": "30", "x-ratelimit-reset": str(NOW + 7)}, 30),
]


@every_provider
@pytest.mark.parametrize(("headers", "seconds"), WAITS)
def test_waits(key: str, headers: dict[str, str], seconds: float | None) -> None:
    refused = answer(key, 429, {}, headers=headers)
    assert refused == Rejected(Reason.RATE_LIMITED, status=429, retry_after=seconds)
    assert answer(key, 403, {}, headers=headers) == Rejected(Reason.PERMISSION, status=403)


def words_of(said: str, **data: object) -> str:
    refused = answer("wuts", 400, {"error": said} | data)
    assert isinstance(refused, Rejected)
    return refused.words


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("  two \n\n lines\t", "two lines"),
        ("\x1b[31mred\x07", "[31mred"),
        ("safe \u202egpj.exe", "safe gpj.exe"),
        ("half \ud800 a character", "half a character"),
        ("نص عربي", "نص عربي"),
        ("x" * MAX_WORDS, "x" * MAX_WORDS),
        ("x" * 100_000, "x" * (MAX_WORDS - 1) + "…"),
    ],
)
def test_a_provider_s_words_are_one_short_printable_line(said: str, shown: str) -> None:
    assert words_of(said) == shown


def test_plain_text_is_quoted_and_a_page_is_not() -> None:
    text = answer(
        "wuts", 400, raw=b"Bad \xff gateway\n", headers={"content-type": "text/plain; charset=utf-8"}
    )
    assert text == Rejected(Reason.REFUSED, "Bad \ufffd gateway", 400)
    assert answer("wuts", 400, raw=PAGE, headers={"content-type": "text/html"}) == Rejected(
        Reason.REFUSED, status=400
    )


def test_a_message_id_is_cleaned_like_words() -> None:
    accepted = answer("wuts", 200, {"success": True, "message_id": "3EB0\n\u202eX"})
    assert repr(accepted) == "Accepted(message_id='3EB0 X')"


@every_provider
def test_a_byte_order_mark_is_no_obstacle(key: str) -> None:
    raw = b"\xef\xbb\xbf" + json.dumps({"success": True, "status": True}).encode()
    assert answer(key, 200, raw=raw) == answer(key, 200, {"success": True, "status": True})
