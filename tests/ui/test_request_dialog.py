"""What will be sent: the same bytes as those that are sent, and no secret among them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.conftest import Drive
from tests.ui.hand import Hand, top_dialog, until
from wacomposer.desktop import App
from wacomposer.interchange.curl import curl_command
from wacomposer.message.model import Message, ReplyButton
from wacomposer.practice.credentials import SECRET_VALUES
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account
from wacomposer.ui.send.request_dialog import RequestDialog

LETTERS = Message(body="Olá 👋 “ça va”?", buttons=(ReplyButton(text="Oui", id="oui"),))


def show(app: App, provider: str = "wachat") -> Hand:
    app.program.document.start(LETTERS)
    app.program.composer.set_recipient("+55 11 99999-9999")
    app.commands.choose_provider(provider)
    app.commands.show_request()
    return Hand(top_dialog())


def text(hand: Hand, name: str) -> str:
    return hand.find(QPlainTextEdit, name).toPlainText()


async def has_address(hand: Hand) -> None:
    await until(lambda: "<base_url>" not in text(hand, "Method and URL"))


@pytest.mark.parametrize("provider", [each.key for each in PROVIDERS])
def test_what_is_shown_is_what_practice_receives(provider: str, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, provider)
        await has_address(hand)
        shown = {name: text(hand, name) for name in ("Method and URL", "Headers", "Body")}
        hand.press("Close")
        app.commands.send()
        await until(lambda: app.program.sender.history)
        received = app.program.practice.gateway.received()[-1]
        method, address = shown["Method and URL"].split(" ")
        assert method == received.method == "POST"
        assert address == f"http://{received.headers['host']}{received.path}"
        assert shown["Body"].encode() == received.body
        for line in shown["Headers"].splitlines():
            name, value = line.split(": ", 1)
            if "<" not in value and name != "X-Timestamp":
                assert received.headers[name.lower()] == value

    drive(steps)


@pytest.mark.parametrize("provider", [each.key for each in PROVIDERS])
def test_no_secret_is_shown_or_copied(provider: str, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, provider)
        await has_address(hand)
        clipboard = QApplication.clipboard()
        copied = []
        for name in ("Copy as cURL", "Copy body"):
            hand.press(name)
            copied += [clipboard.text(), clipboard.text(QClipboard.Mode.Selection)]
        everything = "\n".join([hand.words(), text(hand, "Method and URL"), text(hand, "Headers"), *copied])
        for key, secret in SECRET_VALUES[provider].items():
            assert secret not in everything
            assert f"<{key}>" in everything or f"<signature by {key}>" in everything
        assert "Secrets are named placeholders." in hand.words()

    drive(steps)


def test_the_signature_and_the_time_are_said_to_be_of_the_moment(drive: Drive) -> None:
    async def steps(app: App) -> None:
        assert "made when sending" not in show(app, "wachat").words()
        app.commands.choose_provider("awal")
        hand = Hand(top_dialog())
        await hand.says("The signature is made when sending. X-Timestamp is that of the moment of sending.")

    drive(steps)


def test_practice_has_an_address_as_soon_as_its_gateway_runs(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app)
        assert text(hand, "Method and URL") == "POST <base_url>/send/button"
        assert "The practice gateway is starting" in hand.words()
        await has_address(hand)
        assert text(hand, "Method and URL").startswith("POST http://127.0.0.1:")
        assert "starting" not in hand.words()

    drive(steps)


def test_it_follows_what_is_composed(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        app.program.composer.edit_text("body", "Changed")
        assert '"message":"Changed"' in text(hand, "Body")
        app.program.composer.set_recipient("+62 812-3456-789")
        assert '"to":"628123456789"' in text(hand, "Body")
        app.commands.choose_provider("ryzeapi")
        await until(lambda: "/message/button/practice" in text(hand, "Method and URL"))

    drive(steps)


def test_the_body_as_sent_and_indented(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        sent = text(hand, "Body")
        assert sent == (
            '{"to":"5511999999999","message":"Olá 👋 “ça va”?","buttons":[{"id":"oui","display_text":"Oui"}]}'
        )
        body = hand.find(QPlainTextEdit, "Body")
        assert body.accessibleDescription() == f"{len(sent.encode())} bytes, exactly as sent"
        hand.press("Indented for reading")
        assert json.loads(text(hand, "Body")) == json.loads(sent)
        assert text(hand, "Body").count("\n") > 5
        assert (
            body.accessibleDescription() == f"{len(sent.encode())} bytes when sent, without this indentation"
        )
        hand.press("Copy body")
        assert QApplication.clipboard().text() == sent
        assert "The body is copied." in hand.words()
        hand.press("As sent")
        assert text(hand, "Body") == sent

    drive(steps)


def test_as_curl(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "awal")
        await has_address(hand)
        dialog = hand.dialog
        assert isinstance(dialog, RequestDialog)
        hand.press("Copy as cURL")
        assert QApplication.clipboard().text() == curl_command(dialog.request)
        assert "The cURL command is copied." in hand.words()

    drive(steps)


def _leave_out_the_recipient(app: App) -> None:
    app.program.composer.set_recipient("")


def _keep_a_header(app: App) -> None:
    app.program.composer.set_header_kind("text")
    app.program.composer.edit_text("header.text", "Order")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_leave_out_the_recipient, "This cannot be sent yet: No recipient yet."),
        (_keep_a_header, "This cannot be sent yet: WUTS has no header: this one would be lost."),
    ],
)
def test_what_cannot_be_sent_yet(spoil: Callable[[App], None], said: str, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        assert "cannot be sent" not in hand.words()
        spoil(app)
        assert said in hand.words()

    drive(steps)


def test_fields_that_an_account_lacks_are_placeholders(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "ryzeapi")
        app.program.choose_account(Account("ryzeapi", "Shop", id="1"))
        assert text(hand, "Method and URL").endswith("/api/message/button/<instance>")
        await hand.says("This cannot be sent yet: The account has no Instance yet.")

    drive(steps)


def test_names_and_keys(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app)
        assert hand.dialog.windowTitle() == "What will be sent – wacomposer"
        assert hand.dialog.windowModality() is Qt.WindowModality.WindowModal
        assert hand.names() == dict.fromkeys(
            (
                *("Method and URL", "Headers", "As sent", "Indented for reading", "Body"),
                *("Copy as cURL", "Copy body", "Close"),
            ),
            1,
        )
        assert all(part.isReadOnly() for part in hand.visible(QPlainTextEdit))
        hand.find(QPlainTextEdit, "Body").setFocus()
        hand.key(Qt.Key.Key_Tab)
        hand.key(Qt.Key.Key_Return)
        assert "The cURL command is copied." in hand.words()
        hand.key(Qt.Key.Key_Escape)
        assert not hand.is_open

    drive(steps)
