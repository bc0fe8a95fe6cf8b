"""A message and its variables: where they stand, what stands for them, and what review says of that."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.message.strategies import messages, values
from wacomposer.message.edit import set_samples
from wacomposer.message.filled_review import review_filled, review_values
from wacomposer.message.filling import as_sent, as_shown, fill_message, has_variables, used
from wacomposer.message.findings import Code, Finding, Remedy, Severity
from wacomposer.message.limits import Limit
from wacomposer.message.model import (
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    Samples,
    TextHeader,
    UrlButton,
)
from wacomposer.message.review import review_message

VALUES = {"a": "1", "b": "2", "c": "3 4", "d": "5"}
EVERYWHERE = Message(
    header=MediaHeader(kind="document", url="https://x.example/{{c}}", filename="{{a}}.pdf", text="{{kept}}"),
    body="*{{a}}* {{b|there}}",
    footer="{{d}}",
    buttons=(
        ReplyButton(id="{{a}}", text="{{a}}"),
        UrlButton(text="Go {{b}}", url="https://x.example/?{{c}}"),
        CopyButton(text="Copy", code="{{d}}"),
        CallButton(text="Call", phone="{{a}}"),
    ),
)


def of_name(*samples: str, body: str = "Hi {{name}}", text: str = "Yes") -> Message:
    listed = (Samples(name="name", samples=samples),) if samples else ()
    return Message(body=body, buttons=(ReplyButton(id="a", text=text),), variables=listed)


def codes(findings: tuple[Finding, ...]) -> list[tuple[Code, str]]:
    return [(each.code, each.place) for each in findings]


def test_every_text_is_filled_but_ids_and_phone_numbers() -> None:
    filled = fill_message(EVERYWHERE, as_sent(VALUES))
    header = MediaHeader(kind="document", url="https://x.example/3%204", filename="1.pdf", text="{{kept}}")
    assert filled.header == header
    assert (filled.body, filled.footer) == ("*1* 2", "5")
    assert filled.buttons == (
        ReplyButton(id="{{a}}", text="1"),
        UrlButton(text="Go 2", url="https://x.example/?3%204"),
        CopyButton(text="Copy", code="5"),
        CallButton(text="Call", phone="{{a}}"),
    )
    assert list(used(EVERYWHERE)) == ["c", "a", "b", "d"]
    assert fill_message(Message(header=TextHeader(text="{{a}}")), as_sent(VALUES)).header == TextHeader(
        text="1"
    )


@given(messages, values)
def test_filling_never_raises_and_leaves_the_samples(message: Message, given_values: dict[str, str]) -> None:
    filled = fill_message(message, as_sent(given_values))
    assert (filled.variables, filled.unknown) == (message.variables, message.unknown)
    if not used(message):
        assert filled == message
    if not has_variables(message):
        assert filled is message
    review_filled(message, {}, given_values)
    review_values(message, given_values)


@given(messages)
def test_a_message_without_braces_is_reviewed_as_ever(message: Message) -> None:
    if not has_variables(message):
        found = review_filled(message, {})
        assert found[: len(review_message(message, {}))] == review_message(message, {})


@pytest.mark.parametrize(
    ("given_values", "samples", "text", "sent", "shown"),
    [
        ({}, (), "{{name}}", "{{name}}", "{{name}}"),
        ({}, (), "{{name|there}}", "there", "there"),
        ({}, ("Ana", "Maximiliana"), "{{name}}", "{{name}}", "Ana"),
        ({}, ("", "Ana"), "{{name|there}}", "there", "Ana"),
        ({"name": "Eva"}, ("Ana",), "{{name|there}}", "Eva", "Eva"),
        ({"name": ""}, ("Ana",), "{{name|}}", "", "Ana"),
    ],
)
def test_what_stands_for_a_variable(
    given_values: dict[str, str], samples: tuple[str, ...], text: str, sent: str, shown: str
) -> None:
    message = of_name(*samples, body=text)
    assert fill_message(message, as_sent(given_values)).body == sent
    assert fill_message(message, as_shown(message, given_values)).body == shown


BODY = {"body": Limit(10, "the page")}


@pytest.mark.parametrize(
    ("body", "given_values", "samples", "severity", "filling"),
    [
        ("Hi {{name}}", {"name": "1234567"}, (), Severity.WARNING, None),  # 10 characters, button limits only
        ("Hi {{name}}", {"name": "12345678"}, ("1",), Severity.ERROR, None),
        ("{{n}}", {"n": "12345678901"}, (), Severity.ERROR, "12345678901"),
        ("{{n|12345678901}}", {}, (), Severity.ERROR, None),
        ("{{n}}", {"n": "1"}, ("1", "12345678901"), Severity.WARNING, "12345678901"),
        ("{{n}}", {}, ("1", "12345678901"), Severity.ERROR, "12345678901"),
        ("{{n|}}", {}, ("12345678901",), Severity.WARNING, "12345678901"),
        ("{{long_name_that_counts}}", {"long_name_that_counts": "Ana"}, (), None, None),
        ("{{n}}", {"n": "Ana"}, ("Eva",), None, None),
        ("{{long_name}}", {}, (), Severity.ERROR, None),
    ],
)
def test_lengths_are_those_of_what_leaves_and_of_the_longest_sample(
    body: str,
    given_values: dict[str, str],
    samples: tuple[str, ...],
    severity: Severity | None,
    filling: str | None,
) -> None:
    name = next(iter(used(Message(body=body))))
    message = of_name(body=body).model_copy(update={"variables": (Samples(name=name, samples=samples),)})
    found = [each for each in review_filled(message, BODY, given_values) if each.code is Code.TOO_LONG]
    if body == "Hi {{name}}" and severity is Severity.WARNING:
        assert found == []
        return
    assert [each.severity for each in found] == ([severity] if severity else [])
    if found:
        assert found[0].facts.get("filling") == filling
        assert found[0].remedies == ((Remedy.SHOW_VALUE,) if filling else ())


def test_what_only_a_value_brings_names_it() -> None:
    two = Message(
        body="Hi",
        buttons=(ReplyButton(id="x", text="Same"), UrlButton(text="{{a}}", url="https://{{b}}/")),
    )
    found = {each.code: each for each in review_filled(two, {}, {"a": "Same", "b": "not a host"})}
    assert found[Code.SAME_TEXT].facts["filling"] == "Same"
    assert found[Code.URL_SPACE].facts["variable"] == "b"
    assert found[Code.URL_SPACE].remedies == (Remedy.SHOW_VALUE,)


def test_an_open_link_is_judged_by_the_rest_of_it() -> None:
    link = Message(body="Hi", buttons=(UrlButton(text="Go", url="https://example.com/{{ id }}?x"),))
    assert review_filled(link, {}) == ()
    plain = Message(body="Hi", buttons=(UrlButton(text="Go", url="http://example.com/{{id}}"),))
    assert codes(review_filled(plain, {})) == [(Code.NOT_HTTPS, "buttons.0.url")]


def test_what_looks_like_a_variable_and_where_there_can_be_none() -> None:
    message = Message(
        body="Hi {{ na me }} and {{name",
        buttons=(ReplyButton(id="{{a}}", text="Yes"), CallButton(text="Call", phone="+55 11 3000-0000")),
    )
    found = review_filled(message, {})
    assert codes(found) == [
        (Code.VARIABLE_BROKEN, "body"),
        (Code.VARIABLE_BROKEN, "body"),
        (Code.VARIABLE_NOT_HERE, "buttons.0.id"),
    ]
    assert [each.severity for each in found] == [Severity.WARNING] * 3


@pytest.mark.parametrize(
    ("body", "value", "odd"),
    [
        ("Hi {{name}}", "Ana", False),
        ("Hi {{name}}", "O'Neil *", False),
        ("Hi {{name}}", "*Ana*", True),
        ("*Hi {{name}}*", "a*b", False),
        ("*Hi {{name}}*", "a* b", True),
        ("{{name}} wins", "- he", True),
        ("{{name}}. Item", "1", False),
        ("{{name}}", "1. Item", True),
        ("{{name}}", "https://example.com", False),
    ],
)
def test_a_value_that_changes_the_formatting_is_told_and_sent_as_typed(
    body: str, value: str, odd: bool
) -> None:
    message = of_name(body=body)
    found = [each.code for each in review_filled(message, {}, {"name": value})]
    assert (Code.VALUE_FORMATS in found) is odd
    assert value in fill_message(message, as_sent({"name": value})).body


def test_an_unfilled_variable_refuses_and_is_named_once() -> None:
    message = of_name("Ana", body="{{name}} {{name|there}} {{other|x}}", text="{{name}}")
    found = review_values(message, {})
    assert codes(found) == [(Code.VARIABLE_UNFILLED, "variables.name")]
    assert found[0].severity is Severity.ERROR
    assert review_values(message, {"name": "Ana"}) == ()
    assert codes(review_values(message, {"name": ""})) == codes(found)


def test_characters_that_cannot_leave_are_told_where_the_value_is() -> None:
    in_body = of_name()
    assert codes(review_values(in_body, {"name": "a\x00\ud800"})) == [
        (Code.BROKEN_CHARACTER, "variables.name"),
        (Code.CONTROL_CHARACTER, "variables.name"),
    ]


@pytest.mark.parametrize(
    ("documented", "severity"),
    [({}, Severity.WARNING), ({"button.text": Limit(20, "the page", one_line=True)}, Severity.ERROR)],
)
def test_a_line_break_in_a_value_is_judged_where_it_comes_to_stand(
    documented: dict[str, Limit], severity: Severity
) -> None:
    values = {"name": "two\nlines"}
    assert Code.LINE_BREAK not in [each.code for each in review_filled(of_name(), documented, values)]
    (found,) = review_filled(of_name(text="{{name}}"), documented, values)
    assert (found.code, found.place, found.severity) == (Code.LINE_BREAK, "buttons.0.text", severity)
    assert found.facts["variable"] == "name"
    assert found.remedies == (Remedy.SHOW_VALUE,)


def test_samples_are_set_and_go_when_they_are_empty() -> None:
    first = set_samples(Message(), "name", ("Ana",))
    assert first.variables == (Samples(name="name", samples=("Ana",)),)
    assert set_samples(first, "name", ("Ana", "Eva")).variables == (
        Samples(name="name", samples=("Ana", "Eva")),
    )
    assert set_samples(first, "name", ()) == Message()
    noted = Message(
        variables=(Samples(name="name", samples=("Ana",), unknown={"note": 1}), Samples(name="b"))
    )
    assert set_samples(noted, "name", ()).variables == (
        Samples(name="name", unknown={"note": 1}),
        Samples(name="b"),
    )
