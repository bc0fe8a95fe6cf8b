"""What the exceptions of the stores mean, and that nothing of their text gets out."""

import keyring.errors
import pytest
import secretstorage
from jeepney import (  # type: ignore[import-untyped] # it has no types of its own
    DBusErrorResponse,
    HeaderFields,
    new_error,
    new_method_call,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped] # nor here

from wacomposer.storage.secrets.result import Kind, Trouble
from wacomposer.storage.secrets.system import explain


def dbus_error(name: str) -> Exception:
    call = new_method_call(message_bus, "Any")
    call.header.serial = 1
    call.header.fields[HeaderFields.sender] = ":1.1"
    failure: Exception = DBusErrorResponse(new_error(call, name, "s", ("PLANTED",)))
    return failure


def caused(failure: Exception, cause: Exception) -> Exception:
    failure.__cause__ = cause
    return failure


@pytest.mark.parametrize(
    ("failure", "trouble"),
    [
        (keyring.errors.KeyringLocked("PLANTED"), Trouble(Kind.LOCKED)),
        (secretstorage.LockedException("PLANTED"), Trouble(Kind.LOCKED)),
        (secretstorage.PromptDismissedException("PLANTED"), Trouble(Kind.LOCKED)),
        (dbus_error("org.freedesktop.Secret.Error.IsLocked"), Trouble(Kind.LOCKED)),
        (TimeoutError("PLANTED"), Trouble(Kind.LOCKED)),
        (
            caused(keyring.errors.InitError("PLANTED"), secretstorage.PromptDismissedException()),
            Trouble(Kind.LOCKED),
        ),
        (keyring.errors.NoKeyringError("PLANTED"), Trouble(Kind.ABSENT)),
        (secretstorage.SecretServiceNotAvailableException("PLANTED"), Trouble(Kind.ABSENT)),
        (ConnectionResetError("PLANTED"), Trouble(Kind.ABSENT)),
        (ModuleNotFoundError("PLANTED"), Trouble(Kind.ABSENT)),
        (UnicodeDecodeError("utf-8", b"PLANTED", 0, 1, ""), Trouble(Kind.UNUSABLE)),
        (keyring.errors.PasswordSetError("PLANTED"), Trouble(Kind.REFUSED, "PasswordSetError")),
        (keyring.errors.KeyringError("PLANTED"), Trouble(Kind.REFUSED, "KeyringError")),
        (dbus_error("org.freedesktop.DBus.Error.Failed"), Trouble(Kind.REFUSED, "DBusErrorResponse")),
        (ValueError("PLANTED"), Trouble(Kind.REFUSED, "ValueError")),
    ],
    ids=repr,
)
def test_exceptions(failure: Exception, trouble: Trouble) -> None:
    assert explain(failure) == trouble
