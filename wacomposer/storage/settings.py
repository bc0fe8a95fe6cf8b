"""The user's settings: one frozen value, read field by field so that one bad value never costs the others."""

from __future__ import annotations

import binascii
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal, TypeAlias

from wacomposer.message.surfaces import Surface, View
from wacomposer.storage.jsonfile import read_object, write_object
from wacomposer.storage.lock import held
from wacomposer.storage.places import make_folder
from wacomposer.storage.problem import Fault, Problem

Theme: TypeAlias = Literal["system", "light", "dark"]
Shade: TypeAlias = Literal["", "light", "dark"]

MOST_RECENT = 10
"""Files remembered in the list of recent ones."""
_MOST_TEXT = 4096
_MOST_PIXELS = 100_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What the window remembers. `geometry` is Qt's own state in base64, `splitters` are pixels by splitter.

    The card is shown as on `surface`, from the side of `view`, in `shade` ("" follows the window), and with
    its body folded if `fold`. `accounts` are the last used account ids by provider, `recent` are paths,
    latest first. With `private_media` pictures are loaded from this computer and private networks, too.
    `unknown` are fields of other versions, which are written back.
    """

    theme: Theme = "system"
    geometry: str = ""
    splitters: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    surface: Surface = Surface.ANDROID
    view: View = View.CUSTOMER
    shade: Shade = ""
    fold: bool = False
    provider: str = ""
    accounts: Mapping[str, str] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    private_media: bool = False
    unknown: Mapping[str, Any] = field(default_factory=dict)

    def with_recent(self, path: str) -> Settings:
        """These settings with `path` first among the recent files."""
        others = (each for each in self.recent if each != path)
        return replace(self, recent=(path, *others)[:MOST_RECENT])


class SettingsFile:
    """The settings on disk. Two running copies keep each other's changes: only changed fields are written."""

    def __init__(self, path: Path) -> None:
        """`path` need not exist; nothing is read or made yet."""
        self._path = path
        self._last = Settings()

    def load(self) -> tuple[Settings, Problem | None]:
        """The settings, and what is wrong with their file; defaults stand for whatever is missing or bad."""
        data = read_object(self._path)
        problem = data if isinstance(data, Problem) else None
        self._last = parse(data) if isinstance(data, dict) else Settings()
        return self._last, problem

    def save(self, settings: Settings) -> Problem | None:
        """Write what changed since the last load or save; for a worker thread, since it waits for the disk.

        DAMAGED means that it was saved, after the file of before had to be set aside.
        """
        if settings == self._last:
            return None
        problem = make_folder(self._path.parent)
        if problem is not None:
            return problem
        with held(self._path.with_suffix(".lock")) as obstacle:
            return obstacle or self._merge(settings)

    def _merge(self, settings: Settings) -> Problem | None:
        found = read_object(self._path)
        if isinstance(found, Problem) and not (found.fault is Fault.DAMAGED and found.detail):
            return found  # it would be written over
        if isinstance(found, dict):
            data = {**found, **_changes(self._last, settings)}
        else:
            data = {**settings.unknown, **_changes(Settings(), settings)}
        problem = write_object(self._path, data)
        if problem is None:
            self._last = settings
        return problem or (found if isinstance(found, Problem) else None)


def parse(data: Mapping[str, Any]) -> Settings:
    """The settings in `data`; a field that cannot be used gets its default and a line in the log."""
    values: dict[str, Any] = {}
    for name in data.keys() & _READERS.keys():
        try:
            values[name] = _READERS[name](data[name])
        except ValueError:
            _log.info("settings: %s cannot be used, so its default is", name)
    unknown = {name: value for name, value in data.items() if name not in _READERS}
    return Settings(**values, unknown=unknown)


def _changes(before: Settings, after: Settings) -> dict[str, Any]:
    return {name: getattr(after, name) for name in _READERS if getattr(after, name) != getattr(before, name)}


def _theme(value: object) -> Theme:
    if value not in ("system", "light", "dark"):
        raise ValueError
    return value


def _shade(value: object) -> Shade:
    if value not in ("", "light", "dark"):
        raise ValueError
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError  # noqa: TRY004
    return value


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _MOST_TEXT or "\0" in value:
        raise ValueError
    return value


def _base64(value: object) -> str:
    text = _text(value)
    binascii.a2b_base64(text, strict_mode=True)
    return text


def _pixels(value: object) -> tuple[int, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004 - one exception for all that cannot be used
    if not all(type(each) is int and 0 <= each <= _MOST_PIXELS for each in value):
        raise ValueError
    return tuple(value)


def _by_key(read: Callable[[object], Any]) -> Callable[[object], dict[str, Any]]:
    def read_all(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise ValueError  # noqa: TRY004
        return {key: read(each) for key, each in value.items()}

    return read_all


def _recent(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise ValueError  # noqa: TRY004
    return tuple(_text(each) for each in value[:MOST_RECENT])


_READERS: dict[str, Callable[[object], Any]] = {
    "theme": _theme,
    "geometry": _base64,
    "splitters": _by_key(_pixels),
    "surface": lambda value: Surface(_text(value)),
    "view": lambda value: View(_text(value)),
    "shade": _shade,
    "fold": _flag,
    "provider": _text,
    "accounts": _by_key(_text),
    "recent": _recent,
    "private_media": _flag,
}
"""What each field accepts; each raises ValueError for anything else."""
