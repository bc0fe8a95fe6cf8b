"""What the user's commands about pictures do: save, copy and drag the card, and the sign-off pack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QPixmap

from wacomposer.ui.file_dialog import ask_for_file, ask_for_folder

if TYPE_CHECKING:
    from wacomposer.app.program import Program
    from wacomposer.card.pictures import Look
    from wacomposer.ui.file_commands import FileCommands
    from wacomposer.ui.window import Window

SHARP = 2.0
"""Device pixels to a logical pixel of a card that is copied or dragged."""


_SAVE_FIRST = "A sign-off pack is for the exact file. Save the message first."


class _Format(NamedTuple):
    """A kind of picture as the file dialog offers it."""

    label: str
    ending: str
    scale: float = SHARP
    background: bool = True

    @property
    def name_filter(self) -> str:
        return f"{self.label} (*{self.ending})"


FORMATS = (
    _Format("PNG picture, twice the size", ".png"),
    _Format("PNG picture", ".png", 1.0),
    _Format("PNG picture, three times the size", ".png", 3.0),
    _Format("PNG picture without the chat behind it", ".png", SHARP, background=False),
    _Format("SVG drawing", ".svg"),
    _Format("PDF page with text", ".pdf"),
)


class PictureCommands(QObject):
    """Carries out commands about pictures; what they show is what the preview shows."""

    def __init__(self, window: Window, program: Program, files: FileCommands) -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        self._files = files

    def save(self) -> None:
        """Ask for a file and write the card as it is shown."""
        kinds = [each.name_filter for each in FORMATS]
        suggested = f"{self._stem()}{FORMATS[0].ending}"
        ask_for_file(self._window, "Save the card", self._folder(), kinds, self._save, suggested)

    def _save(self, path: Path, chosen: str) -> None:
        from wacomposer.card.pictures import PictureKind, kind_of  # noqa: PLC0415 - rarely needed

        wanted = next((each for each in FORMATS if each.name_filter == chosen), FORMATS[0])
        kind = kind_of(path.name)
        if kind is None:
            kind = PictureKind(wanted.ending.removeprefix("."))
            path = path.with_name(f"{path.name}{wanted.ending}")
        look = self._look()._replace(scale=wanted.scale, background=wanted.background)
        self._program.pictures.save(self._program.composer.shown(), path, kind, look)

    def copy(self) -> None:
        """Put the card as it is shown on the clipboard."""
        image = self._program.pictures.image(self._program.composer.shown(), self._look())
        QGuiApplication.clipboard().setImage(image)
        self._window.notice.say("The card is copied as a picture.", "success")

    def save_all(self) -> None:
        """Ask for a folder; every language on every app, light and dark, goes into a new one there."""
        ask_for_folder(self._window, "Save all pictures", self._folder(), self._save_all)

    def _save_all(self, folder: Path) -> None:
        composer = self._program.composer
        place = folder / f"{self._stem()} pictures"
        self._program.pictures.save_all(composer.message, composer.values, place, self._look())

    def save_pack(self) -> None:
        """Ask for a file and write the sign-off pack, which is about the bytes of a saved message."""
        document = self._program.document
        if document.path is None or not document.is_saved:
            self._window.notice.say(_SAVE_FIRST, answers=(("Save it", self._files.save),))
            return
        kinds = ["PDF document (*.pdf)"]
        suggested = f"{self._stem()} sign-off.pdf"
        ask_for_file(
            self._window, "Save the sign-off pack", self._folder(), kinds, self._save_pack, suggested
        )

    def _save_pack(self, path: Path, _chosen: str) -> None:
        program = self._program
        if program.document.path is not None:
            target = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
            program.pictures.save_pack(program.document.path, target)

    def follow_document(self) -> None:
        """What asked for the message to be saved goes once it is."""
        if self._program.document.is_saved and self._window.notice.text.text() == _SAVE_FIRST:
            self._window.notice.dismiss()

    def prepare_drag(self) -> None:
        """The mouse is down on the card: have it at hand as a file."""
        self._program.pictures.prepare(self._program.composer.shown(), self._look(), self._stem())

    def drag(self) -> None:
        """Drag the card out of the window: as a file, or at least as a picture."""
        pictures, look = self._program.pictures, self._look()
        image = pictures.image(self._program.composer.shown(), look)
        data = QMimeData()
        data.setImageData(image)
        if pictures.at_hand is not None:
            data.setUrls([QUrl.fromLocalFile(str(pictures.at_hand))])
        drag = QDrag(self._window.preview.view)
        drag.setMimeData(data)
        shown = QPixmap.fromImage(image.scaledToWidth(240, Qt.TransformationMode.SmoothTransformation))
        shown.setDevicePixelRatio(1.0)
        drag.setPixmap(shown)
        drag.setHotSpot(QPoint(shown.width() // 2, 24))
        drag.exec(Qt.DropAction.CopyAction)

    def tell_saved(self, name: str, count: int) -> None:
        self._window.notice.say(
            f"{name} is saved." if count == 1 else f"{count} pictures are saved in {name}.", "success"
        )

    def tell_failed(self, name: str, reason: str) -> None:
        self._window.notice.say(f"{name} was not written: {reason}", "error")

    def _look(self) -> Look:
        from wacomposer.card.pictures import Look  # noqa: PLC0415 - rarely needed

        preview = self._window.preview
        return Look("dark" if preview.dark else "light", preview.face, SHARP)

    def _folder(self) -> Path:
        path = self._program.document.path
        return path.parent if path else Path.home()

    def _stem(self) -> str:
        """A name for files: the message's, without what no file system takes."""
        name = self._program.document.name
        return "".join("_" if char in '/\\:*?"<>|' or not char.isprintable() else char for char in name)[:80]
