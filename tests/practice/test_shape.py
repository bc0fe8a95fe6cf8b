"""Bodies are read strictly, and no body whatever brings a provider's part down."""

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wacomposer.practice import awal
from wacomposer.practice.credentials import PUBLIC_VALUES, secret_values
from wacomposer.practice.exchange import Call, PracticeProvider
from wacomposer.practice.ryzeapi import RyzeApi
from wacomposer.practice.shape import BodyError, Problem, Rule, problems, read_object, repeated
from wacomposer.practice.wachat import Wachat
from wacomposer.practice.wuts import Wuts

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b"{", "not valid JSON"),
        (b"{} {}", "not valid JSON"),
        (b"[]", "must be a JSON object"),
        (b"null", "must be a JSON object"),
        (b'{"a": NaN}', "NaN is not JSON"),
        (b'{"a": -Infinity}', "-Infinity is not JSON"),
        (b'{"a": 1, "a": 1}', "names a key twice"),
        (b'{"a": "\xff"}', "not valid UTF-8"),
        (b'{"a": "\\ud83d"}', "not valid UTF-8"),
        (b"\xef\xbb\xbf{}", "not valid JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "not valid JSON"),
    ],
)
def test_what_is_no_json_object_is_refused(body: bytes, words: str) -> None:
    with pytest.raises(BodyError, match=words):
        read_object(body)


@given(st.dictionaries(st.text(), VALUES))
def test_any_object_is_read_as_it_was_written(data: dict[str, Any]) -> None:
    text = json.dumps(data, ensure_ascii=False).encode("utf-8")
    assert read_object(text) == data
    assert read_object(json.dumps(data).encode("ascii")) == data


@given(st.binary() | st.dictionaries(st.text(), VALUES).map(lambda data: json.dumps(data).encode()[:-2]))
def test_bytes_are_an_object_or_refused(body: bytes) -> None:
    try:
        is_object = isinstance(json.loads(body.decode("utf-8")), dict)
    except ValueError:
        is_object = False
    if is_object:
        assert isinstance(read_object(body), dict)
    else:
        with pytest.raises(BodyError):
            read_object(body)


RULE = Rule(
    kind="object",
    fields={
        "name": Rule(kind="string", required=True, most=3),
        "list": Rule(kind="array", least=1, most=2, items=Rule(kind="integer", least=2)),
        "flag": Rule(kind="boolean"),
        "kind": Rule(kind="string", choices=("a", "b")),
    },
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"name": "🎉🎉🎉", "list": [2, 3], "flag": False, "kind": "b"}, []),
        ({}, ["name is required"]),
        ({"name": "abcd"}, ["name must be at most 3 characters"]),
        ({"name": "a", "list": [1, "x", 2]}, ["list must have 1 to 2 items", "list[0] must be at least 2"]),
        ({"name": "a", "flag": 0}, ["flag must be a boolean"]),
        ({"name": "a", "kind": ""}, ["kind must be one of: a, b"]),
        ({"name": "a", "list": [True]}, ["list[0] must be an integer"]),
        ({"name": "a", "list": [2.0]}, ["list[0] must be an integer"]),
        ({"nmae": "a"}, ["name is required", "nmae is not documented"]),
        ([], [" must be an object"]),
    ],
)
def test_a_rule_names_every_problem(value: object, expected: list[str]) -> None:
    found = [f"{problem.bracketed()} {problem.words}" for problem in problems(value, RULE)]
    assert found[: len(expected)] == expected
    assert bool(found) == bool(expected)


def test_fields_are_written_in_two_ways() -> None:
    problem = Problem(("buttons", 0, "title"), "is required")
    assert (problem.dotted(), problem.bracketed()) == ("buttons.0.title", "buttons[0].title")


def test_repeated_values_are_found_at_their_later_places() -> None:
    assert list(repeated(["a", "b", "a", None, "a", None, {}])) == [2, 4, 5]


FIELDS = st.sampled_from(
    ["to", "number", "message", "phone", "buttons", "body_text", "contentText", "interactive", "instanceName"]
)
NOW = time.time()


def signed(path: str, body: bytes) -> dict[str, str]:
    """Headers that open every provider at once."""
    stamp = str(int(NOW))
    query = "?phone_number_id=123456"
    code = awal.signature(secret_values("awal")["hmac_secret"], "POST", path, query, stamp, body)
    return {
        "accept": "application/json",
        "content-type": "application/json",
        "authorization": f"Bearer {secret_values('wachat')['api_key']}",
        "token": secret_values("ryzeapi")["token"],
        "x-timestamp": stamp,
        "x-domain": PUBLIC_VALUES["awal"]["domain"],
        "x-client-id": PUBLIC_VALUES["awal"]["client_id"],
        "x-awal-signature-256": f"sha256={code}",
    }


PARTS: list[tuple[PracticeProvider, str]] = [
    (Wachat(), "/send/button"),
    (RyzeApi(), "/api/message/button/practice"),
    (Wuts(), "/send/buttons"),
    (awal.Awal(), "/w/message/button"),
]


@pytest.mark.parametrize(("part", "path"), PARTS, ids=[part.key for part, _ in PARTS])
@given(data=st.dictionaries(FIELDS, VALUES))
def test_no_json_brings_a_provider_down(part: PracticeProvider, path: str, data: dict[str, Any]) -> None:
    body = json.dumps(data).encode()
    headers = signed(path, body)
    if part.key == "wuts":
        headers["authorization"] = f"Bearer {secret_values('wuts')['token']}"
    reply = part.answer(Call("POST", path, path, "phone_number_id=123456", headers, body, NOW))
    assert reply.status == 400  # no field map of this kind is a whole message
    assert json.loads(reply.body)
