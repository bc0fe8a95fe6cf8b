"""A sentence for whatever review really finds, with its facts in it, and a label for each click."""

from collections.abc import Iterator

import pytest
from hypothesis import given

from tests.message.strategies import messages
from tests.providers.parts import (
    KEYS,
    SMALL,
    account,
    answer,
    message,
    provider,
    reply,
    submission,
    text_header,
)
from tests.providers.strategies import options, recipients
from wacomposer.delivery.send import obstacles
from wacomposer.message.findings import Code, Finding, Remedy, account_place, error
from wacomposer.message.language_review import review_languages, review_others
from wacomposer.message.media import Trouble, failure, review_media
from wacomposer.message.model import BUTTON_KINDS, Message
from wacomposer.message.recipient import read_recipient, review_likelihood
from wacomposer.providers.contract import Account, Submission
from wacomposer.providers.outcome import Rejected
from wacomposer.providers.review import review
from wacomposer.wording.findings import MOST_SHOWN, counter, remedy_label, sentence, usual_limit
from wacomposer.wording.places import place_name

URL = {"kind": "url", "text": "Go", "url": "https://example.com"}


def buttons(*parts: dict[str, str]) -> Message:
    return message(body="Hi", buttons=list(parts))


def url(address: str) -> Message:
    return buttons(URL | {"url": address})


def header(data: dict[str, str]) -> Message:
    return message(header=data, body="Hi", buttons=[reply("a", "Yes")])


CONTENT = [
    message(),
    message(body=" ", footer=" ", header=text_header("")),
    message(body="a\x00\ud800", footer="a\nb"),
    message(body="🎉" * 600, buttons=[reply("a", "x" * 21)]),
    buttons(reply(" a", "Yes"), reply("a", "Yes")),
    buttons(*(reply(str(number), str(number)) for number in range(4))),
    url("javascript:x"),
    url("http://example.com"),
    url("https://example.com/a b"),
    url("https://münchen.de"),
    buttons({"kind": "call", "text": "Call", "phone": "11"}),
    buttons(URL, reply("a", "Yes")),
    header(text_header("Hello")),
    message(body="Hi {{name}} {{ na me }}", variables=[{"name": "name", "samples": ["*a*"]}]),
    buttons(reply("{{id}}", "Yes")),
    header({"kind": "image", "url": "https://example.com/a", "filename": "a.jpg", "text": "Kept"}),
]
TYPED = ["", "11 99999-9999", "0055 11 99999-9999", "Maria", "+1", "a@b", "123456789012345@lid"]
REFUSED = "whole message may be refused."
OPTIONS = [
    {"delay": "soon"},
    {"delay": "9999"},
    {"delay": "0.5"},
    {"source": "a\nb"},
    {"replyPrivate": "true"},
]


def all_findings() -> Iterator[Finding]:
    """What review finds in a variety of submissions, together every code there is."""
    for key in KEYS:
        for composed in CONTENT:
            yield from review(submission(composed), account(key), provider(key))
        for typed in TYPED:
            yield from review(submission(SMALL, typed), account(key), provider(key))
        for chosen in OPTIONS:
            yield from review(submission(SMALL, **chosen), account(key), provider(key))
        for address in ("x", "https://bücher.example"):
            yield from review(submission(), account(key, base_url=address), provider(key))
        yield from obstacles(submission(), Account(key, "Empty"), provider(key))
    yield from review_likelihood(read_recipient("+15555555555555")[0])
    words = "Button 2: DisplayText is required"
    refused = answer("ryzeapi", 400, {"success": False, "error": {"message": words}})
    assert isinstance(refused, Rejected)
    assert refused.place
    for trouble in Trouble:
        yield review_media("image", failure(trouble, status=404, limit=1, pixels=1, type="mp4", fits="video"))
    yield error(Code.REFUSED_BY_PROVIDER, refused.place, provider="RyzeAPI", words=refused.words)


def in_languages() -> Iterator[Finding]:
    """What is found of languages."""
    several = message(
        body="Hi",
        footer="Bye",
        buttons=[reply("a", "Yes")],
        variants=[{"language": "hi"}, {"language": "HI"}, {"language": "hindi!", "buttons": ["", "", ""]}],
    )
    yield from review_languages(several)
    for found in review_others(several, 0, {}).values():
        yield from found


FOUND = (*all_findings(), *in_languages())


def test_the_findings_above_are_of_every_code_and_offer_every_remedy() -> None:
    assert {finding.code for finding in FOUND} == set(Code)
    assert {remedy for finding in FOUND for remedy in finding.remedies} == set(Remedy)


def check(finding: Finding) -> None:
    said = sentence(finding)
    assert said.endswith((".", "”"))
    assert said[0] == said[0].upper() or said.startswith(str(finding.facts.get("host")))
    assert said.isprintable()
    named = f"{{{{{finding.facts.get('variable')}}}}}"
    assert not set("{}") & set(said.replace(named, "")) or any(
        set("{}") & set(str(fact)) for fact in finding.facts.values()
    )
    assert "delivered" not in said.lower()
    assert len(said) < 350
    for remedy in finding.remedies:
        label = remedy_label(finding, remedy)
        assert label
        assert "{" not in label
        assert len(label) < 40


@pytest.mark.parametrize("code", Code)
def test_every_code_has_its_sentence_and_every_remedy_its_label(code: Code) -> None:
    for finding in FOUND:
        if finding.code is code:
            check(finding)


@given(messages, recipients, options)
def test_whatever_is_typed_the_sentences_stay_short_and_printable(
    composed: Message, typed: str, chosen: dict[str, str]
) -> None:
    for key in KEYS:
        for finding in review(Submission(composed, typed, None, chosen), account(key), provider(key)):
            check(finding)


def said_of(
    composed: Message = SMALL, to: str = "+5511999999999", key: str = "ryzeapi", **chosen: str
) -> list[str]:
    found = review(submission(composed, to, **chosen), account(key), provider(key))
    return [sentence(finding) for finding in found]


@pytest.mark.parametrize(
    ("composed", "said"),
    [
        (message(buttons=[reply("a", "Yes")]), ["Body is empty. Every message needs a body."]),
        (
            header(text_header("")),
            ["Header text is empty. Type one or send without a header."],
        ),
        (
            buttons(reply("", "Yes")),
            ["Button 1 id is empty."],
        ),
        (
            message(body="x" * 1025, buttons=[reply("a", "Yes")]),
            [f"Body is 1 character over WhatsApp’s 1,024; the {REFUSED}"],
        ),
        (
            message(body="🎉" * 1024, buttons=[reply("a", "Yes")]),
            ["Body may be refused: services that count emoji twice see 2,048 of 1,024."],
        ),
        (
            message(body="Hi", buttons=[reply("a", "Yes")], footer="a\nb"),
            [f"Footer has a line break; WhatsApp has a single line there, so the {REFUSED}"],
        ),
        (
            message(body="Hi"),
            ["A button message needs 1 to 3 buttons."],
        ),
        (
            buttons(reply("a", "Yes"), reply("a", "No")),
            ["Button 2 id is the same as that of button 1; taps could not be told apart."],
        ),
        (
            message(body="a\x1bb", buttons=[reply("a", "Yes")]),
            ["Body holds an invisible character (U+001B) at position 2."],
        ),
        (
            url("http://example.com"),
            ["Button 1 URL does not start with https://; phones may block it."],
        ),
        (
            url("https://münchen.de"),
            ["münchen.de is an internationalised domain; some phones show it as xn--mnchen-3ya.de."],
        ),
    ],
)
def test_sentences(composed: Message, said: list[str]) -> None:
    assert said_of(composed) == said


def test_a_provider_s_own_rule_is_called_so() -> None:
    assert sentence(error(Code.LINE_BREAK, "buttons.0.id")) == (
        "Button 1 id has a line break; the provider takes a single line."
    )


def test_an_error_of_length_says_so() -> None:
    composed = message(body="x" * 1026, buttons=[reply("a", "Yes")])
    assert said_of(composed, key="awal") == ["Body is 2 characters over the limit of 1,024."]


@pytest.mark.parametrize(
    ("to", "key", "said"),
    [
        ("", "wachat", "No recipient yet."),
        (
            "5511999999999",
            "wachat",
            "No country code. Begin with + and the code of the country, or say if you mean +5511999999999.",
        ),
        ("020 7946 0958", "wachat", "No country code. Begin with + and the code of the country."),
        ("+123456789", "wuts", "9 digits; a number here has 10 to 15, country code included."),
        ("120363041234567890@g.us", "awal", "Awal sends to numbers only."),
        ("123456789012345@lid", "wuts", "WUTS sends to numbers and @s.whatsapp.net, @g.us, @newsletter."),
        (
            "a@b",
            "ryzeapi",
            (
                "Not a WhatsApp address. "
                "It is digits followed by one of @s.whatsapp.net, @lid, @g.us, @newsletter."
            ),
        ),
    ],
)
def test_sentences_about_recipients(to: str, key: str, said: str) -> None:
    assert said_of(SMALL, to, key) == [said]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"delay": "1.5"}, "RyzeAPI takes whole seconds only; 1.5 s cannot be expressed."),
        ({"delay": "9999"}, "Delay can be at most 3600 seconds."),
        ({"delay": "soon"}, "Delay must be a number of seconds, such as 1.5."),
        ({"replyPrivate": "true"}, "Answer in private has no effect without Reply to message id."),
        ({"replyPrivate": "maybe"}, "Answer in private must be true or false."),
        ({"button_types": "1"}, "RyzeAPI has no button_types."),
    ],
)
def test_sentences_about_options(chosen: dict[str, str], said: str) -> None:
    assert said_of(SMALL, **chosen) == [said]


def test_the_click_for_a_guess_names_it() -> None:
    (found,) = review(submission(SMALL, "0055 11 99999-9999"), account("wuts"), provider("wuts"))
    assert remedy_label(found, Remedy.ADD_PLUS) == "Yes, +5511999999999"


def test_typed_text_is_repeated_in_part_and_without_tricks() -> None:
    kept = "\u202e\x1b[31m" + "x" * 10_000
    composed = header({"kind": "image", "url": "https://example.com/a", "text": kept})
    (said,) = said_of(composed)
    assert "\ufffd\ufffd[31mxxx" in said
    assert "…”" in said
    assert len(said) < 100 + MOST_SHOWN
    braces = header({"kind": "image", "url": "https://example.com/a", "text": "{place} {0}"})
    assert "“{place} {0}”" in said_of(braces)[0]


def test_counters() -> None:
    assert counter("abc", 60) == "3 of 60"
    assert counter("x" * 1500, 1024) == "1,500 of 1,024"
    assert counter("🎉", None) == "1"
    assert (usual_limit("body"), usual_limit("button.url")) == (1024, None)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("header", "Header"),
        ("header.text", "Header text"),
        ("header.url", "Media URL"),
        ("body", "Body"),
        ("footer", "Footer"),
        ("buttons", "Buttons"),
        ("buttons.0", "Button 1"),
        ("buttons.1.text", "Button 2 text"),
        ("buttons.2.id", "Button 3 id"),
        ("buttons.0.url", "Button 1 URL"),
        ("buttons.0.phone", "Button 1 phone"),
        ("buttons.0.code", "Button 1 code"),
        ("buttons.0.kind", "Button 1"),
        ("buttons." + "9" * 5000 + ".id", "Button id"),
        ("buttons.x", "Button"),
        ("recipient", "Recipient"),
        ("options.delay", "Delay"),
        ("options.replyTo", "Reply to message id"),
        ("options.novelty_x", "novelty x"),
        ("account.hmac_secret", "HMAC secret"),
        ("account.phone_number_id", "Phone number ID"),
        ("account.base_url", "Base URL"),
        ("account.novelty", "novelty"),
        ("format", "format"),
        ("", ""),
    ],
)
def test_places_have_the_names_of_the_form(place: str, name: str) -> None:
    assert place_name(place) == name


def test_every_field_and_option_has_a_name_and_every_kind_of_button_its_value() -> None:
    for key in KEYS:
        for field in provider(key).fields:
            assert place_name(account_place(field.key)) == field.label
    places = {each.place for kind in BUTTON_KINDS for each in FOUND if each.place.endswith(kind)}
    assert all(place_name(place) != place for place in places)


def test_a_finding_of_an_account_names_the_field_and_not_its_value() -> None:
    (found,) = review(submission(), account("wuts", base_url="tell-no-one"), provider("wuts"))
    assert sentence(found) == (
        "The account’s Base URL must be an https:// address without user name or query, its path in ASCII."
    )
    (found,) = review(submission(), account("wuts", base_url="https://a.example:0"), provider("wuts"))
    assert sentence(found) == "The account’s Base URL must be an address whose port is from 1 to 65535."
    (found,) = review(submission(), account("wuts", base_url="https://bücher.example"), provider("wuts"))
    assert sentence(found) == (
        "The account’s Base URL is sent as https://xn--bcher-kva.example. "
        "Make sure that it is your provider’s."
    )
    missing = error(Code.ACCOUNT_FIELD_MISSING, "account.token", field="Token", provider="WUTS")
    assert sentence(missing) == "The account has no Token yet."
