"""Nothing typed and nothing answered makes a provider raise, and no secret shows itself on the way."""

import copy
import json
import pickle
from dataclasses import asdict, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.message.strategies import messages
from tests.message.strategies import values as variable_values
from tests.providers.parts import KEYS, NOW, SECRETS, account, build, provider, submission
from tests.providers.strategies import (
    account_values,
    answer_headers,
    answers,
    options,
    recipients,
    statuses,
)
from wacomposer.message.model import Message
from wacomposer.message.recipient import read_recipient
from wacomposer.providers.contract import SealedHeader, Submission
from wacomposer.providers.judge import judge
from wacomposer.providers.outcome import Accepted, Rejected, Unknown
from wacomposer.providers.request import Response
from wacomposer.providers.review import review
from wacomposer.providers.secret import Secret, is_usable

every_provider = pytest.mark.parametrize("key", KEYS)


@every_provider
@given(messages, recipients, options, account_values, variable_values)
@settings(max_examples=60)
def test_any_message_can_be_reviewed_and_built(
    key: str,
    composed: Message,
    to: str,
    typed: dict[str, str],
    values: dict[str, str],
    filling: dict[str, str],
) -> None:
    own = account(key, **values)
    sent = Submission(composed, to, read_recipient(to)[0], typed, filling)
    found = review(sent, own, provider(key))
    request = provider(key).build(sent, own, NOW)
    assert isinstance(json.loads(request.body), dict)
    request.body.decode("utf-8")
    secret = next(iter(SECRETS[key].values()))
    assert secret in "".join(header.value for header in request.headers) or key == "awal"
    for shown in (repr(request), str(request.shown_headers()), repr(own), repr(found), request.url):
        assert secret not in shown


@every_provider
@given(statuses, answer_headers, answers, st.booleans())
@settings(max_examples=150)
def test_any_answer_can_be_judged(
    key: str, status: int, headers: dict[str, str], body: bytes, whole: bool
) -> None:
    outcome = judge(provider(key), Response(status, headers, body, whole), NOW)
    match outcome:
        case Accepted(message_id):
            assert 200 <= status < 300
            assert message_id.isprintable()
        case Rejected(_, words, seen, _, wait, unsent):
            assert seen == status
            assert words.isprintable()
            assert not unsent
            assert wait is None or 0 <= wait <= 86_400
        case Unknown(_, words, seen):
            assert seen == status
            assert words.isprintable()


@every_provider
@pytest.mark.parametrize("depth", [100, 500, 900, 950, 980, 990, 1000, 2000, 50_000])
@pytest.mark.parametrize("name", ["details", "message", "error", "validation", "data", "success", "status"])
def test_answers_nested_to_any_depth_can_be_judged(key: str, depth: int, name: str) -> None:
    for start, end in (("[", "]"), ('{"phone":', "}")):
        nested = f'{{"error":"x","{name}":{start * depth}1{end * depth}}}'.encode()
        for status in (200, 400, 500):
            judge(provider(key), Response(status, {}, nested), NOW)


@every_provider
def test_without_its_secret_a_request_shows_named_placeholders(key: str) -> None:
    bare = provider(key).build(Submission(Message()), replace(account(key), secrets={}), NOW)
    shown = {
        "wachat": ("Authorization", "Bearer <api_key>"),
        "ryzeapi": ("token", "<token>"),
        "wuts": ("Authorization", "Bearer <token>"),
        "awal": ("X-Awal-Signature-256", "sha256=<signature by hmac_secret>"),
    }[key]
    assert bare.shown_headers()[shown[0]] == shown[1]
    assert build(key).shown_headers()[shown[0]] == shown[1]
    assert {header.name: header.value for header in bare.headers} == bare.shown_headers()
    assert b"<recipient>" in bare.body


@every_provider
def test_fields_not_given_appear_as_placeholders(key: str) -> None:
    spec = provider(key)
    bare = type(account(key))(key, "")
    request = spec.build(submission(), bare, NOW)
    written = request.url + str(request.shown_headers()) + request.body.decode()
    needed = [field.key for field in spec.public_fields if not field.default]
    assert [name for name in needed if f"<{name}>" not in written] == []


@every_provider
@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("+55 11 99999-9999", "5511999999999"),
        ("5511999999999", "5511999999999"),
        ("+٥٥١١٩٩٩٩٩٩٩٩٩", "5511999999999"),
        ("11 9999", "11 9999"),
        ("", "<recipient>"),
        ("  ", "<recipient>"),
    ],
)
def test_what_is_typed_decides_who_gets_it(key: str, typed: str, sent: str) -> None:
    parsed, _ = read_recipient("+10000000000")
    for recipient in (None, read_recipient(typed)[0], *([parsed] if typed.strip() else [])):
        assert Submission(Message(), typed, recipient).recipient_text() == sent
    assert f'"{sent}"'.encode() in provider(key).build(Submission(Message(), typed), account(key), NOW).body


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret("tell-no-one")
    own = account("ryzeapi")
    for text in (repr(secret), str(secret), f"{secret}", f"{secret!s:>20}", f"{secret}", repr([secret])):
        assert "tell" not in text
    assert "secret" in repr(own)
    assert not hasattr(secret, "__dict__")
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError) as failure:
            leak(secret)
        assert "tell" not in str(failure.value)
    with pytest.raises(TypeError):
        asdict(own)
    with pytest.raises(TypeError):
        json.dumps({"secret": secret})


def test_secrets_compare_by_value_and_say_nothing_by_their_hash() -> None:
    assert Secret("a") == Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert hash(Secret("a")) == hash(Secret("b"))
    assert Secret("a").reveal() == "a"
    assert repr(SealedHeader("Bearer a b")) == "<secret>"


@pytest.mark.parametrize("value", ["", " ", "a b", "a\n", "a\r\nX-Evil: 1", "é", "\x7f", "\ud800", "日本"])
def test_what_cannot_be_a_header_is_no_secret_and_is_not_repeated(value: str) -> None:
    assert not is_usable(value)
    with pytest.raises(ValueError, match="visible ASCII") as failure:
        Secret(value)
    assert not value.strip() or value not in str(failure.value)
