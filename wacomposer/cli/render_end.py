"""How processes that render end: when asked to, never within a file, and without a word."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from wacomposer.cli.exits import INTERRUPTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection

_ENDS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
WRITING = threading.Lock()
"""Held while a file is written."""
_BLOCKS = hasattr(signal, "pthread_sigmask")  # not on Windows


def live_with(parent: Connection) -> None:
    """Tie this process to the other end of `parent`: it ends as soon as that is closed, by whatever.

    Ctrl+C reaches every process of a terminal; what it means is for the parent to say.
    """
    for number in _ENDS:
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, end_soon)
    if _BLOCKS:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
    threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


@contextmanager
def ends_when_asked() -> Iterator[None]:
    """Ctrl+C ends the program at once: raised within a picture it would leave Qt half way, which crashes."""
    with when_asked_to_end(end_soon):
        yield


def end_soon(_number: int, _frame: object) -> None:
    """Handler of signals that ends the program, but not within a file."""
    threading.Thread(target=_end, daemon=True).start()  # the file may be below this handler


def _end_after(parent: Connection) -> None:
    with suppress(OSError, EOFError):
        parent.poll(None)  # nothing is ever sent
    _end()


def _end() -> None:
    with WRITING:  # or half of a file would stay
        os._exit(INTERRUPTED)


@contextmanager
def signals_held() -> Iterator[None]:
    """Processes started meanwhile get no signal before `live_with`; here Ctrl+C is raised afterwards."""
    held: list[int] = []
    # The mask is what the processes inherit. It is not enough here: a thread of some library may lack it.
    with when_asked_to_end(lambda number, _: held.append(number)):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS) if _BLOCKS else None
        try:
            yield
        finally:
            if before is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
    if held:
        raise KeyboardInterrupt


@contextmanager
def when_asked_to_end(handler: Callable[..., Any]) -> Iterator[None]:
    """Ctrl+C and the end of a session call `handler`, unless whoever started the program has them ignored."""
    before = {}
    for number in _ENDS:
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, handler)
    try:
        yield
    finally:
        for number, usual in before.items():
            signal.signal(number, usual)
