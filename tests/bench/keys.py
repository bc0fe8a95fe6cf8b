"""From a key press to the repainted card."""

from __future__ import annotations

from contextlib import ExitStack

from tests.bench.child import started
from tests.bench.table import Row, median, p99

AT_ONCE = 20
"""Keys pressed in one window before it is the other's turn."""
RATIO_TARGET = 2.0
P99_TARGET = 12.0


def measure(*, quick: bool) -> Row:
    """The row of typing."""
    keys = 100 if quick else 300
    ours: list[float] = []
    bare: list[float] = []
    with ExitStack() as stack:
        windows = [
            (stack.enter_context(started("key_window", which)), samples)
            for which, samples in (("ours", ours), ("bare", bare))
        ]
        for child, _ in windows:  # the first keys fill caches and do not count
            child.ask(str(AT_ONCE))
        while len(ours) < keys:
            for child, samples in windows:
                samples.extend(child.ask(str(AT_ONCE)))
    ratio = median(ours) / median(bare)
    return Row(
        "key press to card repainted, 1,000 characters, comparison live",
        f"{median(ours):.1f} ms",
        f"{p99(ours):.1f} ms",
        "text edit and rich-text label",
        f"{median(bare):.1f} ms",
        f"{p99(bare):.1f} ms",
        f"{ratio:.2f} x",
        f"at most {RATIO_TARGET:.0f} x, p99 under {P99_TARGET:.0f} ms",
        ratio <= RATIO_TARGET and p99(ours) < P99_TARGET,
        len(ours),
    )
