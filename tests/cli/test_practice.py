"""wacomposer practice: the gateway in the foreground, until Ctrl+C."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator

import pytest

from tests.cli.conftest import PROGRAM, RECIPIENT, ROOT, Message, Run


@pytest.fixture
def running() -> Iterator["subprocess.Popen[str]"]:
    command = (*PROGRAM, "practice")
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ
    )
    yield process
    if process.poll() is None:
        process.kill()
    process.communicate()


def test_it_serves_what_it_prints_until_interrupted(
    run: Run, message: Message, running: "subprocess.Popen[str]", monkeypatch: pytest.MonkeyPatch
) -> None:
    assert running.stdout is not None
    printed = iter(running.stdout.readline, "")
    assert "nothing leaves this computer" in next(printed)
    base_url = next(line.split()[1] for line in printed if line.startswith("ryzeapi"))
    assert [next(printed).strip() for _ in range(2)] == ["instance = practice", "token = practice-token"]

    fields = ("--set", f"account.base_url={base_url}", "--set", "account.instance=practice")
    request = run("request", message(), "--provider", "ryzeapi", "--to", RECIPIENT, *fields, "--curl")
    command = request.out.replace("<token>", "practice-token")
    answer = subprocess.run(["bash", "-c", command], check=False, capture_output=True, text=True)
    if answer.returncode == 127:
        pytest.skip("curl is not installed")
    assert '"messageType":"buttons"' in answer.stdout
    assert any(line == "POST /ryzeapi/api/message/button/practice 200\n" for line in printed)

    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=10) == 0
    assert running.communicate()[1] == ""


def test_a_port_that_is_taken(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ran = run("practice", "--port", str(port))

    assert (ran.code, ran.out) == (2, "")
    assert f"port {port} of 127.0.0.1 is in use" in ran.err
