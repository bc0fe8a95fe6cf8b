"""A line too long for one layout, whose time would grow with the square of its length: laid out in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wacomposer.card.characters import is_right_to_left
from wacomposer.card.paragraph import Paragraph, Stretch
from wacomposer.message.markup import Marked

LONGEST_WHOLE = 2000
"""Code points of a line that is laid out as a whole; a message that WhatsApp takes has fewer than this."""
_PIECE = 1000
"""Code points after which a piece begins no further line."""
_AHEAD = 200
"""Code points behind it that are looked at to end its last line; more than the narrowest letters fill."""


def in_pieces(marked: Marked, lay_out: Callable[[Marked, Stretch | None], Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs that together are the line `marked`, each laid out by `lay_out`: mostly one.

    Several break where the whole line would. A key press leaves the pieces before it as they are.
    """
    if len(marked.plain) <= LONGEST_WHOLE:
        yield lay_out(marked, None)
        return
    right_to_left = is_right_to_left(marked.plain)
    start, ahead = 0, _AHEAD
    while start < len(marked.plain):
        end = start + _PIECE + ahead
        is_last = end >= len(marked.plain)
        piece = _cut(marked, start, end)
        stretch = Stretch(start == 0, right_to_left, None if is_last else _PIECE)
        paragraph = lay_out(piece, stretch)
        if paragraph.taken == len(piece.plain) and not is_last:  # its last line may go on behind
            ahead *= 2
            continue
        yield paragraph
        start, ahead = start + paragraph.taken, _AHEAD


def _cut(marked: Marked, start: int, end: int) -> Marked:
    """From `start` to `end`, in code points, with the spans in it."""
    plain = marked.plain[start:end]
    spans = (
        span._replace(start=max(span.start - start, 0), end=min(span.end - start, len(plain)))
        for span in marked.spans
        if span.start < end and span.end > start
    )
    return Marked(plain, tuple(spans))
