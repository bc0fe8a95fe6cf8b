"""Pictures of the window's main states, taken from the real window: `python -m tests.shots FOLDER`."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QApplication, QDialog

from wacomposer.card.face import Face
from wacomposer.desktop import App, build, make_application
from wacomposer.message.model import (
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    Samples,
    TextHeader,
    UrlButton,
    Variant,
)
from wacomposer.message.surfaces import Surface, View
from wacomposer.practice.trouble import Trouble
from wacomposer.running import run

WIDE, NARROW = (1280, 800), (1024, 700)
THEMES = ("light", "dark")
SCALES = ("1", "2")
PAUSE = 0.25
"""Seconds for the window to settle before a picture."""

FULL = Message(
    header=TextHeader(text="Order #12345 confirmed"),
    body="Hi Ana 👋 your order is *on its way*.\nChoose how you want to proceed:\n- _Track_ it\n- ~Cancel~",
    footer="Coupon valid for 24h",
    buttons=(
        UrlButton(text="Track order", url="https://store.example.com/order/12345"),
        CallButton(text="Talk to support", phone="+55 11 3000-0000"),
        ReplyButton(text="Talk to a person now, please", id="talk_to_a_person"),
    ),
)
ARABIC = Message(
    header=TextHeader(text="تم تأكيد الطلب"),
    body="مرحبا آنا 👋 طلبك *في الطريق*.\nكيف تريد المتابعة؟ (Order #12345)",
    footer="متاح على مدار الساعة",
    buttons=(ReplyButton(text="تتبع الطلب", id="track"), ReplyButton(text="لاحقا", id="later")),
)
MEDIA = Message(
    header=MediaHeader(kind="document", url="https://example.com/invoice.pdf", filename="invoice.pdf"),
    body="Here is your invoice.",
    buttons=(
        CopyButton(text="Copy coupon", code="RYZE10"),
        UrlButton(text="Pay now", url="https://example.com/pay"),
    ),
)

LANGUAGES = FULL.model_copy(
    update={
        "language": "en",
        "body": "Hi {{name|there}} 👋 your order {{order}} is *on its way*.",
        "variables": (Samples(name="name", samples=("Ana", "Maximiliana")),),
        "variants": (
            Variant(
                language="pt-BR",
                header="Pedido #12345 confirmado",
                body="Oi {{name|tudo bem}} 👋 seu pedido {{order}} está *a caminho*.",
                buttons=("Acompanhar o seu pedido", "Falar com o suporte"),
            ),
        ),
    }
)

Step: TypeAlias = Callable[[App], Awaitable[None]]


async def _sample(app: App) -> None:
    app.window.form.body.edit.clearFocus()


async def _empty(app: App) -> None:
    app.program.document.start(Message())
    app.program.composer.set_recipient("")


async def _refused(app: App) -> None:
    await _empty(app)
    app.commands.send()


async def _full(app: App) -> None:
    app.program.document.start(FULL)
    app.commands.choose_provider("ryzeapi")
    app.program.composer.set_recipient("+55 11 99999-9999")


async def _lost(app: App) -> None:
    await _full(app)
    app.commands.choose_provider("wuts")


async def _arabic(app: App) -> None:
    app.program.document.start(ARABIC)
    app.program.composer.set_recipient("+966 50 123 4567")


async def _media(app: App) -> None:
    app.program.document.start(MEDIA)
    app.commands.choose_provider("ryzeapi")


def _as(surface: Surface, view: View, *, then: Step | None = None) -> Step:
    """A message with all kinds of buttons, or what `then` shows, on `surface`."""

    async def step(app: App) -> None:
        await (then or _full)(app)
        app.window.preview.show_as(Face(surface, view), "")

    return step


async def _accepted(app: App) -> None:
    await _full(app)
    await _send(app)


async def _rejected(app: App) -> None:
    await _full(app)
    app.program.practice.trouble = Trouble.DISCONNECTED
    await _send(app)


async def _unknown(app: App) -> None:
    await _full(app)
    app.program.practice.trouble = Trouble.CUT
    await _send(app)


async def _sending(app: App) -> None:
    await _full(app)
    app.program.practice.trouble = Trouble.NO_ANSWER
    app.commands.send()
    await asyncio.sleep(1)


async def _send(app: App) -> None:
    ended = asyncio.Event()
    app.program.sender.sent.connect(ended.set)
    app.commands.send()
    await asyncio.wait_for(ended.wait(), 30)


async def _accounts(app: App) -> None:
    app.commands.manage_accounts()


async def _request(app: App) -> None:
    await _full(app)
    app.commands.show_request()
    await asyncio.sleep(1)


async def _sheet(app: App) -> None:
    await _full(app)
    app.window.open_sheet(shown=True)


async def _compare(app: App) -> None:
    await _full(app)
    app.program.composer.set_option("delay", "1.5")
    app.commands.comparison.open()


async def _variables(app: App) -> None:
    app.program.document.start(LANGUAGES.model_copy(update={"variants": ()}))
    app.commands.choose_provider("ryzeapi")
    app.commands.send()


async def _languages(app: App) -> None:
    app.program.document.start(LANGUAGES)
    app.commands.choose_provider("ryzeapi")
    app.program.composer.choose_edition(1)


async def _all_languages(app: App) -> None:
    app.program.document.start(LANGUAGES)
    app.window.preview.bar.all_languages.setChecked(True)


STATES: dict[str, tuple[tuple[int, int], Step]] = {
    "sample": (WIDE, _sample),
    "empty": (WIDE, _empty),
    "refused": (WIDE, _refused),
    "full": (WIDE, _full),
    "lost": (WIDE, _lost),
    "arabic": (WIDE, _arabic),
    "media": (WIDE, _media),
    "web": (WIDE, _as(Surface.WEB, View.CUSTOMER)),
    "desktop-sent": (WIDE, _as(Surface.DESKTOP, View.SENDER)),
    "text-only": (NARROW, _as(Surface.TEXT, View.CUSTOMER)),
    "iphone-media": (NARROW, _as(Surface.IPHONE, View.SENDER, then=_media)),
    "sending": (WIDE, _sending),
    "accepted": (WIDE, _accepted),
    "rejected": (WIDE, _rejected),
    "unknown": (WIDE, _unknown),
    "accounts": (WIDE, _accounts),
    "request": (WIDE, _request),
    "variables": (WIDE, _variables),
    "languages": (WIDE, _languages),
    "all-languages": (WIDE, _all_languages),
    "narrow": (NARROW, _full),
    "sheet": (NARROW, _sheet),
    "compare": (WIDE, _compare),
    "compare-narrow": (NARROW, _compare),
}


def take(folder: Path, theme: str, scale: str) -> None:
    """Take one picture of each state in this process."""
    with tempfile.TemporaryDirectory() as data:
        app = build(make_application(), data, theme)

        async def shoot() -> None:
            try:
                for name, (size, step) in STATES.items():
                    await _one(app, folder / f"{name}-{theme}-{scale}x.png", size, step)
            finally:
                app.window.close()

        app.program.tasks.start("shots", shoot)
        run(app)


async def _one(app: App, path: Path, size: tuple[int, int], step: Step) -> None:
    app.window.resize(*size)
    app.window.preview.show_as(Face(), "")
    app.program.practice.trouble = None
    await step(app)
    await asyncio.sleep(PAUSE)
    dialogs = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()
    ]
    picture = (dialogs[0] if dialogs else app.window).grab()
    picture.save(str(path))
    for dialog in dialogs:
        dialog.close()
    app.program.sender.cancel()
    await asyncio.sleep(0.05)
    app.program.sender.dismiss()
    app.window.notice.dismiss()


def main() -> int:
    """Take all pictures, each theme and scale in a process of its own."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "build/shots")
    folder.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 3:
        take(folder, sys.argv[2], sys.argv[3])
        return 0
    for theme in THEMES:
        for scale in SCALES:
            command = [sys.executable, "-m", "tests.shots", str(folder), theme, scale]
            subprocess.run(command, check=True, env={**os.environ, "QT_SCALE_FACTOR": scale})
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
