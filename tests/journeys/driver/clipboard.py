"""Another program that copies a text, or looks what is copied: run as a process, asked by one line of JSON.

A text is given in UTF-16 code units, so that it may be broken. What is copied lasts as long as the process.
"""

import json
import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QClipboard, QGuiApplication


def main() -> int:
    units = json.loads(sys.stdin.readline())
    application = QGuiApplication(sys.argv)
    clipboard = application.clipboard()
    modes = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)

    def answer() -> None:
        if units is None:
            sys.stdout.write(json.dumps([clipboard.text(mode) for mode in modes]) + "\n")
            application.quit()
        else:
            clipboard.setText("".join(map(chr, units)))
            sys.stdout.write("[]\n")
        sys.stdout.flush()

    QTimer.singleShot(0, answer)
    return application.exec()


if __name__ == "__main__":
    sys.exit(main())
