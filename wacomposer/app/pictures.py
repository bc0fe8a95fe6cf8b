"""Pictures of the card: painted on the window's thread in short turns, encoded and written off it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Generator

    from PySide6.QtGui import QImage

    from wacomposer.app.media import Media
    from wacomposer.app.tasks import Tasks
    from wacomposer.card.pictures import Look, PictureKind
    from wacomposer.message.filling import Values
    from wacomposer.message.model import Message


class Pictures(QObject):
    """`saved` carries a file's name and how many files there are; `failed` a name and why, in a sentence."""

    saved = Signal(str, int)
    failed = Signal(str, str)

    def __init__(self, tasks: Tasks, media: Media, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._media = media
        self._folder: Path | None = None
        self.at_hand: Path | None = None
        """The file of the picture that was prepared last."""

    def image(self, message: Message, look: Look) -> QImage:
        """The card of `message` in memory."""
        from wacomposer.card.export import render_image  # noqa: PLC0415 - rarely needed, as all here
        from wacomposer.card.theme import THEMES  # noqa: PLC0415

        return render_image(
            message,
            theme=THEMES[look.theme],
            scale=look.scale,
            background=look.background,
            face=look.face,
            media=self._media.shown,
        )

    def save(self, message: Message, path: Path, kind: PictureKind, look: Look) -> None:
        """Write the card of `message` to `path`."""

        async def write() -> None:
            await self._write(path, await self._content(message, kind, look, path.stem))
            self.saved.emit(path.name, 1)

        self._start("picture", path, write)

    def save_all(self, message: Message, values: Values, folder: Path, look: Look) -> None:
        """Write a picture of every language on every app, light and dark, into `folder`."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        from wacomposer.card.pictures import PictureKind  # noqa: PLC0415
        from wacomposer.signoff.made import all_pictures  # noqa: PLC0415

        async def write() -> None:
            count = 0
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            for each in all_pictures(message, values, look):
                content = await self._content(each.message, PictureKind.PNG, each.look, each.stem)
                await self._write(folder / f"{each.stem}.png", content)
                count += 1
            self.saved.emit(folder.name, count)

        self._start("pictures", folder, write)

    def save_pack(self, file: Path, path: Path) -> None:
        """Write the sign-off pack of the message in `file`, just as it is there, to `path`."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint
        from datetime import datetime  # noqa: PLC0415

        from wacomposer.message.file import MessageFileError, parse_message, read_content  # noqa: PLC0415
        from wacomposer.signoff.made import pack_of  # noqa: PLC0415
        from wacomposer.signoff.pages import pack_steps  # noqa: PLC0415
        from wacomposer.wording.files import describe_file_problem  # noqa: PLC0415

        async def write() -> None:
            try:
                content = await asyncio.to_thread(read_content, file)
                message = parse_message(content, file.name)
            except MessageFileError as failure:
                self.failed.emit(path.name, describe_file_problem(failure.problem))
                return
            made = pack_of(file.stem, content, message, datetime.now().astimezone().date())
            # Of these bytes, not of what is shown.
            media = await self._media.load_anew(made.readings[0].message)
            await self._write(path, await _in_turns(pack_steps(made, media)))
            self.saved.emit(path.name, 1)

        self._start("pack", path, write)

    def prepare(self, message: Message, look: Look, stem: str) -> None:
        """Have the card at hand as a PNG file called `stem`, for a drag that may follow."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint
        import tempfile  # noqa: PLC0415

        from wacomposer.card.pictures import PictureKind  # noqa: PLC0415

        async def write() -> None:
            if self._folder is None:
                self._folder = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix="wacomposer-"))
            path = self._folder / f"{stem}.png"
            await self._write(path, await self._content(message, PictureKind.PNG, look, stem))
            self.at_hand = path

        self.at_hand = None
        self._start("drag", Path(stem), write)

    def close(self) -> None:
        """Remove what was prepared; runs in a thread."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    async def _content(self, message: Message, kind: PictureKind, look: Look, title: str) -> bytes:
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        from wacomposer.card.export import png_bytes  # noqa: PLC0415
        from wacomposer.card.pictures import PictureKind, picture  # noqa: PLC0415

        if kind is PictureKind.PNG:  # encoding is most of it, and needs no window
            return await asyncio.to_thread(png_bytes, self.image(message, look))
        await asyncio.sleep(0)
        return picture(kind, message, look, title, self._media.shown).content

    async def _write(self, path: Path, content: bytes) -> None:
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        from wacomposer.message.file import write_whole  # noqa: PLC0415

        await asyncio.to_thread(write_whole, path, content)

    def _start(self, name: str, path: Path, write: Callable[[], Coroutine[None, None, None]]) -> None:
        async def written() -> None:
            try:
                await write()
            except OSError as failure:
                why = failure.strerror or type(failure).__name__
                self.failed.emit(path.name, f"{why}. Choose another place.")

        self._tasks.start(name, written)


async def _in_turns(steps: Generator[None, None, bytes]) -> bytes:
    """What `steps` come to, letting the window have its turn between them."""
    import asyncio  # noqa: PLC0415 - loaded after the first paint

    while True:
        try:
            next(steps)
        except StopIteration as end:
            content: bytes = end.value
            return content
        await asyncio.sleep(0)
