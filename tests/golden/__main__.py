"""Approves the card as it looks now: `python -m tests.golden` writes what changed."""

from __future__ import annotations

import sys

from PySide6.QtGui import QImage

from tests.golden.cases import FOLDER, cases
from tests.golden.compare import why_not
from wacomposer.card.export import offscreen_application, write_png


def main() -> int:
    """Write new and changed pictures, remove those of cases that went, and say which."""
    _application = offscreen_application()  # held for as long as there are pictures
    FOLDER.mkdir(exist_ok=True)
    left = set(FOLDER.iterdir())
    changed = 0
    for case in cases():
        left.discard(case.path)
        actual = case.picture()
        expected = QImage(str(case.path)).convertToFormat(QImage.Format.Format_RGB32)
        why = "new" if expected.isNull() else why_not(actual, expected)
        if why:
            changed += 1
            write_png(actual, case.path)
            print(f"{case.path.name}: {why}")
    for path in left:
        path.unlink()
        print(f"{path.name}: gone")
    print(f"{changed} of the pictures in {FOLDER} were approved anew. Look at them before you commit.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
