"""Samples as one line and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wacomposer.message.sample_list import join_samples, split_samples


@pytest.mark.parametrize(
    ("line", "samples"),
    [
        ("", ()),
        ("Ana", ("Ana",)),
        ("Ana | Maximiliana", ("Ana", "Maximiliana")),
        (" Ana|Eva Maria |", ("Ana", "Eva Maria")),
        ("12,50 €", ("12,50 €",)),
        (r"a\|b | c\\d", ("a|b", "c\\d")),
        ("\\ a\\ ", (" a ",)),
        (r"a\nb", ("a\nb",)),
        ("a\\", ("a\\",)),
        ("|||", ()),
    ],
)
def test_a_line_and_its_samples(line: str, samples: tuple[str, ...]) -> None:
    assert split_samples(line) == samples


@given(st.lists(st.text(st.sampled_from("a |\\n\n\t") | st.characters(), min_size=1), max_size=4).map(tuple))
def test_what_is_joined_is_split_again(samples: tuple[str, ...]) -> None:
    assert split_samples(join_samples(samples)) == samples
