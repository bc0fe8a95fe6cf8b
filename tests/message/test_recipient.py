"""Recipients as people type and paste them: international numbers, addresses, and what is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import texts
from wacomposer.message.findings import RECIPIENT, Code, Remedy, Severity
from wacomposer.message.recipient import (
    Jid,
    NumberFacts,
    Phone,
    number_facts,
    read_international,
    read_recipient,
    review_likelihood,
    strip_number,
)


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("+5511999999999", "5511999999999"),
        ("  +55 (11) 99999-9999\t", "5511999999999"),
        ("+55.11.99999/9999", "5511999999999"),
        ("(+55) 11 99999 9999", "5511999999999"),
        ("+\u202a55 11\u202c 99999\u200e9999", "5511999999999"),
        ("\u200f+966\u200f 50 000 0000", "966500000000"),
        ("\ufeff+966 50 000 0000", "966500000000"),
        ("+966\u00a050\u202f000\u20070000", "966500000000"),
        ("+966\u300050\u2010000\u20110000", "966500000000"),
        ("+966–50—000\u22120000", "966500000000"),
        ("+٩٦٦ ٥٠ ٠٠٠ ٠٠٠٠", "966500000000"),
        ("+۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹", "989123456789"),
        ("+९१ ९८७६५ ४३२१०", "919876543210"),
        ("\uff0b\uff18\uff11 90 1234 5678", "819012345678"),
        ("+44 (0)20 7946 0958", "442079460958"),
        ("+44(0)2079460958", "442079460958"),
        ("(+44) (0) 20 7946 0958", "442079460958"),
        ("+39 06 6982 0000", "390669820000"),
        ("+1234567", "1234567"),
        ("+123456789012345", "123456789012345"),
    ],
)
def test_international_numbers(typed: str, digits: str) -> None:
    assert read_recipient(typed) == (Phone(digits), ())
    assert read_international(typed.strip()) == Phone(digits)
    assert str(Phone(digits)) == f"+{digits}"


@pytest.mark.parametrize(
    ("typed", "guess"),
    [
        ("5511999999999", "+5511999999999"),
        ("(11) 99999-9999", "+11999999999"),
        ("0055 11 99999-9999", "+5511999999999"),
        ("٠٠٩٦٦٥٠٠٠٠٠٠٠٠", "+966500000000"),
        ("+0055 11 99999-9999", "+5511999999999"),
        ("020 7946 0958", ""),
        ("(0)20 7946 0958", ""),
        ("011 55 11 99999-9999", ""),
        ("+011 99999-9999", ""),
        ("0", ""),
        ("000", ""),
        ("123456", ""),
        ("1" * 16, ""),
        ("1" * 10_000, ""),
    ],
)
def test_a_number_without_country_code_is_asked_about(typed: str, guess: str) -> None:
    recipient, (found,) = read_recipient(typed)
    assert recipient is None
    assert (found.code, found.place) == (Code.RECIPIENT_NO_COUNTRY, RECIPIENT)
    assert found.facts == {"guess": guess}
    assert found.remedies == ((Remedy.ADD_PLUS,) if guess else ())
    if guess:
        assert read_recipient(guess) == (Phone(guess[1:]), ())


@pytest.mark.parametrize("typed", ["", " ", "\t\n", "\u200e\u200f", "\ufeff"])
def test_nothing_typed_is_nothing(typed: str) -> None:
    recipient, (found,) = read_recipient(typed)
    assert (recipient, found.code, found.severity) == (None, Code.RECIPIENT_MISSING, Severity.ERROR)


@pytest.mark.parametrize(
    "typed",
    [
        "Maria",
        "+",
        "++5511999999999",
        "+55+11999999999",
        "55+11999999999",
        "+55 11 9999O-9999",
        "+55 11 99999-9999 ext 5",
        "+5511999999999, +5511888888888",
        "+5511999999999\n+5511888888888",
        "tel:+5511999999999",
        "+55119999²999",
        "+5511\x009999999",
        "+5511\ud8009999999",
        "+55⑪99999999",
        "-",
    ],
)
def test_what_is_no_number(typed: str) -> None:
    recipient, (found,) = read_recipient(typed)
    assert (recipient, found.code, found.remedies) == (None, Code.RECIPIENT_NOT_A_NUMBER, ())


@pytest.mark.parametrize(("typed", "count"), [("+123456", 6), ("+1", 1), ("+1234567890123456", 16)])
def test_impossible_lengths(typed: str, count: int) -> None:
    recipient, (found,) = read_recipient(typed)
    assert (recipient, found.code) == (None, Code.RECIPIENT_LENGTH)
    assert found.facts == {"count": count, "least": 7, "most": 15}


@pytest.mark.parametrize(
    ("typed", "jid"),
    [
        ("5511999999999@s.whatsapp.net", Jid("5511999999999", "s.whatsapp.net")),
        ("123456789012345@lid", Jid("123456789012345", "lid")),
        ("120363041234567890@g.us", Jid("120363041234567890", "g.us")),
        ("5511999999999-1600000000@g.us", Jid("5511999999999-1600000000", "g.us")),
        ("120363041234567890@newsletter", Jid("120363041234567890", "newsletter")),
        (" \u200e5511999999999@S.WhatsApp.NET\u200f ", Jid("5511999999999", "s.whatsapp.net")),
    ],
)
def test_addresses(typed: str, jid: Jid) -> None:
    assert read_recipient(typed) == (jid, ())
    assert read_recipient(str(jid)) == (jid, ())


@pytest.mark.parametrize(
    "typed",
    [
        "@",
        "@g.us",
        "maria@example.com",
        "5511999999999@c.us",
        "5511999999999@",
        "+5511999999999@s.whatsapp.net",
        "0511999999999@s.whatsapp.net",
        "5511999999999:12@s.whatsapp.net",
        "123456@s.whatsapp.net",
        "1234567890123456@s.whatsapp.net",
        "55 11 99999 9999@s.whatsapp.net",
        "٥٥١١٩٩٩٩٩٩٩٩٩@s.whatsapp.net",
        "120363041234567890@g.us@g.us",
        "120363041234567890@g.us\nx",
        "1234@lid",
        "abc@newsletter",
    ],
)
def test_malformed_addresses(typed: str) -> None:
    recipient, (found,) = read_recipient(typed)
    assert (recipient, found.code) == (None, Code.JID_MALFORMED)
    assert found.facts == {"servers": "@s.whatsapp.net, @lid, @g.us, @newsletter"}


@given(texts | st.text("+0123456789() -٠١٢\u200e@.", max_size=25))
def test_anything_typed_is_either_a_recipient_or_one_finding(typed: str) -> None:
    recipient, findings = read_recipient(typed)
    assert len(findings) == (recipient is None)
    if isinstance(recipient, Phone):
        assert recipient.digits.isascii()
        assert recipient.digits.isdecimal()
        assert 7 <= len(recipient.digits) <= 15
        assert read_recipient(str(recipient)) == (recipient, ())
    if recipient is None:
        assert read_international(typed) is None


def test_stripping_keeps_what_is_no_punctuation() -> None:
    assert strip_number(" +55 (11) 9x-9\ud800") == "+55119x9\ud800"
    assert strip_number("(0)20") == "020"


@pytest.mark.parametrize(
    ("digits", "facts"),
    [
        ("5511999999999", NumberFacts("BR", "(11) 99999-9999", valid=True)),
        ("966500000000", NumberFacts("SA", "050 000 0000", valid=True)),
        ("442079460958", NumberFacts("GB", "020 7946 0958", valid=True)),
        ("870773111632", NumberFacts("", "773 111 632", valid=True)),
        ("5511", NumberFacts("BR", "11", valid=False)),
        ("2109999999", NumberFacts("", "", valid=False)),
    ],
)
def test_what_the_numbering_plans_say(digits: str, facts: NumberFacts) -> None:
    assert number_facts(Phone(digits)) == facts


def test_a_number_that_no_plan_knows_is_warned_of() -> None:
    (found,) = review_likelihood(Phone("15555555555555"))
    assert (found.code, found.severity) == (Code.RECIPIENT_UNLIKELY, Severity.WARNING)
    assert found.facts == {"number": "+15555555555555"}
    assert review_likelihood(Phone("5511999999999")) == ()
    assert review_likelihood(Jid("1", "lid")) == review_likelihood(None) == ()
