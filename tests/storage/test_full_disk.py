"""On a disk without space everything is told, and nothing that was there is lost."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

_SCRIPT = """
import sys
from dataclasses import replace
from pathlib import Path
from wacomposer.message.model import Message
from wacomposer.providers.contract import Account
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.drafts import DraftShelf
from wacomposer.storage.places import Places, probe
from wacomposer.storage.settings import Settings, SettingsFile

places = Places(Path(sys.argv[1]))
settings = SettingsFile(places.settings)
book = AccountBook(places.accounts, {"wuts": ("base_url",)})
shelf = DraftShelf(places.drafts)
account = book.add(Account("wuts", "Shop"))
assert settings.save(Settings(theme="dark")) is None
assert shelf.save("current", Message(body="kept")) is None
try:
    with open(places.data / "filler", "wb", buffering=0) as filler:
        while True:
            filler.write(bytes(512))
except OSError:
    pass
problems = [
    probe(places.data),
    settings.save(Settings(theme="light")),
    book.add(Account("wuts", "Other")),
    book.rename(account.id, "Renamed"),
    shelf.save("current", Message(body="x" * 5000)),
]
print(*(problem.fault for problem in problems))
assert SettingsFile(places.settings).load() == (Settings(theme="dark"), None)
assert [each.name for each in book.accounts()] == ["Shop"]
shelf.close()
assert not list(places.data.rglob("*.part"))
(places.data / "filler").unlink()
print(*(draft.message.body for draft in DraftShelf(places.drafts).load_all()[0]))
"""


def test_a_full_disk(tmp_path: Path) -> None:
    alone = ("unshare", "--map-root-user", "--mount")
    if shutil.which("unshare") is None or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("this system does not let a test mount a small disk of its own")
    mount = 'mount -t tmpfs -o size=64k tmpfs "$1" && exec "$2" -c "$3" "$1"'
    answer = subprocess.run(
        [*alone, "sh", "-c", mount, "sh", str(tmp_path), sys.executable, _SCRIPT],
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.stderr == ""
    assert answer.stdout.splitlines() == [" ".join(["disk_full"] * 5), "kept"]
