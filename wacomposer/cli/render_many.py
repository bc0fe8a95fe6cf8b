"""A folder of messages rendered by several processes, with a bar on the terminal that says how far it is."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from typing import TYPE_CHECKING

from tqdm import tqdm

from wacomposer.cli import terminal
from wacomposer.cli.exits import OK, UNUSABLE, UnusableError
from wacomposer.cli.render_job import perform

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from wacomposer.cli.render_job import Done, Job

_AT_ONCE = 8
"""Jobs handed to a process at a time."""


def render_many(jobs: Sequence[Job], processes: int) -> int:
    """Do `jobs` and tell how each that is not as it should be ended; returns the exit code.

    Raises UnusableError if the system ended one of the processes.
    """
    written, failed = 0, 0
    try:
        with tqdm(total=len(jobs), unit=" messages", disable=None, leave=False, dynamic_ncols=True) as bar:
            for job, done in zip(jobs, _perform(jobs, min(processes, len(jobs))), strict=True):
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


def _perform(jobs: Sequence[Job], processes: int) -> Iterator[Done]:
    """The answers in the order of the jobs."""
    if processes == 1:
        yield from map(perform, jobs)
        return
    with ExitStack() as stack:
        # Spawned, not forked: a process with Qt or threads in it must not be copied.
        pool = ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
        stack.callback(pool.shutdown, wait=True, cancel_futures=True)
        yield from pool.map(perform, jobs, chunksize=max(1, min(_AT_ONCE, len(jobs) // processes)))
