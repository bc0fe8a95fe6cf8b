"""Where the program keeps its files, and the making of that folder at the moment it is first needed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from wacomposer.storage.problem import Problem, writing_problem

VARIABLE = "WACOMPOSER_DATA_DIR"


@dataclass(frozen=True, slots=True)
class Places:
    """The folder `data`, absolute, which need not exist, and what lies in it. None touches the disk."""

    data: Path

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.data / "settings.json"

    @property
    def accounts(self) -> Path:
        """The account book, without secrets."""
        return self.data / "accounts.json"

    @property
    def drafts(self) -> Path:
        """The folder of what was typed and not yet saved."""
        return self.data / "drafts"


def find_places(given: str | None = None) -> Places:
    """The places below `given` (--data-dir), else WACOMPOSER_DATA_DIR, else where the system says.

    Nothing is created and nothing raised, however impossible the folder is; `probe` tells.
    """
    chosen = given or os.environ.get(VARIABLE)
    if not chosen:
        import platformdirs  # noqa: PLC0415 - a tenth of a bare start

        return Places(platformdirs.user_data_path("wacomposer", appauthor=False))
    return Places(Path(os.path.abspath(os.path.expanduser(chosen))))  # noqa: PTH100, PTH111 - these never raise


def make_folder(folder: Path) -> Problem | None:
    """Make `folder` and those above it that are missing, for this user's eyes only (mode 0700)."""
    try:
        for missing in _missing(folder):
            missing.mkdir(mode=0o700, exist_ok=True)
    except (OSError, ValueError) as failure:
        return writing_problem(failure, folder)
    return None


def probe(folder: Path) -> Problem | None:
    """Make `folder` and try whether a file can be written there; no file stays behind."""
    problem = make_folder(folder)
    if problem is not None:
        return problem
    import tempfile  # noqa: PLC0415 - brings compression and random numbers, which a start can do without

    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"\0" * 4096)
            file.flush()
    except OSError as failure:
        return writing_problem(failure, folder)
    return None


def _missing(folder: Path) -> list[Path]:
    """`folder` and its missing ancestors, topmost first; empty where `folder` is a folder."""
    missing = []
    for each in (folder, *folder.parents):
        if each.is_dir():
            break
        missing.append(each)
    return missing[::-1]
