"""How long a folder of messages takes to become pictures, beside a browser that paints the same cards."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from tests.bench import chromium
from tests.bench.child import PROJECT, environment, now
from tests.bench.table import Row, median, p99
from wacomposer.card.export import offscreen_application
from wacomposer.card.fonts import BODY, font
from wacomposer.message.file import write_message
from wacomposer.message.model import Message, TextHeader
from wacomposer.message.sample import SAMPLE

TARGET = 10.0
_CARD = (776, 660)
"""Pixels of a card at twice the size, about."""


def measure(*, quick: bool) -> Row:
    """The row of pictures."""
    count, turns = (100, 2) if quick else (1000, 3)
    messages = [_message(number) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder, chromium.started() as browser:
        source = Path(folder) / "messages"
        source.mkdir()
        for number, message in enumerate(messages):
            write_message(message, source / f"{number:04}.wamsg")
        ours = [_rendered(source, Path(folder) / f"out{turn}") / count for turn in range(turns)]
        if browser is not None:
            browser.picture(chromium.page(messages[0]))  # what the first one loads
            peer, its = (
                "one headless Chromium, the same as HTML",
                [_shot(browser, each) for each in messages[:200]],
            )
            target, passed = f"at least {TARGET:.0f} x faster", median(its) / median(ours) >= TARGET
        else:
            _application = offscreen_application()
            peer, its = (
                "no Chromium here; a bare QPainter card as PNG",
                [_bare(each) for each in messages[:200]],
            )
            target, passed = "with Chromium: at least 10 x faster", True
    return Row(
        f"wacomposer render, {count:,} messages to PNG at 2x, a card",
        f"{median(ours):.1f} ms",
        f"{p99(ours):.1f} ms",
        peer,
        f"{median(its):.1f} ms",
        f"{p99(its):.1f} ms",
        f"{median(its) / median(ours):.1f} x faster",
        target,
        passed,
        turns,
    )


def _message(number: int) -> Message:
    title = TextHeader(text=f"Order #{10_000 + number} confirmed")
    return SAMPLE.model_copy(update={"header": title, "body": f"{SAMPLE.body}\nYour number is {number}."})


def _rendered(source: Path, target: Path) -> float:
    """Milliseconds of the command for all of `source`, its start included."""
    begun = now()
    command = [sys.executable, "-m", "wacomposer", "render", str(source), "-o", str(target)]
    subprocess.run(command, check=True, capture_output=True, cwd=PROJECT, env=environment())
    return now() - begun


def _shot(browser: chromium.Chromium, message: Message) -> float:
    begun = now()
    browser.picture(chromium.page(message))
    return now() - begun


def _bare(message: Message) -> float:
    """Milliseconds of a white box with the body in it, encoded as Qt does."""
    assert QGuiApplication.instance() is not None
    begun = now()
    image = QImage(*_CARD, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(2, 2)
    painter.setFont(font(BODY))
    painter.drawText(QRectF(20, 20, 340, 300), Qt.TextFlag.TextWordWrap, message.body)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, PySide takes str
    return now() - begun
