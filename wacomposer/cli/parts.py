"""What a self-test tries: each function says what it found, or raises what failed."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from wacomposer.message.file import read_message, write_message
from wacomposer.message.model import MediaHeader, Message, ReplyButton, TextHeader, UrlButton
from wacomposer.resources import resource

if TYPE_CHECKING:
    from pathlib import Path

# Each part loads what it needs itself, so that what cannot be loaded fails alone.
_TEXT = "Hello *world* 🎉 שלום مرحبا"
_SENDABLE = Message(
    body=_TEXT, footer="self-test", buttons=(ReplyButton(id="a", text="Yes"), ReplyButton(id="b", text="No"))
)
_RICH = Message(
    header=MediaHeader(kind="document", url="https://example.com/a.pdf", filename="a.pdf"),
    body=_TEXT,
    buttons=(UrlButton(text="Open", url="https://example.com"), ReplyButton(id="a", text="Yes")),
)
_RECIPIENT = "+5511999999999"
_PATIENCE = 20.0
_BACKENDS = {
    "linux": ("keyring.backends.SecretService", "secretstorage", "jeepney"),
    "win32": ("keyring.backends.Windows",),
    "darwin": ("keyring.backends.macOS",),
}


class BrokenError(Exception):
    """A part does not do what it should."""


def window(folder: Path) -> str:
    """The real window, painted where nobody sees it."""
    from wacomposer import desktop  # noqa: PLC0415 - Qt's widgets, which may be what is missing

    app = desktop.build(desktop.make_application(), str(folder / "data"))
    app.window.show()
    picture = app.window.grab()
    app.window.hide()
    if picture.isNull() or not picture.width():
        raise BrokenError("it could not be painted")
    return f"painted {picture.width()} x {picture.height()}"


def fonts() -> str:
    """The bundled typefaces, as Qt reads them."""
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415

    from wacomposer.card.export import offscreen_application  # noqa: PLC0415
    from wacomposer.card.fonts import CUTS, FAMILY  # noqa: PLC0415

    _application = offscreen_application()
    for cut in CUTS:
        path = resource("fonts", f"{FAMILY}-{cut}.ttf")
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise BrokenError(f"{path} cannot be read")
    return f"{FAMILY} in {len(CUTS)} cuts"


def icons() -> str:
    """The bundled icons, as Qt reads them."""
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    paths = sorted(resource("icons").glob("*.svg"))
    if not paths:
        raise BrokenError(f"{resource('icons')} has none")
    broken = [path.name for path in paths if not QSvgRenderer(str(path)).isValid()]
    if broken:
        raise BrokenError(f"{', '.join(broken)} cannot be read")
    return f"{len(paths)} of them"


def message_file(folder: Path) -> str:
    """A message, written and read again."""
    path = folder / "self-test.wamsg"
    header = TextHeader(text="Header")
    for message in (_SENDABLE, _RICH, _RICH.model_copy(update={"header": header})):
        write_message(message, path)
        if read_message(path) != message:
            raise BrokenError("what was read is not what was written")
    return "written and read again"


def card() -> str:
    """The card as PNG, in both themes."""
    from wacomposer.card import export  # noqa: PLC0415
    from wacomposer.card.theme import THEMES  # noqa: PLC0415

    _application = export.offscreen_application()
    pictures = {export.png_bytes(export.render_image(_RICH, theme=theme)) for theme in THEMES.values()}
    if len(pictures) != len(THEMES):
        raise BrokenError("all themes look the same")
    return f"rendered in {len(THEMES)} themes"


def keyring() -> str:
    """The keyring's library and what it finds; that a system has no keyring is no defect of the program."""
    for name in _BACKENDS.get(sys.platform, ()):
        import_module(name)

    from wacomposer.storage.secrets.result import Kind, Trouble  # noqa: PLC0415
    from wacomposer.storage.secrets.store import KeyringStore  # noqa: PLC0415
    from wacomposer.wording.secrets import describe_trouble, store_name  # noqa: PLC0415

    found = KeyringStore().where()
    if not isinstance(found, Trouble):
        return store_name(found)
    what, _ = describe_trouble(found)
    if found.kind not in (Kind.ABSENT, Kind.LOCKED):
        raise BrokenError(what)
    return f"{what} Secrets can be entered for one session."


def practice_send() -> str:
    """A message to each provider's practice account, over real HTTP."""
    import asyncio  # noqa: PLC0415

    from wacomposer.delivery.attempt import Attempt  # noqa: PLC0415
    from wacomposer.delivery.send import send  # noqa: PLC0415
    from wacomposer.delivery.transport import Patience, Transport  # noqa: PLC0415
    from wacomposer.message.recipient import read_recipient  # noqa: PLC0415
    from wacomposer.practice.accounts import at_gateway, practice_account  # noqa: PLC0415
    from wacomposer.practice.gateway import PracticeGateway  # noqa: PLC0415
    from wacomposer.providers.catalog import PROVIDERS  # noqa: PLC0415
    from wacomposer.providers.contract import Submission  # noqa: PLC0415
    from wacomposer.providers.outcome import Accepted  # noqa: PLC0415
    from wacomposer.wording.outcomes import describe  # noqa: PLC0415

    submission = Submission(_SENDABLE, _RECIPIENT, read_recipient(_RECIPIENT)[0])

    async def send_all(gateway: PracticeGateway) -> None:
        async with Transport(Patience(_PATIENCE, _PATIENCE, _PATIENCE)) as transport:
            for provider in PROVIDERS:
                account = at_gateway(practice_account(provider.key), gateway)
                outcome = await send(transport, provider, submission, account, Attempt())
                if not isinstance(outcome, Accepted):
                    raise BrokenError(describe(outcome, provider.name).line())

    with PracticeGateway() as gateway:
        asyncio.run(send_all(gateway))
    return "accepted by " + ", ".join(provider.name for provider in PROVIDERS)
