"""A table for a terminal: columns aligned and cells wrapped, or one line for each cell in a narrow one."""

from __future__ import annotations

import shutil
import textwrap
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

GAP = "  "
NARROWEST = 10
"""Characters of the narrowest column that is still read as one."""


def terminal_width() -> int:
    """Characters in a line of the terminal; 80 where there is none and COLUMNS does not say."""
    return shutil.get_terminal_size((80, 24)).columns


def table_lines(headings: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """The lines of a table whose first column names its rows, at most `width` characters wide.

    Every row has as many cells as there are `headings`.
    """
    table = [headings, *rows]
    natural = [max(len(line[column]) for line in table) for column in range(len(headings))]
    widths = _fitted(natural, width)
    if widths is None:
        yield from _stacked(headings, rows)
        return
    for line in table:
        wrapped = [textwrap.wrap(cell, max(room, 1)) for cell, room in zip(line, widths, strict=True)]
        for pieces in zip_longest(*wrapped, fillvalue=""):
            shown = (piece.ljust(room) for piece, room in zip(pieces, widths, strict=True))
            yield GAP.join(shown).rstrip()


def _fitted(natural: Sequence[int], width: int) -> list[int] | None:
    """The widths of the columns, the widest ones cut first; None where nothing readable is left."""
    widths = list(natural)
    over = sum(widths) + len(GAP) * (len(widths) - 1) - width
    while over > 0:
        widest = max(widths)
        if widest <= NARROWEST:
            return None
        widths[widths.index(widest)] -= 1
        over -= 1
    return widths


def _stacked(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    names = headings[1:]
    room = max(map(len, names), default=0)
    for name, *cells in rows:
        yield name
        yield from (
            f"{GAP}{column.ljust(room)}{GAP}{cell}" for column, cell in zip(names, cells, strict=True)
        )
