"""Medians and 99th percentiles, and the table that shows them beside their targets."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

HEADINGS = (
    "what",
    "here",
    "p99",
    "floor or peer",
    "its figure",
    "its p99",
    "compared",
    "target",
    "result",
    "n",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table, in words; `passed` tells whether every part of the target is met.

    `count` is how many samples each figure stands for.
    """

    what: str
    here: str
    here_p99: str
    peer: str
    peer_figure: str
    peer_p99: str
    compared: str
    target: str
    passed: bool
    count: int

    def cells(self) -> tuple[str, ...]:
        """What stands under HEADINGS."""
        result = "pass" if self.passed else "MISS"
        before = (self.what, self.here, self.here_p99, self.peer, self.peer_figure, self.peer_p99)
        return (*before, self.compared, self.target, result, str(self.count))


def median(samples: Sequence[float]) -> float:
    """The middle of `samples`."""
    return statistics.median(samples)


def p99(samples: Sequence[float]) -> float:
    """What 99 of 100 samples do not exceed; the largest where there are fewer than 100."""
    ordered = sorted(samples)
    return ordered[max(0, -(-len(ordered) * 99 // 100) - 1)]


def markdown(rows: Sequence[Row]) -> str:
    """The table in Markdown, its columns aligned for reading as plain text."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(cells, widths) for cells in (lines[0], rule, *lines[1:]))


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return f"| {' | '.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))} |"
