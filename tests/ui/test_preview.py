"""The card in the window: in which app and from whose side, remembered, and no part of the message."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QRadioButton

from tests.shots import FULL
from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.card.face import Face
from wacomposer.card.theme import THEMES, colour
from wacomposer.desktop import App
from wacomposer.message.surfaces import Surface, View

SEGMENTS = ["Android", "iPhone", "Web", "Desktop", "Text only"]


def segments(app: App) -> dict[str, QRadioButton]:
    return {each.text(): each for each in app.window.preview.bar.surfaces.findChildren(QRadioButton)}


def picture(app: App) -> QImage:
    return app.window.preview.view.grab().toImage()


def test_the_switch_shows_the_app_and_says_what_is_missing(drive: Drive) -> None:
    async def steps(app: App) -> None:
        preview = app.window.preview
        app.program.document.start(FULL)
        assert list(segments(app)) == SEGMENTS
        assert segments(app)["Android"].isChecked()
        assert preview.note.title.text() == "On WhatsApp Web and Desktop one button will be missing."
        before = picture(app)
        segments(app)["Web"].click()
        await until(lambda: "Not shown: Talk to a person now, please" in preview.view.spoken())
        assert preview.note.title.text() == "One button is missing on WhatsApp Web."
        assert picture(app) != before
        segments(app)["Text only"].click()
        await until(lambda: preview.view.spoken().count("Not shown: ") == 3)
        app.program.composer.remove_button(0)
        await until(lambda: preview.view.spoken().count("Not shown: ") == 2)

    drive(steps)


def test_the_note_is_quiet_where_nothing_is_missing(drive: Drive) -> None:
    async def steps(app: App) -> None:
        note = app.window.preview.note
        assert note.title.isHidden()
        assert note.text.text() == "Nothing is known to be missing on Android."
        assert note.unconfirmed.text().startswith("Not confirmed: ")
        app.program.document.start(FULL)
        await until(note.title.isVisible)

    drive(steps)


def test_how_it_is_shown_is_remembered_and_is_no_edit(drive: Drive) -> None:
    async def choose(app: App) -> None:
        preview, composer = app.window.preview, app.program.composer
        message, can_undo, is_saved = composer.message, composer.can_undo, app.program.document.is_saved
        segments(app)["Desktop"].click()
        preview.bar.side.click()
        preview.bar.shade.click()
        app.window.actions_by_key["fold"].trigger()
        assert preview.bar.side.accessibleName() == "Show the customer's side"
        assert preview.bar.shade.accessibleName() == "Show the card light"
        assert (composer.message, composer.can_undo) == (message, can_undo)
        assert app.program.document.is_saved is is_saved

    async def look(app: App) -> None:
        preview = app.window.preview
        assert preview.face == Face(Surface.DESKTOP, View.SENDER, fold=True)
        assert (preview.dark, preview.shade) == (True, "dark")
        assert segments(app)["Desktop"].isChecked()
        assert app.window.actions_by_key["fold"].isChecked()
        assert picture(app).pixelColor(2, 2) == colour(THEMES["dark"].chat)
        # Choosing the window's theme makes the card follow it again.
        app.window.actions_by_key["theme_light"].trigger()
        assert (preview.dark, preview.shade, app.program.settings.shade) == (False, "", "")

    drive(choose)
    drive(look)


def test_the_bar_fits_the_narrowest_preview(drive: Drive) -> None:
    async def steps(app: App) -> None:
        preview = app.window.preview
        assert preview.bar.minimumSizeHint().width() <= preview.minimumWidth()
        app.window.resize(960, 600)
        await until(lambda: app.window.is_folded)
        inside = preview.bar.rect()
        for tool in (preview.bar.surfaces, preview.bar.side, preview.bar.shade, preview.bar.picture):
            assert inside.contains(tool.geometry())

    drive(steps)
