"""Pictures out of the window: saved, copied, dragged, all at once, and the sign-off pack."""

import hashlib
import subprocess
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from tests.shots import LANGUAGES
from tests.ui.conftest import Drive
from tests.ui.hand import top_dialog, until
from wacomposer.desktop import App
from wacomposer.message.file import write_message
from wacomposer.ui.picture_commands import FORMATS


async def answer(name: Path, name_filter: str = "") -> None:
    """Answer the file dialog that is open."""
    await until(lambda: any(isinstance(each, QFileDialog) for each in QApplication.topLevelWidgets()))
    dialog = top_dialog()
    assert isinstance(dialog, QFileDialog)
    if name_filter:
        dialog.selectNameFilter(name_filter)
    dialog.selectFile(str(name))
    dialog.done(QFileDialog.DialogCode.Accepted)
    dialog.fileSelected.emit(str(name))


def said(app: App) -> str:
    return app.window.notice.text.text() if app.window.notice.isVisible() else ""


def act(app: App, key: str) -> None:
    app.window.actions_by_key[key].trigger()


@pytest.mark.parametrize("wanted", FORMATS, ids=[each.label for each in FORMATS])
def test_the_card_is_saved_as_what_was_chosen(drive: Drive, tmp_path: Path, wanted: object) -> None:
    chosen = next(each for each in FORMATS if each is wanted)
    target = tmp_path / f"card{chosen.ending}"

    async def steps(app: App) -> None:
        act(app, "picture")
        await answer(tmp_path / "card", chosen.name_filter)
        await until(lambda: f"{target.name} is saved." in said(app), lambda: said(app))
        size = app.window.preview.view.card_size()
        content = target.read_bytes()
        if chosen.ending == ".png":
            image = QImage(str(target))
            assert image.width() == round((size.width() + 40) * chosen.scale)
            assert (image.pixelColor(1, 1).alpha() == 0) is not chosen.background
        else:
            assert content.startswith({".svg": b"<?xml", ".pdf": b"%PDF-"}[chosen.ending])

    drive(steps)


def test_what_cannot_be_written_gets_a_sentence(drive: Drive, tmp_path: Path) -> None:
    async def steps(app: App) -> None:
        act(app, "picture")
        await answer(tmp_path / "no such folder" / "card.png")
        await until(lambda: "card.png was not written" in said(app))
        assert "Choose another place." in said(app)

    drive(steps)


def test_the_card_is_copied_as_a_picture(drive: Drive) -> None:
    async def steps(app: App) -> None:
        act(app, "copy_picture")
        image = QGuiApplication.clipboard().image()
        assert image.width() == 2 * (app.window.preview.view.card_size().width() + 40)
        assert "copied" in said(app)

    drive(steps)


def test_all_pictures_go_into_a_folder_of_their_own(drive: Drive, tmp_path: Path) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(LANGUAGES)
        act(app, "all_pictures")
        await answer(tmp_path)
        await until(lambda: "pictures are saved" in said(app), lambda: said(app))
        told.append(said(app))

    told: list[str] = []
    drive(steps)
    (folder,) = tmp_path.glob("* pictures")
    count = 10 * (1 + len(LANGUAGES.variants))
    assert len(list(folder.glob("*.png"))) == count
    assert told == [f"{count} pictures are saved in {folder.name}."]


def test_a_pack_is_for_a_saved_file(drive: Drive, tmp_path: Path) -> None:
    file = tmp_path / "order.wamsg"
    write_message(LANGUAGES, file)
    content = file.read_bytes().replace(b'": ', b'" : ')  # as no program of ours writes it
    file.write_bytes(content)

    async def steps(app: App) -> None:
        act(app, "pack")
        assert "Save the message first." in said(app)
        app.program.document.open(file)
        await until(lambda: app.program.document.path == file)
        act(app, "pack")
        await answer(tmp_path / "pack")
        await until(lambda: "pack.pdf is saved." in said(app), lambda: said(app))

    drive(steps)
    command = ["pdftotext", "-layout", str(tmp_path / "pack.pdf"), "-"]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert hashlib.sha256(content).hexdigest() in "".join(text.split())


def test_a_pack_of_a_file_that_is_gone(drive: Drive, tmp_path: Path) -> None:
    file = tmp_path / "order.wamsg"
    write_message(LANGUAGES, file)

    async def steps(app: App) -> None:
        app.program.document.open(file)
        await until(lambda: app.program.document.path == file)
        act(app, "pack")
        file.unlink()
        await answer(tmp_path / "pack.pdf")
        await until(lambda: "pack.pdf was not written" in said(app))
        assert "order.wamsg" in said(app)

    drive(steps)


def test_the_card_is_dragged_out_as_a_file(drive: Drive, monkeypatch: pytest.MonkeyPatch) -> None:
    """Xvfb has nothing to drop on: the drag is looked at where it starts."""
    carried: list[tuple[list[str], bool]] = []

    def look(drag: QDrag, *_: object) -> Qt.DropAction:
        data: QMimeData = drag.mimeData()
        carried.append(([url.toLocalFile() for url in data.urls()], data.hasImage()))
        return Qt.DropAction.CopyAction

    monkeypatch.setattr(QDrag, "exec", look)

    async def steps(app: App) -> None:
        view = app.window.preview.view
        middle = QPointF(view.width() / 2, view.height() / 2)

        def mouse(kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
            place = view.mapToGlobal(at)
            event = QMouseEvent(kind, at, place, button, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(view, event)

        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        mouse(QEvent.Type.MouseButtonPress, middle, left, left)
        await until(lambda: app.program.pictures.at_hand)
        mouse(QEvent.Type.MouseMove, middle + QPointF(2, 0), none, left)
        assert not carried
        mouse(QEvent.Type.MouseMove, middle + QPointF(40, 0), none, left)
        ((files, has_image),) = carried
        assert has_image
        assert QImage(files[0]).width() > 0
        mouse(QEvent.Type.MouseButtonPress, QPointF(2, 2), left, left)  # the chat behind it
        mouse(QEvent.Type.MouseMove, QPointF(60, 2), none, left)
        assert len(carried) == 1

    drive(steps)
    assert not Path(carried[0][0][0]).exists()  # it goes with the program


def test_the_window_goes_on_while_a_pack_is_made(drive: Drive, tmp_path: Path) -> None:
    file = tmp_path / "order.wamsg"
    write_message(LANGUAGES, file)
    ticks: list[float] = []

    async def steps(app: App) -> None:
        app.program.document.open(file)
        await until(lambda: app.program.document.path == file)
        timer = QTimer(app.window)
        timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
        timer.start(0)
        app.program.pictures.save_pack(file, tmp_path / "pack.pdf")
        await until((tmp_path / "pack.pdf").exists)
        timer.stop()

    drive(steps)
    assert len(ticks) > 30  # the window had its turn between the steps, not only at the end
