"""The only user of keyring: one call each to the operating system's store, blocking, for the lane's thread.

keyring itself would also pick plain-text files or nothing at all as a store, and would open a password prompt
in the middle of a read. Here only the system's own stores count, and only `unlock` prompts.
"""

# ruff: noqa: PLC0415 - stores are imported in the lane's thread, about 60 ms, and only the one that is used

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from wacomposer.providers.secret import Secret, is_usable
from wacomposer.storage.secrets.result import (
    Deleted,
    DeleteResult,
    Found,
    Kind,
    Missing,
    Place,
    ReadResult,
    Stored,
    Trouble,
    WriteResult,
)

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "wacomposer"
"""The service name of all our entries; `secret-tool search --all service wacomposer` lists them."""

_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException", "TimeoutError"}
_ABSENT = {"NoKeyringError", "SecretServiceNotAvailableException", "ConnectionError", "ImportError"}
_IS_LOCKED = "org.freedesktop.Secret.Error.IsLocked"


@dataclass(frozen=True, slots=True)
class _Store:
    ring: KeyringBackend
    place: Place


def where() -> Place | Trouble:
    """Which store there is, if it can be used without a prompt."""
    store = _ready()
    if isinstance(store, Missing):
        return Trouble(Kind.LOCKED)
    return store if isinstance(store, Trouble) else store.place


def read(entry: str) -> ReadResult:
    """The secret of `entry`."""
    store = _ready()
    if not isinstance(store, _Store):
        return store
    value = store.ring.get_password(SERVICE, entry)
    if value is None:
        return Missing()
    return Found(Secret(value)) if is_usable(value) else Trouble(Kind.UNUSABLE)


def write(entry: str, secret: Secret) -> WriteResult:
    """Store `secret` as `entry`, replacing what was there."""
    store = _ready()
    if isinstance(store, Missing):
        return Trouble(Kind.LOCKED)
    if isinstance(store, Trouble):
        return store
    store.ring.set_password(SERVICE, entry, secret.reveal())
    return Stored()


def delete(entry: str) -> DeleteResult:
    """Delete `entry` if it is there."""
    store = _ready()
    if not isinstance(store, _Store):
        return store
    # Asked first, because stores say "not there" and "not possible" with the same exception.
    if store.ring.get_password(SERVICE, entry) is None:
        return Missing()
    store.ring.delete_password(SERVICE, entry)
    return Deleted()


def unlock(patience: float) -> Place | Trouble:
    """Have the system ask for the store's password, withdraw the question after `patience` seconds."""
    store = _find()
    if isinstance(store, Trouble):
        return store
    if store.place is not Place.SECRET_SERVICE:
        store.ring.get_password(SERVICE, "unlock")  # the other stores ask when they are read
        return store.place
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        try:
            collection = secretstorage.Collection(bus, _collection_path(store.ring))
        except secretstorage.ItemNotFoundException:
            collection = secretstorage.create_collection(bus, "Default", "default")
        if collection.is_locked():
            collection.unlock(timeout=patience)
        return Trouble(Kind.LOCKED) if collection.is_locked() else store.place


def explain(failure: Exception) -> Trouble:
    """The trouble that an exception of a store means; nothing of its text, which may quote a secret."""
    each: BaseException | None = failure
    while each is not None:
        names = {base.__name__ for base in type(each).__mro__}
        if names & _LOCKED or getattr(each, "name", None) == _IS_LOCKED:
            return Trouble(Kind.LOCKED)
        if names & _ABSENT:
            return Trouble(Kind.ABSENT)
        if "UnicodeDecodeError" in names:
            return Trouble(Kind.UNUSABLE)
        each = each.__cause__
    return Trouble(Kind.REFUSED, type(failure).__name__)


def _ready() -> _Store | Missing | Trouble:
    """The store if it can be used without a prompt; Missing where it would first have to be made.

    Only the Secret Service can be asked; other stores count as ready.
    """
    store = _find()
    if isinstance(store, Trouble) or store.place is not Place.SECRET_SERVICE:
        return store
    import secretstorage

    with closing(secretstorage.dbus_init()) as bus:
        try:
            locked = secretstorage.Collection(bus, _collection_path(store.ring)).is_locked()
        except secretstorage.ItemNotFoundException:
            return Missing()
    return Trouble(Kind.LOCKED) if locked else store


def _collection_path(ring: KeyringBackend) -> str:
    """The collection keyring would use: the default one, or the one its own environment variable names."""
    return str(getattr(ring, "preferred_collection", "/org/freedesktop/secrets/aliases/default"))


def _find() -> _Store | Trouble:
    """The first usable one of the system's stores, or the one that keyring's own configuration names.

    Looked for at each call, since people start a store when they are told that it is missing.
    """
    configured = _configured()
    for kind, place in _known():
        name = f"{kind.__module__}.{kind.__qualname__}"
        if configured in (None, name) and kind.viable:
            return _Store(kind(), place)
    return Trouble(Kind.ABSENT)


def _known() -> Iterator[tuple[type[KeyringBackend], Place]]:
    """The stores of this system, best first. Imported by name, so that frozen builds contain them."""
    if sys.platform == "win32":
        from keyring.backends import Windows

        yield Windows.WinVaultKeyring, Place.WINDOWS
    elif sys.platform == "darwin":
        from keyring.backends import macOS

        yield macOS.Keyring, Place.MACOS
    else:
        from keyring.backends import SecretService

        yield SecretService.Keyring, Place.SECRET_SERVICE
        from keyring.backends import libsecret

        yield libsecret.Keyring, Place.SECRET_SERVICE
        from keyring.backends import kwallet

        yield kwallet.DBusKeyring, Place.KWALLET


def _configured() -> str | None:
    """The class that keyring is told to use, by its environment variable or file; read, never imported."""
    name = os.environ.get("PYTHON_KEYRING_BACKEND")
    if name:
        return name
    import configparser

    from keyring.util.platform_ import config_root

    parser = configparser.RawConfigParser()
    try:
        parser.read(config_root() / "keyringrc.cfg", encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return None
    return parser.get("backend", "default-keyring", fallback="").strip() or None
