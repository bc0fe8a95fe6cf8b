"""Sentences of the accounts dialog for every end of a test and every trouble, without a secret in them."""

import pytest

from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.storage.secrets.result import Kind, Place, Trouble
from wacomposer.wording import accounts as words

OUTCOMES = [
    Accepted(),
    *(Rejected(reason, "their words", unsent=unsent) for reason in Reason for unsent in (False, True)),
    *(Unknown(doubt, "their words") for doubt in Doubt),
]


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_test_never_speaks_of_messages_that_were_sent(outcome: Outcome) -> None:
    tone, said = words.describe_check(outcome, "WUTS")
    assert tone == {Accepted: "success", Rejected: "error", Unknown: "warning"}[type(outcome)]
    assert said[0].isupper()
    assert said[-1] in ".”"
    assert "Not sent" not in said
    assert "may have been sent" not in said
    assert "delivered" not in said
    assert ("“their words”" in said) == (outcome != Accepted())


def test_an_unsent_test() -> None:
    said = words.describe_check(Rejected(Reason.NO_CONNECTION, unsent=True), "WUTS")
    assert said == (
        "error",
        "No connection to the server. Check the connection and the account’s base URL.",
    )


@pytest.mark.parametrize("text", ["a b", "a\tb", "a\nb", "é", "\x7f", "a\u2028b", "\ud800", "秘密"])
def test_a_complaint_does_not_quote(text: str) -> None:
    said = words.secret_complaint(text, "Token")
    assert "Token" in said
    assert text not in said
    assert said.isprintable()


@pytest.mark.parametrize("text", ["abc", "!~", "a" * 10_000])
def test_nothing_to_complain_of(text: str) -> None:
    assert words.secret_complaint(text, "Token") == ""


@pytest.mark.parametrize("kind", Kind)
def test_every_trouble(kind: Kind) -> None:
    trouble = Trouble(kind, "DBusError")
    for said in (
        words.unknown_place(trouble),
        words.not_stored("Shop", "Token", trouble),
        words.left_behind("Shop", "a.example", trouble),
        words.not_forgotten("Token", trouble),
        words.ask_delete_anyway("Shop", trouble),
    ):
        assert said.endswith(".")
        assert "{" not in said


@pytest.mark.parametrize("place", Place)
def test_every_place(place: Place) -> None:
    assert words.kept_in(place).endswith(".")
    assert words.keeps_in(place).endswith(".")


def test_other_hosts() -> None:
    said = words.rebound(["API key"], "a.example", "b.example")
    assert said == (
        "The API key was entered for a.example and is not shown to b.example. "
        "Enter it again; saving forgets the former one."
    )
    assert words.rebound(["API key"], "a.example", None) == (
        "The API key belongs to a.example; this address names no host."
    )


def test_a_name_without_end_is_shortened() -> None:
    name = "x" * 5_000
    trouble = Trouble(Kind.LOCKED)
    for said in (
        words.ask_unsaved(name),
        words.ask_delete(name, "Token"),
        words.ask_delete_anyway(name, trouble),
        words.ask_forget(name, "Token"),
        words.not_stored(name, "Token", trouble),
        words.left_behind(name, "a.example", trouble),
        words.saved(name, ""),
        words.deleted(name),
    ):
        assert "x" * 59 + "…" in said
        assert len(said) < 300
