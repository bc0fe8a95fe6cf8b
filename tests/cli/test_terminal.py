"""Output that nobody reads, that has no room, and that goes where UTF-8 is unknown."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, RECIPIENT, ROOT, Message, Run

FULL = Path("/dev/full")


def shell(line: str, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """Run `line` in bash, with the program as "$@"."""
    return subprocess.run(
        ["bash", "-c", line, "-", *PROGRAM],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **environ},
        check=False,
    )


VERBS = [
    "check FILE --provider all",
    "check FILE --provider all --json",
    f"request FILE --provider wuts --to {RECIPIENT} --json",
    f"request FILE --provider wuts --to {RECIPIENT} --curl",
    "accounts",
    "schema",
    "help",
    "--version",
    "check --help",
]
every_verb = pytest.mark.parametrize("verb", VERBS)


@every_verb
def test_closed_streams_are_no_trouble(message: Message, verb: str) -> None:
    arguments = verb.replace("FILE", str(message()))
    ended = shell(f'"$@" {arguments} >&- 2>&-')

    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


@every_verb
def test_a_reader_that_left_is_no_trouble(message: Message, verb: str) -> None:
    arguments = verb.replace("FILE", str(message()))
    reading, writing = os.pipe()
    os.close(reading)
    ended = subprocess.run(
        (*PROGRAM, *arguments.split()), stdout=writing, stderr=subprocess.PIPE, cwd=ROOT, check=False
    )
    os.close(writing)

    assert (ended.returncode, ended.stderr) == (0, b"")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("verb", VERBS[:6])
def test_output_without_room_is_told(message: Message, verb: str) -> None:
    arguments = verb.replace("FILE", str(message()))
    ended = shell(f'"$@" {arguments} >{FULL}')
    name = verb.partition(" ")[0]

    assert ended.returncode == 2
    assert ended.stderr == (
        f"wacomposer {name}: Standard output cannot be written: No space left on device.\n".encode()
    )


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
def test_complaints_without_room_change_nothing(message: Message) -> None:
    ended = shell(f'"$@" check {message(body="")} --provider twilio 2>{FULL}')

    assert (ended.returncode, ended.stdout) == (2, b"")


@pytest.mark.parametrize(
    "environ",
    [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}],
    ids=["ascii", "C"],
)
def test_json_is_utf_8_everywhere(message: Message, environ: dict[str, str]) -> None:
    path = message(body="🎉 שלום \ud83c")
    ended = shell(f'"$@" request {path} --provider wuts --to {RECIPIENT} --json', **environ)

    assert ended.returncode == 0
    assert json.loads(ended.stdout.decode("utf-8"))["body"]["message"] == "🎉 שלום \ud83c"
    assert "🎉" in ended.stdout.decode("utf-8")


@pytest.mark.parametrize("mark", ["\u061c", "\u200e", "\u200f", "\u202e", "\u2066"])
def test_marks_of_direction_are_written_out(run: Run, message: Message, mark: str) -> None:
    ran = run("check", message(), "--provider", f"a{mark}b")
    assert ran.err.startswith(f"wacomposer check: There is no provider a\\u{ord(mark):04x}b.")
    ran = run("request", message(body=mark), "--provider", "wuts", "--to", RECIPIENT, "--json")
    assert mark not in ran.out
    assert ran.data["body"]["message"] == mark
