"""Named background work: strongly held, one of a name at a time, ended at quit, failures told once."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

_log = logging.getLogger(__name__)

Work: TypeAlias = "Callable[[], Coroutine[None, None, None]]"


class Tasks(QObject):
    """Starts work on the running loop; what is started before there is one waits for it."""

    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: dict[str, asyncio.Task[None]] = {}
        self._waiting: dict[str, Work] = {}
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Start on `loop` from now on, first of all what waited."""
        self._loop = loop
        waiting, self._waiting = self._waiting, {}
        for name, work in waiting.items():
            self.start(name, work)

    def start(self, name: str, work: Work) -> None:
        """Start `work` unless work of that name is running."""
        if self.is_running(name):
            return
        if self._loop is None:
            self._waiting[name] = work
            return
        task = self._loop.create_task(work(), name=name)
        self._running[name] = task
        task.add_done_callback(self._ended)

    def is_running(self, name: str) -> bool:
        return name in self._running or name in self._waiting

    def cancel(self, name: str) -> None:
        """Ask the work called `name` to stop; nothing happens if there is none."""
        self._waiting.pop(name, None)
        if task := self._running.get(name):
            task.cancel()

    async def end_all(self) -> None:
        """Cancel everything and wait until it is gone."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        self._waiting.clear()
        tasks = tuple(self._running.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._loop = None

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.pop(task.get_name(), None)
        if not task.cancelled() and (failure := task.exception()) is not None:
            # The class only: the text of an exception may hold what must not reach a log.
            _log.error("task %s failed: %s", task.get_name(), type(failure).__name__)
            self.failed.emit(task.get_name())
