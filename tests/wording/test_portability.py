"""The words of the portability table hold for any table, and say what is there and why it does not fit."""

import pytest
from hypothesis import given

from tests.message.strategies import messages
from tests.providers.parts import SMALL, message, provider, reply
from tests.providers.strategies import options, recipients
from tests.wording.test_findings import FOUND
from wacomposer.message.findings import Code, Finding
from wacomposer.message.model import Message
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.portability import Cell, Fit, fit_of, portability
from wacomposer.wording.portability import (
    OUR_OWN,
    explanation,
    fit_word,
    part_detail,
    part_name,
    reason,
    source,
)

NEVER_IN_THE_TABLE = {
    Code.ACCOUNT_FIELD_MISSING,
    Code.ACCOUNT_FIELD_FORM,
    Code.ACCOUNT_FIELD_WIRE,
    Code.MEDIA_UNUSABLE,
    Code.REFUSED_BY_PROVIDER,
    Code.RECIPIENT_UNLIKELY,
    Code.NOT_TRANSLATED,
    Code.LANGUAGE_MISSING,
    Code.LANGUAGE_MALFORMED,
    Code.LANGUAGE_TWICE,
    Code.LANGUAGE_BUTTONS,
}
FULL = message(
    header={"kind": "document", "url": "https://example.com/a.pdf", "filename": "a.pdf"},
    body="Hi\nthere",
    footer="Bye",
    buttons=[{"kind": "url", "text": "Track", "url": "https://example.com"}, reply("a", "")],
)


def cell(finding: Finding) -> Cell:
    return Cell(fit_of(finding), (finding,), "page")


@pytest.mark.parametrize("finding", [each for each in FOUND if each.code not in NEVER_IN_THE_TABLE])
def test_every_finding_has_a_reason_of_a_few_words(finding: Finding) -> None:
    said = reason(cell(finding))
    assert 3 <= len(said) <= 20
    assert said.isprintable()
    assert not set("{}") & set(said)


@pytest.mark.parametrize(
    ("place", "name", "detail"),
    [
        ("header", "Header", "Document · a.pdf"),
        ("body", "Body", "Hi there"),
        ("footer", "Footer", "Bye"),
        ("buttons.0", "Button 1", "URL · Track"),
        ("buttons.1", "Button 2", "Reply"),
        ("buttons", "Number of buttons", "2"),
        ("recipient", "Recipient", "Group · 120363041234567890@g.us"),
        ("options.delay", "Delay", "1.5"),
        ("options.replyTo", "Reply to message id", ""),
    ],
)
def test_what_a_row_is_about(place: str, name: str, detail: str) -> None:
    assert part_name(place) == name
    assert part_detail(place, FULL, {"delay": "1.5"}, "120363041234567890@g.us") == detail


@pytest.mark.parametrize(
    ("typed", "detail"), [("+55 11 99999-9999", "Number · +55 11 99999-9999"), ("Maria", "Maria"), ("", "")]
)
def test_a_recipient_that_cannot_be_read_is_shown_as_it_is(typed: str, detail: str) -> None:
    assert part_detail("recipient", SMALL, {}, typed) == detail


def test_why_and_where_it_is_written() -> None:
    made = portability(FULL, PROVIDERS, {}).rows[0].cells
    assert [(fit_word(each.fit), reason(each)) for each in made] == [
        ("Lost", "no document"),
        ("Changes", "other file name"),
        ("Lost", "no document"),
        ("Lost", "no document"),
    ]
    assert explanation(made[0], provider("wachat")) == "Wachat carries no document header."
    assert source(made[0]) == "docs.wachat.net/api-reference/send-button, read 2026-11"
    fitting = portability(SMALL, PROVIDERS, {}).rows[0].cells[2]
    assert (fit_word(fitting.fit), reason(fitting)) == ("Fits", "")
    assert explanation(fitting, provider("wuts")) == "WUTS carries it as it is."
    assert source(fitting) == provider("wuts").source
    empty = portability(message(), PROVIDERS, {}).rows[0].cells[0]
    assert (reason(empty), source(empty)) == ("empty", OUR_OWN)


@given(messages, recipients, options)
def test_any_table_can_be_told(composed: Message, typed: str, chosen: dict[str, str]) -> None:
    made = portability(composed, PROVIDERS, chosen, typed)
    for row in made.rows:
        words = [part_name(row.place), part_detail(row.place, composed, chosen, typed)]
        for each, column in zip(row.cells, made.providers, strict=True):
            words += [fit_word(each.fit), reason(each), explanation(each, column), source(each)]
            assert explanation(each, column).endswith((".", "”"))
            assert bool(reason(each)) == (each.fit is not Fit.FITS)
        assert all(said.isprintable() for said in words)
        assert all(words[:1])
