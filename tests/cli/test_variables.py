"""Variables on the command line: filled by --var, by fallbacks or, in pictures, by samples."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import RECIPIENT, Message, Ran, Run, is_sentence

ANY = ("--provider", "wuts", "--to", RECIPIENT)
SAMPLES = [{"name": "name", "samples": ["Ana", "M" * 2000]}]


def body_of(ran: Ran) -> str:
    return str(json.dumps(ran.data["body"], ensure_ascii=False))


def test_request_fills_what_is_given_and_falls_back(run: Run, message: Message) -> None:
    path = message(body="Hi {{name|there}}, {{other}}", variables=SAMPLES)
    ran = run("request", path, *ANY, "--var", "other=a=b", "--json")
    assert ran.code == 0
    assert "Hi there, a=b" in body_of(ran)
    ran = run("request", path, *ANY, "--var", "name=Ana", "--json")
    assert "Hi Ana, {{other}}" in body_of(ran)
    assert (
        "wacomposer request: Value of other: error: {{other}} has neither a value nor a fallback.\n"
        in ran.err
    )


def test_send_fills_or_refuses(run: Run, message: Message) -> None:
    path, arguments = (
        message(body="Hi {{name}}", variables=SAMPLES),
        ("--account", "practice wuts", "--to", RECIPIENT),
    )
    refused = run("send", path, *arguments)
    assert (refused.code, refused.out) == (1, "Not sent: review found errors.\n")
    assert "{{name}} has neither a value nor a fallback." in refused.err
    assert run("send", path, *arguments, "--var", "name=Ana").code == 0
    assert run("send", message(body="Hi {{name|there}}"), *arguments).code == 0


def test_check_counts_with_the_longest_sample(run: Run, message: Message) -> None:
    ran = run("check", message(body="Hi {{name|there}}", variables=SAMPLES))
    assert ran.code == 0
    assert "Body: warning: Body is 979 characters over WhatsApp’s 1,024" in ran.out
    assert f"That is with “{'M' * 79}…” for {{{{name}}}}." in ran.out
    ran = run("check", message(body="Hi {{name|there}}", variables=SAMPLES), "--provider", "awal", "--json")
    found = ran.data["providers"]["awal"]["findings"]
    assert [(each["code"], each["severity"]) for each in found] == [("too_long", "warning")]
    assert found[0]["facts"]["variable"] == "name"
    ran = run("check", message(body="Hi {{name}}", variables=SAMPLES), "--provider", "awal")
    assert ran.code == 1  # nothing but the samples can tell how long it gets


def test_render_shows_the_value_else_the_first_sample(start: Run, message: Message, tmp_path: Path) -> None:
    pictures = {}
    plain = [{"name": "name", "samples": ["Ana"]}]
    for name, body, arguments in (
        ("sample", "Hi {{name|there}}", ()),
        ("value", "Hi {{name|there}}", ("--var", "name=Eva")),
        ("plain", "Hi Ana", ()),
        ("other", "Hi Eva", ()),
    ):
        output = tmp_path / f"{name}.png"
        path = message(body=body, variables=plain)
        assert start("render", path, "-o", output, *arguments) == Ran(0, "", "")
        pictures[name] = output.read_bytes()
    assert pictures["sample"] == pictures["plain"] != pictures["value"] == pictures["other"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--var", "name"), "--var takes NAME=VALUE, such as --var name=Ana."),
        (("--var", "=x"), "--var takes NAME=VALUE, such as --var name=Ana."),
        (("--var", "nmae=Ana"), "The message has no variable called nmae. It has name."),
        (("--var", "name=a", "--var", "name=b"), "The variable name is given twice. Give it once."),
        (("--var", "name=\udc80"), "The value of --var is not UTF-8 text. Type it anew."),
    ],
)
def test_unusable_values(run: Run, message: Message, arguments: tuple[str, ...], complaint: str) -> None:
    ran = run("request", message(body="Hi {{name}}"), *ANY, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert ran.err.endswith(f"{complaint}\n")
    ran = run("request", message(), *ANY, "--var", "name=Ana")
    assert ran.err.endswith("The message has no variable called name. It has none.\n")


NEEDED: dict[str, tuple[dict[str, object], list[str], str]] = {
    "one": ({"body": "Hi {{n}}"}, ["n"], "To send it, {{n}} needs a value (--var n=…)."),
    "one use has none": (
        {"body": "{{n|there}}, {{n}}"},
        ["n"],
        "To send it, {{n}} needs a value (--var n=…).",
    ),
    "only a sample": (
        {"body": "{{name}}", "variables": [{"name": "name", "samples": ["Ana"]}]},
        ["name"],
        "{{name}} needs a value",
    ),
    "several": (
        {"body": "{{b}} {{a}} {{c|}}", "footer": "{{b}} {{d}}"},
        ["b", "a", "d"],
        "To send it, {{b}}, {{a}} and {{d}} need values (--var b=… --var a=… --var d=…).",
    ),
    "another language": (
        {
            "body": "Hi",
            "language": "en",
            "variants": [{"language": "pt", "header": "", "body": "{{n}}", "footer": "", "buttons": ["Sim"]}],
        },
        ["n"],
        "To send it, {{n}} needs a value (--var n=…).",
    ),
}


@pytest.mark.parametrize(("changes", "names", "line"), NEEDED.values(), ids=NEEDED)
@pytest.mark.parametrize("provider", [(), ("--provider", "wuts"), ("--provider", "all")], ids=str)
def test_check_names_what_send_will_ask_for(
    run: Run,
    message: Message,
    changes: dict[str, object],
    names: list[str],
    line: str,
    provider: tuple[str, ...],
) -> None:
    path = message(**changes)
    ran = run("check", path, *provider)
    assert (ran.code, ran.err) == (0, "")
    assert line in ran.out.splitlines()[-1]
    assert run("check", path, *provider, "--json").data["needs_values"] == names


def test_check_names_nothing_where_there_are_fallbacks(run: Run, message: Message) -> None:
    path = message(body="Hi {{n|there}} {{m|}}")
    assert "To send it" not in run("check", path, "--provider", "all").out
    assert run("check", path, "--json").data["needs_values"] == []
