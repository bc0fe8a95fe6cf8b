"""The portability table: what becomes of each part at each provider, and that it says what review says."""

import pytest
from hypothesis import given, settings

from tests.message.strategies import messages
from tests.providers.parts import KEYS, account, message, provider, reply, submission, text_header
from tests.providers.strategies import options, recipients
from wacomposer.message.findings import Severity
from wacomposer.message.model import Message
from wacomposer.message.recipient import read_recipient
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Submission
from wacomposer.providers.portability import Fit, Portability, part_of, portability
from wacomposer.providers.review import review

URL = {"kind": "url", "text": "Track", "url": "https://example.com"}
IMAGE = {"kind": "image", "url": "https://example.com/a.jpg", "filename": "a.jpg"}
PHONE = "+5511999999999"


def table(composed: Message, typed: str | None = PHONE, **chosen: str) -> Portability:
    return portability(composed, PROVIDERS, chosen, typed)


def fits(made: Portability) -> dict[str, str]:
    """For each part the fits in the order of the providers, as "fits lost fits fits"."""
    assert [each.key for each in made.providers] == list(KEYS) == ["wachat", "ryzeapi", "wuts", "awal"]
    return {row.place: " ".join(cell.fit for cell in row.cells) for row in made.rows}


@pytest.mark.parametrize(
    ("composed", "typed", "chosen", "expected"),
    [
        (
            message(body="Hi", buttons=[reply("a", "Yes")]),
            PHONE,
            {},
            {
                "body": "fits fits fits fits",
                "buttons.0": "fits fits fits fits",
                "recipient": "fits fits fits fits",
            },
        ),
        (
            message(header=text_header("Hello"), body="Hi", footer="Bye", buttons=[URL, reply("a", "Yes")]),
            None,
            {},
            {
                "header": "fits fits lost fits",
                "body": "fits fits fits fits",
                "footer": "fits fits fits fits",
                "buttons.0": "lost fits lost lost",
                "buttons.1": "fits changes fits fits",
            },
        ),
        (
            message(header=IMAGE, body="x" * 1025, footer="f" * 61, buttons=[reply("a", "x" * 21)]),
            "120363041234567890@g.us",
            {"delay": "1.5", "replyTo": "3EB0"},
            {
                "header": "lost changes lost lost",
                "body": "changes changes changes refused",
                "footer": "changes changes changes refused",
                "buttons.0": "changes changes changes refused",
                "recipient": "refused fits fits refused",
                "options.delay": "fits refused lost lost",
                "options.replyTo": "lost fits lost lost",
            },
        ),
        (
            message(body=""),
            "",
            {"delay": ""},
            {
                "body": "refused refused refused refused",
                "buttons": "refused refused refused refused",
                "recipient": "refused refused refused refused",
            },
        ),
        (
            message(body="Hi", buttons=[reply(str(number), str(number)) for number in range(4)]),
            "+123456789",
            {"button_types": "1,1", "novelty": "1"},
            {
                "body": "fits fits fits fits",
                **{f"buttons.{number}": "fits fits fits fits" for number in range(4)},
                "buttons": "refused refused refused refused",
                "recipient": "fits fits refused fits",
                "options.button_types": "fits lost lost lost",
                "options.novelty": "lost lost lost lost",
            },
        ),
    ],
)
def test_what_becomes_of_each_part(
    composed: Message, typed: str | None, chosen: dict[str, str], expected: dict[str, str]
) -> None:
    made = table(composed, typed, **chosen)
    assert fits(made) == expected
    assert list(fits(made)) == list(expected)


def test_a_cell_names_its_reason_and_where_that_is_written() -> None:
    made = table(message(header=text_header("Hello"), body="x" * 1025, buttons=[URL, reply("a", "Yes")]))
    cells = {row.place: dict(zip(KEYS, row.cells, strict=True)) for row in made.rows}
    assert [found.code for found in cells["header"]["wuts"].findings] == ["header_not_carried"]
    assert cells["header"]["wuts"].source == "docs.wuts.com.br, Send Buttons Message, read 2026-11"
    assert cells["body"]["awal"].source == "awalchat.com, Send Button Message, read 2026-11"
    assert cells["body"]["wuts"].source == "Meta OpenAPI business-messaging v23.0, 2025-11-21"
    assert cells["buttons.1"]["ryzeapi"].source == "docs.ryzeapi.cloud, Send Buttons, read 2026-11"
    assert cells["header"]["ryzeapi"].source == provider("ryzeapi").source


def test_what_is_not_carried_is_lost_whatever_else_is_wrong_with_it() -> None:
    composed = message(body="Hi", buttons=[{"kind": "url", "text": "", "url": "nowhere"}])
    cell = table(composed).rows[1].cells[0]
    assert cell.fit is Fit.LOST
    assert [found.code for found in cell.findings] == ["button_not_carried", "empty", "not_https"]
    too_long = message(body="Hi", buttons=[URL | {"url": "http://example.com", "text": "x" * 21}])
    cell = table(too_long).rows[1].cells[1]
    assert [found.code for found in cell.findings] == ["not_https", "too_long"]
    assert cell.fit is Fit.REFUSED


def test_the_worst_of_a_column() -> None:
    made = table(message(header=IMAGE, body="", buttons=[reply("a", "Yes")]))
    assert {each.key: made.worst(each) for each in PROVIDERS} == {
        "wachat": Fit.LOST,
        "ryzeapi": Fit.REFUSED,
        "wuts": Fit.LOST,
        "awal": Fit.LOST,
    }
    assert table(message(body="Hi", buttons=[reply("a", "Yes")])).worst(PROVIDERS[0]) is Fit.FITS


def test_rules_that_are_not_a_provider_s_own_name_their_source_too() -> None:
    meta = "Meta OpenAPI business-messaging v23.0, 2025-11-21"
    made = table(message(body="Hi", buttons=[reply(" a", "Yes"), *[reply(key, "No") for key in "bcd"]]))
    cells = {row.place: row.cells[1] for row in made.rows}
    codes = {place: cell.findings[0].code for place, cell in cells.items() if cell.findings}
    assert codes == {
        "buttons.0": "edge_spaces",
        "buttons.2": "same_text",
        "buttons.3": "same_text",
        "buttons": "too_many_buttons",
    }
    assert {cells[place].source for place in codes} == {meta}
    assert table(message(body="Hi")).rows[1].cells[1].source == meta
    assert table(message(body="")).rows[0].cells[1].source == ""


def test_variables_are_counted_as_filled() -> None:
    composed = message(body="Hi {{name}}", buttons=[reply("a", "Yes")])
    made = portability(composed, PROVIDERS, {}, None, {"name": "x" * 1030})
    assert fits(made)["body"] == "changes changes changes refused"
    assert fits(portability(composed, PROVIDERS, {}, None, {"name": "Ana"}))["body"] == "fits fits fits fits"


def test_nobody_to_compare_makes_an_empty_column() -> None:
    assert [row.cells for row in portability(message(body="Hi"), (), {}).rows] == [()]


@given(messages, recipients, options)
@settings(max_examples=200)
def test_the_table_says_what_review_says(composed: Message, typed: str, chosen: dict[str, str]) -> None:
    made = portability(composed, PROVIDERS, chosen, typed)
    sent = Submission(composed, typed, read_recipient(typed)[0], chosen)
    for column, each in enumerate(made.providers):
        # What variables are filled with is a matter of one send, not of the provider.
        found = [
            said for said in review(sent, account(each.key), each) if not said.place.startswith("variables.")
        ]
        cells = [(row.place, row.cells[column]) for row in made.rows]
        told = [finding for _, cell in cells for finding in cell.findings]
        assert sorted(map(repr, told)) == sorted(map(repr, found))
        refuses = any(finding.severity is Severity.ERROR for finding in found)
        assert refuses == any(cell.fit in (Fit.LOST, Fit.REFUSED) for _, cell in cells)
        assert refuses == (made.worst(each) in (Fit.LOST, Fit.REFUSED))
        for place, cell in cells:
            severities = {finding.severity for finding in cell.findings}
            assert all(part_of(finding.place) == place for finding in cell.findings)
            assert (cell.fit is Fit.FITS) == (severities == set())
            assert (cell.fit is Fit.CHANGES) == (severities == {Severity.WARNING})
            assert (cell.fit in (Fit.LOST, Fit.REFUSED)) == (Severity.ERROR in severities)
    assert len({row.place for row in made.rows}) == len(made.rows)


@given(messages)
def test_every_part_that_is_there_has_its_row(composed: Message) -> None:
    places = [row.place for row in portability(composed, PROVIDERS, {}).rows]
    assert "body" in places
    assert ("header" in places) == (composed.header is not None)
    assert ("footer" in places) == bool(composed.footer)
    assert ("buttons" in places) == (not 1 <= len(composed.buttons) <= 3)
    assert [place for place in places if place.startswith("buttons.")] == [
        f"buttons.{index}" for index in range(len(composed.buttons))
    ]
    assert "recipient" not in places


def test_a_submission_that_review_lets_pass_fits_everywhere() -> None:
    sent = submission()
    made = portability(sent.message, PROVIDERS, sent.options, sent.typed)
    assert {cell.fit for row in made.rows for cell in row.cells} == {Fit.FITS}
