"""A folder of messages rendered by several processes, with a bar on the terminal that says how far it is."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from typing import TYPE_CHECKING

from tqdm import tqdm

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UNUSABLE, UnusableError
from wacomposer.cli.render_end import end_soon, live_with, signals_held, when_asked_to_end
from wacomposer.cli.render_job import perform

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    from wacomposer.cli.render_job import Done, Job


def render_many(jobs: Sequence[Job], processes: int) -> int:
    """Do `jobs` and tell how each that is not as it should be ended; returns the exit code.

    Raises UnusableError if the system ended one of the processes.
    """
    written, failed = 0, 0
    try:
        with (
            tqdm(total=len(jobs), unit=" messages", disable=None, leave=False, dynamic_ncols=True) as bar,
            closing(_perform(jobs, min(processes, len(jobs)))) as answers,
        ):
            for job, done in zip(jobs, answers, strict=True):
                written += done.written
                failed += done.failed
                for complaint in done.complaints:
                    with bar.external_write_mode():
                        terminal.complain("render", _placed(complaint, job))
                bar.update()
    except BrokenProcessPool as failure:
        raise UnusableError("A process was ended from outside. Try again with fewer --jobs.") from failure
    files = "1 file" if written == 1 else f"{written:,} files"
    messages = "1 message" if len(jobs) == 1 else f"{len(jobs):,} messages"
    skipped = f"; {failed:,} could not be made" if failed else ""
    terminal.say(f"{messages}, {files} written{skipped}.")
    return UNUSABLE if failed else OK


def _placed(complaint: str, job: Job) -> str:
    """`complaint` with the file it is about, unless it begins with that itself."""
    if complaint.startswith(job.file.name):
        return f"{job.file.parent / complaint}"
    return f"{job.file}: {complaint}"


def _perform(jobs: Sequence[Job], processes: int) -> Generator[Done, None, None]:
    """The answers in the order of the jobs."""
    if processes == 1:
        yield from _one_by_one(jobs)
        return
    # Spawned, not forked: a process with Qt or threads in it must not be copied.
    spawning = multiprocessing.get_context("spawn")
    theirs, ours = spawning.Pipe(duplex=False)
    with when_asked_to_end(signal.default_int_handler), ours, theirs:
        with signals_held():  # of which Python's own helper process is not ready for all
            pool = ProcessPoolExecutor(processes, spawning, initializer=live_with, initargs=(theirs,))
        try:
            with signals_held():
                answers = [pool.submit(perform, job) for job in jobs]
            for answer in answers:
                yield answer.result()
        except BaseException:
            ours.close()  # which ends the processes, whatever they are at
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _one_by_one(jobs: Sequence[Job]) -> Generator[Done, None, None]:
    """The answers; the first Ctrl+C waits for the end of a job, so that the bar goes; the second does not."""
    asked: list[int] = []

    def ask(number: int, frame: object) -> None:
        if asked:
            end_soon(number, frame)
        asked.append(number)

    with when_asked_to_end(ask):
        for job in jobs:
            done = perform(job)
            if asked:
                raise KeyboardInterrupt
            yield done
