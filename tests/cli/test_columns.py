"""Tables for terminals: no line is wider than the terminal, and no word of a cell is missing."""

from hypothesis import given
from hypothesis import strategies as st

from wacomposer.cli.columns import NARROWEST, table_lines

WORDS = st.lists(st.text("abc:", min_size=1, max_size=NARROWEST), min_size=1, max_size=6).map(" ".join)


@given(
    st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1)),
    st.data(),
)
def test_any_table_fits_or_is_stacked(rows: list[list[str]], data: st.DataObject) -> None:
    headings = [f"{column}" for column in range(len(rows[0]))]
    width = data.draw(st.integers(5, 120))
    lines = list(table_lines(headings, rows, width))
    is_table = lines[0].split() == headings
    if is_table:
        assert all(len(line) <= width for line in lines)
    said = sorted(" ".join(lines).split())
    wanted = sorted(" ".join(" ".join(row) for row in rows).split())
    assert [word for word in wanted if said.count(word) < wanted.count(word)] == []


def test_what_has_room_is_not_wrapped() -> None:
    assert list(table_lines(["", "A", "B"], [["one", "two three", ""]], 80)) == [
        "     A          B",
        "one  two three",
    ]
