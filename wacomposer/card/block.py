"""A text part of the card before it has its place: its paragraphs, and where it may be folded."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import NamedTuple

from wacomposer.card.paragraph import Paragraph
from wacomposer.card.pieces import Role

FOLD_AFTER = 5
"""Lines before "Read more"; Bird says about 5 of marketing templates (read 2026-11), no one of others."""


class Block(NamedTuple):
    """A text part: its paragraphs from top to bottom, in which colour, and what it reads like.

    Of a `cut` block's last paragraph only the lines within its height are shown.
    """

    role: Role
    paragraphs: tuple[Paragraph, ...]
    colour: str
    before: int
    text: str
    cut: bool = False

    @property
    def width(self) -> float:
        return max(paragraph.width for paragraph in self.paragraphs)

    @property
    def height(self) -> int:
        return sum(paragraph.height for paragraph in self.paragraphs)


@dataclass(slots=True)
class Memory:
    """Remembers the paragraphs of the last card, so that those of the next one need not be laid out again."""

    last: dict[Hashable, Paragraph] = field(default_factory=dict)
    now: dict[Hashable, Paragraph] = field(default_factory=dict)

    def recall(self, key: Hashable, make: Callable[[], Paragraph]) -> Paragraph:
        found = self.now.get(key) or self.last.get(key) or make()
        self.now[key] = found
        return found

    def turn(self) -> None:
        self.last, self.now = self.now, {}


def folded(block: Block, memory: Memory) -> Block:
    """`block` with its first FOLD_AFTER lines; itself if it has no more. It still reads in full."""
    counts = [paragraph.lines.lineCount() for paragraph in block.paragraphs]
    ends = list(accumulate(counts))
    if ends[-1] <= FOLD_AFTER:
        return block
    at = next(index for index, end in enumerate(ends) if end >= FOLD_AFTER)
    last, left = block.paragraphs[at], FOLD_AFTER - (ends[at] - counts[at])
    if left < counts[at]:
        last = memory.recall((last, left), lambda: _first_lines(last, left))
    return block._replace(paragraphs=(*block.paragraphs[:at], last), cut=left < counts[at])


def _first_lines(paragraph: Paragraph, count: int) -> Paragraph:
    """`paragraph` as high as its first `count` lines, of which there are more."""
    below = paragraph.lines.lineAt(count)
    height = round(below.y())
    codes = tuple(each for each in paragraph.codes if each.center().y() < height)
    last_width = paragraph.lines.lineAt(count - 1).naturalTextWidth() + paragraph.indent
    return replace(paragraph, height=height, last_width=last_width, codes=codes)
