"""Settings survive what people, crashes and other versions do to their file."""

import json
import logging
import time
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wacomposer.message.surfaces import Surface, View
from wacomposer.storage.problem import Fault
from wacomposer.storage.settings import MOST_RECENT, Settings, SettingsFile, parse

FULL = Settings(
    theme="dark",
    geometry="AdnQywAD",
    splitters={"columns": (470, 494, 316)},
    surface=Surface.WEB,
    view=View.SENDER,
    shade="light",
    fold=True,
    provider="ryzeapi",
    accounts={"ryzeapi": "0123abcd"},
    recent=("/home/a/b.wamsg", "/tmp/\udcff.wamsg"),  # noqa: S108 - a name that is not UTF-8
    private_media=True,
    unknown={"later": {"deep": [1, None]}},
)
DAMAGED = [b"", b"{", b'{"theme": "dark"', b"\xff\xfe{}", b"[]", b"null", b"[" * 100_000, b"\0" * 50_000_000]

BAD: dict[str, list[object]] = {
    "theme": ["blue", "", 1, None, ["dark"], True],
    "geometry": ["not base64!", "a", 7, "A" * 5000, "é", None],
    "splitters": ["x", [1], {"a": 1}, {"a": [1.5]}, {"a": [-1]}, {"a": [True]}, {"a": [10**9]}, {"a": ["1"]}],
    "surface": ["ios", "", 1, None, [], {}],
    "view": ["both", "", 1, None, []],
    "shade": ["system", 1, None, []],
    "fold": [1, 0, "", None, "true"],
    "provider": [None, 1, {}, "x" * 5000, "a\0b"],
    "accounts": ["x", [], {"wuts": 1}, {"wuts": None}],
    "recent": ["x", {}, [1], ["a", None], ["a\0b"]],
    "private_media": [1, 0, "", None, "true", []],
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "settings.json"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def test_without_a_file_there_are_defaults_and_still_no_file(path: Path) -> None:
    assert SettingsFile(path).load() == (Settings(), None)
    assert not path.parent.exists()


def test_round_trip(path: Path) -> None:
    assert SettingsFile(path).save(FULL) is None
    assert SettingsFile(path).load() == (FULL, None)
    assert sorted(each.name for each in path.parent.iterdir()) == ["settings.json", "settings.lock"]


def test_saving_what_is_there_already_touches_nothing(path: Path) -> None:
    file = SettingsFile(path)
    assert file.save(Settings()) is None
    assert not path.exists()


@pytest.mark.parametrize(("name", "bad"), [(name, bad) for name, values in BAD.items() for bad in values])
def test_a_bad_value_costs_only_itself(
    name: str, bad: object, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    SettingsFile(path).save(FULL)
    write(path, json.dumps(json.loads(path.read_bytes()) | {name: bad}).encode())
    settings, problem = SettingsFile(path).load()
    assert problem is None
    assert settings == replace(FULL, **{name: getattr(Settings(), name)})
    assert [(each.levelname, each.getMessage()) for each in caplog.records] == [
        ("INFO", f"settings: {name} cannot be used, so its default is")
    ]


@given(
    st.dictionaries(
        st.sampled_from([each.name for each in fields(Settings)]) | st.text(),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
            max_leaves=10,
        ),
    )
)
def test_any_object_gives_settings(data: dict[str, Any]) -> None:
    settings = parse(data)
    assert settings.theme in {"system", "light", "dark"}
    assert all(isinstance(size, int) for sizes in settings.splitters.values() for size in sizes)
    assert len(settings.recent) <= MOST_RECENT


@pytest.mark.parametrize("content", DAMAGED, ids=lambda content: f"{len(content)} bytes {content[:8]!r}")
def test_a_damaged_file_is_set_aside(content: bytes, path: Path) -> None:
    write(path, content)
    settings, problem = SettingsFile(path).load()
    assert settings == Settings()
    assert problem
    assert (problem.fault, problem.path) == (Fault.DAMAGED, str(path))
    assert problem.detail == "settings.json.damaged-1"
    assert path.with_name(problem.detail).stat().st_size == len(content)
    assert not path.exists()


def test_files_set_aside_are_not_overwritten(path: Path) -> None:
    for content in (b"first", b"second"):
        write(path, content)
        SettingsFile(path).load()
    assert path.with_name("settings.json.damaged-1").read_bytes() == b"first"
    assert path.with_name("settings.json.damaged-2").read_bytes() == b"second"


def test_a_file_damaged_meanwhile_is_set_aside_and_all_written_anew(path: Path) -> None:
    file = SettingsFile(path)
    file.save(FULL)
    write(path, b"torn")
    problem = file.save(replace(FULL, theme="light"))
    assert problem
    assert (problem.fault, problem.detail) == (Fault.DAMAGED, "settings.json.damaged-1")
    assert SettingsFile(path).load() == (replace(FULL, theme="light"), None)


def test_two_copies_keep_each_others_changes(path: Path) -> None:
    SettingsFile(path).save(FULL)
    here, there = SettingsFile(path), SettingsFile(path)
    mine, theirs = here.load()[0], there.load()[0]
    here.save(replace(mine, theme="light"))
    there.save(replace(theirs, provider="awal"))
    assert SettingsFile(path).load()[0] == replace(FULL, theme="light", provider="awal")


def test_a_value_of_another_version_is_not_lost(path: Path) -> None:
    write(path, b'{"theme": "sepia", "provider": "wuts", "zoom": 2}')
    file = SettingsFile(path)
    file.save(replace(file.load()[0], provider="awal"))
    assert json.loads(path.read_bytes()) == {"theme": "sepia", "provider": "awal", "zoom": 2}


def test_recent_files_are_each_there_once_and_not_too_many() -> None:
    settings = Settings()
    for n in (*range(12), 5):
        settings = settings.with_recent(str(n))
    assert settings.recent == ("5", "11", "10", "9", "8", "7", "6", "4", "3", "2")


def test_without_rights_the_user_is_told(unprivileged: Path) -> None:
    file = SettingsFile(unprivileged / "data" / "settings.json")
    problem = file.save(FULL)
    assert problem
    assert problem.fault is Fault.NOT_WRITABLE
    assert file.load() == (Settings(), None)


@pytest.mark.parametrize("unprivileged", [{"settings.json": b"torn"}], indirect=True)
def test_a_damaged_file_that_has_to_stay_is_told(unprivileged: Path) -> None:
    file = SettingsFile(unprivileged / "settings.json")
    problem = file.load()[1]
    assert problem
    assert (problem.fault, problem.detail) == (Fault.DAMAGED, "")
    assert file.save(FULL)
    assert (unprivileged / "settings.json").read_bytes() == b"torn"


def test_a_file_that_may_not_be_read_stays(unprivileged: Path) -> None:
    settings, problem = SettingsFile(Path("/proc/1/environ/settings.json")).load()
    assert settings == Settings()
    assert problem
    assert problem.fault is Fault.NOT_A_FOLDER
    _, problem = SettingsFile(unprivileged).load()
    assert problem
    assert problem.fault is Fault.SYSTEM  # a folder in its place


def test_loading_is_quick(path: Path) -> None:
    SettingsFile(path).save(FULL)
    costs = []
    for _ in range(20):
        begin = time.perf_counter()
        SettingsFile(path).load()
        costs.append(time.perf_counter() - begin)
    assert min(costs) < 0.002
