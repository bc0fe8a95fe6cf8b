"""Pasting into the body of the real window: as it always was, with an offer where there was formatting."""

import asyncio
from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData

from tests.ui.conftest import Drive
from wacomposer.desktop import App
from wacomposer.message.model import Message


def pasted(app: App, text: str, html: str = "") -> None:
    """Paste as the clipboard would give it."""
    source = QMimeData()
    source.setText(text)
    if html:
        source.setHtml(html)
    app.window.form.body.edit.insertFromMimeData(source)


def offers(app: App) -> bool:
    return app.window.form.body.offer.isVisible()


@pytest.mark.parametrize(
    ("text", "html", "after"),
    [
        ("👋 Hello Ana\n", "<p>👋 Hello <b>Ana</b></p>", "👋 Hello *Ana*"),
        ("# Sale\n\n**now** 👋", "", "*Sale*\n\n*now* 👋"),
    ],
)
def test_formatting_is_taken_over_by_a_click_in_one_step(
    drive: Drive, text: str, html: str, after: str
) -> None:
    async def steps(app: App) -> None:
        body, composer = app.window.form.body, app.program.composer
        app.program.document.start(Message(body="Ciao 👋 []!"))
        cursor = body.edit.textCursor()
        cursor.setPosition(9)  # UTF-16 units: between the brackets
        body.edit.setTextCursor(cursor)
        pasted(app, text, html)
        assert composer.message.body == f"Ciao 👋 [{text}]!"
        assert offers(app)
        body.offer.link.click()
        assert composer.message.body == body.value() == f"Ciao 👋 [{after}]!"
        assert not offers(app)
        assert app.window.focusWidget() is body.edit
        composer.undo()
        assert composer.message.body == body.value() == f"Ciao 👋 [{text}]!"
        composer.redo()
        assert body.value() == f"Ciao 👋 [{after}]!"
        assert not offers(app)

    drive(steps)


def test_plain_text_is_only_pasted(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(Message())
        for text, html in (
            ("Hi *Ana*", ""),
            ("Hi Ana", "<p>Hi Ana</p>"),
            ("a * b", "<style>b{}</style>a * b"),
        ):
            pasted(app, text, html)
            assert not offers(app)

    drive(steps)


def test_the_offer_goes_when_anything_else_happens(drive: Drive) -> None:
    async def steps(app: App) -> None:
        body, composer = app.window.form.body, app.program.composer
        acts: tuple[Callable[[], object], ...] = (
            lambda: body.edit.insertPlainText("x"),
            composer.undo,
            lambda: composer.edit_text("body", "other"),
            lambda: app.program.document.start(Message(body="new")),
            lambda: pasted(app, "plain"),
        )
        for act in acts:
            app.program.document.start(Message())
            pasted(app, "**bold**")
            assert offers(app)
            act()
            await asyncio.sleep(0)
            assert not offers(app)
        app.program.document.start(Message())
        pasted(app, "**bold**")
        composer.edit_text("footer", "stays")
        assert offers(app)

    drive(steps)


def test_only_a_paste_of_some_length_is_looked_at(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(Message())
        item = "<p><span style='font-size:11pt'>Hello <b>bold</b> world and more</span></p>"
        pasted(app, "Hello bold world and more\n" * 500, item * 500)
        assert offers(app)
        app.window.form.body.offer.link.click()
        app.program.document.start(Message())
        pasted(app, "x\n" * 700, item * 7000)
        assert not offers(app)

    drive(steps)
