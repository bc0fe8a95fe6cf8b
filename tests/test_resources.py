"""The bundled files are found wherever the program runs from, and are what their notes say."""

import re
import sys
from pathlib import Path

import pytest

from wacomposer import resources
from wacomposer.resources import resource


def test_in_a_checkout() -> None:
    assert resource("icons", "send.svg").is_file()
    assert resource() == Path(resources.__file__).parent.parent / "resources"


def test_in_a_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "wacomposer" / "resources").mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "wacomposer" / "resources.py"))
    assert resource("fonts") == tmp_path / "wacomposer" / "resources" / "fonts"


def test_in_a_frozen_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("fonts", "x.ttf") == tmp_path / "resources" / "fonts" / "x.ttf"


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_each_folder_has_its_licence(folder: str) -> None:
    assert "copyright" in resource(folder, "LICENSE").read_text(encoding="utf-8").lower()


ICONS = sorted(resource("icons").glob("*.svg"))


@pytest.mark.parametrize(
    "path", [icon for icon in ICONS if icon.stem != "wacomposer"], ids=lambda path: path.stem
)
def test_icons_are_lines_that_can_be_tinted(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert 'stroke="currentColor"' in source
    assert 'stroke-width="1.5"' in source
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", source)
