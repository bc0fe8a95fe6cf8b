"""From the start of the process to a painted window that takes text, and the memory it then has."""

from __future__ import annotations

import re
import subprocess
import tempfile
import time
from pathlib import Path

from tests.bench.child import PROJECT, command, environment, now
from tests.bench.table import Row, median, p99

IDLE_SECONDS = 2.0
START_TARGET = 1.6
MEMORY_TARGET = 2.2
WINDOWS = ("our_window", "bare_window")


def measure(*, quick: bool) -> tuple[Row, Row]:
    """The rows of start and memory."""
    starts: dict[str, list[float]] = {window: [] for window in WINDOWS}
    memory: dict[str, list[float]] = {window: [] for window in WINDOWS}
    for turn in range(-1, 3 if quick else 15):  # the first turn warms the caches and does not count
        for window in WINDOWS:
            rest = turn in range(1 if quick else 3)
            milliseconds, megabytes = _start(window, IDLE_SECONDS if rest else 0.0)
            if turn >= 0:
                starts[window].append(milliseconds)
            if rest:
                memory[window].append(megabytes)
    return _start_row(*starts.values()), _memory_row(*memory.values())


def _start(window: str, idle_seconds: float) -> tuple[float, float]:
    """Milliseconds from spawn until the child says that it is ready, and its RSS in MB `idle_seconds` on."""
    with tempfile.TemporaryDirectory() as folder:
        environ = {**environment(), "WACOMPOSER_DATA_DIR": folder}
        spawned = now()
        with subprocess.Popen(
            command(window), cwd=PROJECT, env=environ, stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            ready = float(child.stdout.readline())
            time.sleep(idle_seconds)
            status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
            child.kill()
    resident = re.search(r"VmRSS:\s+(\d+) kB", status)
    assert resident is not None
    return ready - spawned, int(resident[1]) / 1024


def _start_row(ours: list[float], bare: list[float]) -> Row:
    ratio = median(ours) / median(bare)
    return Row(
        "process start to first painted, usable window",
        f"{median(ours):.0f} ms",
        f"{p99(ours):.0f} ms",
        "a bare PySide6 main window",
        f"{median(bare):.0f} ms",
        f"{p99(bare):.0f} ms",
        f"{ratio:.2f} x",
        f"at most {START_TARGET} x",
        ratio <= START_TARGET,
        len(ours),
    )


def _memory_row(ours: list[float], bare: list[float]) -> Row:
    ratio = median(ours) / median(bare)
    return Row(
        f"memory (RSS) after start and {IDLE_SECONDS:.0f} s",
        f"{median(ours):.0f} MB",
        f"{p99(ours):.0f} MB",
        "the bare window",
        f"{median(bare):.0f} MB",
        f"{p99(bare):.0f} MB",
        f"{ratio:.2f} x",
        f"at most {MEMORY_TARGET} x",
        ratio <= MEMORY_TARGET,
        len(ours),
    )
