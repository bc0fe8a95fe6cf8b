"""Secrets in the window: kept by the keyring and by nothing else, and what is said when it cannot be used."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Start
from tests.journeys.driver.accounts import add_account
from tests.journeys.driver.hand import clipboard_texts
from tests.journeys.driver.program import Program
from tests.journeys.driver.server import Server
from tests.storage.conftest import Bus, wait_until

PLANTED = "9c41e07b-5e1f-4b6a-8d2c-91e0fa77c3d5"
STILL_ALIVE = 1.0
"""Seconds in which a window that is not frozen does what it is asked."""


@pytest.fixture
def bus() -> Iterator[Bus]:
    """A session of the program's own, with a home and a keyring that the test can lock and stop."""
    # Short, because sockets live below it and their paths are limited to 108 bytes.
    made = Bus(Path(tempfile.mkdtemp(prefix="wac.", dir="/tmp")), prompts=False)
    yield made
    for process in reversed(made.processes.copy()):
        made.stop(process)
    shutil.rmtree(made.home)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def session(bus: Bus) -> dict[str, str]:
    """The environment of a program on `bus` that the screen reader of the test session can see."""
    question = ("--dest=org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
    command = ("dbus-send", "--session", "--print-reply=literal", *question)
    address = subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    return bus.variables | {"AT_SPI_BUS_ADDRESS": address}


def add_by_dialog(program: Program, url: str) -> None:
    """Add the WUTS account "Shop" with the planted token, and use it."""
    eyes, hand = program.eyes, program.hand
    eyes.press("WUTS", inside="Provider")
    hand.press("ctrl+shift+a")
    eyes.press("Add your own WUTS account")
    eyes.write("Name", "Shop")
    eyes.write("Base URL", url)
    eyes.focus("Token", "password text")
    hand.type(PLANTED)
    eyes.press("Save")
    eyes.says("Shop is saved.", "Stored in this system’s keyring (Secret Service).")
    eyes.press("Use this account")
    eyes.stops_having("Use this account")
    hand.turn_to_window()


def on_screen(program: Program) -> str:
    """All that a screen reader can tell of the program's windows."""
    things = program.eyes.everything()
    return "\n".join(f"{thing.name} {thing.description} {thing.text or ''}" for thing in things)


def test_a_planted_secret_is_in_the_keyring_alone(
    start: Start, bus: Bus, server: Server, tmp_path: Path
) -> None:
    bus.start_keyring(unlocked=True)
    program = start(environ=session(bus))
    eyes, hand = program.eyes, program.hand
    eyes.press("None", inside="Header")
    add_by_dialog(program, server.url)
    seen = [on_screen(program)]

    eyes.press("Send")
    eyes.says("Accepted by WUTS.")
    assert server.heard[0].headers["authorization"] == f"Bearer {PLANTED}"
    server.answer = (401, {"error": f"unauthorized: {PLANTED}"})
    eyes.press("Dismiss the outcome")  # what is sent again so soon would be taken for a key pressed twice
    eyes.press("Send")
    eyes.says("WUTS refused the credentials.")
    seen.append(on_screen(program))
    hand.press("ctrl+r")
    eyes.press("Copy as cURL")
    seen.append(on_screen(program))
    eyes.press("Close")
    eyes.stops_having("Copy as cURL")
    clipboard = clipboard_texts()
    assert "curl" in clipboard[0]
    assert "<token>" in clipboard[0]

    texts = {f"screen {number}": text.encode() for number, text in enumerate(seen)}
    texts |= {f"clipboard {number}": text.encode() for number, text in enumerate(clipboard)}
    process = Path("/proc") / str(program.process.pid)
    texts |= {name: (process / name).read_bytes() for name in ("cmdline", "environ")}
    assert PLANTED in bus.stored()
    hand.turn_to_window()
    program.quit()
    folders = (tmp_path, bus.home)
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    assert {"accounts.json", "settings.json", "login.keyring"} <= {path.name for path in files}
    texts |= {str(path): path.read_bytes() for path in files}
    assert [name for name, content in texts.items() if PLANTED.encode() in content] == []


def send_without_keyring(program: Program, *words: str) -> None:
    """Send, see it not sent for the reason in `words`, with the window usable all the time."""
    eyes = program.eyes
    eyes.press("Send")
    slowest, end = 0.0, time.monotonic() + 20
    typed = 0
    while "Not sent." not in eyes.words():
        assert time.monotonic() < end, "the keyring's state was never told"
        begin = time.monotonic()
        typed += 1
        eyes.write("Footer", f"Typed meanwhile {typed}")
        slowest = max(slowest, time.monotonic() - begin)
    eyes.says("Not sent. " + words[0], *words[1:])
    assert slowest < STILL_ALIVE
    eyes.press("Dismiss the outcome")
    eyes.stops_saying("Not sent.")


def test_a_keyring_that_is_locked_absent_or_hanging(
    start: Start, bus: Bus, server: Server, tmp_path: Path
) -> None:
    account = add_account(tmp_path / "data", "wuts", "Shop", {"base_url": server.url})
    entry = f"{account.id}/token@{server.url.removeprefix('http://')}"
    keyring = bus.start_keyring(unlocked=True)
    attributes = ("service", "wacomposer", "username", entry, "application", "Python keyring library")
    bus.secret_tool("store", "--label=planted", *attributes, text=PLANTED)
    program = start(environ=session(bus))
    eyes = program.eyes
    eyes.press("None", inside="Header")
    eyes.press("WUTS", inside="Provider")
    eyes.press("Send")
    eyes.says("Accepted by WUTS.")
    eyes.press("Dismiss the outcome")

    os.kill(keyring.pid, signal.SIGSTOP)
    begin = time.monotonic()
    send_without_keyring(program, "The keyring does not answer.", "for this session only.")
    assert time.monotonic() - begin < 10
    os.kill(keyring.pid, signal.SIGCONT)
    wait_until(lambda: bus.collection_state() == "open")

    bus.stop(keyring)
    send_without_keyring(program, "This system has no keyring that wacomposer can use.")
    keyring = bus.start_keyring(unlocked=False)
    send_without_keyring(program, "The keyring is locked.", "Unlock it and try again")
    bus.stop(keyring)

    bus.start_keyring(unlocked=True)
    eyes.press("Send")
    eyes.says("Accepted by WUTS.")
    assert [heard.headers["authorization"] for heard in server.heard] == [f"Bearer {PLANTED}"] * 2
    program.quit()
