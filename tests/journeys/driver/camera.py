"""What is on the screen at some places: a process with x,y arguments that prints their colours as JSON."""

import json
import sys

from PySide6.QtGui import QGuiApplication


def main() -> int:
    application = QGuiApplication(sys.argv[:1])
    image = application.primaryScreen().grabWindow(0).toImage()
    places = [tuple(map(int, each.split(","))) for each in sys.argv[1:]]
    sys.stdout.write(json.dumps([image.pixelColor(x, y).name() for x, y in places]) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
