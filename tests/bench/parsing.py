"""Whether the reader of WhatsApp's formatting takes twice the time for twice the text, whatever is typed."""

from __future__ import annotations

import gc
import time
from itertools import cycle, islice

from tests.bench.table import Row, median, p99
from wacomposer.message.markup import parse

SIZES = (32 * 1024, 64 * 1024)
"""Characters, all ASCII, so bytes as well."""
TARGET = 2.3
PATTERNS = ("*_~", "*a ", "*a* ", "_*a* ", "`", "`a", "```", "```a\n", "> - 1. ", "> - 1. \n", "- \n")
"""Each is repeated to make a text of markers only, or nearly; the one that grows fastest counts."""


def measure(*, quick: bool) -> Row:
    """The row of parsing."""
    turns = 5 if quick else 15
    measured = {pattern: _times(pattern, turns) for pattern in PATTERNS}
    ratios = {pattern: median(large) / median(small) for pattern, (small, large) in measured.items()}
    worst = max(ratios, key=ratios.__getitem__)
    small, large = measured[worst]
    return Row(
        f"parse of 64 KB of markers only, worst of {len(PATTERNS)} patterns",
        f"{median(large):.0f} ms",
        f"{p99(large):.0f} ms",
        f"32 KB of the same, {worst!r} repeated",
        f"{median(small):.0f} ms",
        f"{p99(small):.0f} ms",
        f"{ratios[worst]:.2f} x",
        f"at most {TARGET} x",
        ratios[worst] <= TARGET,
        turns,
    )


def _times(pattern: str, turns: int) -> tuple[list[float], list[float]]:
    """Milliseconds of this thread's own time for the small and the large text, in turns."""
    texts = ["".join(islice(cycle(pattern), size)) for size in SIZES]
    samples: tuple[list[float], list[float]] = ([], [])
    gc.disable()  # as in the window, which looks for garbage while nobody types
    for turn in range(-1, turns):  # the first turn warms the caches and does not count
        for text, times in zip(texts, samples, strict=True):
            begun = time.thread_time()
            parse(text)
            if turn >= 0:
                times.append((time.thread_time() - begun) * 1000)
    gc.enable()
    return samples
