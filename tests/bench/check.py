"""`wacomposer check` against the import of pydantic."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.child import PROJECT, environment, now
from tests.bench.table import Row, median, p99
from wacomposer.message.file import write_message
from wacomposer.message.sample import SAMPLE

TARGET = 2.0


def measure(*, quick: bool) -> Row:
    """The row of the command line's start."""
    ours: list[float] = []
    peer: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sample.wamsg"
        write_message(SAMPLE, file)
        check = [sys.executable, "-m", "wacomposer", "check", str(file)]
        bare = [sys.executable, "-c", "import pydantic"]
        for turn in range(-1, 5 if quick else 21):  # the first turn warms the caches and does not count
            for line, samples in ((check, ours), (bare, peer)):
                milliseconds = _run(line)
                if turn >= 0:
                    samples.append(milliseconds)
    ratio = median(ours) / median(peer)
    return Row(
        "wacomposer check",
        f"{median(ours):.0f} ms",
        f"{p99(ours):.0f} ms",
        'python -c "import pydantic"',
        f"{median(peer):.0f} ms",
        f"{p99(peer):.0f} ms",
        f"{ratio:.2f} x",
        f"at most {TARGET:.0f} x",
        ratio <= TARGET,
        len(ours),
    )


def _run(line: list[str]) -> float:
    begun = now()
    subprocess.run(line, cwd=PROJECT, env=environment(), check=True, stdout=subprocess.DEVNULL)
    return now() - begun
