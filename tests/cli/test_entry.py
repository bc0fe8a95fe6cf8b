"""What the first arguments decide: the window, a verb, help, or a sentence about what cannot be read."""

import pytest

from tests.cli.conftest import Ran, Run, is_sentence
from wacomposer import __version__
from wacomposer.cli import verbs
from wacomposer.cli.run import verb_position
from wacomposer.cli.verbs import VERBS
from wacomposer.message.file import ENDING


@pytest.mark.parametrize(
    ("line", "position"),
    [
        ("check a.wamsg", 0),
        ("--data-dir d check a.wamsg", 2),
        ("--data-dir=d check a.wamsg", 1),
        ("--data-dir check send f", 2),
        ("--theme dark render f", 2),
        ("--json check f", 1),
        ("check.wamsg", None),
        ("./check", None),
        ("order.wamsg", None),
        ("order.wamsg check", None),
        ("--data-dir d", None),
        ("--data-dir", None),
        ("--data-dir check", None),
        ("--version", None),
        ("chekc f", None),
    ],
)
def test_the_verb_is_the_first_argument_that_is_no_option(line: str, position: int | None) -> None:
    assert verb_position(line.split()) == position


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself(run: Run, verb: str) -> None:
    by_option, by_verb = run(verb, "--help"), run("help", verb)

    assert by_option == by_verb
    assert (by_option.code, by_option.err) == (0, "")
    assert by_option.out.startswith(f"usage: wacomposer {verb}")
    assert "example" in by_option.out


@pytest.mark.parametrize("arguments", [["help"], ["--help"], ["-h"]])
def test_the_help_names_verbs_and_variables(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.err) == (0, "")
    for verb, summary in VERBS.items():
        assert f"  {verb:10} {summary}\n" in ran.out
    assert "WACOMPOSER_DATA_DIR" in ran.out
    assert "WACOMPOSER_<PROVIDER>_<FIELD>" in ran.out


def test_help_names_the_variable_of_every_secret(run: Run) -> None:
    said = run("send", "--help").out

    for name in ("WACHAT_API_KEY", "RYZEAPI_TOKEN", "WUTS_TOKEN", "AWAL_HMAC_SECRET"):
        assert f"  WACOMPOSER_{name}\n" in said


def test_version(start: Run) -> None:
    assert start("--version") == Ran(0, f"wacomposer {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["chekc"], "chekc is neither a command nor a file ending in .wamsg"),
        (["chekc", "order.wamsg"], "chekc is neither a command nor a file ending in .wamsg"),
        (["order.txt"], "order.txt is neither"),
        (["--theme", "purple"], "system, light and dark"),
        (["--theme"], "expected one argument"),
        (["--dark"], "there is no option --dark"),
        (["a.wamsg", "b.wamsg"], "there is an argument too many"),
        (["help", "chekc"], "There is no command chekc. Commands are check, request,"),
        (["check"], "required: FILE"),
        (["check", "a", "b"], "there is an argument too many"),
        (["check", "a", "--jsn=1"], "there is no option --jsn."),
        (["check", "a", "--provider"], "expected one argument"),
        (["request", "a", "--provider", "wuts"], "required: --to"),
        (["request", "a", "--provider", "wuts", "--to", "+1", "--json", "--curl"], "not allowed with"),
        (["send", "a", "--to", "+1"], "required: --account"),
        (["render", "a"], "Where to?"),
        (["schema", "x"], "there is an argument too many"),
        (["accounts", "x"], "there is an argument too many"),
        (["practice", "--port", "http"], "--port takes a number"),
        (["practice", "--port", "-1"], "--port takes a number"),
        (["practice", "--port", "99999"], "no port 99999"),
        (["self-test", "--timeout", "soon"], "--timeout takes a number of seconds"),
    ],
)
def test_arguments_that_cannot_be_used(run: Run, arguments: list[str], words: str) -> None:
    ran = run(*arguments)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err


def test_values_of_arguments_too_many_are_not_repeated(run: Run) -> None:
    """Half of `--set token abc` may be a secret."""
    for arguments in ("check a planted", "request a --to +1 --tokn=planted", "send a -tplanted --to +1"):
        ran = run(*arguments.split())
        assert ran.code == 2
        assert "planted" not in ran.err


def test_the_window_opens_what_the_program_saves() -> None:
    assert verbs.MESSAGE_ENDING == ENDING
