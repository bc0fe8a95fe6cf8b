"""The header's media in the real window: loaded from a server, kept, reloaded, and never in the way."""

import asyncio
import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from tests.card.files import GREEN, RED, bands, file_of
from tests.journeys.driver.server import Server
from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.app.media import PAUSE, MediaCache
from wacomposer.card.decode import KEPT_WIDTH
from wacomposer.card.face import Face
from wacomposer.card.media import MediaShown
from wacomposer.card.picture import Picture
from wacomposer.card.pictures import Look, PictureKind
from wacomposer.desktop import App
from wacomposer.message.filetypes import FileType
from wacomposer.message.findings import Remedy
from wacomposer.message.media import Address, MediaFile, Trouble
from wacomposer.message.model import MediaHeader, Message, ReplyButton
from wacomposer.message.surfaces import Surface, View
from wacomposer.ui.parts.link_button import LinkButton

SHOES = file_of(bands(955, 500, RED, GREEN))
REST = PAUSE / 1000 + 0.3
ASIDE = QPoint(40, 0)
"""From the middle, where bands meet."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        running.files = {"/shoes.png": SHOES, "/hat.png": file_of(bands(955, 500, GREEN)), "/cut.png": SHOES}
        yield running


@pytest.fixture
def allowed(data_dir: Path) -> None:
    """The program may ask this computer."""
    data_dir.mkdir()
    (data_dir / "settings.json").write_text(json.dumps({"private_media": True}), encoding="utf-8")


def paths(server: Server) -> list[str]:
    return [each.path for each in server.heard]


def start_at(app: App, url: str) -> None:
    app.program.document.start(Message(header=MediaHeader(kind="image", url=url), body="Hi"))


async def seen(app: App, colour: QColor) -> None:
    """Wait until the card shows the picture, and look at the window."""
    await until(lambda: app.program.media.shown.picture, lambda: f"a picture, not {app.program.media.shown}")
    await asyncio.sleep(0.05)
    view = app.window.preview.view
    image = view.grab().toImage()
    card = view._origin() + view._card.parts()[0].rect.center()  # noqa: SLF001 - where it is painted
    assert image.pixelColor((card * image.devicePixelRatio()).toPoint() + ASIDE) == colour


@pytest.mark.usefixtures("allowed")
def test_a_typed_address_is_loaded_once_and_never_again(drive: Drive, server: Server) -> None:
    async def steps(app: App) -> None:
        composer = app.program.composer
        composer.set_header_kind("image")
        await asyncio.sleep(0.05)
        line = app.window.form.header.url.line
        line.setFocus()
        for char in f"{server.url}/shoes.png":
            QTest.keyClicks(line, char)
            await asyncio.sleep(0.01)
        await seen(app, GREEN)
        assert paths(server) == ["/shoes.png"]
        assert app.window.preview.view.spoken().startswith("Image: shoes.png\n")
        changes: tuple[Callable[[], object], ...] = (
            lambda: composer.edit_text("body", "Hello"),
            lambda: app.commands.choose_theme("dark"),
            lambda: app.window.preview.show_as(Face(Surface.WEB, View.SENDER), "light"),
            lambda: app.window.preview.show_as(Face(), ""),
            lambda: composer.edit_text("header.url", ""),
            composer.undo,
            lambda: composer.set_header_kind(None),
            composer.undo,
            lambda: composer.set_header_kind("text"),
            lambda: composer.set_header_kind("image"),
        )
        for change in changes:
            change()
            await asyncio.sleep(0.02)
        await seen(app, GREEN)
        await asyncio.sleep(REST)
        assert paths(server) == ["/shoes.png"]

    drive(steps)


@pytest.mark.usefixtures("allowed")
def test_what_is_loading_is_left_when_the_address_changes(drive: Drive, server: Server) -> None:
    server.slow.add("/shoes.png")

    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/shoes.png")
        await until(lambda: server.heard)
        assert app.program.media.shown == MediaShown(is_loading=True)
        assert "Loading…" in app.window.preview.view.spoken()
        app.program.composer.edit_text("header.url", f"{server.url}/hat.png")
        await until(server.hung_up.is_set)
        assert app.program.media.shown == MediaShown()
        await seen(app, GREEN)
        server.hung_up.clear()
        app.program.composer.edit_text("header.url", f"{server.url}/shoes.png?2")
        server.slow.add("/shoes.png?2")
        server.files["/shoes.png?2"] = SHOES
        await until(lambda: paths(server)[-1] == "/shoes.png?2")
        app.program.composer.set_header_kind(None)
        await until(server.hung_up.is_set)
        assert app.program.media.shown == MediaShown()
        assert app.program.media.findings() == ()

    drive(steps)


@pytest.mark.usefixtures("allowed")
def test_the_program_ends_while_something_is_loading(drive: Drive, server: Server) -> None:
    server.slow.add("/shoes.png")

    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/shoes.png")
        await until(lambda: server.heard)

    drive(steps)
    assert server.hung_up.wait(5)


@pytest.mark.usefixtures("allowed")
def test_a_failure_is_told_and_reloaded(drive: Drive, server: Server) -> None:
    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/new.png")
        field = app.window.form.header.url
        await until(lambda: "There is nothing at this address" in field.strip.text())
        assert "There is nothing at this address" in field.line.accessibleDescription()
        assert "Image: new.png, Not found" in app.window.preview.view.spoken()
        server.files["/new.png"] = SHOES
        reload = next(each for each in field.findChildren(LinkButton) if each.text() == "Reload")
        reload.click()
        await seen(app, GREEN)
        assert "nothing at this address" not in field.strip.text()
        assert app.window.focusWidget() is field.line

    drive(steps)


def test_this_computer_is_asked_once_that_is_allowed(drive: Drive, server: Server, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/shoes.png")
        await until(lambda: app.program.media.shown.failure)
        (finding,) = app.program.media.findings()
        assert finding.facts["trouble"] == Trouble.PRIVATE
        assert server.heard == []
        app.commands.mend(finding, Remedy.ALLOW_PRIVATE_MEDIA)
        await seen(app, GREEN)
        assert app.window.actions_by_key["private_media"].isChecked()

    drive(steps)
    assert json.loads((data_dir / "settings.json").read_text(encoding="utf-8"))["private_media"] is True


@pytest.mark.usefixtures("allowed")
def test_a_variable_in_the_address_is_filled_and_nothing_is_loaded_without(
    drive: Drive, server: Server
) -> None:
    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/{{{{what}}}}.png")
        await asyncio.sleep(REST)
        assert server.heard == []
        app.program.composer.set_value("what", "hat")
        await seen(app, GREEN)
        assert paths(server) == ["/hat.png"]

    drive(steps)


@pytest.mark.usefixtures("allowed")
def test_a_video_in_the_place_of_a_picture_is_made_one(drive: Drive, server: Server) -> None:
    server.files["/clip.mp4"] = b"\0\0\0\x18ftypisom" + b"\0" * 3_355_432

    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/clip.mp4")
        await until(app.program.media.findings)
        app.commands.mend(app.program.media.findings()[0], Remedy.MATCH_HEADER)
        await until(lambda: "Video: clip.mp4, MP4 · 3.2 MB" in app.window.preview.view.spoken())

    drive(steps)


@pytest.mark.usefixtures("allowed")
def test_the_saved_picture_shows_it(drive: Drive, server: Server, tmp_path: Path) -> None:
    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/hat.png")
        await seen(app, GREEN)
        message = app.program.composer.message
        app.program.pictures.save(message, tmp_path / "card.png", PictureKind.PNG, Look())
        await until((tmp_path / "card.png").exists)
        image = QImage(str(tmp_path / "card.png"))
        assert image.pixelColor(image.width() // 2, 200) == GREEN

    drive(steps)


def noise(width: int, height: int) -> bytes:
    """A JPEG file that is work to decode."""
    content = random.Random(4711).randbytes(width * height * 3)  # noqa: S311 - noise
    image = QImage(content, width, height, width * 3, QImage.Format.Format_RGB888)
    return file_of(image, "JPG")


@pytest.mark.usefixtures("allowed")
def test_the_window_never_waits_for_a_picture(drive: Drive, server: Server) -> None:
    server.files["/large.jpg"] = noise(3000, 2000)
    flat = bands(5400, 5400, RED, GREEN)
    server.files["/flat.png"] = file_of(flat)
    gaps: list[float] = []
    begun = [0.0]

    def beat() -> None:
        now = time.perf_counter()
        gaps.append(now - begun[0])
        begun[0] = now

    async def steps(app: App) -> None:
        for path in ("/large.jpg", "/flat.png"):
            await asyncio.sleep(0.3)
            start_at(app, f"{server.url}{path}")
            await asyncio.sleep(0.3)
            timer = QTimer(app.window)
            timer.timeout.connect(beat)
            begun[0] = time.perf_counter()
            timer.start(0)
            await until(lambda: app.program.media.shown.picture)
            await asyncio.sleep(0.1)
            timer.stop()

    drive(steps)
    assert 3_000_000 < len(server.files["/large.jpg"]) < 5 * 1024 * 1024
    assert len(gaps) > 100
    assert max(gaps) < 0.1  # a busy computer pauses us that long; loading takes many times more


def shown(side: int) -> MediaShown:
    image = QImage(KEPT_WIDTH, side, QImage.Format.Format_RGB32)
    return MediaShown(file=MediaFile(FileType.PNG, 1), picture=Picture(image))


def test_the_cache_forgets_what_was_not_used_for_longest() -> None:
    cache = MediaCache(3 * KEPT_WIDTH * 695 * 4)
    kept = {name: shown(695) for name in "abcd"}
    for name in "abc":
        cache.put(Address("image", name), kept[name])
    assert cache.get(Address("image", "a")) is kept["a"]
    assert cache.get(Address("video", "a")) is None
    cache.put(Address("image", "d"), kept["d"])
    assert [cache.get(Address("image", name)) is not None for name in "abcd"] == [True, False, True, True]
    assert cache.bytes <= 3 * KEPT_WIDTH * 695 * 4
    cache.put(Address("image", "e"), MediaShown(is_loading=True))
    assert cache.get(Address("image", "e")) is None


@pytest.mark.usefixtures("allowed")
def test_another_message_takes_the_place_of_one_with_media(drive: Drive, server: Server) -> None:
    async def steps(app: App) -> None:
        start_at(app, f"{server.url}/shoes.png")
        await seen(app, GREEN)
        app.program.document.start(Message(body="Bye", buttons=(ReplyButton(text="Yes", id="yes"),)))
        form = app.window.form
        assert [card.text.text() for card in form.buttons.cards] == ["Yes"]
        app.program.composer.change(
            "", lambda _: Message(header=MediaHeader(kind="image", url=f"{server.url}/shoes.png")), ""
        )
        assert form.buttons.cards == []

    drive(steps)
