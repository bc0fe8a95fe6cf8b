"""Drafts come back after a crash, once, to one copy, and never from a copy that still runs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.storage.conftest import wait_until
from wacomposer.message.model import Message
from wacomposer.storage.drafts import DraftShelf
from wacomposer.storage.problem import Fault

_WRITER = """
import sys, time
from pathlib import Path
from wacomposer.message.model import Message
from wacomposer.storage.drafts import DraftShelf
folder = Path(sys.argv[1])
shelf = DraftShelf(folder)
assert shelf.save("current", Message(body=sys.argv[2])) is None
(folder.parent / "written").touch()
time.sleep(60)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "drafts"


def bodies(shelf: DraftShelf) -> list[str]:
    drafts, problems = shelf.load_all()
    assert problems == ()
    return [draft.message.body for draft in drafts]


def leave(folder: Path, body: str, name: str = "current") -> None:
    shelf = DraftShelf(folder)
    assert shelf.save(name, Message(body=body)) is None
    shelf.close()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_looking_makes_nothing(folder: Path) -> None:
    shelf = DraftShelf(folder)
    assert shelf.load_all() == ((), ())
    assert shelf.discard("current") is None
    shelf.close()
    assert not folder.exists()


def test_a_crash_loses_nothing_and_a_running_copy_is_left_alone(folder: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", _WRITER, str(folder), "typed\n😀"])
    here = DraftShelf(folder)
    try:
        wait_until((folder.parent / "written").exists)
        assert bodies(here) == []
    finally:
        writer.kill()
        writer.wait()
    assert bodies(here) == ["typed\n😀"]
    here.close()


def test_a_draft_goes_to_one_copy_and_stays_until_discarded(folder: Path) -> None:
    leave(folder, "typed")
    here, there = DraftShelf(folder), DraftShelf(folder)
    assert bodies(here) == ["typed"]
    assert bodies(there) == []
    here.close()
    assert bodies(there) == ["typed"]
    [draft] = there.load_all()[0]
    assert there.save(draft.name, Message(body="typed on")) is None
    assert bodies(there) == ["typed on"]
    assert there.discard(draft.name) is None
    assert bodies(there) == []
    there.close()
    assert names(folder) == ["shelf.lock"]


def test_own_drafts_are_not_offered_to_oneself(folder: Path) -> None:
    shelf = DraftShelf(folder)
    shelf.save("current", Message(body="mine"))
    assert bodies(shelf) == []
    shelf.discard("current")
    shelf.close()
    assert names(folder) == ["shelf.lock"]


def test_what_is_typed_now_does_not_overwrite_what_was_found(folder: Path) -> None:
    leave(folder, "one")
    leave(folder, "two")
    leave(folder, "three", name="other")
    shelf = DraftShelf(folder)
    drafts, _ = shelf.load_all()
    assert len({draft.name for draft in drafts}) == 3
    shelf.save("current", Message(body="new"))
    assert sorted(bodies(shelf)) == ["one", "three", "two"]
    assert [draft.saved for draft in drafts] == sorted((draft.saved for draft in drafts), reverse=True)
    shelf.close()
    assert sorted(bodies(DraftShelf(folder))) == ["new", "one", "three", "two"]


def test_a_name_never_comes_to_mean_another_draft(folder: Path) -> None:
    leave(folder, "first")
    shelf = DraftShelf(folder)
    [first] = shelf.load_all()[0]
    shelf.discard(first.name)
    leave(folder, "second")
    [second] = shelf.load_all()[0]
    assert second.name != first.name
    assert shelf.save(first.name, Message(body="first again")) is None
    assert sorted(bodies(shelf)) == ["first again", "second"]
    shelf.close()


def test_an_unfinished_write_is_cleared_away(folder: Path) -> None:
    leave(folder, "whole")
    [draft] = folder.glob("*.wamsg")
    part = folder / f".{draft.name}.abc123.part"
    part.write_bytes(b'{"format": "waco')
    stranger = folder / "notes.txt"
    stranger.touch()
    shelf = DraftShelf(folder)
    assert bodies(shelf) == ["whole"]
    assert not part.exists()
    assert stranger.exists()
    shelf.close()


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", Fault.DAMAGED),
        (b"{", Fault.DAMAGED),
        (b"{}", Fault.DAMAGED),
        (b'{"format": "wacomposer/1", "body": 5}', Fault.DAMAGED),
        (b" " * 3_000_000, Fault.DAMAGED),
        (b'{"format": "wacomposer/2"}', Fault.NEWER),
    ],
)
def test_a_draft_that_cannot_be_read_is_kept(content: bytes, fault: Fault, folder: Path) -> None:
    leave(folder, "whole")
    leave(folder, "torn")
    [torn] = (path for path in folder.glob("*.wamsg") if b"torn" in path.read_bytes())
    torn.write_bytes(content)
    shelf = DraftShelf(folder)
    drafts, problems = shelf.load_all()
    assert [draft.message.body for draft in drafts] == ["whole"]
    [problem] = problems
    assert problem.fault is fault
    kept = Path(problem.path).with_name(problem.detail or Path(problem.path).name)
    assert kept.read_bytes() == content
    # What is damaged is told once; what a newer version wrote waits for it.
    assert len(shelf.load_all()[1]) == (fault is Fault.NEWER)
    shelf.close()


def test_a_folder_that_is_deleted_meanwhile_is_made_again(folder: Path) -> None:
    shelf = DraftShelf(folder)
    assert shelf.save("current", Message(body="before")) is None
    for deleted in (folder.parent, folder):
        shutil.rmtree(deleted)
        assert shelf.discard("current") is None
        assert shelf.save("current", Message(body="after")) is None
        assert bodies(DraftShelf(folder)) == []  # it is locked again: other copies leave it alone
    shelf.close()
    assert names(folder)[-1] == "shelf.lock"
    assert bodies(DraftShelf(folder)) == ["after"]


def test_a_lock_file_that_is_deleted_is_taken_again_with_the_next_draft(folder: Path) -> None:
    shelf = DraftShelf(folder)
    assert shelf.save("current", Message(body="typed")) is None
    [lock] = (path for path in folder.glob("*.lock") if path.name != "shelf.lock")
    lock.unlink()
    assert shelf.save("current", Message(body="typed on")) is None
    assert bodies(DraftShelf(folder)) == []
    shelf.close()


@pytest.mark.parametrize("name", ["", "Current", "../up", "a.b", "a" * 41, "restored-7"])
def test_names_that_would_be_confused(name: str, folder: Path) -> None:
    with pytest.raises(ValueError, match="name"):
        DraftShelf(folder).save(name, Message())


def test_without_rights_the_user_is_told(unprivileged: Path) -> None:
    for folder in (unprivileged, unprivileged / "drafts"):
        shelf = DraftShelf(folder)
        problem = shelf.save("current", Message(body="typed"))
        assert problem
        assert problem.fault is Fault.NOT_WRITABLE
        shelf.close()
    drafts, problems = DraftShelf(unprivileged).load_all()
    assert drafts == ()
    assert [problem.fault for problem in problems] == [Fault.NOT_WRITABLE]
