"""The environment of programs that a screen reader looks at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def quiet_environ(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of the tests with `more`; Qt does not complain of a reader's questions.

    Newer readers ask what Qt need not answer, and everyone asks about things that are just gone.
    """
    return {**os.environ, "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false", **(more or {})}
