"""What the user's commands about files do: new, open and save."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from wacomposer.message.file import ENDING, FileProblem
from wacomposer.message.model import Message
from wacomposer.message.sample import SAMPLE
from wacomposer.ui.file_dialog import ask_for_file
from wacomposer.wording.files import describe_file_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from wacomposer.app.program import Program
    from wacomposer.storage.problem import Problem
    from wacomposer.ui.window import Window

FILTER = f"wacomposer messages (*{ENDING})"


class FileCommands(QObject):
    """Carries out commands about files; questions are asked in the notice, never by a nested dialog loop."""

    def __init__(self, window: Window, program: Program) -> None:
        super().__init__(window)
        self._window = window
        self._program = program

    def new(self) -> None:
        self._unless_unsaved(lambda: self._program.document.start(Message()))

    def open_sample(self) -> None:
        self._unless_unsaved(lambda: self._program.document.start(SAMPLE))

    def open(self) -> None:
        self._unless_unsaved(lambda: self._ask("Open a message", self._program.document.open))

    def save(self) -> None:
        path = self._program.document.path
        if path is None:
            self.save_as()
        else:
            self._program.document.save(path)

    def save_as(self) -> None:
        suggested = f"{self._program.document.name}{ENDING}"
        self._ask("Save the message", self._program.document.save, suggested)

    def _ask(self, title: str, act: Callable[[Path], None], suggested: str = "") -> None:
        folder = self._program.document.path.parent if self._program.document.path else Path.home()
        ask_for_file(self._window, title, folder, [FILTER], lambda path, _kind: act(path), suggested)

    def _unless_unsaved(self, act: Callable[[], None]) -> None:
        """Do `act` at once, or after a question where that would lose what is not saved."""
        document = self._program.document
        if document.is_saved or self._program.composer.message == Message():
            act()
            return
        self._window.notice.say(
            "This message is not saved.",
            answers=(("Save it", self.save), ("Go on without saving", act)),
        )

    def remember_file(self, path: str) -> None:
        self._program.change_settings(self._program.settings.with_recent(path))

    def tell_file_problem(self, problem: FileProblem) -> None:
        self._window.notice.say(describe_file_problem(problem), "error")

    def tell_storage_problem(self, problem: Problem) -> None:
        from wacomposer.wording.storage import describe_problem  # noqa: PLC0415 - rarely needed

        self._window.notice.say(describe_problem(problem), "warning")

    def tell_start_problems(self, problems: Sequence[Problem]) -> None:
        """Say what is wrong with the program's own files, all of it in one notice."""
        from wacomposer.wording.storage import describe_problems  # noqa: PLC0415

        if problems:
            self._window.notice.say_next(describe_problems(problems), "warning", lasting=True)

    def tell_restored(self, more: int, open_next: Callable[[], None]) -> None:
        """Say that this message was left unsaved, and offer the next one if there are `more`."""
        if more == 0:
            self._window.notice.say_next("This is what was open and not saved.", "success")
            return
        others = "One more is" if more == 1 else f"{more} more are"
        self._window.notice.say_next(
            f"This is what was open and not saved. {others} kept.",
            "success",
            answers=(("Open the next", lambda: self._unless_unsaved(open_next)),),
        )
