"""`wacomposer practice` in a process of its own: what it prints, and how it ends."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
import pytest

from wacomposer.practice.credentials import PROVIDER_KEYS, secret_values
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble

# A shell that starts the tests in the background has told its children to ignore Ctrl+C.
SCRIPT = """
import signal, sys
from wacomposer.practice.foreground import serve
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(serve(int(sys.argv[1])))
"""


@contextmanager
def practice(port: int = 0) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def introduction(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    lines: list[str] = []
    while not (lines and "/trouble/huge/" in lines[-1]):
        lines.append(process.stdout.readline())
        assert lines[-1], "it ended too early"
    return "".join(lines) + process.stdout.readline()


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process there")
def test_it_shows_what_is_needed_and_each_request_until_interrupted(client: httpx.Client) -> None:
    with practice() as process:
        text = introduction(process)
        port = re.search(r"on port (\d+)", text)
        assert port
        base = f"http://127.0.0.1:{port[1]}"
        for key in PROVIDER_KEYS:
            assert f"{base}/{key}\n" in text
            for name, value in secret_values(key).items():
                assert f"{name} = {value}\n" in text
        assert [kind for kind in Trouble if f"{base}/trouble/{kind}/<provider>\n" not in text] == []
        client.get(f"{base}/wuts/status")
        client.post(f"{base}/trouble/rate_limited/awal/w/message/button?token=secret")
        with pytest.raises(httpx.RemoteProtocolError):
            client.post(f"{base}/trouble/cut/wuts/send/buttons")
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(3)] == [
            "GET /wuts/status 401\n",
            "POST /trouble/rate_limited/awal/w/message/button?token=<redacted> 429\n",
            "POST /trouble/cut/wuts/send/buttons -\n",
        ]
        process.send_signal(signal.SIGINT)
        rest, complaint = process.communicate(timeout=10)
    assert (process.returncode, rest, complaint) == (0, "", "")


def test_a_taken_port_is_a_sentence_and_exit_code_two() -> None:
    with PracticeGateway() as first, practice(first.port) as process:
        output, complaint = process.communicate(timeout=10)
        assert complaint == (
            f"wacomposer practice: port {first.port} of 127.0.0.1 is in use by another program; "
            "choose another port, or 0 for a free one.\n"
        )
    assert (process.returncode, output) == (2, "")


def test_an_impossible_port_is_a_sentence_and_exit_code_two() -> None:
    with practice(70_000) as process:
        output, complaint = process.communicate(timeout=10)
    assert complaint.startswith("wacomposer practice: there is no port 70000;")
    assert complaint.count("\n") == 1
    assert (process.returncode, output) == (2, "")


def test_it_ends_in_silence_when_nobody_reads_it(client: httpx.Client) -> None:
    with practice() as process:
        port = re.search(r"on port (\d+)", introduction(process))
        assert port
        assert process.stdout is not None
        process.stdout.close()
        client.get(f"http://127.0.0.1:{port[1]}/wuts/status")
        assert process.wait(timeout=10) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
