"""Asking for a file or a folder, without a nested loop: the answer comes when there is one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget


def ask_for_file(
    window: QWidget,
    title: str,
    folder: Path,
    kinds: Sequence[str],
    act: Callable[[Path, str], None],
    suggested: str = "",
) -> None:
    """Ask for a file, an existing one where none is `suggested`; `act` gets it and the chosen kind."""
    dialog = QFileDialog(window, f"{title} – wacomposer", str(folder))
    dialog.setNameFilters(list(kinds))
    if suggested:
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(suggested)
    else:
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: act(Path(name), dialog.selectedNameFilter()))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_for_folder(window: QWidget, title: str, folder: Path, act: Callable[[Path], None]) -> None:
    """Ask for a folder; `act` gets it."""
    dialog = QFileDialog(window, f"{title} – wacomposer", str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda name: act(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
