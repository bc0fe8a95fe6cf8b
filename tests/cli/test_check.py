"""wacomposer check: findings in words and as JSON, exit codes, and every file that is no message."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROGRAM, REPLIES, ROOT, Message, Ran, Run, is_sentence

HEADER = {"kind": "text", "text": "Order"}
URL = {"kind": "url", "text": "Track", "url": "https://example.com"}
REPLY = REPLIES["buttons"][0]


def test_a_good_message(run: Run, message: Message) -> None:
    assert run("check", message()) == Ran(0, "Message: no findings\n", "")


def test_errors_and_warnings_in_words(run: Run, message: Message) -> None:
    ran = run("check", message(body="", footer="f" * 61))

    assert (ran.code, ran.err) == (1, "")
    heading, *lines = ran.out.splitlines()
    assert heading == "Message: 1 error, 1 warning"
    assert lines[0] == "  Body: error: Body is empty. Every message needs a body."
    assert lines[1].startswith("  Footer: warning: Footer is 1 character over")


def test_warnings_alone_are_no_failure(run: Run, message: Message) -> None:
    ran = run("check", message(footer="f" * 61))

    assert ran.code == 0
    assert ran.out.startswith("Message: 1 warning\n")


@pytest.mark.parametrize(
    ("provider", "code", "headings"),
    [
        ("ryzeapi", 0, ["RyzeAPI: no findings"]),
        ("RyzeAPI", 0, ["RyzeAPI: no findings"]),
        ("wuts", 1, ["WUTS: 2 errors"]),
        ("all", 1, ["Wachat: 1 error", "RyzeAPI: no findings", "WUTS: 2 errors", "Awal: 1 error"]),
        ("ALL", 1, ["Wachat: 1 error", "RyzeAPI: no findings", "WUTS: 2 errors", "Awal: 1 error"]),
    ],
)
def test_for_providers(run: Run, message: Message, provider: str, code: int, headings: list[str]) -> None:
    ran = run("check", message(header=HEADER, buttons=[URL]), "--provider", provider)

    assert (ran.code, ran.err) == (code, "")
    assert [line for line in ran.out.splitlines() if not line.startswith("  ")] == headings


def test_json_without_a_provider(run: Run, message: Message) -> None:
    path = message(body="x" * 1025)
    ran = run("check", path, "--json")

    assert ran.code == 0
    finding = ran.data["findings"][0]
    assert ran.data == {"file": str(path), "ok": True, "findings": [finding], "providers": {}}
    assert finding.pop("sentence").startswith("Body is 1 character over")
    assert finding.pop("source").startswith("Meta OpenAPI")
    assert finding == {
        "code": "too_long",
        "severity": "warning",
        "place": "body",
        "facts": {"count": 1025, "limit": 1024, "over": 1},
        "remedies": ["shorten"],
    }


def test_json_for_all_providers(run: Run, message: Message) -> None:
    ran = run("check", message(header=HEADER, buttons=[URL, REPLY]), "--provider", "all", "--json")

    assert ran.code == 1
    assert ran.data["ok"] is False
    assert ran.data["findings"] == []
    providers = ran.data["providers"]
    assert {key: each["ok"] for key, each in providers.items()} == {
        "wachat": False,
        "ryzeapi": True,
        "wuts": False,
        "awal": False,
    }
    assert [each["code"] for each in providers["ryzeapi"]["findings"]] == ["reply_hidden_on_desktop"]
    assert [each["place"] for each in providers["wuts"]["findings"]] == ["header", "buttons.0"]


def test_the_same_from_standard_input(start: Run) -> None:
    ran = start("check", "-", "--json", stdin=json.dumps(REPLIES).encode())

    assert (ran.code, ran.err) == (0, "")
    assert ran.data == {"file": "-", "ok": True, "findings": [], "providers": {}}


def test_a_provider_that_does_not_exist(run: Run, message: Message) -> None:
    ran = run("check", message(), "--provider", "twilio")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "wacomposer check: There is no provider twilio. There are wachat, ryzeapi, wuts, awal.\n"
    )


@pytest.mark.parametrize("from_pipe", [False, True])
@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "JSON"),
        (b'{"format": "wacomposer/1", "body": "cut o', "JSON"),
        (b"\xff\xfe{\x00", "UTF-8"),
        (b'{"format": "wacomposer/1", "body": "\xff"}', "UTF-8"),
        (b"[1, 2]", "no wacomposer message"),
        (b'{"body": "no format"}', "no wacomposer message"),
        (b'{"format": "wacomposer/2"}', "newer"),
        (b'{"format": "wacomposer/1", "body": 5}', "Body must be text"),
        (b'{"format": "wacomposer/1", "buttons": [{"kind": "magic"}]}', "Button 1 has a kind"),
        (b"[" * 100_000, "JSON"),
        (b"GIF89a\x00\x01", "JSON"),
        (b" " * 2_100_000, "over 2 MB"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_files_that_are_no_message(
    start: Run, tmp_path: Path, content: bytes, words: str, from_pipe: bool
) -> None:
    path = tmp_path / "order.wamsg"
    path.write_bytes(content)
    ran = start("check", "-", stdin=content) if from_pipe else start("check", path)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err
    assert ("Standard input" if from_pipe else "order.wamsg") in ran.err


def test_files_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    huge = tmp_path / "huge.wamsg"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    for path, words in (
        (tmp_path / "none.wamsg", "does not exist"),
        (tmp_path, "folder"),
        (huge, "over 2 MB"),
    ):
        ran = run("check", path)

        assert (ran.code, ran.out) == (2, "")
        assert is_sentence(ran.err)
        assert words in ran.err


@pytest.mark.parametrize(("redirection", "words"), [("<&-", "closed"), ("0>/dev/null", "cannot be read")])
def test_standard_input_that_cannot_be_read(redirection: str, words: str) -> None:
    command = ["bash", "-c", f'"$@" check - {redirection}', "-", *PROGRAM]
    ended = subprocess.run(command, check=False, capture_output=True, cwd=ROOT, text=True)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert is_sentence(ended.stderr)
    assert words in ended.stderr


HOSTILE: dict[str, Any] = {
    "header": {"kind": "image", "url": "javascript:alert(1)", "text": "\x1b[31m\u202eevil\nline"},
    "body": "x" * 10_000,
    "footer": "bell\x07 half \ud800",
    "buttons": [
        {"kind": "url", "text": "a\x00b", "url": "https://münchen.example/a b"},
        {"kind": "reply", "id": " edge ", "text": "\u202e"},
    ],
}


def test_hostile_content_is_described_and_not_obeyed(start: Run, message: Message) -> None:
    path = message(**HOSTILE)
    in_words, as_json = start("check", path, "--provider", "all"), start("check", path, "--json")

    assert (in_words.code, in_words.err) == (1, "")
    assert (as_json.code, as_json.err) == (1, "")
    for said in (in_words.out, as_json.out):
        assert not set(said) & set("\x00\x07\x1b\u202e\ud800")
    starts = ("  ", "Wachat", "RyzeAPI", "WUTS", "Awal")
    assert all(line.startswith(starts) for line in in_words.out.splitlines())
    codes = {each["code"] for each in as_json.data["findings"]}
    assert codes >= {"not_a_url", "too_long", "control_character", "broken_character", "edge_spaces"}


def test_a_file_name_is_shown_harmlessly(start: Run, tmp_path: Path) -> None:
    name = b"\x1b[31m\xff.wamsg"
    ran = start("check", str(tmp_path).encode() + b"/" + name)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert "\x1b" not in ran.err
