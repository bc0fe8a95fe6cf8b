"""Work for a dialog that may outlast it: what runs when the dialog closes still ends well."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from wacomposer.app.tasks import Tasks

Work: TypeAlias = "Callable[[], Coroutine[Any, Any, None]]"

_numbers = count(1)


class Errand(QObject):
    """Belongs to `tasks` until it is dismissed and its work is done.

    Were it Python's own, a garbage collection could delete it in whatever thread that happens to run.
    """

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(tasks)
        self._tasks = tasks
        self._running = 0
        self._is_dismissed = False

    def start(self, name: str, work: Work) -> str:
        """Start `work` as a task beside others of the same kind; its full name, for `Tasks.cancel`."""

        async def run() -> None:
            try:
                await work()
            finally:
                self._running -= 1
                self._go()

        full = f"{name}-{next(_numbers)}"
        self._running += 1
        self._tasks.start(full, run)
        return full

    def dismiss(self) -> None:
        """Nobody listens any more."""
        self._is_dismissed = True
        self._go()

    def _go(self) -> None:
        if self._is_dismissed and not self._running:
            self.deleteLater()
