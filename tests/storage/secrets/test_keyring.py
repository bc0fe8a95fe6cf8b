"""The system's store in all its states: open, locked, not there, and hanging; every one of them real."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.conftest import PASSWORD, Bus, wait_until
from wacomposer.providers.secret import Secret
from wacomposer.storage.secrets.result import Deleted, Found, Kind, Missing, Place, Stored, Trouble
from wacomposer.storage.secrets.store import KeyringStore, SecretStore, SessionStore

PLACE = ("0a1b", "api.example.com", "token")
ELSEWHERE = ("0a1b", "evil.example", "token")
ENTRY = "0a1b/token@api.example.com"
ONE, TWO = Secret("PLANTED-one"), Secret("PLANTED-two")
LOCKED, ABSENT, HANGING = Trouble(Kind.LOCKED), Trouble(Kind.ABSENT), Trouble(Kind.HANGING)


@pytest.fixture
def store() -> KeyringStore:
    return KeyringStore()


@pytest.fixture
def open_bus(bus: Bus) -> Bus:
    bus.start_keyring(unlocked=True)
    return bus


def lock(bus: Bus) -> None:
    """Start the service anew without the password."""
    bus.stop(bus.processes[-1])
    bus.start_keyring(unlocked=False)


def plant(bus: Bus, value: str) -> None:
    """Store `value` as the system's own program would, under our name."""
    attributes = ("service", "wacomposer", "username", ENTRY, "application", "Python keyring library")
    bus.secret_tool("store", "--label=planted", *attributes, text=value)


def go_through(store: SecretStore, place: Place) -> None:
    """All that a store does, blocking and awaited."""
    assert store.where() == place
    assert store.read(*PLACE) == Missing()
    assert store.delete(*PLACE) == Missing()
    assert store.write(*PLACE, ONE) == Stored()
    assert store.read(*PLACE) == Found(ONE)
    assert store.read(*ELSEWHERE) == Missing()
    assert store.delete(*ELSEWHERE) == Missing()
    assert store.write(*PLACE, TWO) == Stored()
    assert store.read(*PLACE) == Found(TWO)
    assert store.delete(*PLACE) == Deleted()
    assert store.read(*PLACE) == Missing()
    asyncio.run(await_through(store, place))
    with pytest.raises(ValueError, match="bound"):
        store.write("0a1b", "", "token", ONE)


async def await_through(store: SecretStore, place: Place) -> None:
    assert await store.where_async() == place
    assert await store.read_async(*PLACE) == Missing()
    assert await store.write_async(*PLACE, ONE) == Stored()
    assert await asyncio.gather(*(store.read_async(*PLACE) for _ in range(5))) == [Found(ONE)] * 5
    assert await store.delete_async(*PLACE) == Deleted()
    assert await store.delete_async(*PLACE) == Missing()


def test_a_session_only() -> None:
    store = SessionStore()
    go_through(store, Place.SESSION)
    store.write(*PLACE, ONE)
    assert repr(store) == "<SessionStore>"
    store.close()
    assert store.read(*PLACE) == Missing()


def test_an_open_store(open_bus: Bus, store: KeyringStore) -> None:
    go_through(store, Place.SECRET_SERVICE)


def test_what_the_systems_own_program_sees(open_bus: Bus, store: KeyringStore) -> None:
    store.write(*PLACE, ONE)
    seen = open_bus.stored()
    assert f"attribute.username = {ENTRY}" in seen
    assert f"secret = {ONE.reveal()}" in seen
    store.write(*PLACE, TWO)
    assert open_bus.stored().count("secret = ") == 1
    store.delete(*PLACE)
    assert open_bus.stored() == ""


@pytest.mark.parametrize("value", ["with space", "new\nline", "é", ""])
def test_a_stored_value_that_cannot_be_sent(value: str, open_bus: Bus, store: KeyringStore) -> None:
    plant(open_bus, value)
    assert store.read(*PLACE) == Trouble(Kind.UNUSABLE)
    assert store.write(*PLACE, ONE) == Stored()
    assert store.read(*PLACE) == Found(ONE)


def test_locked_is_told_at_once_and_nothing_is_overwritten(open_bus: Bus, store: KeyringStore) -> None:
    store.write(*PLACE, ONE)
    lock(open_bus)
    begin = time.monotonic()
    assert store.where() == LOCKED
    assert store.read(*PLACE) == LOCKED
    assert store.write(*PLACE, TWO) == LOCKED
    assert store.delete(*PLACE) == LOCKED
    assert time.monotonic() - begin < 1
    open_bus.stop(open_bus.processes[-1])
    open_bus.start_keyring(unlocked=True)
    assert store.read(*PLACE) == Found(ONE)


def test_a_store_not_made_yet_is_empty_and_locked(bus: Bus, store: KeyringStore) -> None:
    bus.start_keyring(unlocked=False)
    assert bus.collection_state() == "none"
    assert store.where() == LOCKED
    assert store.read(*PLACE) == Missing()
    assert store.delete(*PLACE) == Missing()
    assert store.write(*PLACE, ONE) == LOCKED
    assert bus.collection_state() == "none"


def test_a_question_that_nobody_can_be_asked_is_dismissed(open_bus: Bus, store: KeyringStore) -> None:
    assert store.unlock() is Place.SECRET_SERVICE  # it is open
    lock(open_bus)
    assert store.unlock() == LOCKED


@pytest.fixture
def bus_with_prompts(make_bus: Callable[..., Bus]) -> Bus:
    """A bus whose store can ask for its password on the screen."""
    if not os.environ.get("DISPLAY") or shutil.which("xdotool") is None:
        pytest.skip("no screen for the system's own password prompt (packaging/session.sh makes one)")
    return make_bus(prompts=True)


@pytest.fixture
def locked_bus_with_prompts(bus_with_prompts: Bus) -> Bus:
    """The same with a store that has a secret in it and is locked."""
    bus_with_prompts.start_keyring(unlocked=True)
    KeyringStore().write(*PLACE, ONE)
    lock(bus_with_prompts)
    return bus_with_prompts


def answer_prompt(*actions: str) -> None:
    """Wait for the system's prompt and do in it what xdotool is told."""
    find = ("xdotool", "search", "--onlyvisible", "--class", "prompter")
    wait_until(lambda: subprocess.run(find, capture_output=True, check=False).stdout != b"")
    for action in actions:
        subprocess.run(("xdotool", *action.split()), check=True)


def test_the_prompt_answered(locked_bus_with_prompts: Bus, store: KeyringStore) -> None:
    results: list[object] = []
    asking = threading.Thread(target=lambda: results.append(store.unlock()))
    asking.start()
    answer_prompt()
    assert store.read(*PLACE) == LOCKED  # at once, while the question is open
    answer_prompt(f"type {PASSWORD}", "key Return")
    asking.join(timeout=20)
    assert results == [Place.SECRET_SERVICE]
    assert store.read(*PLACE) == Found(ONE)


def test_the_prompt_dismissed(locked_bus_with_prompts: Bus, store: KeyringStore) -> None:
    results: list[object] = []
    asking = threading.Thread(target=lambda: results.append(store.unlock()))
    asking.start()
    answer_prompt("key Escape")
    asking.join(timeout=20)
    assert results == [LOCKED]


def test_unlocking_makes_a_store_where_there_is_none(bus_with_prompts: Bus, store: KeyringStore) -> None:
    bus_with_prompts.start_keyring(unlocked=False)
    results: list[object] = []
    asking = threading.Thread(target=lambda: results.append(store.unlock()))
    asking.start()
    answer_prompt(f"type {PASSWORD}", "key Tab", f"type {PASSWORD}", "key Return")
    asking.join(timeout=20)
    assert results == [Place.SECRET_SERVICE]
    go_through(store, Place.SECRET_SERVICE)


def test_the_prompt_ignored(locked_bus_with_prompts: Bus) -> None:
    store = KeyringStore(patience=0.5)
    assert store.unlock() == LOCKED
    assert store.read(*PLACE) == LOCKED


def check_absent(store: KeyringStore) -> None:
    assert store.where() == ABSENT
    assert store.read(*PLACE) == ABSENT
    assert store.write(*PLACE, ONE) == ABSENT
    assert store.delete(*PLACE) == ABSENT
    assert store.unlock() == ABSENT


@pytest.mark.parametrize("address", [None, "", "nonsense", "unix:path=/nowhere/bus", "tcp:host=localhost"])
def test_no_bus(address: str | None, bus: Bus, store: KeyringStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    if address is not None:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    check_absent(store)


def test_no_service_on_the_bus_until_someone_starts_it(bus: Bus, store: KeyringStore) -> None:
    check_absent(store)
    bus.start_keyring(unlocked=True)
    go_through(store, Place.SECRET_SERVICE)
    bus.stop(bus.processes[-1])
    check_absent(store)


PLAINTEXT = """
import json, os
from keyring.backend import KeyringBackend

class Keyring(KeyringBackend):
    priority = 99

    def get_password(self, service, username):
        return "PLANTED"

    def set_password(self, service, username, password):
        with open(os.environ["HOME"] + "/plain", "w") as file:
            file.write(password)
"""


@pytest.mark.parametrize(
    "name",
    [
        "keyring.backends.fail.Keyring",
        "keyring.backends.null.Keyring",
        "keyring.backends.chainer.ChainerBackend",
        "keyrings.alt.file.PlaintextKeyring",
        "plaintext_of_the_user.Keyring",
        "nonsense",
    ],
)
@pytest.mark.parametrize("by_file", [False, True])
def test_stores_that_we_do_not_trust(
    name: str, by_file: bool, open_bus: Bus, store: KeyringStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    (open_bus.home / "plaintext_of_the_user.py").write_text(PLAINTEXT, encoding="utf-8")
    monkeypatch.syspath_prepend(open_bus.home)
    if by_file:
        folder = open_bus.home / ".config" / "python_keyring"
        folder.mkdir(parents=True)
        text = f"[backend]\ndefault-keyring={name}\nkeyring-path={open_bus.home}\n"
        (folder / "keyringrc.cfg").write_text(text, encoding="utf-8")
    else:
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", name)
    check_absent(store)
    assert "plaintext_of_the_user" not in sys.modules
    assert not (open_bus.home / "plain").exists()


def test_the_stores_own_name_may_be_configured(
    open_bus: Bus, store: KeyringStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.SecretService.Keyring")
    assert store.where() is Place.SECRET_SERVICE
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.kwallet.DBusKeyring")
    assert store.where() == ABSENT


@pytest.mark.parametrize("content", [b"", b"nonsense", b"[backend]\n", b"\xff\xfe"])
def test_a_broken_configuration_of_keyring_changes_nothing(
    content: bytes, open_bus: Bus, store: KeyringStore
) -> None:
    folder = open_bus.home / ".config" / "python_keyring"
    folder.mkdir(parents=True)
    (folder / "keyringrc.cfg").write_bytes(content)
    assert store.where() is Place.SECRET_SERVICE


def keyring_threads() -> int:
    return sum(thread.name == "keyring" for thread in threading.enumerate())


def test_a_store_that_never_answers(open_bus: Bus) -> None:
    store = KeyringStore(limit=0.3)
    daemon = open_bus.processes[-1]
    daemon.send_signal(signal.SIGSTOP)
    begin = time.monotonic()
    assert store.write(*PLACE, ONE) == HANGING
    assert 0.3 <= time.monotonic() - begin < 1
    begin = time.monotonic()
    assert store.write(*PLACE, TWO) == HANGING
    assert [store.where(), store.read(*PLACE), store.delete(*PLACE), store.unlock()] == [HANGING] * 4
    assert asyncio.run(store.read_async(*PLACE)) == HANGING
    assert time.monotonic() - begin < 0.2
    assert keyring_threads() == 1
    daemon.send_signal(signal.SIGCONT)
    wait_until(lambda: keyring_threads() == 0)
    # What was given up may have been done; what was refused meanwhile was not.
    assert store.read(*PLACE) == Found(ONE)


def test_a_store_that_dies_while_it_is_asked(open_bus: Bus, store: KeyringStore) -> None:
    daemon = open_bus.processes[-1]
    daemon.send_signal(signal.SIGSTOP)
    results: list[object] = []
    reading = threading.Thread(target=lambda: results.append(store.read(*PLACE)))
    reading.start()
    time.sleep(0.3)
    daemon.kill()
    reading.join()
    assert results == [ABSENT]


def test_a_hanging_store_does_not_hold_up_the_end(open_bus: Bus) -> None:
    script = """
from wacomposer.storage.secrets.store import KeyringStore
print(KeyringStore(limit=0.3).read("a", "h", "f").kind)
"""
    open_bus.processes[-1].send_signal(signal.SIGSTOP)
    begin = time.monotonic()
    answer = subprocess.run(
        [sys.executable, "-c", script], env=open_bus.environ, capture_output=True, text=True, check=True
    )
    assert (answer.stdout, answer.stderr) == ("hanging\n", "")
    assert time.monotonic() - begin < 4


def test_keyring_is_imported_by_the_first_call_only() -> None:
    script = "import sys, wacomposer.storage.secrets.store; print(*sys.modules)"
    root = Path(__file__).parents[3]
    answer = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True, cwd=root
    )
    assert not {"keyring", "secretstorage", "jeepney", "asyncio"} & set(answer.stdout.split())
