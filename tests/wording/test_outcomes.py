"""How a send ended, in words: every reason and doubt, what to do next, and never more than is known."""

import pytest

from tests.providers.parts import answer
from wacomposer.providers.outcome import Accepted, Doubt, Outcome, Reason, Rejected, Unknown
from wacomposer.wording.outcomes import CHECK, Said, describe, wait

UNSENT = {
    Reason.NAME_NOT_FOUND,
    Reason.NO_CONNECTION,
    Reason.TLS,
    Reason.PROXY,
    Reason.CERTIFICATE_FILE,
    Reason.CERTIFICATE_FOLDER,
    Reason.BAD_ADDRESS,
    Reason.CANCELLED_BEFORE,
}
OUTCOMES: list[Outcome] = [
    Accepted(),
    Accepted("3EB0"),
    *(Rejected(reason, unsent=reason in UNSENT) for reason in Reason),
    *(Rejected(reason, "Words.", 400, "buttons.1.text", 30) for reason in Reason),
    *(Unknown(doubt) for doubt in Doubt),
    *(Unknown(doubt, "Words.", 500) for doubt in Doubt),
]


@pytest.mark.parametrize("outcome", OUTCOMES, ids=repr)
def test_every_outcome_is_said_in_full_sentences(outcome: Outcome) -> None:
    said = describe(outcome, "RyzeAPI")
    line = said.line()
    assert said.headline.endswith(".")
    assert not set("{}") & set(line)
    assert "deliver" not in line.lower()
    assert "RyzeAPI" in line or getattr(outcome, "unsent", False) or isinstance(outcome, Rejected)
    if isinstance(outcome, Rejected | Unknown):
        assert said.words == outcome.words
        assert ("“Words.”" in line) == bool(outcome.words)


@pytest.mark.parametrize("reason", UNSENT)
def test_what_never_left_is_said_not_to_have_been_sent(reason: Reason) -> None:
    said = describe(Rejected(reason, unsent=True), "RyzeAPI").line()
    assert said.startswith(("Not sent: ", "Cancelled before it left."))
    assert "may have been sent" not in said


@pytest.mark.parametrize("doubt", Doubt)
def test_a_doubt_says_what_to_check_and_does_not_advise_to_send_again(doubt: Doubt) -> None:
    said = describe(Unknown(doubt), "Awal")
    assert said.advice == CHECK.format(provider="Awal")
    assert said.advice.startswith("It may have been sent.")
    assert "before sending again" in said.advice


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        (Accepted("3EB0"), "Accepted by RyzeAPI. Message id 3EB0"),
        (Accepted(), "Accepted by RyzeAPI. It gave no message id."),
        (
            answer(
                "ryzeapi", 400, {"success": False, "error": {"message": "Button 2: DisplayText is required"}}
            ),
            (
                "RyzeAPI refused the message. “Button 2: DisplayText is required” "
                "See Button 2 text. Change what it points at and send again."
            ),
        ),
        (
            answer("ryzeapi", 401, {"success": False, "error": {"message": "Invalid token"}}),
            (
                "RyzeAPI refused the credentials. “Invalid token” See Token. "
                "Check the account’s secret and fields."
            ),
        ),
        (
            answer("ryzeapi", 429, {}, headers={"retry-after": "90"}),
            "RyzeAPI takes no more messages for now. Wait 90 seconds, then send again.",
        ),
        (
            answer("ryzeapi", 302, raw=b"", headers={"location": "https://elsewhere.example"}),
            "The server points to another address. “https://elsewhere.example” Check the account’s base URL.",
        ),
        (
            answer("ryzeapi", 502, raw=b"<html>"),
            (
                "RyzeAPI answered with an error of its own. It may have been sent. "
                "Look into the chat or RyzeAPI’s panel before sending again."
            ),
        ),
        (Rejected(Reason.CANCELLED_BEFORE, unsent=True), "Cancelled before it left. Nothing was sent."),
    ],
)
def test_lines(outcome: Outcome, line: str) -> None:
    assert describe(outcome, "RyzeAPI").line() == line


def test_words_with_braces_are_only_words() -> None:
    assert (
        describe(Rejected(Reason.REFUSED, "{provider} {0}"), "X").line()
        == "X refused the message. “{provider} {0}”"
    )
    assert describe(Accepted("{x}"), "X").line() == "Accepted by X. Message id {x}"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "1 second"),
        (0.4, "1 second"),
        (1, "1 second"),
        (1.6, "2 seconds"),
        (119, "119 seconds"),
        (120, "2 minutes"),
        (121, "3 minutes"),
        (3600, "60 minutes"),
        (86_400, "1440 minutes"),
    ],
)
def test_waits(seconds: float, words: str) -> None:
    assert wait(seconds) == words


def test_a_line_leaves_out_what_is_not_there() -> None:
    assert Said("A.").line() == "A."
    assert Said("A.", "B.", "c").line() == "A. “c” B."
