"""Saving the card as a picture: painted at once, written off the window's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from pathlib import Path

    from wacomposer.app.media import Media
    from wacomposer.app.tasks import Tasks
    from wacomposer.card.face import Face
    from wacomposer.message.model import Message

SCALE = 2.0
"""Device pixels to a logical pixel."""


class Pictures(QObject):
    """`saved` carries the file's name; `failed` its name and the system's reason."""

    saved = Signal(str)
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, media: Media, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._media = media

    def save(self, message: Message, path: Path, face: Face, *, dark: bool) -> None:
        """Write the card of `message` with `face` as PNG to `path`, which gets that ending if it has none."""
        target = path if path.suffix else path.with_suffix(".png")
        self._tasks.start("picture", lambda: self._save(message, target, face, dark=dark))

    async def _save(self, message: Message, path: Path, face: Face, *, dark: bool) -> None:
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        from wacomposer.card.export import render_image, write_png  # noqa: PLC0415 - rarely needed
        from wacomposer.card.theme import THEMES  # noqa: PLC0415

        theme, shown = THEMES["dark" if dark else "light"], self._media.shown
        image = render_image(message, theme=theme, scale=SCALE, face=face, media=shown)
        try:
            await asyncio.to_thread(write_png, image, path)
        except OSError as failure:
            self.failed.emit(path.name, failure.strerror or type(failure).__name__)
        else:
            self.saved.emit(path.name)
