"""Languages on the command line: chosen for one request, all of them checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import RECIPIENT, Message, Ran, Run, is_sentence

HINDI = {"language": "hi", "body": "नमस्ते {{name|जी}}", "buttons": ["हाँ"]}
IN_TWO = {"language": "en", "body": "Hi {{name|there}}", "variants": [HINDI]}
ANY = ("--provider", "wuts", "--to", RECIPIENT)


def test_request_and_send_take_the_texts_of_the_language(run: Run, message: Message) -> None:
    path = message(**IN_TWO)
    plain = message(
        "plain.wamsg", body="नमस्ते जी", buttons=[{"kind": "reply", "id": "menu_sales", "text": "हाँ"}]
    )
    assert run("request", path, *ANY, "--language", "HI") == run("request", plain, *ANY)
    assert run("request", path, *ANY, "--language", "en") == run("request", path, *ANY)
    sent = run("send", path, "--account", "practice wuts", "--to", RECIPIENT, "--language", "hi")
    assert sent.code == 0


def test_send_refuses_what_is_not_translated(run: Run, message: Message) -> None:
    path = message(**{**IN_TWO, "variants": [{"language": "hi", "body": "नमस्ते"}]})
    arguments = ("send", path, "--account", "practice wuts", "--to", RECIPIENT)
    refused = run(*arguments, "--language", "hi")
    assert refused.code == 1
    assert "Button 1 text: error: Button 1 text is not translated." in refused.err
    assert run(*arguments).code == 0


def test_check_says_the_language(run: Run, message: Message) -> None:
    path = message(language="en", footer="f" * 61, variants=[{**HINDI, "footer": "f" * 62, "body": ""}])
    ran = run("check", path)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "Message: 1 error, 2 warnings"
    assert lines[1].startswith("  Footer: warning: In en: Footer is 1 character over")
    assert lines[2].startswith("  Footer: warning: In hi: Footer is 2 characters over")
    assert lines[3] == "  Body: error: In hi: Body is not translated."
    data = run("check", path, "--provider", "awal", "--json").data["providers"]["awal"]
    assert [each["facts"]["language"] for each in data["findings"]] == ["en", "hi", "hi"]


def test_render_paints_the_language(start: Run, message: Message, tmp_path: Path) -> None:
    pictures = []
    for number, arguments in enumerate(((), ("--language", "hi"), ("--language", "en"))):
        output = tmp_path / f"{number}.png"
        assert start("render", message(**IN_TWO), "-o", output, *arguments) == Ran(0, "", "")
        pictures.append(output.read_bytes())
    assert pictures[0] == pictures[2] != pictures[1]


@pytest.mark.parametrize(
    ("tag", "complaint"),
    [
        ("no tag", "no tag is no language tag. Write it like en, pt-BR or zh-Hant."),
        ("fr", "The message has no language fr. It has en, hi."),
    ],
)
def test_unusable_languages(run: Run, message: Message, tag: str, complaint: str) -> None:
    ran = run("request", message(**IN_TWO), *ANY, "--language", tag)
    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert ran.err.endswith(f"{complaint}\n")
    ran = run("request", message(), *ANY, "--language", "fr")
    assert ran.err.endswith("The message has no language fr. It names none.\n")
