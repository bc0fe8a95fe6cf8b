"""Counting: code points decide, UTF-16 is the second opinion, and offsets convert both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.message.strategies import texts
from wacomposer.message.measure import code_points, utf16_to_code_points, utf16_units


@pytest.mark.parametrize(
    ("text", "points", "units"),
    [
        ("", 0, 0),
        ("abc", 3, 3),
        ("é", 1, 1),
        ("e\u0301", 2, 2),
        ("مرحبا", 5, 5),
        ("🎉", 1, 2),
        ("👍🏽", 2, 4),
        ("👨\u200d👩\u200d👧\u200d👦", 7, 11),
        ("🇧🇷", 2, 4),
        ("❤️", 2, 2),
        ("𝒳", 1, 2),
        ("\uffff", 1, 1),
        ("\U00010000", 1, 2),
        ("\ud800", 1, 1),
        ("a\udfffb", 3, 3),
        ("🔎 Ver otros profesionales", 25, 26),
    ],
)
def test_counts(text: str, points: int, units: int) -> None:
    assert (code_points(text), utf16_units(text)) == (points, units)


@given(texts)
def test_every_boundary_converts_back(text: str) -> None:
    for index in range(len(text) + 1):
        assert utf16_to_code_points(text, utf16_units(text[:index])) == index


@given(texts, st.integers(-5, 80))
def test_any_offset_gives_a_place_in_the_text(text: str, units: int) -> None:
    index = utf16_to_code_points(text, units)
    assert 0 <= index <= len(text)
    before = utf16_units(text[:index])
    assert before >= min(max(units, 0), utf16_units(text))
    assert index == 0 or utf16_units(text[: index - 1]) < units


@given(texts, texts)
def test_units_add_up_except_where_halves_meet(left: str, right: str) -> None:
    joined = left[-1:] >= "\ud800" and left[-1:] <= "\udbff" and "\udc00" <= right[:1] <= "\udfff"
    if not joined:
        assert utf16_units(left + right) == utf16_units(left) + utf16_units(right)
    assert code_points(left + right) == code_points(left) + code_points(right)
