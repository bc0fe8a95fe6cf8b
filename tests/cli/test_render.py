"""wacomposer render: PNG files of the card without a display, and places that cannot be written."""

import json
import os
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from tests.card.files import BLUE, GREEN, RED, bands, file_of
from tests.cli.conftest import REPLIES, Message, Ran, Run, is_sentence
from tests.journeys.driver.server import Server
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
        ("", "-o is empty"),
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


def test_every_surface_from_either_side(start: Run, message: Message, tmp_path: Path) -> None:
    reply, link = REPLIES["buttons"][0], {"kind": "url", "text": "Track", "url": "https://a.example"}
    path = message(buttons=[reply, link])
    pictures = set()
    for arguments in (
        [],
        ["--surface", "android", "--view", "customer"],
        ["--surface=iphone"],
        ["--surface=web"],
        ["--surface=desktop"],
        ["--surface=text"],
        ["--view=sender"],
    ):
        output = tmp_path / f"{'-'.join(arguments) or 'plain'}.png"
        assert start("render", path, "-o", output, *arguments) == Ran(0, "", "")
        pictures.add(output.read_bytes())
    assert len(pictures) == 5  # Android and iPhone are both the common card until a source says more


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("--surface=ios", "--surface takes android, iphone, web, desktop or text."),
        ("--view=both", "--view takes customer or sender."),
    ],
)
def test_surfaces_and_views_that_do_not_exist(
    start: Run, message: Message, tmp_path: Path, option: str, words: str
) -> None:
    ran = start("render", message(), "-o", tmp_path / "card.png", option)

    assert (ran.code, ran.err) == (2, f"wacomposer render: {words}\n")


def test_themes_that_do_not_exist(start: Run, message: Message, tmp_path: Path) -> None:
    ran = start("render", message(), "-o", tmp_path / "card.png", "--theme", "purple")

    assert (ran.code, ran.err) == (2, "wacomposer render: --theme takes light or dark.\n")


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        running.files["/shoes.png"] = file_of(bands(955, 500, RED, GREEN, BLUE))
        yield running


def with_picture(message: Message, url: str) -> Path:
    return message(header={"kind": "image", "url": url})


def colour_of(png: Path) -> str:
    """In the middle of the header, above its centre."""
    image = QImage(str(png))
    return image.pixelColor(image.width() // 2, 60).name()


def test_the_picture_of_the_header_is_loaded(
    start: Run, message: Message, tmp_path: Path, server: Server
) -> None:
    output = tmp_path / "card.png"
    path = with_picture(message, f"{server.url}/shoes.png")
    assert start("render", path, "-o", output, "--private-media") == Ran(0, "", "")
    assert colour_of(output) == GREEN.name()
    assert len(server.heard) == 1


def test_the_setting_of_the_window_counts(
    start: Run, message: Message, tmp_path: Path, server: Server
) -> None:
    output = tmp_path / "card.png"
    (tmp_path / "settings.json").write_text('{"private_media": true}', encoding="utf-8")
    path = with_picture(message, f"{server.url}/shoes.png")
    assert start("render", path, "-o", output, "--data-dir", tmp_path) == Ran(0, "", "")
    assert colour_of(output) == GREEN.name()


def test_nothing_is_loaded_where_that_is_not_wanted(
    start: Run, message: Message, tmp_path: Path, server: Server
) -> None:
    output = tmp_path / "card.png"
    path = with_picture(message, f"{server.url}/shoes.png")
    assert start("render", path, "-o", output, "--private-media", "--no-media") == Ran(0, "", "")
    assert colour_of(output) != GREEN.name()
    ran = start("render", path, "-o", output)
    assert (ran.code, ran.out) == (0, "")
    assert "it is on this computer or a private network" in ran.err
    assert ran.err.endswith("--private-media loads it.\n")
    assert server.heard == []


def test_a_picture_that_is_not_there_is_told_and_the_card_is_painted(
    start: Run, message: Message, tmp_path: Path, server: Server
) -> None:
    output = tmp_path / "card.png"
    ran = start("render", with_picture(message, f"{server.url}/no.png"), "-o", output, "--private-media")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "wacomposer render: the image of the header is not shown. "
        "There is nothing at this address (the server answered 404).\n"
    )
    assert size(output) > (0, 0)
