"""The entry: without arguments the window opens, everything else is for the command line to read."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# What loading makes is there to stay. At Python's own 700 new objects, searches among them for garbage take a
# tenth of a start.
gc.set_threshold(50_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv`, by default the process's own arguments; returns the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments:
        from wacomposer.cli.run import run  # noqa: PLC0415 - the window does not need it

        return run(arguments)
    from wacomposer.desktop import main as open_window  # noqa: PLC0415 - Qt, which no verb but render needs

    return open_window(None, None, None)


if __name__ == "__main__":
    sys.exit(main())
