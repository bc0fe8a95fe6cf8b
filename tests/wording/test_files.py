"""A sentence for every message file that cannot be used, driven by real files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wacomposer.message.file import (
    MAX_BYTES,
    FileFault,
    FileProblem,
    MessageFileError,
    parse_message,
    read_message,
    write_message,
)
from wacomposer.message.model import Message
from wacomposer.wording.files import describe_file_problem


def content(text: str) -> Callable[[Path], object]:
    return lambda _: parse_message(text.encode(), "a.wamsg")


def fields(text: str) -> Callable[[Path], object]:
    return content(f'{{"format":"wacomposer/1",{text}}}')


CASES: list[tuple[FileFault, Callable[[Path], object], str]] = [
    (FileFault.MISSING, lambda folder: read_message(folder / "a.wamsg"), "a.wamsg does not exist."),
    (
        FileFault.NO_FOLDER,
        lambda folder: write_message(Message(), folder / "none" / "a.wamsg"),
        "a.wamsg was not written: its folder does not exist. Choose another place.",
    ),
    (
        FileFault.IS_FOLDER,
        read_message,
        "{folder} is a folder. Choose a .wamsg file in it.",
    ),
    (
        FileFault.SYSTEM,
        lambda folder: read_message(folder / ("x" * 300)),
        f"{'x' * 300} cannot be used: File name too long.",
    ),
    (
        FileFault.TOO_BIG,
        lambda folder: write_message(Message(body="x" * MAX_BYTES), folder / "a.wamsg"),
        "a.wamsg is over 2 MB, more than any message needs, and was left alone.",
    ),
    (
        FileFault.NOT_UTF8,
        lambda _: parse_message(b'{"x":"\xff"}', "a.wamsg"),
        "a.wamsg is not UTF-8 text (byte 6). Save it as UTF-8 or choose another.",
    ),
    (
        FileFault.NOT_JSON,
        content('{"format":\n "wacom'),
        (
            "a.wamsg is not complete JSON (line 2, column 2: Unterminated string starting at). "
            "It may be cut off or no message file."
        ),
    ),
    (
        FileFault.NOT_JSON,
        content("[" * 100_000),
        "a.wamsg is not complete JSON. It may be cut off or no message file.",
    ),
    (
        FileFault.NOT_A_MESSAGE,
        content("{}"),
        "a.wamsg is no wacomposer message: its format is not wacomposer/1.",
    ),
    (
        FileFault.NEWER_FORMAT,
        content('{"format":"wacomposer/2"}'),
        "a.wamsg was written by a newer wacomposer (wacomposer/2). Update to open it.",
    ),
    (
        FileFault.NAME_TWICE,
        fields('"footer":"a","footer":"b"'),
        "a.wamsg has “footer” twice. Remove the one that is wrong.",
    ),
    (
        FileFault.NAME_TWICE,
        fields('"buttons":[{"kind":"url","text":"a","text":"b."}]'),
        "a.wamsg has “text” twice in Button 1. Remove the one that is wrong.",
    ),
    (
        FileFault.NAME_TWICE,
        fields(f'"{"y" * 100}":{{"a\\n{{0}}.":1,"a\\n{{0}}.":1}}'),
        f"a.wamsg has “a\ufffd{{0}}.” twice in {'y' * 60}…. Remove the one that is wrong.",
    ),
    (
        FileFault.WRONG_SHAPE,
        fields('"buttons":[{"kind":"url","url":7}]'),
        "a.wamsg is no usable message: Button 1 URL must be text in quotes.",
    ),
    (
        FileFault.WRONG_SHAPE,
        fields('"buttons":[{"kind":"list"}]'),
        "a.wamsg is no usable message: Button 1 has a kind that wacomposer does not know, or none.",
    ),
    (
        FileFault.WRONG_SHAPE,
        fields('"buttons":{}'),
        "a.wamsg is no usable message: Buttons must be a list in [ ].",
    ),
    (
        FileFault.WRONG_SHAPE,
        fields('"header":"Hello"'),
        "a.wamsg is no usable message: Header must be an object in { }.",
    ),
    (
        FileFault.WRONG_SHAPE,
        fields(f'"x":{"[" * 200}{"]" * 200}'),
        "a.wamsg is no usable message: it is nested too deeply.",
    ),
]


def test_a_text_that_is_too_long_to_edit() -> None:
    problem = FileProblem(FileFault.TOO_LONG, "a.wamsg", "body", "65,536")
    said = "a.wamsg was not opened: Body has over 65,536 characters, too many to edit here."
    assert describe_file_problem(problem) == said


@pytest.mark.parametrize(("fault", "action", "said"), CASES, ids=[case[2][:60] for case in CASES])
def test_sentences(tmp_path: Path, fault: FileFault, action: Callable[[Path], object], said: str) -> None:
    with pytest.raises(MessageFileError) as failure:
        action(tmp_path)
    assert failure.value.problem.fault is fault
    assert describe_file_problem(failure.value.problem) == said.replace("{folder}", tmp_path.name)


@pytest.mark.parametrize("fault", [FileFault.NOT_ALLOWED, FileFault.DISK_FULL])
def test_faults_that_need_a_disk_of_their_own(fault: FileFault) -> None:
    said = describe_file_problem(FileProblem(fault, "a.wamsg", detail="x"))
    assert said.startswith("a.wamsg ")
    assert said.endswith(".")


def test_every_fault_has_been_said() -> None:
    assert {fault for fault, _, _ in CASES} | {
        FileFault.NOT_ALLOWED,
        FileFault.DISK_FULL,
        FileFault.TOO_LONG,
    } == set(FileFault)


def test_a_name_that_cannot_be_printed_is_shown_as_it_can(tmp_path: Path) -> None:
    with pytest.raises(MessageFileError) as failure:
        read_message(tmp_path / os.fsdecode(b"a\xff\n{0}.wamsg"))
    assert describe_file_problem(failure.value.problem) == "a\ufffd\ufffd{0}.wamsg does not exist."
