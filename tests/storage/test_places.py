"""Where files live, and what happens where they cannot."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from wacomposer.storage.places import Places, find_places, make_folder, probe
from wacomposer.storage.problem import Fault


@pytest.mark.parametrize(
    ("given", "variable", "expected"),
    [
        ("/given", "/variable", "/given"),
        (None, "/variable", "/variable"),
        ("", "/variable", "/variable"),
        ("~/kept", "/variable", "/home/someone/kept"),
        (None, "~/kept", "/home/someone/kept"),
        ("below/../here", None, "/start/here"),
        (None, "", "/home/someone/.local/share/wacomposer"),
        (None, None, "/home/someone/.local/share/wacomposer"),
        ("~nobodyatall/x", None, "/start/~nobodyatall/x"),
    ],
)
def test_who_decides(
    given: str | None, variable: str | None, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", "/home/someone")
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("WACOMPOSER_DATA_DIR")
    monkeypatch.setattr("os.getcwd", lambda: "/start")
    if variable is not None:
        monkeypatch.setenv("WACOMPOSER_DATA_DIR", variable)
    assert find_places(given).data == Path(expected)


def test_everything_lies_below_the_data_folder() -> None:
    places = Places(Path("/x"))
    assert {places.settings, places.accounts, places.drafts} == {
        Path("/x/settings.json"),
        Path("/x/accounts.json"),
        Path("/x/drafts"),
    }


def test_finding_makes_nothing(data_dir: Path) -> None:
    assert find_places().data == data_dir
    assert not data_dir.exists()


def test_importing_is_light() -> None:
    script = "import sys, wacomposer.storage.settings, wacomposer.storage.places; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert not {"pydantic", "platformdirs", "keyring", "asyncio"} & set(answer.stdout.split())


def test_the_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert probe(folder) is None
    assert [stat.S_IMODE(each.stat().st_mode) for each in (folder, folder.parent)] == [0o700, 0o700]
    assert list(folder.iterdir()) == []


def test_an_existing_folder_stays_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert make_folder(tmp_path) is None
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize(
    ("below", "fault"),
    [
        ("file", Fault.NOT_A_FOLDER),
        ("file/below", Fault.NOT_A_FOLDER),
        ("loop/below", Fault.NOT_A_FOLDER),
        ("null\0byte", Fault.SYSTEM),
        ("x" * 300, Fault.SYSTEM),
    ],
)
def test_impossible_folders(below: str, fault: Fault, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    problem = probe(find_places(str(tmp_path / below)).data)
    assert problem
    assert problem.fault is fault
    assert problem.path == str(tmp_path / below)


def test_a_folder_in_which_nothing_may_be_made(unprivileged: Path) -> None:
    for folder in (unprivileged, unprivileged / "data"):
        problem = probe(folder)
        assert problem
        assert problem.fault is Fault.NOT_WRITABLE
    assert list(unprivileged.iterdir()) == []
