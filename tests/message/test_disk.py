"""Message files on disks that refuse: every failure has its problem, and the old file stays whole."""

import errno
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from wacomposer.message.file import (
    FileFault,
    FileProblem,
    MessageFileError,
    message_bytes,
    read_message,
    shown_name,
    write_message,
    write_whole,
)
from wacomposer.message.model import Message

OLD, NEW = Message(body="old"), Message(body="new")
NOBODY = 65534

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")


def problem_of(action: Callable[[], object]) -> FileProblem:
    with pytest.raises(MessageFileError) as failure:
        action()
    return failure.value.problem


@contextmanager
def without_privileges() -> Iterator[None]:
    """Root may read and write everything, so these tests become nobody for a moment."""
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everyone may enter, unlike pytest's own."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


@pytest.fixture
def saved(folder: Path) -> Path:
    """A file with the old message."""
    path = folder / "a.wamsg"
    write_message(OLD, path)
    read_message(path)  # now all codecs are loaded, which nobody may not be allowed to read
    return path


def test_a_file_that_is_not_there(folder: Path) -> None:
    assert problem_of(lambda: read_message(folder / "a.wamsg")).fault is FileFault.MISSING


def test_a_folder_instead_of_a_file(folder: Path) -> None:
    (folder / "a.wamsg").mkdir()
    assert problem_of(lambda: read_message(folder / "a.wamsg")).fault is FileFault.IS_FOLDER
    assert problem_of(lambda: write_message(NEW, folder / "a.wamsg")).fault is FileFault.IS_FOLDER
    assert [each.name for each in folder.iterdir()] == ["a.wamsg"]


def test_a_folder_that_is_not_there(folder: Path) -> None:
    problem = problem_of(lambda: write_message(NEW, folder / "none" / "a.wamsg"))
    assert (problem.fault, problem.name) == (FileFault.NO_FOLDER, "a.wamsg")


def test_a_file_instead_of_a_folder(saved: Path) -> None:
    for action in (lambda: read_message(saved / "b"), lambda: write_message(NEW, saved / "b")):
        problem = problem_of(action)
        assert (problem.fault, problem.detail) == (FileFault.SYSTEM, "Not a directory")


def test_a_file_that_may_not_be_read(saved: Path) -> None:
    saved.chmod(0)
    with without_privileges():
        assert problem_of(lambda: read_message(saved)).fault is FileFault.NOT_ALLOWED
    saved.chmod(0o644)
    with without_privileges():
        assert read_message(saved) == OLD


def test_a_folder_that_may_not_be_written_to(saved: Path) -> None:
    saved.parent.chmod(0o555)
    with without_privileges():
        assert problem_of(lambda: write_message(NEW, saved)).fault is FileFault.NOT_ALLOWED
    assert read_message(saved) == OLD
    saved.parent.chmod(0o777)
    with without_privileges():
        write_message(NEW, saved)
    assert read_message(saved) == NEW


_ON_A_SMALL_DISK = """
import sys
from pathlib import Path
from wacomposer.message.file import MessageFileError, read_message, write_message
from wacomposer.message.model import Message
path = Path(sys.argv[1]) / "a.wamsg"
write_message(Message(body="old"), path)
try:
    write_message(Message(body="x" * 100_000), path)
except MessageFileError as failure:
    print(failure.problem.fault, failure.problem.name, read_message(path).body, *path.parent.iterdir())
"""


@on_linux
def test_a_full_disk_leaves_the_old_file_whole(folder: Path) -> None:
    alone = ("unshare", "--map-root-user", "--mount")
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system does not let a test mount a small disk of its own")
    mount = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" -c "$3" "$1"'
    command = [*alone, "sh", "-c", mount, "sh", str(folder), sys.executable, _ON_A_SMALL_DISK]
    answer = subprocess.run(command, check=False, capture_output=True, text=True)
    assert (answer.stdout, answer.stderr) == (f"disk_full a.wamsg old {folder}/a.wamsg\n", "")


_LIMITED = """
import resource, sys
from pathlib import Path
from wacomposer.message.file import MessageFileError, write_message
from wacomposer.message.model import Message
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
path = Path(sys.argv[1])
write_message(Message(body="small"), path)
try:
    write_message(Message(body="x" * 5000), path)
except MessageFileError as failure:
    print(failure.problem.fault, "-", failure.problem.detail)
"""


@on_linux
def test_a_write_that_is_cut_off_leaves_the_old_file_whole(saved: Path) -> None:
    """By the kernel, in the midst of the file, in a process of its own."""
    answer = subprocess.run(
        [sys.executable, "-c", _LIMITED, str(saved)], check=True, capture_output=True, text=True
    )
    assert (answer.stdout, answer.stderr) == ("system - File too large\n", "")
    assert read_message(saved) == Message(body="small")
    assert [each.name for each in saved.parent.iterdir()] == ["a.wamsg"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
@pytest.mark.parametrize(
    ("failure", "fault"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), FileFault.DISK_FULL),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), FileFault.DISK_FULL),
        (OSError(errno.EROFS, "Read-only file system"), FileFault.NOT_ALLOWED),
        (OSError(errno.EIO, "Input/output error"), FileFault.SYSTEM),
        (KeyboardInterrupt(), None),
    ],
)
def test_whatever_interrupts_a_write_leaves_the_old_file_and_nothing_else(
    saved: Path,
    monkeypatch: pytest.MonkeyPatch,
    step: str,
    failure: BaseException,
    fault: FileFault | None,
) -> None:
    def interrupted(*_: object) -> None:
        raise failure

    monkeypatch.setattr(os, step, interrupted)
    if fault is None:
        with pytest.raises(KeyboardInterrupt):
            write_message(NEW, saved)
    else:
        assert problem_of(lambda: write_message(NEW, saved)).fault is fault
    monkeypatch.undo()
    assert read_message(saved) == OLD
    assert [each.name for each in saved.parent.iterdir()] == ["a.wamsg"]


def test_a_link_stays_a_link_and_its_file_is_replaced(saved: Path) -> None:
    link = saved.parent / "link.wamsg"
    link.symlink_to(saved.name)
    write_message(NEW, link)
    assert link.is_symlink()
    assert read_message(saved) == NEW
    dangling = saved.parent / "dangling.wamsg"
    dangling.symlink_to("later.wamsg")
    write_message(NEW, dangling)
    assert dangling.is_symlink()
    assert read_message(saved.parent / "later.wamsg") == NEW


def test_links_that_lead_nowhere(folder: Path) -> None:
    circle = folder / "circle.wamsg"
    circle.symlink_to(circle.name)
    assert problem_of(lambda: read_message(circle)).fault is FileFault.SYSTEM


def test_permissions_are_kept_and_new_files_have_the_usual_ones(saved: Path) -> None:
    saved.chmod(0o640)
    write_message(NEW, saved)
    assert stat.S_IMODE(saved.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        write_message(NEW, saved.with_name("b.wamsg"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(saved.with_name("b.wamsg").stat().st_mode) == 0o640


def test_a_disk_without_permissions_is_no_obstacle(saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_here(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "chmod", not_here)
    write_message(NEW, saved)
    assert read_message(saved) == NEW


@pytest.mark.parametrize(
    "name", ["x" * 249 + ".wamsg", "é" * 124 + ".wamsg", "日" * 83 + ".wamsg", " .wamsg"]
)
def test_names_as_long_as_the_disk_allows(folder: Path, name: str) -> None:
    write_message(NEW, folder / name)
    assert read_message(folder / name) == NEW
    assert [each.name for each in folder.iterdir()] == [name]


@pytest.mark.parametrize("name", ["x" * 300, "zero\x00byte"])
def test_names_that_no_file_can_have(folder: Path, name: str) -> None:
    for action in (lambda: read_message(folder / name), lambda: write_message(NEW, folder / name)):
        problem = problem_of(action)
        assert problem.fault is FileFault.SYSTEM
        assert problem.detail in {"File name too long", "Invalid argument"}


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/me/a.wamsg", "a.wamsg"),
        ("a", "a"),
        (".", "."),
        ("/", "/"),
        ("..", ".."),
        ("line\nbreak", "line\ufffdbreak"),
        ("red\x1b[31m", "red\ufffd[31m"),
        (os.fsdecode(b"bad\xff"), "bad\ufffd"),
    ],
)
def test_a_name_is_shown_as_it_can_be_read(path: str, shown: str) -> None:
    assert shown_name(Path(path)) == shown


def test_a_pipe_can_be_read(folder: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, message_bytes(OLD))
    os.close(writing)
    try:
        assert read_message(Path(f"/dev/fd/{reading}")) == OLD
    finally:
        os.close(reading)


def test_write_whole_writes_any_bytes(folder: Path) -> None:
    write_whole(folder / "x", b"\x00\xff")
    assert (folder / "x").read_bytes() == b"\x00\xff"
