"""The ground everything stands on: lock files, the Qt binding, make, and the tests' own guards."""

import logging
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))
PIN = re.compile(r"[a-z0-9-]+==[0-9][\w.!+]*( ; [\w<>=!.' ()-]+)?( \\\n    --hash=sha256:[0-9a-f]{64})+\n")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_holds_names_versions_markers_and_hashes_only(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert PIN.sub("", text) == ""
    assert "pyside6" in text or lock.name == "requirements-build.lock"


def pins(name: str) -> set[str]:
    text = (ROOT / "packaging" / name).read_text(encoding="utf-8")
    return {match.group().split()[0] for match in PIN.finditer(text)}


def test_the_tests_run_on_what_people_run() -> None:
    assert len(LOCKS) == 3
    assert pins("requirements.lock") | pins("requirements-build.lock") < pins("requirements-dev.lock")


class Emitter(QObject):
    flag = Signal(bool)
    thing = Signal(object)


def test_an_emission_keeps_the_reference_counts_of_its_arguments() -> None:
    """PySide6 6.12.0 on Python 3.11 dropped one per emission, until the interpreter aborted."""
    emitter = Emitter()
    seen: list[object] = []
    emitter.flag.connect(seen.append)
    emitter.thing.connect(seen.append)
    argument = object()
    # From Python 3.12 on True and None are immortal, and their counts mean nothing.
    counted = (argument,) if sys.version_info >= (3, 12) else (True, None, argument)
    before = [sys.getrefcount(each) for each in counted]
    for _ in range(5000):
        emitter.flag.emit(True)
        emitter.thing.emit(None)
        emitter.thing.emit(argument)
        seen.clear()
    after = [sys.getrefcount(each) for each in counted]
    # Other code may take or drop a few references to True and None meanwhile.
    assert all(abs(late - early) < 100 for early, late in zip(before, after, strict=True)), (before, after)


def test_make_help_lists_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][\w-]*):", makefile, re.MULTILINE))
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert {line.split()[1] for line in shown.stdout.splitlines()} == targets
    assert set(makefile.split(".PHONY:")[1].splitlines()[0].split()) == targets


def test_the_network_is_out_of_reach(network_attempts: list[str]) -> None:
    with pytest.raises(AssertionError, match="must not reach"), socket.socket() as outward:
        outward.connect(("192.0.2.1", 9))
    with pytest.raises(AssertionError, match="must not reach"):
        socket.getaddrinfo("example.invalid", 443)
    assert len(network_attempts) == 2
    network_attempts.clear()


def test_loopback_is_within_reach() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname()) as client,
    ):
        assert client.getpeername() == server.getsockname()


@pytest.mark.expects_log(r"ground WARNING: .*announced")
def test_an_announced_warning_is_accepted() -> None:
    logging.getLogger("ground").warning("this one is announced")


pytest_plugins = ["pytester"]

OFFENCES = """
import logging, threading, time
import pytest

def test_unexpected_warning():
    logging.getLogger("x").warning("surprise")

@pytest.mark.expects_log("never said")
def test_missing_warning():
    pass

def test_thread_left():
    threading.Thread(target=time.sleep, args=(1.3,)).start()
"""


def test_the_guards_catch_offences(pytester: pytest.Pytester) -> None:
    pytester.makeconftest((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    pytester.makeini("[pytest]\nmarkers = expects_log(pattern): as in the project")
    pytester.makepyfile(OFFENCES)
    pytester.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=3, errors=3)
