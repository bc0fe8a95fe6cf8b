"""Composition root of the window: builds everything and passes it on; running is apart from building."""

from __future__ import annotations

from wacomposer import lean_qt  # noqa: F401 - before anything of PySide6

# isort: split
import base64
import logging
import os
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication

from wacomposer.app.accounts import Accounts, public_fields
from wacomposer.app.checker import Checker
from wacomposer.app.composer import Composer
from wacomposer.app.document import Document
from wacomposer.app.media import Media
from wacomposer.app.pictures import Pictures
from wacomposer.app.practice import Practice
from wacomposer.app.program import Program
from wacomposer.app.recovery import Recovery
from wacomposer.app.sender import Sender
from wacomposer.app.tasks import Tasks
from wacomposer.c_locale import ask_for_utf8
from wacomposer.card.face import Face
from wacomposer.message.sample import SAMPLE, SAMPLE_RECIPIENT
from wacomposer.practice.accounts import practice_accounts
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.drafts import DraftShelf
from wacomposer.storage.places import Places, find_places
from wacomposer.storage.problem import Problem
from wacomposer.storage.secrets.store import KeyringStore, SessionStore
from wacomposer.storage.settings import Settings, SettingsFile
from wacomposer.ui.appearance import Appearance
from wacomposer.ui.commands import Commands
from wacomposer.ui.file_commands import FileCommands
from wacomposer.ui.picture_commands import PictureCommands
from wacomposer.ui.presenter import Presenter
from wacomposer.ui.window import Window
from wacomposer.ui.wiring import wire_actions, wire_appearance, wire_delivery, wire_display, wire_form
from wacomposer.wording.practice import TROUBLE_NAMES

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


@dataclass
class App:
    """The built application, ready to run."""

    application: QApplication
    places: Places
    window: Window
    program: Program
    commands: Commands
    files: FileCommands
    presenter: Presenter
    appearance: Appearance
    shelf: DraftShelf
    recovery: Recovery
    settings_file: SettingsFile
    session_secrets: SessionStore
    problems: tuple[Problem, ...]


def build(application: QApplication, data_dir: str | None = None, theme: str | None = None) -> App:
    """Build the window and all behind it, without showing it or reading a message file."""
    places = find_places(data_dir)
    settings_file = SettingsFile(places.settings)
    settings, settings_problem = settings_file.load()
    session = SessionStore()
    shelf = DraftShelf(places.drafts)
    program = _build_program(application, places, settings, session, shelf)
    recovery = Recovery(shelf, program.document, application)
    program.composer.set_recipient(SAMPLE_RECIPIENT)
    problems = [*([settings_problem] if settings_problem else []), *program.accounts.refresh()]
    program.choose_first()
    appearance = Appearance(application, theme or settings.theme)
    window = Window(
        PROVIDERS, [("", TROUBLE_NAMES[None]), *((each, TROUBLE_NAMES[each]) for each in Trouble)]
    )
    presenter = Presenter(window, program)
    commands = Commands(window, program, presenter, appearance)
    files = FileCommands(window, program)
    pictures = PictureCommands(window, program, files)
    wire_form(window, program.composer, commands)
    wire_delivery(window, program.composer, program.sender, commands)
    wire_actions(window, program.composer, commands, files, pictures)
    wire_display(program, presenter, files, pictures)
    wire_appearance(window, appearance)
    recovery.restored.connect(lambda more: files.tell_restored(more, recovery.next))
    program.accounts.changed.connect(program.choose_again)
    program.accounts.changed.connect(presenter.show_delivery)
    presenter.show_all()
    window.form.body.edit.setFocus()
    appearance.apply()  # last: dressed widgets are dressed again with each change
    _restore_window(window, program)
    return App(
        application,
        places,
        window,
        program,
        commands,
        files,
        presenter,
        appearance,
        shelf,
        recovery,
        settings_file,
        session,
        tuple(problems),
    )


def _build_program(
    application: QApplication, places: Places, settings: Settings, session: SessionStore, shelf: DraftShelf
) -> Program:
    """Everything behind the window."""
    tasks = Tasks(application)
    composer = Composer(SAMPLE, application)
    names = [account.name for account in practice_accounts()]
    book = AccountBook(places.accounts, public_fields(), names)
    accounts = Accounts(book, KeyringStore(), session, application)
    practice = Practice()
    sender = Sender(tasks, accounts, practice, application)
    document = Document(composer, tasks, shelf, application)
    checker = Checker(sender, accounts, practice)
    media = Media(tasks, private=settings.private_media, parent=application)
    pictures = Pictures(tasks, media, application)
    return Program(settings, tasks, composer, accounts, practice, sender, checker, document, pictures, media)


def _restore_window(window: Window, program: Program) -> None:
    settings = program.settings
    window.actions_by_key[f"theme_{settings.theme}"].setChecked(True)
    window.actions_by_key["private_media"].setChecked(settings.private_media)
    window.actions_by_key["fold"].setChecked(settings.fold)
    window.preview.show_as(Face(settings.surface, settings.view, settings.fold), settings.shade)
    if settings.geometry:
        window.restoreGeometry(QByteArray(base64.b64decode(settings.geometry)))
    window.set_column_widths(settings.splitters.get("columns", ()))


def make_application() -> QApplication:
    """The one QApplication, with the names that the desktop and screen readers show."""
    ask_for_utf8()
    QApplication.setApplicationName("wacomposer")
    QApplication.setDesktopFileName("wacomposer")
    return QApplication(sys.argv[:1])


def main(file: Path | None = None, data_dir: str | None = None, theme: str | None = None) -> int:
    """Open the window; on a machine without a screen run the sample instead and say so."""
    sys.excepthook = _log_exception
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        from wacomposer.showcase import show_without_screen  # noqa: PLC0415 - only there

        if file is not None:
            sys.stderr.write(
                "wacomposer: there is no display to open a file in; wacomposer render paints it.\n"
            )
            return 2
        return show_without_screen(theme)
    from wacomposer.running import run  # noqa: PLC0415 - knows this module

    return run(build(make_application(), data_dir, theme), file)


def _log_exception(kind: type[BaseException], _failure: BaseException, trace: TracebackType | None) -> None:
    """Log where and what; not the text, which may hold secrets. Qt goes on after an exception in a slot."""
    where = traceback.extract_tb(trace)[-1:] if trace else []
    place = f"{where[0].filename}:{where[0].lineno}" if where else "?"
    logging.getLogger("wacomposer").error("unexpected %s at %s", kind.__name__, place)
