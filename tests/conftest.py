"""What holds for every test: no network, no one's own data, silence in the logs, no thread left behind."""

import ipaddress
import logging
import os
import re
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A busy computer is no finding.
settings.register_profile("wacomposer", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wacomposer")

# The same tests run without the test session, on fewer things: no screen, and never a person's own keyring.
if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if "WACOMPOSER_TEST_SESSION" not in os.environ:
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["QT_API"] = "pyside6"  # qasync would otherwise try others first

# A shell lets what it starts in the background ignore Ctrl+C, and so would all that the tests start.
signal.signal(signal.SIGINT, signal.default_int_handler)

_NETWORK_EVENTS = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
}
_attempts: list[str] = []


def is_loopback(host: object) -> bool:
    """Whether `host`, as sockets are given it, stays on this computer."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in {None, "", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _guard_network(event: str, args: tuple[object, ...]) -> None:
    position = _NETWORK_EVENTS.get(event)
    if position is None:
        return
    target = args[position]
    if event in {"socket.connect", "socket.sendto"}:
        if not isinstance(target, tuple):  # AF_UNIX: the bus, the screen
            return
        target = target[0]
    if not is_loopback(target):
        _attempts.append(f"{event}: {target!r}")
        raise AssertionError(f"a test must not reach the network ({_attempts[-1]})")


# An audit hook also sees what a patched socket class would miss: name look-ups and calls from C.
sys.addaudithook(_guard_network)


@pytest.fixture(autouse=True)
def network_attempts() -> Iterator[list[str]]:
    """What the test tried to reach; it fails for it even where the program swallowed the refusal."""
    _attempts.clear()
    yield _attempts
    assert not _attempts


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this test's program keeps everything."""
    monkeypatch.setenv("WACOMPOSER_DATA_DIR", str(tmp_path / "data"))
    return tmp_path / "data"


class _Listener(logging.Handler):
    """Keeps what is logged at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.name} {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def silence(request: pytest.FixtureRequest) -> Iterator[None]:
    """Only warnings announced with `expects_log` are logged, and each announced one comes."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    expected = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    surprising = [line for line in listener.records if not any(re.search(each, line) for each in expected)]
    missing = [each for each in expected if not any(re.search(each, line) for line in listener.records)]
    assert (surprising, missing) == ([], [])


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Threads that would hold up the program's end are over when the test is."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(timeout=1)
    assert [thread for thread in started if thread.is_alive()] == []
