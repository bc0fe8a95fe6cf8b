"""The open message's file: opening, saving, and the draft that survives until it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wacomposer.app.drafted import Drafted, from_draft, to_draft
from wacomposer.message.editions import editions
from wacomposer.message.file import (
    ENDING,
    FileFault,
    FileProblem,
    MessageFileError,
    read_message,
    shown_name,
    write_message,
)
from wacomposer.message.filling import fillable
from wacomposer.message.model import Message

if TYPE_CHECKING:
    from wacomposer.app.composer import Composer
    from wacomposer.app.tasks import Tasks
    from wacomposer.storage.drafts import DraftShelf
    from wacomposer.storage.problem import Problem

DRAFT = "open"
DRAFT_PAUSE = 800
"""Milliseconds after a change before the draft is written, off the window's thread."""

MOST_EDITED = 65_536
"""Code points of a text in a file that is opened: Qt's time for a line grows with its length squared."""


class Document(QObject):
    """Knows the file of what is composed. `problem` carries a FileProblem; `changed` name or state."""

    changed = Signal()
    problem = Signal(object)
    opened = Signal(str)
    draft_problem = Signal(object)

    def __init__(
        self, composer: Composer, tasks: Tasks, shelf: DraftShelf, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._composer = composer
        self._tasks = tasks
        self._shelf = shelf
        self.path: Path | None = None
        self._saved = composer.message
        self._old_draft = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(lambda: tasks.start("draft", self._keep_draft))
        composer.message_changed.connect(self._message_changed)
        composer.values_changed.connect(self._keep_soon)

    @property
    def is_saved(self) -> bool:
        return self._composer.message == self._saved

    @property
    def name(self) -> str:
        """The file's name without its ending, or what an unsaved message is called."""
        return self.path.stem if self.path else "New message"

    def start(self, message: Message) -> None:
        """Begin with `message`, which belongs to no file."""
        self.path, self._saved = None, message
        self._composer.load(message)
        self.changed.emit()

    def restore(self, message: Message, draft: str) -> None:
        """Begin with `message`, which was not saved; its old `draft` goes once there is a new one."""
        drafted = from_draft(message)
        self.path, self._saved = drafted.path, Message()
        self._old_draft = draft
        self._composer.load(drafted.message)
        self._composer.set_values(drafted.values)
        self.changed.emit()

    def open(self, path: Path) -> None:
        """Read the file at `path`; `opened` or `problem` follows."""
        self._tasks.start("open", lambda: self._open(path))

    def save(self, path: Path) -> None:
        """Write the message to `path`, with our ending if it has none; `changed` or `problem` follows."""
        self._tasks.start("save", lambda: self._save(path if path.suffix else path.with_suffix(ENDING)))

    async def _open(self, path: Path) -> None:
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        try:
            message = await asyncio.to_thread(read_message, path)
        except MessageFileError as failure:
            self.problem.emit(failure.problem)
            return
        if place := _too_long(message):
            self.problem.emit(FileProblem(FileFault.TOO_LONG, shown_name(path), place, f"{MOST_EDITED:,}"))
            return
        self.path, self._saved = path, message
        self._composer.load(message)
        self.changed.emit()
        self.opened.emit(str(path))

    async def _save(self, path: Path) -> None:
        import asyncio  # noqa: PLC0415

        message = self._composer.message
        try:
            await asyncio.to_thread(write_message, message, path)
        except MessageFileError as failure:
            self.problem.emit(failure.problem)
            return
        self.path, self._saved = path, message
        self.changed.emit()
        self.opened.emit(str(path))
        await self._keep_draft()

    def _message_changed(self) -> None:
        self._keep_soon()
        self.changed.emit()

    def _keep_soon(self) -> None:
        if not self._pause.isActive():  # not anew at each key: who types without a pause is kept, too
            self._pause.start()

    async def _keep_draft(self) -> None:
        import asyncio  # noqa: PLC0415

        problem = await asyncio.to_thread(self.keep_draft_now)
        if problem is not None:
            self.draft_problem.emit(problem)

    def keep_draft_now(self) -> Problem | None:
        """Write or discard the draft at once, in this thread; what is wrong, if anything."""
        if self.is_saved:
            problem = self._shelf.discard(DRAFT)
        else:
            drafted = Drafted(self._composer.message, self._composer.values, self.path)
            problem = self._shelf.save(DRAFT, to_draft(drafted))
        if problem is None and self._old_draft:
            problem, self._old_draft = self._shelf.discard(self._old_draft), ""
        return problem


def _too_long(message: Message) -> str:
    """The place of a text that is too long to edit, or ""."""
    texts = (each for own in editions(message) for each in fillable(own))
    return next((place for place, text in texts if len(text) > MOST_EDITED), "")
