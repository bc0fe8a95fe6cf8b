"""A message in several languages, in the window: chosen, translated, compared, sent, undone and saved."""

from __future__ import annotations

import json

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Drive
from tests.ui.hand import Hand, top_dialog, until
from wacomposer.app.drafted import from_draft
from wacomposer.card.language_name import UNNAMED, language_name
from wacomposer.desktop import App
from wacomposer.message.editions import edition_of
from wacomposer.message.file import parse_message, read_message
from wacomposer.message.model import Message, ReplyButton, TextHeader, Variant
from wacomposer.providers.outcome import Accepted
from wacomposer.ui.form.language_bar import LanguageBar

HINDI = Variant(language="hi", header="शीर्षक", body="नमस्ते", footer="अलविदा", buttons=("x" * 21,))
BOTH = Message(
    language="en",
    header=TextHeader(text="Title"),
    body="Hello",
    footer="Bye",
    buttons=(ReplyButton(id="a", text="Yes"),),
    variants=(
        HINDI,
        Variant(language="pt-BR", header="Título", body="Olá", footer="Tchau", buttons=("Sim",)),
    ),
)


def bar(app: App) -> LanguageBar:
    found = app.window.form.languages
    assert found is not None
    return found


def labels(app: App) -> list[str]:
    return [button.text() for button in bar(app).tabs.buttons]


def test_the_bar_is_there_once_there_are_languages(drive: Drive) -> None:
    async def steps(app: App) -> None:
        composer = app.program.composer
        app.program.document.start(BOTH.model_copy(update={"variants": ()}))
        assert app.window.form.languages is None
        assert app.window.send.send.text() == "Send"
        app.window.actions_by_key["language"].trigger()
        assert bar(app).isVisible()
        assert app.window.focusWidget() is bar(app).tag
        QTest.keyClicks(bar(app).tag, "pt-BR")
        assert composer.message.variants == (Variant(language="pt-BR", buttons=("",)),)
        assert labels(app) == ["en", "pt-BR: 4"]
        assert app.window.form.body.edit.placeholderText() == "Not translated: Hello"
        assert app.window.form.body.strip.text() == "Body is not translated."
        QTest.keyClicks(app.window.form.body.edit, "Oi")
        QTest.keyClicks(app.window.form.buttons.cards[0].text, "Sim")
        assert composer.message.variants[0].body == "Oi"
        assert (composer.message.body, composer.message.buttons[0].text) == ("Hello", "Yes")
        assert composer.message.buttons == BOTH.buttons  # an id follows the original alone
        bar(app).remove.click()
        assert composer.message == BOTH.model_copy(update={"variants": ()})
        assert not bar(app).isVisible()
        assert app.window.form.body.edit.value() == "Hello"
        assert app.window.form.body.edit.placeholderText() == "What you want to say"
        composer.undo()
        assert bar(app).isVisible()

    drive(steps)


def test_what_does_not_fit_in_another_language_is_a_click_away(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(BOTH)
        app.commands.choose_provider("ryzeapi")
        assert labels(app) == ["en", "hi: 1", "pt-BR"]
        assert "In hi: Button 1 text is 1 character over WhatsApp’s 20" in bar(app).strip.text()
        bar(app).strip.findChildren(QPushButton)[0].click()
        assert app.program.composer.edition == 1
        assert app.window.focusWidget() is app.window.form.buttons.cards[0].text
        app.window.form.buttons.cards[0].strip.findChildren(QPushButton)[0].click()  # shorten
        assert app.program.composer.message.variants[0].buttons == ("x" * 20,)
        assert app.program.composer.message.buttons == BOTH.buttons
        assert labels(app) == ["en", "hi", "pt-BR"]
        assert bar(app).strip.text() == ""

    drive(steps)


def test_undo_shows_the_language_it_changes(drive: Drive) -> None:
    async def steps(app: App) -> None:
        composer = app.program.composer
        app.program.document.start(BOTH)
        composer.choose_edition(2)
        composer.edit_text("body", "Oi")
        composer.choose_edition(0)
        composer.edit_text("body", "Hi")
        composer.choose_edition(1)
        composer.undo()
        assert (composer.edition, composer.message.body) == (0, "Hello")
        composer.undo()
        assert (composer.edition, app.window.form.body.edit.value()) == (2, "Olá")
        assert composer.message == BOTH
        composer.redo()
        assert composer.message.variants[1].body == "Oi"

    drive(steps)


def test_the_chosen_language_is_the_one_that_is_shown_and_sent(drive: Drive) -> None:
    async def steps(app: App) -> None:
        composer, window = app.program.composer, app.window
        app.program.document.start(BOTH)
        app.commands.choose_provider("ryzeapi")
        assert window.send.send.text() == "Send in English"
        bar(app).tabs.buttons[2].click()
        assert window.send.send.text() == window.send.send.accessibleName() == "Send in Portuguese (Brazil)"
        assert "Olá" in window.preview.view.spoken()
        app.commands.show_request()
        dialog = Hand(top_dialog())
        assert "Language: Portuguese (Brazil) (pt-BR)." in dialog.words()
        dialog.press("Close")
        app.commands.send()
        await until(lambda: app.program.sender.history)
        sent = app.program.sender.history[0]
        assert isinstance(sent.outcome, Accepted)
        assert sent.submission.message == edition_of(BOTH, 2)
        composer.load(Message(body="x"))
        assert (composer.edition, window.send.send.text()) == (0, "Send")

    drive(steps)


def test_all_languages_are_side_by_side_or_stacked(drive: Drive) -> None:
    async def steps(app: App) -> None:
        preview = app.window.preview
        assert not preview.bar.all_languages.isVisible()
        app.program.document.start(BOTH)
        preview.bar.all_languages.click()
        shown = preview.all_cards
        assert shown is not None
        assert not preview.view.isVisible()
        assert [view.accessibleName() for view in shown.views] == [
            "Preview, English",
            "Preview, Hindi",
            "Preview, Portuguese (Brazil)",
        ]
        assert "नमस्ते" in shown.views[1].spoken()
        app.program.composer.edit_text("body", "Changed")
        assert "Changed" in shown.views[0].spoken()
        for width, columns in ((1280, 1), (1700, 2)):
            app.window.resize(width, 800)
            for _ in range(5):
                QApplication.processEvents()
            lefts = {view.mapTo(shown, view.rect().topLeft()).x() for view in shown.views}
            assert len(lefts) == columns
        app.program.document.start(Message())
        assert preview.view.isVisible()
        assert not preview.bar.all_languages.isVisible()

    drive(steps)


def test_a_language_is_chosen_as_screen_readers_and_arrow_keys_do(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(BOTH)
        bar(app).tabs.buttons[1].toggle()
        assert app.program.composer.edition == 1

    drive(steps)


def test_a_draft_with_languages_is_kept_as_it_is(drive: Drive) -> None:
    odd = parse_message(
        json.dumps(
            {
                "format": "wacomposer/1",
                "language": "en",
                "variants": [{"language": "??", "body": "b", "buttons": ["1", "2"], "note": {"x": 1}}],
                "buttons": [{"kind": "reply", "id": "a", "text": "Yes"}],
            }
        ).encode(),
        "x.wamsg",
    )

    async def steps(app: App) -> None:
        app.program.document.start(Message())
        app.program.document.restore(odd, "")
        bar(app).tabs.buttons[1].click()
        assert app.program.composer.message == odd
        assert app.program.document.keep_draft_now() is None
        kept = next(iter(app.places.drafts.glob("*.open.wamsg")))
        assert from_draft(read_message(kept)).message == odd
        assert "“??” is no language tag." in bar(app).strip.text()
        assert "Language 2 has texts for buttons that are not there (1)." in bar(app).strip.text()

    drive(steps)


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("en", "English"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("PT-br", "Portuguese (Brazil)"),
        ("hi", "Hindi"),
        ("zh-Hant", "Chinese (Traditional Han)"),
        ("", UNNAMED),
        ("x-ours", "x-ours"),
        ("no tag", "no tag"),
    ],
)
def test_names_of_languages(tag: str, name: str) -> None:
    assert language_name(tag) == name
