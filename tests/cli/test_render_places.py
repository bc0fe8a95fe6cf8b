"""wacomposer render: places that are one, that a message is at, or that cannot be; and links in folders."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import REPLIES, Message, Ran, Run, is_sentence

LONG = "x" * 300


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One message in a folder and one below."""
    made = tmp_path / "messages"
    (made / "sub").mkdir(parents=True)
    for name in ("a", "sub/a"):
        (made / f"{name}.wamsg").write_text(json.dumps(REPLIES), encoding="utf-8")
    return made


def refused(ran: Ran, words: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err


def test_two_things_for_one_file(start: Run, message: Message, tmp_path: Path) -> None:
    path, output, link = message(), tmp_path / "a.pdf", tmp_path / "link.pdf"
    link.symlink_to(output)
    for pack in (output, link, tmp_path / "." / ".." / tmp_path.name / "a.pdf"):
        refused(start("render", path, "-o", output, "--pack", pack), "-o and --pack both lead to")
        assert not output.exists()


@pytest.mark.parametrize("there", [True, False])
def test_two_things_for_one_folder(start: Run, folder: Path, tmp_path: Path, there: bool) -> None:
    output, link = tmp_path / "out", tmp_path / "link"
    link.symlink_to(output, target_is_directory=True)
    if there:
        output.mkdir()
    for pack in (output, link):
        ran = start("render", folder, "-o", output, "--pack", pack, "--format", "pdf")
        refused(ran, "would be written twice")
    assert list(output.rglob("*.*")) == []


def test_pictures_and_packs_in_one_folder(start: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    ran = start("render", folder, "-o", output, "--pack", output, "--scale", "0.5")
    assert ran == Ran(0, "2 messages, 4 files written.\n", "")
    assert {path.name for path in output.rglob("*.*")} == {"a.png", "a.pdf"}


def test_a_folder_in_the_other(start: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    arguments = ("render", folder, "-o", output, "--pack", output / "sub")
    refused(start(*arguments, "--format", "pdf"), "would be written twice")
    assert not output.exists()
    assert start(*arguments, "--scale", "0.5") == Ran(0, "2 messages, 4 files written.\n", "")


def test_a_pack_among_all_pictures(start: Run, message: Message, tmp_path: Path) -> None:
    output = tmp_path / "out"
    pack = output / "web-dark.pdf"
    ran = start("render", message(), "--all", "-o", output, "--format", "pdf", "--pack", pack)
    refused(ran, "web-dark.pdf would be written twice")


@pytest.mark.parametrize("kind", ["input", "other", "hard link", "itself"])
def test_a_message_is_not_replaced(start: Run, message: Message, tmp_path: Path, kind: str) -> None:
    path = message("order.png" if kind == "itself" else "order.wamsg")
    other = message("other.wamsg")
    before = path.read_bytes()
    output = tmp_path / "card.png"
    if kind == "hard link":
        output.hardlink_to(path)
    elif kind == "itself":
        output = path
    else:
        output.symlink_to(path if kind == "input" else other)
    refused(start("render", path, "-o", output), "leads to a message")
    assert path.read_bytes() == other.read_bytes() == before
    pack = tmp_path / "pack.pdf"
    pack.symlink_to(path)
    refused(start("render", path, "--pack", pack), "leads to a message")
    assert path.read_bytes() == before


def test_no_message_is_replaced_from_a_folder(start: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    output.mkdir()
    (output / "a.png").symlink_to(folder / "sub" / "a.wamsg")
    ran = start("render", folder, "-o", output, "--scale", "0.5")
    assert (ran.code, ran.out) == (2, "2 messages, 1 file written; 1 could not be made.\n")
    assert "a.png leads to a message" in ran.err
    assert json.loads((folder / "sub" / "a.wamsg").read_bytes()) == REPLIES


WRONG = {
    "long file": ([LONG, "-o", "a.png"], "cannot be used: File name too long"),
    "long file, pack": ([LONG, "--pack", "a.pdf"], "cannot be used: File name too long"),
    "long file, all": ([LONG, "--all", "-o", "out"], "cannot be used: File name too long"),
    "long folder": (["order.wamsg", "--all", "-o", LONG], "cannot be written: file name too long"),
    "long folder of many": (["messages", "-o", LONG], "cannot be written: file name too long"),
    "long pack": (["order.wamsg", "--pack", f"{LONG}.pdf"], "cannot be written: file name too long"),
    "long packs": (["messages", "--pack", LONG], "cannot be written: file name too long"),
    "zero in file": (["a\0.wamsg", "-o", "a.png"], "cannot be used"),
    "zero in picture": (["order.wamsg", "-o", "a\0.png"], "no file can have this name"),
    "zero in folder": (["order.wamsg", "--all", "-o", "a\0"], "no file can have this name"),
    "zero in folder of many": (["messages", "-o", "a\0"], "no file can have this name"),
    "zero in pack": (["order.wamsg", "--pack", "a\0.pdf"], "no file can have this name"),
    "loop": (["order.wamsg", "--all", "-o", "loop"], "cannot be written: too many levels of symbolic links"),
    "looping file": (["loop", "-o", "a.png"], "cannot be used: Too many levels of symbolic links"),
    "empty file": (["", "-o", "out"], "FILE is empty"),
    "empty picture": (["order.wamsg", "-o", ""], "-o is empty"),
    "empty folder": (["order.wamsg", "--all", "-o", ""], "-o is empty"),
    "empty folder of many": (["messages", "-o", ""], "-o is empty"),
    "empty pack": (["order.wamsg", "--pack", ""], "--pack is empty"),
    "empty packs": (["messages", "--pack", ""], "--pack is empty"),
}


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_names_that_cannot_be(
    run: Run,
    message: Message,
    tmp_path: Path,
    arguments: list[str],
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    message()
    (tmp_path / "loop").symlink_to("loop")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    before = set(tmp_path.rglob("*"))
    refused(run("render", *arguments), words)
    assert set(tmp_path.rglob("*")) == before


def test_links_to_nothing_are_complained_of(start: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "gone.wamsg").symlink_to("nowhere.wamsg")
    (folder / "loop.wamsg").symlink_to("loop.wamsg")
    (folder / "good.wamsg").symlink_to("a.wamsg")
    (folder / "inner.wamsg").mkdir()
    ran = start("render", folder, "-o", tmp_path / "out", "--scale", "0.5")
    assert (ran.code, ran.out) == (2, "5 messages, 3 files written; 2 could not be made.\n")
    gone, loop = ran.err.splitlines()
    assert gone.endswith("gone.wamsg is a link to a file that does not exist.")
    assert loop.endswith("loop.wamsg cannot be used: Too many levels of symbolic links.")
    assert (tmp_path / "out" / "good.png").exists()


def test_a_folder_of_nothing_but_links_to_nothing(start: Run, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "gone.wamsg").symlink_to("nowhere.wamsg")
    ran = start("render", tmp_path / "links", "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (2, "1 message, 0 files written; 1 could not be made.\n")
