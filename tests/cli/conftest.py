"""Runs of the program: as a process of its own, or in this one where the outcome is the same and faster."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.storage.conftest import bus, make_bus  # noqa: F401 - fixtures that these tests use, too
from wacomposer.__main__ import main
from wacomposer.practice.gateway import PracticeGateway

PROGRAM = (sys.executable, "-m", "wacomposer")
ROOT = Path(__file__).parent.parent.parent
RECIPIENT = "+5511999999999"
SECRETS = ("WACHAT_API_KEY", "RYZEAPI_TOKEN", "WUTS_TOKEN", "AWAL_HMAC_SECRET")

REPLIES: dict[str, Any] = {
    "format": "wacomposer/1",
    "body": "How can we help you today?",
    "buttons": [{"kind": "reply", "id": "menu_sales", "text": "Talk to sales"}],
}
"""A message that all four providers carry as it is."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The JSON object it printed."""
        printed = json.loads(self.out)
        assert isinstance(printed, dict)
        return printed


Run: TypeAlias = Callable[..., Ran]
"""Runs the program with arguments."""
Message: TypeAlias = Callable[..., Path]
"""Writes a message file."""


@pytest.fixture(autouse=True)
def no_secrets_around(monkeypatch: pytest.MonkeyPatch) -> None:
    """The person's own variables are not read."""
    for name in SECRETS:
        monkeypatch.delenv(f"WACOMPOSER_{name}", raising=False)
    monkeypatch.setenv("COLUMNS", "110")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program in this process."""

    def run(*arguments: str | Path) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def start() -> Run:
    """Runs the program as a process; `stdin` is bytes, `environ` replaces variables."""

    def start(
        *arguments: str | bytes | Path, stdin: bytes = b"", environ: Mapping[str, str] | None = None
    ) -> Ran:
        ended = subprocess.run(
            (*PROGRAM, *arguments),
            input=stdin,
            capture_output=True,
            cwd=ROOT,
            env={**os.environ, **(environ or {})},
            timeout=60,
            check=False,
        )
        return Ran(ended.returncode, ended.stdout.decode("utf-8"), ended.stderr.decode("utf-8"))

    return start


@pytest.fixture
def message(tmp_path: Path) -> Message:
    """Writes a message file: `REPLIES` with `changes`."""

    def message(name: str = "order.wamsg", **changes: object) -> Path:
        path = tmp_path / name
        path.write_text(json.dumps({**REPLIES, **changes}), encoding="utf-8")
        return path

    return message


@pytest.fixture
def gateway() -> Iterator[PracticeGateway]:
    with PracticeGateway() as running:
        yield running


def is_sentence(text: str) -> bool:
    """Whether `text` is one complaint of the program, in one line that ends like a sentence."""
    return text.startswith("wacomposer") and text.endswith(".\n") and text.count("\n") == 1
