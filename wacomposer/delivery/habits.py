"""Two habits of httpcore, on which httpx stands, that cost time where it is short."""

from __future__ import annotations

import asyncio
import sys
from importlib.util import find_spec

import anyio.lowlevel

# Wherever it waits it imports sniffio, to learn whether it runs on asyncio, and takes a failure for yes. But
# for this mark, Python's own for what cannot be imported, each request would search the disk ten times, which
# is a quarter of its work.
if "sniffio" not in sys.modules and find_spec("sniffio") is None:
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # the stubs know modules only


def load_backend() -> None:
    """Load what the first request would load in the midst of its way; for a thread: it takes 50 ms."""
    _ = anyio.connect_tcp  # loaded when named
    asyncio.run(anyio.lowlevel.checkpoint())
