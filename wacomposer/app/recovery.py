"""What an earlier run left unsaved: brought back one message at a time, none discarded before it is open."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from wacomposer.app.document import Document
    from wacomposer.storage.drafts import Draft, DraftShelf
    from wacomposer.storage.problem import Problem


class Recovery(QObject):
    """`restored` carries how many more there are; each follows at `next`."""

    restored = Signal(int)

    def __init__(self, shelf: DraftShelf, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._document = document
        self._waiting: deque[Draft] = deque()

    async def begin(self) -> tuple[Problem, ...]:
        """Find what was left and open the latest; returns what is in the way of others."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        drafts, problems = await asyncio.to_thread(self._shelf.load_all)
        self._waiting.extend(drafts)
        if drafts:
            self.next()
        return problems

    def next(self) -> None:
        """Open the next one; from now on the document keeps it, and its old copy may go."""
        draft = self._waiting.popleft()
        self._document.restore(draft.message, draft.name)
        self.restored.emit(len(self._waiting))
