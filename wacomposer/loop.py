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

    import asyncio  # noqa: PLC0415 - not before the first paint, as qasync

    import qasync  # noqa: PLC0415

    def make_loop() -> asyncio.AbstractEventLoop:
        loop: asyncio.AbstractEventLoop = qasync.QEventLoop(application)
        return loop

    with asyncio.Runner(loop_factory=make_loop) as runner, _generators_finished(runner.get_loop()):
        runner.run(main())


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
