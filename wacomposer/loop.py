"""The only file that knows qasync: the window is painted first, then asyncio runs on Qt's event loop."""

from __future__ import annotations

import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal

if TYPE_CHECKING:
    import asyncio
    from collections.abc import AsyncGenerator, Callable, Coroutine, Iterator
    from contextvars import Context


class _Warmth(QObject):
    """Tells Qt's thread that the imports are done."""

    done = Signal()


def run(
    application: QCoreApplication,
    painted: Callable[[Callable[[], None]], None],
    warm: Callable[[], None],
    main: Callable[[], Coroutine[None, None, None]],
) -> None:
    """Run Qt's own loop until the window is painted and `warm` has run in a thread, then `main` on asyncio.

    `painted` takes a function and calls it after the first paint. Slow imports in `warm` thus delay neither
    the first paint nor the first keystrokes. qasync is loaded among them.
    """
    waiting = QEventLoop()
    warmth = _Warmth()
    warmth.done.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)

    def work() -> None:
        try:
            import qasync  # type: ignore[import-untyped]  # noqa: F401, PLC0415 - ships no types; ready below

            warm()
        finally:
            warmth.done.emit()

    worker = threading.Thread(target=work, name="warm-up", daemon=True)
    painted(worker.start)  # the local name keeps the thread object alive: Qt holds it weakly
    waiting.exec()

    import asyncio  # noqa: PLC0415 - not before the first paint

    make_loop = loop_class()
    with (
        asyncio.Runner(loop_factory=lambda: make_loop(application)) as runner,
        _generators_finished(runner.get_loop()),
    ):
        runner.run(main())


def loop_class() -> Callable[[QCoreApplication], asyncio.AbstractEventLoop]:
    """What makes the window's loop; loads qasync."""
    import asyncio  # noqa: PLC0415 - as qasync, not before the first paint

    import qasync  # noqa: PLC0415

    from wacomposer.turns import Turns  # noqa: PLC0415

    class Loop(qasync.QEventLoop):  # type: ignore[misc]  # without types it is Any
        """qasync's own starts a Qt timer for each callback, and keeps those of timeouts until their time."""

        def __init__(self, application: QCoreApplication) -> None:
            self._turns = Turns()
            super().__init__(application)

        def call_soon(
            self, callback: Callable[..., object], *args: object, context: Context | None = None
        ) -> asyncio.Handle:
            self._check_closed()
            handle = asyncio.Handle(callback, args, self, context)
            self._turns.add(handle)
            return handle

        def call_later(
            self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
        ) -> asyncio.TimerHandle:
            return self.call_at(self.time() + delay, callback, *args, context=context)

        def call_at(
            self, when: float, callback: Callable[..., object], *args: object, context: Context | None = None
        ) -> asyncio.TimerHandle:
            self._check_closed()
            handle = asyncio.TimerHandle(when, callback, args, self, context)
            self._turns.add_at(handle)
            return handle

        def _timer_handle_cancelled(self, _handle: asyncio.TimerHandle) -> None:
            self._turns.forget_one()

        def close(self) -> None:
            super().close()
            self._turns.stop()

    return Loop


@contextmanager
def _generators_finished(loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Have `loop` finish what nobody iterates to its end, as an answer cut off for its size.

    asyncio's own loops do so, qasync's does not, and Python would complain on stderr.
    """
    before = sys.get_asyncgen_hooks()

    def finish(generator: AsyncGenerator[Any, None]) -> None:
        if not loop.is_closed():
            loop.call_soon_threadsafe(loop.create_task, generator.aclose())

    sys.set_asyncgen_hooks(finalizer=finish)
    try:
        yield
    finally:
        sys.set_asyncgen_hooks(*before)
