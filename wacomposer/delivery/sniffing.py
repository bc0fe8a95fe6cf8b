"""Spares each request about ten searches of the disk, a quarter of its work, for a package that is not there.

httpcore imports sniffio wherever it waits, to learn whether it runs on asyncio, and takes that for yes.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec

if "sniffio" not in sys.modules and find_spec("sniffio") is None:
    # None is how Python marks what cannot be imported.
    sys.modules["sniffio"] = None  # type: ignore[assignment]  # the stubs know modules only
