"""What leaves is the filled message, for every provider alike."""

from __future__ import annotations

import json

import pytest

from tests.providers.parts import KEYS, NOW, account, message, provider, reply, submission
from wacomposer.message.findings import Code, errors
from wacomposer.message.model import Message
from wacomposer.message.recipient import read_recipient
from wacomposer.providers.contract import Submission
from wacomposer.providers.review import review

TO = "+5511999999999"


def composed(name: str, there: str, *, link: str = "") -> Message:
    """A message with `name` and `there` wherever every provider carries a text."""
    parts = [reply("a", f"Yes {name}")]
    if link:
        parts.append({"kind": "url", "text": f"Go {name}", "url": link})
    return message(
        body=f"Hi {name} “{there}” *x*",
        footer=f"For {name}",
        buttons=parts,
        variables=[{"name": "name", "samples": ["never sent"]}],
    )


@pytest.mark.parametrize("key", KEYS)
def test_the_request_is_that_of_the_filled_text_byte_for_byte(key: str) -> None:
    sent = Submission(
        composed("{{name}}", "{{ other | there }}"), TO, read_recipient(TO)[0], {}, {"name": "Ana 👋"}
    )
    plain = submission(composed("Ana 👋", "there"))
    assert provider(key).build(sent, account(key), NOW) == provider(key).build(plain, account(key), NOW)
    assert errors(review(sent, account(key), provider(key))) == ()
    assert b"never sent" not in provider(key).build(sent, account(key), NOW).body


@pytest.mark.parametrize("key", KEYS)
def test_without_a_value_the_send_is_refused(key: str) -> None:
    sent = submission(composed("{{name}}", "x"))
    found = errors(review(sent, account(key), provider(key)))
    assert [(each.code, each.place) for each in found] == [(Code.VARIABLE_UNFILLED, "variables.name")]
    assert "{{name}}" in provider(key).build(sent, account(key), NOW).body.decode()


def test_a_value_in_a_link_is_encoded_on_the_wire() -> None:
    link = "https://example.com/{{name}}?q={{name}}"
    sent = Submission(composed("x", "y", link=link), TO, read_recipient(TO)[0], {}, {"name": "A/ñ b"})
    body = json.loads(provider("ryzeapi").build(sent, account("ryzeapi"), NOW).body)
    assert body["buttons"][1]["id"] == "https://example.com/A%2F%C3%B1%20b?q=A%2F%C3%B1%20b"


def test_a_value_that_looks_like_a_variable_is_sent_as_typed() -> None:
    sent = Submission(composed("{{name}}", "x"), TO, read_recipient(TO)[0], {}, {"name": "{{other}}"})
    assert errors(review(sent, account("wuts"), provider("wuts"))) == ()
    assert "Hi {{other}} " in provider("wuts").build(sent, account("wuts"), NOW).body.decode()
