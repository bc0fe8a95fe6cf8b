"""wacomposer send: exit codes and words of every outcome, over real HTTP, and where secrets come from."""

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRAM, RECIPIENT, ROOT, Message, Ran, Run, is_sentence
from tests.storage.conftest import Bus
from wacomposer.practice.credentials import PUBLIC_VALUES, secret_values
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account
from wacomposer.providers.secret import Secret
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.places import find_places
from wacomposer.storage.secrets.binding import host_of
from wacomposer.storage.secrets.result import Stored
from wacomposer.storage.secrets.store import KeyringStore

KEYS = [provider.key for provider in PROVIDERS]
NAMES = {provider.key: provider.name for provider in PROVIDERS}


def practice(key: str) -> str:
    return f"practice {NAMES[key].upper()}"


def keep_account(key: str, base_url: str, name: str = "My shop") -> Account:
    """Put an account into the book that the program reads."""
    book = AccountBook(find_places().accounts, {key: ["base_url", *PUBLIC_VALUES[key]]})
    kept = book.add(Account(key, name, {"base_url": base_url, **PUBLIC_VALUES[key]}))
    assert isinstance(kept, Account)
    return kept


def variables(key: str) -> dict[str, str]:
    return {f"WACOMPOSER_{key}_{name}".upper(): value for name, value in secret_values(key).items()}


@pytest.mark.parametrize("key", KEYS)
def test_practice_accepts(run: Run, message: Message, key: str) -> None:
    ran = run("send", message(), "--account", practice(key), "--to", RECIPIENT)

    assert ran.code == 0
    assert ran.out.startswith(f"Accepted by {NAMES[key]}. ")
    assert ran.err == (
        f"wacomposer send: Practice {NAMES[key]} is a practice account: nothing leaves this computer.\n"
    )


@pytest.mark.parametrize("key", KEYS)
def test_practice_accepts_as_json(run: Run, message: Message, key: str) -> None:
    ran = run("send", message(), "--account", practice(key), "--to", RECIPIENT, "--json")

    assert ran.code == 0
    printed = ran.data
    assert printed.pop("sentence").startswith(f"Accepted by {NAMES[key]}.")
    message_id = printed.pop("message_id")
    assert message_id is None if key == "wachat" else len(message_id) > 8
    assert printed == {
        "outcome": "accepted",
        "reason": None,
        "words": "",
        "status": None,
        "place": None,
        "retry_after": None,
        "unsent": False,
        "findings": [],
    }


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    ("trouble", "code", "reason"),
    [
        ("unauthorized", 3, "authentication"),
        ("not_found", 3, "account"),
        ("rate_limited", 3, "rate_limited"),
        ("redirect", 3, "redirected"),
        ("html_error", 4, "server_failed"),
        ("cut", 4, "connection_cut"),
        ("no_answer", 4, "no_answer"),
    ],
)
def test_practice_rehearses_trouble(
    run: Run, message: Message, key: str, trouble: str, code: int, reason: str
) -> None:
    arguments = ("--account", practice(key), "--to", RECIPIENT, "--trouble", trouble, "--timeout", "0.5")
    ran = run("send", message(), *arguments, "--json")

    printed = ran.data
    assert (ran.code, printed["reason"]) == (code, reason)
    assert printed["outcome"] == {3: "rejected", 4: "unknown"}[code]
    assert ("may have been sent" in printed["sentence"]) == (code == 4)
    assert NAMES[key] in printed["sentence"] or trouble == "redirect"


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("trouble", list(Trouble))
def test_every_trouble_ends_in_a_sentence(run: Run, message: Message, key: str, trouble: str) -> None:
    arguments = ("--account", practice(key), "--to", RECIPIENT, "--trouble", trouble, "--timeout", "0.5")
    ran = run("send", message(), *arguments)

    assert ran.code in (3, 4)
    assert ran.out.count("\n") == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("changes", "arguments", "words"),
    [
        ({"body": ""}, [], "Body is empty"),
        ({"header": {"kind": "text", "text": "Hi"}}, [], "WUTS has no header"),
        ({}, ["--to", "11999999999"], "No country code"),
        ({}, ["--to", ""], "No recipient yet"),
        ({}, ["--to", "123@lid"], "Not a WhatsApp address"),
        ({}, ["--option", "delay=1"], "WUTS has no delay"),
    ],
)
def test_errors_of_review_refuse(
    run: Run,
    message: Message,
    changes: dict[str, object],
    arguments: list[str],
    words: str,
) -> None:
    everything = ("--account", "Practice WUTS", "--to", RECIPIENT, *arguments)
    in_words, as_json = (
        run("send", message(**changes), *everything),
        run("send", message(**changes), *everything, "--json"),
    )

    assert (in_words.code, in_words.out) == (1, "Not sent: review found errors.\n")
    assert words in in_words.err
    assert as_json.code == 1
    assert (as_json.data["outcome"], as_json.data["unsent"]) == ("not_sent", True)
    assert any(words in each["sentence"] for each in as_json.data["findings"])


def test_warnings_do_not(run: Run, message: Message) -> None:
    path = message(footer="f" * 61)
    ran = run("send", path, "--account", "Practice RyzeAPI", "--to", RECIPIENT, "--json")

    assert ran.code == 0
    assert [each["code"] for each in ran.data["findings"]] == ["too_long"]
    assert "Footer: warning" in ran.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--account", "Nobody"], "There is no account called Nobody."),
        (["--account", ""], "There is no account called"),
        (["--account", "Practice WUTS", "--option", "delay"], "--option takes NAME=VALUE"),
        (["--account", "Practice WUTS", "--option", "dealy=1"], "There is no option dealy."),
        (
            ["--account", "Practice WUTS", "--trouble", "fire"],
            "no trouble fire. There are unauthorized",
        ),
        (["--account", "Practice WUTS", "--timeout", "0"], "--timeout takes"),
        (["--account", "Practice WUTS", "--timeout", "nan"], "--timeout takes"),
        (["--account", "My shop", "--trouble", "cut"], "My shop is no practice account."),
    ],
)
def test_arguments_that_cannot_be_used(run: Run, message: Message, arguments: list[str], words: str) -> None:
    keep_account("wuts", "https://example.com")
    ran = run("send", message(), "--to", RECIPIENT, *arguments)

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err


@pytest.mark.parametrize("key", KEYS)
def test_a_stored_account_with_secrets_from_variables(
    run: Run,
    message: Message,
    gateway: PracticeGateway,
    monkeypatch: pytest.MonkeyPatch,
    key: str,
) -> None:
    keep_account(key, gateway.base_url(key))
    for name, value in variables(key).items():
        monkeypatch.setenv(name, value)
    ran = run("send", message(), "--account", " MY shop", "--to", RECIPIENT)

    assert (ran.code, ran.err) == (0, "")
    assert gateway.count(key) == 1


def test_accounts_of_another_folder(
    run: Run,
    message: Message,
    gateway: PracticeGateway,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    keep_account("wuts", gateway.base_url("wuts"))
    kept = os.environ["WACOMPOSER_DATA_DIR"]
    monkeypatch.setenv("WACOMPOSER_DATA_DIR", str(tmp_path / "elsewhere"))
    for name, value in variables("wuts").items():
        monkeypatch.setenv(name, value)
    arguments = ("send", message(), "--account", "My shop", "--to", RECIPIENT)

    assert run(*arguments).code == 2
    assert run(*arguments, "--data-dir", kept).code == 0
    assert run("--data-dir", kept, *arguments).code == 0


def test_secrets_that_are_wrong(
    run: Run,
    message: Message,
    gateway: PracticeGateway,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keep_account("ryzeapi", gateway.base_url("ryzeapi"))
    monkeypatch.setenv("WACOMPOSER_RYZEAPI_TOKEN", "planted-token")
    ran = run("send", message(), "--account", "My shop", "--to", RECIPIENT, "--json")

    assert (ran.code, ran.data["reason"], ran.data["place"]) == (3, "authentication", "account.token")
    assert "planted" not in ran.out + ran.err


@pytest.mark.parametrize("secret", ["two words", "umlaut-ü", "line\nbreak"])
def test_variables_that_cannot_be_a_secret(
    run: Run, message: Message, monkeypatch: pytest.MonkeyPatch, secret: str
) -> None:
    keep_account("ryzeapi", "https://example.com")
    monkeypatch.setenv("WACOMPOSER_RYZEAPI_TOKEN", secret)
    ran = run("send", message(), "--account", "My shop", "--to", RECIPIENT)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("wacomposer send: WACOMPOSER_RYZEAPI_TOKEN cannot be a secret")
    assert secret not in ran.err


def test_a_secret_in_the_wrong_form_is_a_finding(
    run: Run, message: Message, gateway: PracticeGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_account("wuts", gateway.base_url("wuts"))
    monkeypatch.setenv("WACOMPOSER_WUTS_TOKEN", "planted-token")
    ran = run("send", message(), "--account", "My shop", "--to", RECIPIENT, "--json")

    assert (ran.code, ran.data["outcome"]) == (1, "not_sent")
    assert [each["place"] for each in ran.data["findings"]] == ["account.token"]
    assert "must be a UUID v4" in ran.err
    assert "planted" not in ran.out + ran.err
    assert gateway.count() == 0


def send_with_the_keyring(start: Run, path: Path) -> Ran:
    return start("send", path, "--account", "My shop", "--to", RECIPIENT)


def test_secrets_from_the_keyring(start: Run, message: Message, gateway: PracticeGateway, bus: Bus) -> None:
    account = keep_account("wuts", gateway.base_url("wuts"))
    bus.start_keyring(unlocked=True)
    missing = send_with_the_keyring(start, message())
    host = host_of(account.values["base_url"])
    assert host is not None
    secret = Secret(secret_values("wuts")["token"])
    assert KeyringStore().write(account.id, host, "token", secret) == Stored()
    found = send_with_the_keyring(start, message())

    assert (missing.code, missing.out) == (2, "")
    assert missing.err == (
        f"wacomposer send: The keyring holds no Token of My shop for {host}. "
        "Enter it in the window, or set WACOMPOSER_WUTS_TOKEN.\n"
    )
    assert (found.code, found.err) == (0, "")


def test_a_keyring_that_is_locked(start: Run, message: Message, bus: Bus) -> None:
    keep_account("wuts", "https://example.com")
    bus.stop(bus.start_keyring(unlocked=True))
    bus.start_keyring(unlocked=False)
    ran = send_with_the_keyring(start, message())

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert "The keyring is locked." in ran.err
    assert "WACOMPOSER_WUTS_TOKEN" in ran.err


def test_a_keyring_that_is_not_there(start: Run, message: Message, bus: Bus) -> None:
    keep_account("wuts", "https://example.com")
    ran = send_with_the_keyring(start, message())

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert "no keyring" in ran.err


def test_a_keyring_that_hangs(start: Run, message: Message, bus: Bus) -> None:
    keep_account("wuts", "https://example.com")
    bus.start_keyring(unlocked=True).send_signal(signal.SIGSTOP)
    ran = send_with_the_keyring(start, message())

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert "The keyring does not answer." in ran.err


def test_an_account_book_that_is_damaged(run: Run, message: Message, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "accounts.json").write_text("{", encoding="utf-8")
    ran = run("send", message(), "--account", "My shop", "--to", RECIPIENT)

    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first.endswith("is damaged and was not used. It was kept as accounts.json.damaged-1.")
    assert "There is no account called My shop." in second


def interrupted(process: "subprocess.Popen[str]") -> Ran:
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    return Ran(process.returncode, out, err)


def start_sending(path: Path, key: str) -> "subprocess.Popen[str]":
    command = (*PROGRAM, "send", path, "--account", "My shop", "--to", RECIPIENT, "--json")
    environ = {**os.environ, **variables(key)}
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=environ
    )


def test_interrupted_after_the_request_left(message: Message, gateway: PracticeGateway) -> None:
    keep_account("wuts", gateway.base_url("wuts", Trouble.NO_ANSWER))
    process = start_sending(message(), "wuts")
    assert gateway.wait_received(1, 20)
    ran = interrupted(process)

    assert (ran.code, ran.err) == (4, "")
    assert (ran.data["outcome"], ran.data["reason"]) == ("unknown", "cancelled")


def test_interrupted_before_the_request_left(message: Message) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        keep_account("wuts", f"https://127.0.0.1:{silent.getsockname()[1]}")
        process = start_sending(message(), "wuts")
        silent.settimeout(20)
        connection, _ = silent.accept()
        with connection:
            connection.settimeout(20)
            assert connection.recv(1)  # the first byte of a TLS greeting, to which nobody answers
            ran = interrupted(process)

    assert (ran.code, ran.err) == (130, "")
    assert (ran.data["outcome"], ran.data["reason"]) == ("rejected", "cancelled_before")
    assert ran.data["unsent"] is True


def test_no_connection(run: Run, message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closing:
        port = closing.getsockname()[1]
    keep_account("wuts", f"http://127.0.0.1:{port}")
    for name, value in variables("wuts").items():
        monkeypatch.setenv(name, value)
    ran = run("send", message(), "--account", "My shop", "--to", RECIPIENT, "--json")

    assert (ran.code, ran.data["reason"], ran.data["unsent"]) == (3, "no_connection", True)


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_certificates_that_cannot_be_read_stop_secure_sends_only(
    run: Run, message: Message, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    keep_account("wuts", "https://127.0.0.1:9")
    for name, value in variables("wuts").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv(variable, "/nowhere")
    secure = run("send", message(), "--account", "My shop", "--to", RECIPIENT)
    practised = run("send", message(), "--account", "Practice WUTS", "--to", RECIPIENT)

    assert secure.code == 3
    assert secure.out.startswith(f"Not sent: the environment variable {variable} names no ")
    assert practised.code == 0


def test_the_outcome_is_told_by_the_code_even_where_output_is_lost(message: Message) -> None:
    command = ("send", str(message()), "--account", "Practice WUTS", "--to", RECIPIENT)
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            (*PROGRAM, *command), stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False
        )

    assert ended.returncode == 0
    assert "Standard output cannot be written" in ended.stderr
