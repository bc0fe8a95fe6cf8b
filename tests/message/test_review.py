"""What review says of a message: each code with its place, weight, facts and what a click can do."""

from typing import Any

import pytest
from hypothesis import given

from tests.message.strategies import messages
from wacomposer.message.findings import (
    Code,
    Finding,
    Remedy,
    Severity,
    account_place,
    button_place,
    error,
    errors,
    option_place,
    warning,
)
from wacomposer.message.limits import META, ONE_LINE_SOURCE, WHATSAPP_LIMITS, Limit
from wacomposer.message.model import BUTTON_KINDS, FORMAT, ButtonKind, Message, make_button
from wacomposer.message.review import is_blank, review_message
from wacomposer.message.shape import read_message_data

GOOD: dict[str, Any] = {
    "format": FORMAT,
    "body": "Hi",
    "buttons": [{"kind": "reply", "id": "a", "text": "Yes"}],
}
DOCUMENTED = {"body": Limit(5, "the page")}


def found(documented: dict[str, Limit] | None = None, **parts: object) -> list[Finding]:
    return list(review_message(read_message_data(GOOD | parts), documented or {}))


def found_in_button(**fields: object) -> list[Finding]:
    return found(buttons=[{"kind": "reply", "id": "a", "text": "Yes"} | fields])


def text_header(text: str) -> dict[str, str]:
    return {"kind": "text", "text": text}


def media(url: str) -> dict[str, str]:
    return {"kind": "image", "url": url}


URL = {"kind": "url", "text": "Go", "url": "https://example.com"}


def test_nothing_is_wrong_with_a_good_message() -> None:
    assert found() == []
    assert found(header=text_header("Hello"), footer="Bye") == []
    assert found(header=media("https://example.com/a.jpg")) == []


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ({"body": ""}, error(Code.EMPTY, "body")),
        ({"body": " \n\t"}, error(Code.ONLY_SPACES, "body", Remedy.CLEAR)),
        ({"body": "\u200b\u2060 \ufeff"}, error(Code.ONLY_SPACES, "body", Remedy.CLEAR)),
        ({"footer": "  "}, error(Code.ONLY_SPACES, "footer", Remedy.CLEAR)),
        ({"header": text_header("")}, error(Code.EMPTY, "header.text", Remedy.REMOVE_HEADER)),
        ({"header": text_header(" ")}, error(Code.ONLY_SPACES, "header.text", Remedy.REMOVE_HEADER)),
        ({"header": media("")}, error(Code.EMPTY, "header.url", Remedy.REMOVE_HEADER)),
        ({"header": media("  ")}, error(Code.ONLY_SPACES, "header.url", Remedy.REMOVE_HEADER)),
        (
            {"header": media("http://example.com/a")},
            warning(Code.NOT_HTTPS, "header.url", Remedy.USE_HTTPS),
        ),
        ({"header": media("javascript:x")}, error(Code.NOT_A_URL, "header.url")),
        (
            {"header": text_header("a\nb")},
            warning(Code.LINE_BREAK, "header.text", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        ),
        (
            {"footer": "a\u2028b"},
            warning(Code.LINE_BREAK, "footer", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        ),
        (
            {"body": "ab\ud800c"},
            error(Code.BROKEN_CHARACTER, "body", Remedy.CLEAN, position=3),
        ),
        (
            {"body": "a\x00b"},
            error(Code.CONTROL_CHARACTER, "body", Remedy.CLEAN, character="U+0000", position=2),
        ),
        (
            {"body": "line\r\nline"},
            error(Code.CONTROL_CHARACTER, "body", Remedy.CLEAN, character="U+000D", position=5),
        ),
        (
            {"footer": "a\uffff"},
            error(Code.CONTROL_CHARACTER, "footer", Remedy.CLEAN, character="U+FFFF", position=2),
        ),
        ({"buttons": []}, error(Code.NO_BUTTONS, "buttons", Remedy.ADD_BUTTON, source=META, most=3)),
    ],
)
def test_findings_about_the_whole(parts: dict[str, Any], expected: Finding) -> None:
    assert found(**parts) == [expected]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"text": ""}, error(Code.EMPTY, "buttons.0.text")),
        ({"text": " "}, error(Code.ONLY_SPACES, "buttons.0.text", Remedy.CLEAR)),
        (
            {"text": "a\nb"},
            warning(Code.LINE_BREAK, "buttons.0.text", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        ),
        (
            {"id": "a\u2029b"},
            warning(Code.LINE_BREAK, "buttons.0.id", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        ),
        (
            {"kind": "copy", "code": "a\nb"},
            warning(Code.LINE_BREAK, "buttons.0.code", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        ),
        ({"id": ""}, error(Code.EMPTY, "buttons.0.id", Remedy.NEW_ID)),
        ({"id": "\t"}, error(Code.ONLY_SPACES, "buttons.0.id", Remedy.NEW_ID)),
        ({"id": " a"}, error(Code.EDGE_SPACES, "buttons.0.id", Remedy.TRIM, source=META)),
        ({"id": "a\u00a0"}, error(Code.EDGE_SPACES, "buttons.0.id", Remedy.TRIM, source=META)),
        ({"kind": "url", "url": ""}, error(Code.EMPTY, "buttons.0.url")),
        ({"kind": "url", "url": " "}, error(Code.ONLY_SPACES, "buttons.0.url", Remedy.CLEAR)),
        (
            {"kind": "url", "url": "http://example.com"},
            error(Code.NOT_HTTPS, "buttons.0.url", Remedy.USE_HTTPS),
        ),
        ({"kind": "url", "url": "javascript:x"}, error(Code.NOT_A_URL, "buttons.0.url")),
        (
            {"kind": "url", "url": "https://example.com/a b"},
            error(Code.URL_SPACE, "buttons.0.url", Remedy.ENCODE_URL),
        ),
        (
            {"kind": "url", "url": "https://münchen.de"},
            warning(Code.URL_INTERNATIONAL, "buttons.0.url", host="münchen.de", wire="xn--mnchen-3ya.de"),
        ),
        ({"kind": "call", "phone": ""}, error(Code.EMPTY, "buttons.0.phone")),
        ({"kind": "call", "phone": "11 3000-0000"}, error(Code.NOT_INTERNATIONAL, "buttons.0.phone")),
        ({"kind": "call", "phone": "0055113000000"}, error(Code.NOT_INTERNATIONAL, "buttons.0.phone")),
        ({"kind": "copy", "code": ""}, error(Code.EMPTY, "buttons.0.code")),
        ({"kind": "copy", "code": "X "}, error(Code.EDGE_SPACES, "buttons.0.code", Remedy.TRIM)),
    ],
)
def test_findings_about_a_button(fields: dict[str, str], expected: Finding) -> None:
    assert found_in_button(**fields) == [expected]


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "call", "phone": " +55 (11) 3000-0000 "},
        {"kind": "copy", "code": "two words"},
        {"id": "any id, ünïcode 🎉"},
        {"id": "x" * 256},
        {"text": "🎉" * 10},
        {"text": " Yes "},
    ],
)
def test_buttons_with_which_nothing_is_wrong(fields: dict[str, str]) -> None:
    assert found_in_button(**fields) == []


def test_a_body_may_have_lines_tabs_and_separators() -> None:
    assert found(body="a\nb\tc\u2028d\u2029e") == []


@pytest.mark.parametrize("count", [4, 5, 50])
def test_more_than_three_buttons(count: int) -> None:
    many = [{"kind": "reply", "id": f"id{n}", "text": f"Text {n}"} for n in range(count)]
    assert found(buttons=many) == [
        error(Code.TOO_MANY_BUTTONS, "buttons", Remedy.KEEP_THREE, source=META, count=count, limit=3)
    ]


def test_equal_texts_and_ids_point_at_the_first_one() -> None:
    same = [{"kind": "reply", "id": "a", "text": text} for text in ("Yes", "No", " Yes")]
    assert found(buttons=same) == [
        error(Code.SAME_TEXT, "buttons.2.text", source=META, other=1),
        error(Code.SAME_ID, "buttons.1.id", Remedy.NEW_ID, other=1),
        error(Code.SAME_ID, "buttons.2.id", Remedy.NEW_ID, other=1),
    ]


def test_equality_looks_past_edge_spaces_and_not_past_case() -> None:
    buttons = [{"kind": "reply", "id": name, "text": name} for name in ("Yes", "yes", "YES")]
    assert found(buttons=buttons) == []
    spaced = [{"kind": "reply", "id": "a ", "text": "A"}, {"kind": "reply", "id": "a", "text": "B"}]
    assert [(each.code, each.place) for each in found(buttons=spaced)] == [
        (Code.EDGE_SPACES, "buttons.0.id"),
        (Code.SAME_ID, "buttons.1.id"),
    ]


def test_texts_are_compared_across_kinds_and_ids_among_replies_only() -> None:
    copies = [{"kind": "copy", "code": "a", "text": "A"}, {"kind": "copy", "code": "a", "text": "B"}]
    assert found(buttons=copies) == []
    mixed = [{"kind": "reply", "id": "a", "text": "Go"}, URL]
    assert [(each.code, each.place) for each in found(buttons=mixed)] == [(Code.SAME_TEXT, "buttons.1.text")]


def test_empty_fields_are_not_the_same_as_each_other() -> None:
    codes = {each.code for each in found(buttons=[{"kind": "reply"}, {"kind": "reply"}])}
    assert codes == {Code.EMPTY}


LONG = [
    ({"body": "x" * 1025}, "body", 1025, 1024),
    ({"header": text_header("x" * 61)}, "header.text", 61, 60),
    ({"footer": "x" * 62}, "footer", 62, 60),
    ({"buttons": [{"kind": "reply", "id": "a", "text": "x" * 21}]}, "buttons.0.text", 21, 20),
    ({"buttons": [{"kind": "reply", "id": "x" * 300, "text": "A"}]}, "buttons.0.id", 300, 256),
    ({"body": "🎉" * 1025}, "body", 1025, 1024),
]


@pytest.mark.parametrize(("parts", "place", "count", "limit"), LONG)
def test_whatsapp_s_own_limits_are_warnings(
    parts: dict[str, Any], place: str, count: int, limit: int
) -> None:
    (only,) = found(**parts)
    facts = {"count": count, "limit": limit, "over": count - limit}
    assert (only.code, only.severity, only.place, dict(only.facts)) == (
        Code.TOO_LONG,
        Severity.WARNING,
        place,
        facts,
    )
    assert only.remedies == (Remedy.SHORTEN,)
    assert "Meta" in only.source


@pytest.mark.parametrize(
    ("body", "code", "facts"),
    [
        ("🎉" * 512, None, {}),
        ("🎉" * 512 + "x", Code.MAYBE_TOO_LONG, {"count": 1025, "limit": 1024}),
        ("🎉" * 1024, Code.MAYBE_TOO_LONG, {"count": 2048, "limit": 1024}),
        ("x" * 1024, None, {}),
    ],
)
def test_utf16_is_the_second_opinion(body: str, code: Code | None, facts: dict[str, int]) -> None:
    assert [(each.code, each.severity, dict(each.facts)) for each in found(body=body)] == (
        [(code, Severity.WARNING, facts)] if code else []
    )


def test_a_documented_limit_is_an_error_and_replaces_whatsapp_s() -> None:
    (only,) = found(DOCUMENTED, body="123456")
    assert only == error(Code.TOO_LONG, "body", Remedy.SHORTEN, source="the page", count=6, limit=5, over=1)
    assert found(DOCUMENTED, body="12345") == []
    (second,) = found(DOCUMENTED, body="1234🎉")
    assert (second.code, second.severity) == (Code.MAYBE_TOO_LONG, Severity.WARNING)
    assert found({"body": Limit(5000, "generous")}, body="x" * 5000) == []


def test_a_line_break_is_an_error_where_a_provider_documents_a_single_line() -> None:
    documented = {"footer": Limit(60, "the page", one_line=True), "header.text": Limit(60, "the page")}
    broken = {"header": text_header("a\nb"), "footer": "a\nb", "body": "a\nb"}
    assert found(documented, **broken) == [
        warning(Code.LINE_BREAK, "header.text", Remedy.CLEAN, source=ONE_LINE_SOURCE),
        error(Code.LINE_BREAK, "footer", Remedy.CLEAN, source="the page"),
    ]


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "🎉" * 10_000, "مرحبا " * 2_000, "\n" * 9_999 + "x", "\ud800" * 10_000]
)
def test_bodies_of_ten_thousand_characters(text: str) -> None:
    codes = [each.code for each in found(body=text)]
    assert Code.TOO_LONG in codes
    assert len(codes) <= 2


def test_places_and_limits_speak_the_same_names() -> None:
    assert (button_place(1), button_place(1, "text")) == ("buttons.1", "buttons.1.text")
    assert (option_place("delay"), account_place("token")) == ("options.delay", "account.token")
    assert WHATSAPP_LIMITS.keys() == {"header.text", "body", "footer", "button.text", "button.id"}


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("", True),
        (" \u00a0\u3000\n", True),
        ("\u200b\u200d\ufeff\u00ad", True),
        ("x", False),
        ("\x00", False),
    ],
)
def test_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank


@given(messages)
def test_any_message_can_be_reviewed_and_errors_are_kept_apart(message: Message) -> None:
    all_findings = review_message(message, {})
    assert errors(all_findings) == tuple(each for each in all_findings if each.severity is Severity.ERROR)
    count = len(message.buttons)
    for each in all_findings:
        index = each.place.split(".")[1] if each.place.startswith("buttons.") else "0"
        assert int(index) < max(count, 1)


@pytest.mark.parametrize("kind", BUTTON_KINDS)
def test_every_kind_of_button_has_a_text_and_one_value(kind: ButtonKind) -> None:
    places = {each.place for each in review_message(Message(buttons=(make_button(kind, "", ""),)), {})}
    value = {"reply": "id", "url": "url", "call": "phone", "copy": "code"}[kind]
    assert places == {"body", "buttons.0.text", f"buttons.0.{value}"}
