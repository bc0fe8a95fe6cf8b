"""Sends per second on either loop, and how long they stall the window's."""

from __future__ import annotations

from contextlib import ExitStack

from tests.bench.child import Child, started
from tests.bench.posts import AT_ONCE, PROVIDER
from tests.bench.table import Row, median, p99

IN_FLIGHT = 50
STALL_TARGET = 16.0
COMMAND_TARGET, WINDOW_TARGET = 0.9, 0.75
KINDS = ("plain", "command", "window")


def measure(*, quick: bool) -> tuple[Row, Row]:
    """The rows of stalls and of sends per second."""
    count, rounds, flights = (200, 3, 3) if quick else (1000, 5, 9)
    rates: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with ExitStack() as stack:
        base_url = stack.enter_context(started("gateway", PROVIDER.key)).ask()
        children = {kind: stack.enter_context(started("sending", kind, base_url)) for kind in KINDS}
        for child in children.values():
            child.ask()  # it is ready
        stalls = _stalls(children["window"], flights)
        for turn in range(-1, rounds):  # the first turn warms up and does not count
            for kind, child in children.items():
                figure = child.ask(f" {count}")
                if turn >= 0:
                    rates[kind].append(figure)
    return stalls, _rate_row(rates, count)


def _stalls(window: Child, flights: int) -> Row:
    pairs = [window.ask(f"stall {IN_FLIGHT}") for _ in range(flights)]
    idle, busy = [first for first, _ in pairs], [second for _, second in pairs]
    more = median(busy) - median(idle)
    return Row(
        f"longest stall of the window's loop, {IN_FLIGHT} sends in flight",
        f"{median(busy):.1f} ms",
        f"{p99(busy):.1f} ms",
        "the idle loop",
        f"{median(idle):.1f} ms",
        f"{p99(idle):.1f} ms",
        f"{more:.1f} ms more",
        f"under {STALL_TARGET:.0f} ms more",
        more < STALL_TARGET,
        flights,
    )


def _rate_row(rates: dict[str, list[float]], count: int) -> Row:
    plain, command, window = (rates[kind] for kind in KINDS)
    ratios = median(command) / median(plain), median(window) / median(plain)
    return Row(
        f"sends per second, {count:,} sends, {AT_ONCE} at once",
        f"{median(command):.0f} command line, {median(window):.0f} window",
        f"{min(command):.0f}, {min(window):.0f} (least)",
        "plain httpx on asyncio",
        f"{median(plain):.0f}",
        f"{min(plain):.0f} (least)",
        f"{ratios[0]:.2f} x, {ratios[1]:.2f} x",
        f"at least {COMMAND_TARGET} x, {WINDOW_TARGET} x",
        ratios[0] >= COMMAND_TARGET and ratios[1] >= WINDOW_TARGET,
        len(plain),
    )
