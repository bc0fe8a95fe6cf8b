"""Variables in the window: typed, inserted, filled, counted, refused and kept, as a person would do it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.desktop import App
from wacomposer.message.file import read_message
from wacomposer.message.model import (
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    Samples,
    UrlButton,
    button_value,
)
from wacomposer.providers.outcome import Accepted
from wacomposer.ui.form.variable_row import VariableRow

GREETING = Message(
    body="Hi {{name|there}}, order {{order}}",
    buttons=(
        ReplyButton(id="a", text="Yes {{name|x}}"),
        UrlButton(text="Go", url="https://example.com/{{order}}"),
    ),
    variables=(Samples(name="name", samples=("Ana", "Maximiliana the Great")),),
)


def rows(app: App) -> dict[str, VariableRow]:
    return app.window.form.variables.rows if app.window.form.variables else {}


def write(row: VariableRow, text: str) -> None:
    row.value.setFocus()
    QTest.keyClicks(row.value, text)


def test_the_section_is_there_while_the_message_uses_variables(drive: Drive) -> None:
    async def steps(app: App) -> None:
        composer, form = app.program.composer, app.window.form
        assert rows(app) == {}
        QTest.keyClicks(form.body.edit, "{{name")
        assert rows(app) == {}
        QTest.keyClicks(form.body.edit, "}}")
        await until(lambda: form.variables and form.variables.isVisible())
        assert list(rows(app)) == ["name"]
        composer.undo()
        await until(lambda: form.variables and not form.variables.isVisible())

    drive(steps)


def test_a_variable_is_inserted_where_the_cursor_is(drive: Drive) -> None:
    async def steps(app: App) -> None:
        form, composer = app.window.form, app.program.composer
        app.program.document.start(Message(body="", footer="Bye "))
        form.body.edit.setFocus()
        app.window.actions_by_key["variable"].trigger()
        assert composer.message.body == "{{name}}"
        QTest.keyClicks(form.body.edit, "city")  # its name is selected
        assert composer.message.body == "{{city}}"
        form.footer.line.setFocus()
        form.footer.line.setCursorPosition(4)
        app.window.actions_by_key["variable"].trigger()
        assert composer.message.footer == "Bye {{name}}"
        QTest.keyClicks(form.footer.line, "shop")
        assert composer.message.footer == "Bye {{shop}}"
        form.footer.line.setText("city")
        form.footer.line.selectAll()
        app.window.actions_by_key["variable"].trigger()
        assert composer.message.footer == "{{city}}"
        assert app.window.focusWidget() is form.footer.line

    drive(steps)


def test_values_fill_the_preview_and_samples_the_counters(drive: Drive) -> None:
    async def steps(app: App) -> None:
        composer, window = app.program.composer, app.window
        app.program.document.start(GREETING)
        assert "Hi Ana, order {{order}}" in window.preview.view.spoken()
        assert rows(app)["name"].value.placeholderText() == "Left empty: “there”"
        assert rows(app)["name"].samples.value() == "Ana | Maximiliana the Great"
        assert window.form.buttons.cards[0].count.text() == "14/20, filled 25"
        said = window.form.buttons.cards[0].strip.text()
        assert "That is with “Maximiliana the Great” for {{name}}." in said
        window.form.buttons.cards[0].strip.findChildren(QPushButton)[0].click()
        assert app.window.focusWidget() is rows(app)["name"].value
        write(rows(app)["name"], "Eva")
        write(rows(app)["order"], "A 1")
        assert composer.values == {"name": "Eva", "order": "A 1"}
        assert "Hi Eva, order A 1" in window.preview.view.spoken()
        assert composer.message == GREETING
        QTest.keyClick(rows(app)["name"].samples, Qt.Key.Key_End)
        QTest.keyClicks(rows(app)["name"].samples, " | Bo")
        assert composer.message.variables[0].samples[-1] == "Bo"
        composer.undo()
        assert composer.message == GREETING
        assert composer.values == {"name": "Eva", "order": "A 1"}

    drive(steps)


def test_a_send_is_refused_until_every_variable_is_filled(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(GREETING)
        app.commands.choose_provider("ryzeapi")
        assert rows(app)["order"].strip.text() == ""
        app.commands.send()
        assert app.program.sender.history == []
        assert "{{order}} has neither a value nor a fallback." in rows(app)["order"].strip.text()
        assert app.window.focusWidget() is rows(app)["order"].value
        app.window.form.body.edit.setFocus()
        app.window.send.banner.link_clicked.emit()
        assert app.window.focusWidget() is rows(app)["order"].value
        write(rows(app)["order"], "A/1")
        app.commands.send()
        await until(lambda: app.program.sender.history)
        sent = app.program.sender.history[0]
        assert isinstance(sent.outcome, Accepted)
        assert sent.submission.message.body == "Hi there, order A/1"
        assert button_value(sent.submission.message.buttons[1]) == "https://example.com/A%2F1"

    drive(steps)


def test_a_broken_variable_is_told_in_every_field(drive: Drive) -> None:
    async def steps(app: App) -> None:
        header = MediaHeader(kind="document", url="https://example.com/{{", filename="{{.pdf")
        button = CopyButton(text="{{}}", code="{{ a b }}")
        app.program.document.start(Message(header=header, body="{{x", footer="{{1}}", buttons=(button,)))
        form = app.window.form
        strips = [form.header.url.strip, form.header.filename.strip, form.body.strip, form.footer.strip]
        for strip in (*strips, form.buttons.cards[0].strip):
            assert "is no variable and would be sent as it stands." in strip.text()

    drive(steps)


def test_marking_variables_is_no_edit(drive: Drive) -> None:
    async def steps(app: App) -> None:
        app.program.document.start(GREETING.model_copy(update={"footer": "{{a}} {{b|x}}"}))
        line, edits = app.window.form.footer.line, list[str]()
        line.edited.connect(edits.append)
        app.window.form.body.edited.connect(edits.append)
        line.setCursorPosition(3)
        app.appearance.choose("dark")
        for _ in range(5):
            QApplication.processEvents()
        assert edits == []
        assert (line.text(), line.cursorPosition()) == ("{{a}} {{b|x}}", 3)

    drive(steps)


def test_values_are_kept_in_the_draft_and_never_in_the_file(drive: Drive) -> None:
    async def first(app: App) -> None:
        app.program.document.start(Message())
        app.program.composer.edit_text("body", "Hi {{name}}")
        app.program.composer.set_value("name", "Ana")
        assert app.program.document.keep_draft_now() is None
        path = app.places.drafts.parent / "saved.wamsg"
        app.program.document.save(path)
        await until(path.exists)
        assert b"Ana" not in path.read_bytes()
        app.program.composer.edit_text("body", "Hello {{name}}")
        assert app.program.document.keep_draft_now() is None
        kept = app.program.composer.message
        app.program.composer.set_values({})
        draft = next(iter(app.places.drafts.glob("*.open.wamsg")))
        app.program.document.restore(read_message(draft), "")
        assert app.program.composer.message == kept
        assert app.program.composer.values == {"name": "Ana"}

    drive(first)
