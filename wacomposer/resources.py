"""Where the bundled fonts and icons are, in a checkout, an installed wheel and a frozen program alike."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


def resource(*parts: str) -> Path:
    """The path of a bundled file or folder, not checked to exist: `resource("icons", "send.svg")`."""
    return _root(__file__, getattr(sys, "_MEIPASS", None)).joinpath(*parts)


@cache
def _root(module: str, frozen: str | None) -> Path:
    """Where the files are for a program with this `module`, unpacked to `frozen` if it is a bundle."""
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(module).parent
    in_wheel = package / "resources"
    return in_wheel if in_wheel.is_dir() else package.parent / "resources"
