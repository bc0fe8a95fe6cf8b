"""Starting Qt in the C locale, whose character set Qt changes to UTF-8 with four lines on stderr."""

from __future__ import annotations

import os

_PLAIN = ("C", "POSIX")


def ask_for_utf8() -> None:
    """Make the C locale one with UTF-8; call it before Qt's application is made.

    Python does so where LANG or LC_CTYPE names it (PEP 538), but never changes LC_ALL. Other locales are left
    alone: where they are not installed, what Qt says is worth knowing.
    """
    if os.environ.get("LC_ALL") in _PLAIN:
        os.environ["LC_ALL"] = "C.UTF-8"
