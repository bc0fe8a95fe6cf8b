"""wacomposer check: findings in words and as JSON, exit codes, and every file that is no message."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import PROGRAM, REPLIES, ROOT, Message, Ran, Run, is_sentence
from wacomposer.providers.catalog import provider_by_key

HEADER = {"kind": "text", "text": "Order"}
URL = {"kind": "url", "text": "Track", "url": "https://example.com"}
REPLY = REPLIES["buttons"][0]
FITS: dict[str, Any] = {"fit": "fits", "codes": []}


def source(provider: str) -> str:
    found = provider_by_key(provider)
    assert found is not None
    return f"{found.page}, read {found.read}"


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
    findings = ran.out.rpartition("\n\n")[2]
    assert [line for line in findings.splitlines() if not line.startswith("  ")] == headings


TABLES = {
    "110": """\
          Wachat               RyzeAPI                 WUTS                 Awal
Header    fits                 fits                    lost: no header      fits
Body      fits                 fits                    fits                 fits
Button 1  lost: no URL button  fits                    lost: no URL button  lost: no URL button
Button 2  fits                 changes: phones only    fits                 fits
Delay     fits                 refused: whole seconds  lost: not offered    lost: not offered
""",
    "60": """\
          Wachat       RyzeAPI      WUTS         Awal
Header    fits         fits         lost: no     fits
                                    header
Body      fits         fits         fits         fits
Button 1  lost: no     fits         lost: no     lost: no
          URL button                URL button   URL button
Button 2  fits         changes:     fits         fits
                       phones only
Delay     fits         refused:     lost: not    lost: not
                       whole        offered      offered
                       seconds
""",
    "40": """\
Header
  Wachat   fits
  RyzeAPI  fits
  WUTS     lost: no header
  Awal     fits
""",
}


@pytest.mark.parametrize("columns", TABLES)
def test_the_table_is_as_wide_as_the_terminal(
    run: Run, message: Message, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    path = message(header=HEADER, buttons=[URL, REPLY])
    ran = run("check", path, "--provider", "all", "--option", "delay=1.5")

    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(TABLES[columns])
    assert max(map(len, ran.out.partition("\n\n")[0].splitlines())) <= int(columns)


def test_one_provider_alone_needs_no_table(run: Run, message: Message) -> None:
    assert run("check", message(), "--provider", "wuts").out == "WUTS: no findings\n"


def test_recipient_and_options_are_checked_where_they_are_given(run: Run, message: Message) -> None:
    group = ("--to", "120363041234567890@g.us", "--option", "delay=1")
    ran = run("check", message(), "--provider", "awal", *group)

    assert ran.code == 1
    assert ran.out.splitlines() == [
        "Awal: 2 errors",
        "  Recipient: error: Awal sends to numbers only.",
        "  Delay: error: Awal has no delay.",
    ]
    assert run("check", message(), "--provider", "ryzeapi", *group).out == "RyzeAPI: no findings\n"
    assert run("check", message(), "--provider", "awal").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--to", "+5511999999999"), "--to and --option need --provider"),
        (("--option", "delay=1"), "--to and --option need --provider"),
        (
            ("--provider", "all", "--option", "novelty=1"),
            "There is no option novelty. There are button_types",
        ),
        (("--provider", "awal", "--option", "novelty=1"), "There is no option novelty. Awal has no options."),
    ],
)
def test_recipients_and_options_of_nobody(
    run: Run, message: Message, arguments: tuple[str, ...], words: str
) -> None:
    ran = run("check", message(), *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err


def test_json_without_a_provider(run: Run, message: Message) -> None:
    path = message(body="x" * 1025)
    ran = run("check", path, "--json")

    assert ran.code == 0
    finding = ran.data["findings"][0]
    assert ran.data == {
        "file": str(path),
        "ok": True,
        "findings": [finding],
        "providers": {},
        "table": [],
        "needs_values": [],
    }
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
    assert ran.data["table"][0] == {
        "place": "header",
        "part": "Header",
        "cells": {
            "wachat": FITS | {"sentence": "Wachat carries it as it is.", "source": source("wachat")},
            "ryzeapi": FITS | {"sentence": "RyzeAPI carries it as it is.", "source": source("ryzeapi")},
            "wuts": {
                "fit": "lost",
                "codes": ["header_not_carried"],
                "sentence": "WUTS has no header: this one would be lost.",
                "source": source("wuts"),
            },
            "awal": FITS | {"sentence": "Awal carries it as it is.", "source": source("awal")},
        },
    }
    fits = {row["place"]: [cell["fit"] for cell in row["cells"].values()] for row in ran.data["table"]}
    assert fits == {
        "header": ["fits", "fits", "lost", "fits"],
        "body": ["fits", "fits", "fits", "fits"],
        "buttons.0": ["lost", "fits", "lost", "lost"],
        "buttons.1": ["fits", "changes", "fits", "fits"],
    }


def test_the_table_in_json_is_of_those_asked_for(run: Run, message: Message) -> None:
    to = ("--to", "+5511999999999", "--option", "delay=2")
    table = run("check", message(), "--provider", "ryzeapi", "--json", *to).data["table"]

    assert [row["place"] for row in table] == ["body", "buttons.0", "recipient", "options.delay"]
    assert {key for row in table for key in row["cells"]} == {"ryzeapi"}


def test_the_same_from_standard_input(start: Run) -> None:
    ran = start("check", "-", "--json", stdin=json.dumps(REPLIES).encode())

    assert (ran.code, ran.err) == (0, "")
    assert ran.data == {
        "file": "-",
        "ok": True,
        "findings": [],
        "providers": {},
        "table": [],
        "needs_values": [],
    }


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
    table, _, findings = in_words.out.partition("\n\n")
    parts = ("  ", "Header", "Body", "Footer", "Button 1", "Button 2")
    assert all(line.startswith(parts) for line in table.splitlines())
    starts = ("  ", "Wachat", "RyzeAPI", "WUTS", "Awal")
    assert all(line.startswith(starts) for line in findings.splitlines())
    codes = {each["code"] for each in as_json.data["findings"]}
    assert codes >= {"not_a_url", "too_long", "control_character", "broken_character", "edge_spaces"}


def test_a_file_name_is_shown_harmlessly(start: Run, tmp_path: Path) -> None:
    name = b"\x1b[31m\xff.wamsg"
    ran = start("check", str(tmp_path).encode() + b"/" + name)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert "\x1b" not in ran.err
