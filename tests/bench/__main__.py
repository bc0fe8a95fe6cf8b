"""Measures what users wait for and prints it in one table: `python -m tests.bench [--quick]`."""

from __future__ import annotations

import argparse
import os
import platform

from tests.bench import check, keys, parsing, pictures, sends, start
from tests.bench.child import now
from tests.bench.table import markdown


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer samples, for a first look")
    quick = parser.parse_args().quick
    begun = now()
    begins, memory = start.measure(quick=quick)
    typed = keys.measure(quick=quick)
    stall, rates = sends.measure(quick=quick)
    checked = check.measure(quick=quick)
    parsed = parsing.measure(quick=quick)
    painted = pictures.measure(quick=quick)
    print(markdown((begins, typed, stall, rates, memory, checked, parsed, painted)))
    print(
        f"\nMedians. Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} processors,"
        f" {(now() - begun) / 1000:.0f} s in all. The processes of a row take turns, so that a busy machine"
        " slows all of them; with fewer than 100 samples the p99 is the worst one."
    )


if __name__ == "__main__":
    main()
