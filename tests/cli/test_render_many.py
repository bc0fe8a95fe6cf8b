"""wacomposer render: every picture of a message, sign-off packs, and folders of messages."""

import hashlib
import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.cli.conftest import REPLIES, ROOT, Message, Ran, Run, is_sentence

APPS = ("android", "iphone", "web", "desktop", "text")
TWO_LANGUAGES: dict[str, Any] = {
    **REPLIES,
    "body": "Hi {{name|there}}",
    "language": "en",
    "variants": [
        {"language": "pt-BR", "header": "", "body": "Oi {{name|aí}}", "footer": "", "buttons": ["Sim", "Não"]}
    ],
}


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def text_of(pdf: Path) -> str:
    command = ["pdftotext", "-layout", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three messages, one of them below, and one file that is none."""
    made = tmp_path / "messages"
    (made / "more").mkdir(parents=True)
    for name in ("a", "b", "more/c"):
        (made / f"{name}.wamsg").write_text(
            json.dumps({**REPLIES, "body": f"This is {name}"}), encoding="utf-8"
        )
    (made / "notes.txt").write_text("not a message", encoding="utf-8")
    return made


@pytest.mark.parametrize("kind", ["svg", "pdf"])
def test_the_ending_says_what_is_written(start: Run, message: Message, tmp_path: Path, kind: str) -> None:
    output = tmp_path / f"card.{kind.upper()}"
    assert start("render", message(), "-o", output) == Ran(0, "", "")
    if kind == "svg":
        assert ET.parse(output).getroot().tag.endswith("svg")  # noqa: S314 - our own
    else:
        assert REPLIES["body"] in text_of(output)


def test_without_background(start: Run, message: Message, tmp_path: Path) -> None:
    output = tmp_path / "card.png"
    assert start("render", message(), "-o", output, "--no-background") == Ran(0, "", "")
    assert QImage(str(output)).pixelColor(1, 1).alpha() == 0


def test_all_pictures_of_a_message(start: Run, message: Message, tmp_path: Path) -> None:
    output = tmp_path / "pictures"
    assert start("render", message(), "--all", "-o", output, "--scale", "1") == Ran(0, "", "")
    assert names(output) == sorted(f"{app}-{theme}.png" for app in APPS for theme in ("light", "dark"))
    assert len({(output / name).read_bytes() for name in names(output)}) >= 4


def test_all_pictures_in_every_language(start: Run, message: Message, tmp_path: Path) -> None:
    output = tmp_path / "pictures"
    assert start("render", message(**TWO_LANGUAGES), "--all", "-o", output, "--format", "svg") == Ran(
        0, "", ""
    )
    expected = (
        f"{tag}-{app}-{theme}.svg" for tag in ("en", "pt-BR") for app in APPS for theme in ("light", "dark")
    )
    assert names(output) == sorted(expected)
    assert "Oi aí" in (output / "pt-BR-web-dark.svg").read_text(encoding="utf-8")


def test_a_pack_names_the_exact_bytes(start: Run, message: Message, tmp_path: Path) -> None:
    path, output = message(**TWO_LANGUAGES), tmp_path / "pack.pdf"
    assert start("render", path, "--pack", output, "--var", "name=Ana") == Ran(0, "", "")  # of one send
    text = text_of(output)
    assert hashlib.sha256(path.read_bytes()).hexdigest() in "".join(text.split())
    assert "Hi {{name|there}}" in text
    assert "Hi there" in text
    assert "Oi aí" in text
    assert "Ana" not in text
    assert path.stem in text


def test_a_pack_from_standard_input_and_a_picture_beside_it(start: Run, tmp_path: Path) -> None:
    content = json.dumps(REPLIES).encode()
    ran = start("render", "-", "--pack", tmp_path / "pack.pdf", "-o", tmp_path / "card.png", stdin=content)
    assert ran == Ran(0, "", "")
    assert names(tmp_path) == ["card.png", "pack.pdf"]
    assert hashlib.sha256(content).hexdigest() in "".join(text_of(tmp_path / "pack.pdf").split())


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_keeps_its_shape(start: Run, folder: Path, tmp_path: Path, jobs: str) -> None:
    output, packs = tmp_path / "out", tmp_path / "packs"
    ran = start("render", folder, "-o", output, "--pack", packs, "--jobs", jobs, "--scale", "1")
    assert ran == Ran(0, "3 messages, 6 files written.\n", "")  # no bar where no terminal is
    assert names(output) == ["a.png", "b.png", "more/c.png"]
    assert names(packs) == ["a.pdf", "b.pdf", "more/c.pdf"]
    assert "This is more/c" in text_of(packs / "more" / "c.pdf")


def test_every_picture_of_every_message_of_a_folder(start: Run, folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out"
    ran = start("render", folder, "-o", output, "--all", "--scale", "0.5")
    assert ran == Ran(0, "3 messages, 30 files written.\n", "")
    assert "more/c/web-dark.png" in names(output)


def test_one_bad_file_does_not_stop_the_others(start: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "more" / "bad.wamsg").write_text("{", encoding="utf-8")
    ran = start("render", folder, "-o", tmp_path / "out")
    assert ran.code == 2
    assert ran.out == "4 messages, 3 files written; 1 could not be made.\n"
    assert ran.err.startswith(f"wacomposer render: {folder / 'more' / 'bad.wamsg'} is not complete JSON")
    assert ran.err.count("\n") == 1


def test_values_that_only_some_messages_use(start: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "b.wamsg").write_text(json.dumps({**REPLIES, "body": "Hi {{name}}"}), encoding="utf-8")
    ran = start("render", folder, "-o", tmp_path / "out", "--var", "name=Ana", "--format", "svg")
    assert ran.code == 0
    assert "Hi Ana" in (tmp_path / "out" / "b.svg").read_text(encoding="utf-8")


def test_a_bar_on_a_terminal(folder: Path, tmp_path: Path) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    try:
        ours, its = pty.openpty()
    except OSError as failure:  # a container without them
        pytest.skip(f"no terminal to look at: {failure}")
    termios.tcsetwinsize(its, (24, 80))
    arguments = [sys.executable, "-m", "wacomposer", "render", str(folder), "-o", str(tmp_path / "out")]
    ran = subprocess.run(arguments, check=True, stdout=subprocess.PIPE, stderr=its, cwd=ROOT)
    os.close(its)
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        told = terminal.read(65536).decode()
    assert "| 0/3 [" in told
    assert ran.stdout == b"3 messages, 3 files written.\n"
    assert told.endswith("\r")  # it is wiped at the end


WRONG: dict[str, list[str]] = {
    "no place": [],
    "a picture of no known kind": ["-o", "card.gif"],
    "a pack that is no PDF": ["--pack", "pack.png"],
    "a kind that there is not": ["--all", "-o", "x", "--format", "webp"],
    "all, but where": ["--all", "--pack", "p.pdf"],
    "a language that the message has not": ["-o", "c.png", "--language", "hi"],
}


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_arguments_get_a_sentence(
    start: Run, message: Message, tmp_path: Path, arguments: list[str]
) -> None:
    placed = [str(tmp_path / each) if "." in each or each == "x" else each for each in arguments]
    ran = start("render", message(), *placed)
    assert ran.code == 2
    assert ran.out == ""
    assert is_sentence(ran.err)


@pytest.mark.parametrize(
    "jobs", ["0", "-1", "x", "1.5", "1000", "00019999", "00065", "9" * 5000, "0" * 5000, ""]
)
def test_processes_are_a_number(start: Run, folder: Path, tmp_path: Path, jobs: str) -> None:
    ran = start("render", folder, "-o", tmp_path / "out", f"--jobs={jobs}")
    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)


def test_a_folder_without_messages(start: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = start("render", tmp_path / "empty", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "holds no .wamsg files" in ran.err


def test_a_folder_where_a_file_is(start: Run, folder: Path, message: Message, tmp_path: Path) -> None:
    taken = tmp_path / "taken.png"
    taken.write_text("mine", encoding="utf-8")
    for arguments in ((folder, "-o", taken), (message(), "--all", "-o", taken), (folder, "--pack", taken)):
        ran = start("render", *arguments)
        assert ran.code == 2
        assert is_sentence(ran.err)
    assert taken.read_text(encoding="utf-8") == "mine"
