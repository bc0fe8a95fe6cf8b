"""A private bus with a real secret service, whatever session the tests run in, and a user without rights."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PASSWORD = "throwaway"
_CONFIGURATION = """<busconfig><type>session</type><listen>unix:path={home}/bus</listen>
<servicedir>{home}/services</servicedir>
<policy context="default"><allow own="*"/><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/></policy></busconfig>"""
_PROMPTER = Path("/usr/share/dbus-1/services/org.gnome.keyring.SystemPrompter.service")
_STATES = {"boolean false": "open", "boolean true": "locked", "UnknownMethod": "none", "NoSuchObject": "none"}


def wait_until(condition: Callable[[], bool], seconds: float = 10) -> None:
    """Return when `condition` holds; fail the test if that takes too long."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


class Bus:
    """A session bus in a home of its own. With `prompts`, password prompts can appear on the screen."""

    def __init__(self, home: Path, *, prompts: bool) -> None:
        self.home = home
        self.variables = {
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus",
            "NO_AT_BRIDGE": "1",
        }
        self.processes: list[subprocess.Popen[bytes]] = []
        # Nothing else may start by itself: not the secret service, nor the accessibility of the prompt.
        (home / "services").mkdir()
        if prompts:
            shutil.copy(_PROMPTER, home / "services")
        (home / "bus.conf").write_text(_CONFIGURATION.format(home=home), encoding="utf-8")
        self.start("dbus-daemon", "--nofork", "--nopidfile", f"--config-file={home}/bus.conf")
        wait_until((home / "bus").exists)

    @property
    def environ(self) -> dict[str, str]:
        """What programs on this bus are started with."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "PYTHON_"))}
        return kept | self.variables

    def start(self, *command: str, text: str = "") -> subprocess.Popen[bytes]:
        """Start a program on this bus that gets `text` to read."""
        with (self.home / "programs.log").open("ab") as log:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=log, stderr=log, env=self.environ
            )
        self.processes.append(process)
        assert process.stdin is not None
        with process.stdin as pipe:
            pipe.write(text.encode())
        return process

    def start_keyring(self, *, unlocked: bool) -> subprocess.Popen[bytes]:
        """Start the secret service; unlocked, it makes or opens its login collection."""
        command = ("gnome-keyring-daemon", "--foreground", "--components=secrets")
        keyring = self.start(*command, "--unlock", text=PASSWORD) if unlocked else self.start(*command)
        wait_until(lambda: self.collection_state() in ({"open"} if unlocked else {"locked", "none"}))
        return keyring

    def collection_state(self) -> str:
        """Whether the default collection is open, locked, none, or not to be had; asked without keyring."""
        command = ("dbus-send", "--session", "--print-reply", "--reply-timeout=3000")
        target = ("--dest=org.freedesktop.secrets", "/org/freedesktop/secrets/aliases/default")
        question = ("org.freedesktop.DBus.Properties.Get",)
        which = ("string:org.freedesktop.Secret.Collection", "string:Locked")
        answer = subprocess.run(
            (*command, *target, *question, *which),
            env=self.environ,
            capture_output=True,
            text=True,
            check=False,
        )
        said = answer.stdout + answer.stderr
        return next((state for sign, state in _STATES.items() if sign in said), "absent")

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        """End a program that was started here, even if it is paused."""
        self.processes.remove(process)
        if process.poll() is None:
            process.terminate()
            process.send_signal(signal.SIGCONT)
        process.wait(timeout=10)

    def secret_tool(self, *arguments: str, text: str = "") -> str:
        """What the system's own program says about the store."""
        command = ("secret-tool", *arguments)
        answer = subprocess.run(
            command, env=self.environ, input=text, capture_output=True, text=True, check=False, timeout=20
        )
        return answer.stdout + answer.stderr  # it prints attributes to the latter

    def stored(self) -> str:
        """All our entries with their secrets, as the system's own program sees them."""
        return self.secret_tool("search", "--all", "service", "wacomposer")


@pytest.fixture
def make_bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Bus]]:
    """Makes the bus that keyring, in this process, finds."""
    for program in ("dbus-daemon", "gnome-keyring-daemon", "secret-tool"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")
    buses: list[Bus] = []

    def make(*, prompts: bool = False) -> Bus:
        # Short, because sockets live below it and their paths are limited to 108 bytes.
        bus = Bus(Path(tempfile.mkdtemp(prefix="wac.", dir="/tmp")), prompts=prompts)
        buses.append(bus)
        for name in [name for name in os.environ if name.startswith(("XDG_", "PYTHON_KEYRING_", "KEYRING_"))]:
            monkeypatch.delenv(name)
        for name, value in bus.variables.items():
            monkeypatch.setenv(name, value)
        return bus

    yield make
    for bus in buses:
        for process in reversed(bus.processes.copy()):
            bus.stop(process)
        shutil.rmtree(bus.home)


@pytest.fixture
def bus(make_bus: Callable[..., Bus]) -> Bus:
    """A bus on which nothing else runs yet."""
    return make_bus()


@pytest.fixture
def unprivileged(request: pytest.FixtureRequest) -> Iterator[Path]:
    """A folder, with the files that the test names, that whom the test runs as can read and not write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, content in getattr(request, "param", {}).items():
            (folder / file).write_bytes(content)
        folder.chmod(0o555)
        was = os.geteuid()
        if was == 0:  # whom no mode stops
            os.seteuid(65534)
        yield folder
        os.seteuid(was)
        folder.chmod(0o755)
