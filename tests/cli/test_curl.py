"""wacomposer request --curl: bash hands curl exactly the request, whatever is in the message."""

import json
import subprocess

import pytest

from tests.cli.conftest import RECIPIENT, Message, Run

# Instead of curl: prints what it was called with, each argument ended by a zero byte.
_LISTENER = "curl() { printf '%s\\0' \"$@\"; }\n"


def heard(command: str) -> list[str]:
    """What bash calls curl with."""
    ended = subprocess.run(["bash", "-c", _LISTENER + command], check=True, capture_output=True)
    assert ended.stderr == b""
    return ended.stdout.decode("utf-8").split("\0")[:-1]


@pytest.mark.parametrize(
    "body",
    [
        "plain",
        "it's 'quoted' and \"double\"",
        "'; touch /tmp/owned; echo '",
        "$(id) `id` $HOME ${x} !! \\ \\n \\' %s",
        "line one\nline two\r\nline three\ttab",
        "🎉 مرحبا שלום 👩‍👩‍👧",
        "\x07\x1b[31m\x9b\u202e\u2028",
        "\ud83c half",
        "@/etc/passwd",
        "-o /tmp/x",
        "",
    ],
    ids=ascii,
)
@pytest.mark.parametrize("provider", ["ryzeapi", "awal"])
def test_bash_hands_over_the_exact_request(run: Run, message: Message, provider: str, body: str) -> None:
    arguments = ("request", message(body=body), "--provider", provider, "--to", RECIPIENT)
    expected = run(*arguments, "--json").data
    command = run(*arguments, "--curl").out

    method, url, *headers, flag, data = heard(command)[1:]
    assert (method, url) == ("POST", expected["url"])
    assert headers[::2] == ["-H"] * len(expected["headers"])
    names = [header.partition(": ") for header in headers[1::2]]
    shown = {name: value for name, _, value in names}
    shown.pop("X-Timestamp", None)
    expected["headers"].pop("X-Timestamp", None)
    assert shown == expected["headers"]
    assert flag == "--data-raw"
    assert json.loads(data) == expected["body"]


def test_secrets_are_placeholders(run: Run, message: Message, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WACOMPOSER_RYZEAPI_TOKEN", "planted-token")
    command = run("request", message(), "--provider", "ryzeapi", "--to", RECIPIENT, "--curl").out

    assert "-H 'token: <token>'" in command
    assert "planted" not in command
