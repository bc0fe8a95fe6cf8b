"""wacomposer render: PNG files of the card without a display, and places that cannot be written."""

import json
import os
import struct
from pathlib import Path

import pytest

from tests.cli.conftest import REPLIES, Message, Ran, Run, is_sentence
from tests.storage.conftest import unprivileged  # noqa: F401 - a fixture

WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "xcb"}


def size(png: Path) -> tuple[int, int]:
    """Width and height in pixels, from the first chunk (W3C PNG, 11.2.2)."""
    content = png.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def test_light_by_default_at_twice_the_size(start: Run, message: Message, tmp_path: Path) -> None:
    once, twice, light, dark = (tmp_path / f"{name}.png" for name in ("once", "twice", "light", "dark"))
    path = message()
    for output, arguments in (
        (once, ["--scale", "1"]),
        (twice, []),
        (light, ["--theme", "light", "--scale=2"]),
        (dark, ["--theme", "dark"]),
    ):
        ran = start("render", path, "-o", output, *arguments, environ=WITHOUT_DISPLAY)
        assert ran == Ran(0, "", "")

    width, height = size(once)
    assert size(twice) == size(dark) == (2 * width, 2 * height)
    assert twice.read_bytes() == light.read_bytes()
    assert twice.read_bytes() != dark.read_bytes()


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_plain_locale_is_no_reason_to_complain(
    start: Run, message: Message, tmp_path: Path, locale: str
) -> None:
    ran = start("render", message(), "-o", tmp_path / "a.png", environ={"LC_ALL": locale})
    assert ran == Ran(0, "", "")


def test_from_standard_input_over_an_older_file(start: Run, tmp_path: Path) -> None:
    output = tmp_path / "card.png"
    output.write_text("older", encoding="utf-8")
    ran = start("render", "-", "--output", output, stdin=json.dumps(REPLIES).encode())

    assert ran == Ran(0, "", "")
    assert size(output) > (0, 0)
    assert list(tmp_path.glob(".*")) == []


def test_drafts_are_painted_too(start: Run, message: Message, tmp_path: Path) -> None:
    output = tmp_path / "card.png"
    ran = start("render", message(body="", buttons=[]), "-o", output)

    assert ran == Ran(0, "", "")
    assert size(output) > (0, 0)


def test_a_card_that_is_too_long_is_painted_smaller_and_that_is_told(
    start: Run, message: Message, tmp_path: Path
) -> None:
    output = tmp_path / "card.png"
    ran = start("render", message(body="line\n" * 2000), "-o", output, "--scale", "8")

    assert (ran.code, ran.out) == (0, "")
    assert "too long for scale 8" in ran.err
    assert size(output)[1] < 32_768


@pytest.mark.parametrize("scale", ["0", "0.4", "8.1", "-2", "nan", "inf", "big", ""])
def test_scales_that_cannot_be(start: Run, message: Message, tmp_path: Path, scale: str) -> None:
    output = tmp_path / "card.png"
    ran = start("render", message(), "-o", output, f"--scale={scale}")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "wacomposer render: --scale takes a number from 0.5 to 8.\n"
    assert not output.exists()


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("card.jpg", "card.jpg does not end in .png"),
        ("card", "card does not end in .png"),
        ("", "does not end in .png"),
        ("folder.png", "folder.png is no ordinary file"),
        ("device.png", "device.png is no ordinary file"),
        ("none/card.png", "there is no folder"),
        ("order.wamsg/card.png", "cannot be written"),
        ("x" * 300 + ".png", "cannot be written"),
    ],
)
def test_places_that_cannot_be_written(
    start: Run, message: Message, tmp_path: Path, output: str, words: str
) -> None:
    path = message()
    (tmp_path / "folder.png").mkdir()
    (tmp_path / "device.png").symlink_to("/dev/null")
    before = set(tmp_path.rglob("*"))
    ran = start("render", path, "-o", tmp_path / output if output else "")

    assert (ran.code, ran.out) == (2, "")
    assert is_sentence(ran.err)
    assert words in ran.err
    assert set(tmp_path.rglob("*")) == before
    assert Path(os.devnull).is_char_device()


def test_a_full_disk(start: Run, message: Message) -> None:
    folder = Path("/dev/full")
    if not folder.exists():
        pytest.skip("this system has no /dev/full")
    ran = start("render", message(), "-o", folder / "card.png")

    assert (ran.code, ran.out) == (2, "")
    assert "cannot be written" in ran.err


def test_themes_that_do_not_exist(start: Run, message: Message, tmp_path: Path) -> None:
    ran = start("render", message(), "-o", tmp_path / "card.png", "--theme", "purple")

    assert (ran.code, ran.err) == (2, "wacomposer render: --theme takes light or dark.\n")
