"""Secrets in the accounts dialog, with real keyrings in all their states; they show nowhere else."""

from __future__ import annotations

import json
import logging
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QClipboard, QInputMethodQueryEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from tests.storage.conftest import PASSWORD, Bus
from tests.storage.secrets.test_keyring import answer_prompt, lock
from tests.ui.conftest import Drive
from tests.ui.hand import Hand, top_dialog, until
from wacomposer.desktop import App
from wacomposer.message.file import write_message
from wacomposer.message.model import Message, ReplyButton
from wacomposer.practice.credentials import SECRET_VALUES
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.providers.contract import Account
from wacomposer.providers.outcome import Accepted
from wacomposer.providers.secret import Secret
from wacomposer.ui.accounts.secret_line import SecretLine

TOKEN = SECRET_VALUES["wuts"]["token"]
STORED = "Stored in this system’s keyring (Secret Service)."
KEPT = "Kept for this session only."
LETTER = Message(body="Hello", buttons=(ReplyButton(text="Yes", id="yes"),))


@pytest.fixture
def open_bus(bus: Bus) -> Bus:
    bus.start_keyring(unlocked=True)
    return bus


async def add(app: App, base_url: str = "https://api.example.com") -> Account:
    added = await app.program.accounts.save(Account("wuts", "Shop", {"base_url": base_url}))
    assert isinstance(added, Account)
    app.program.choose_account(added)
    return added


async def show(app: App) -> Hand:
    """The dialog on the account in use, as soon as it knows about its secret."""
    app.commands.manage_accounts()
    hand = Hand(top_dialog())
    await until(lambda: "Looking" not in hand.words())
    return hand


async def show_stored(app: App) -> Hand:
    """The dialog on an account whose secret is in the keyring."""
    account = await add(app)
    assert (
        await app.program.accounts.store_secret(account, "token", Secret(TOKEN), session_only=False) is None
    )
    hand = await show(app)
    assert STORED in hand.words()
    return hand


# one round


def test_stored_used_after_a_restart_and_forgotten(
    open_bus: Bus, drive: Drive, gateway: PracticeGateway, data_dir: Path, tmp_path: Path
) -> None:
    address = gateway.base_url("wuts")

    async def store(app: App) -> None:
        app.commands.choose_provider("wuts")
        hand = await show(app)
        hand.press("Add your own WUTS account")
        hand.write("Name", "Shop")
        hand.write("Base URL", address)
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says("Shop is saved.", STORED)
        line = hand.line("Token")
        assert (line.text(), line.isReadOnly()) == ("", True)
        assert TOKEN not in line.placeholderText()
        hand.press("Use this account")

    drive(store)
    assert f"secret = {TOKEN}" in open_bus.stored()
    assert TOKEN not in (data_dir / "accounts.json").read_text(encoding="utf-8")

    write_message(LETTER, tmp_path / "letter.wamsg")
    command = (sys.executable, "-m", "wacomposer", "send", str(tmp_path / "letter.wamsg"))
    answer = subprocess.run(
        (*command, "--account", "Shop", "--to", "+5511999999999", "--json"),
        env={**os.environ, "PYTHON_KEYRING_BACKEND": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)

    async def use_and_forget(app: App) -> None:
        assert app.program.composer.account is not None
        assert app.program.composer.account.name == "Shop"
        app.program.document.start(LETTER)
        app.program.composer.set_recipient("+55 11 99999-9999")
        app.commands.send()
        await until(lambda: app.program.sender.last)
        assert app.program.sender.last is not None
        assert isinstance(app.program.sender.last.outcome, Accepted)
        hand = await show(app)
        assert STORED in hand.words()
        hand.press("Forget Token")
        assert "Forget the Token of Shop?" in hand.words()
        hand.press("Keep it")
        assert TOKEN in open_bus.stored()
        hand.press("Forget Token")
        hand.press("Forget it")
        await hand.says("The Token is forgotten.", "Not stored yet.")
        hand.press("Test connection")
        await hand.says("Enter the Token first: without it there is nothing to test.")

    drive(use_and_forget)
    assert gateway.count("wuts") == 2
    assert open_bus.stored() == ""


def test_seen_replaced_and_kept(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = await show_stored(app)
        line = hand.line("Token")
        hand.press("Show Token")
        await until(line.text)
        assert line.text() == TOKEN
        assert line.echoMode() is QLineEdit.EchoMode.Normal
        hand.press("Hide Token")
        assert line.text() == ""

        hand.press("Replace Token")
        assert hand.dialog.focusWidget() is line
        hand.write("Token", "another")
        assert line.echoMode() is QLineEdit.EchoMode.Password
        hand.press("Show Token")
        assert line.echoMode() is QLineEdit.EchoMode.Normal
        hand.press("Keep the stored Token")
        assert (line.text(), line.isReadOnly()) == ("", True)
        assert TOKEN in open_bus.stored()

        hand.press("Replace Token")
        hand.write("Token", "another")
        hand.press("Save")
        await hand.says("Shop is saved.", STORED)
        assert open_bus.stored().count("secret = another") == 1
        assert TOKEN not in open_bus.stored()

    drive(steps)


def test_what_is_shown_is_gone_with_the_account(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = await show_stored(app)
        hand.press("Show Token")
        line = hand.line("Token")
        await until(line.text)
        hand.press("Add account")
        assert hand.line("Token").text() == ""

    drive(steps)


def test_deleting_deletes_the_secret(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = await show_stored(app)
        hand.press("Delete account")
        assert "Delete Shop and its Token?" in hand.words()
        hand.press("Delete for good")
        await hand.says("Shop is deleted.")
        assert open_bus.stored() == ""

    drive(steps)


def test_another_host_needs_the_secret_again(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = await show_stored(app)
        hand.write("Base URL", "https://api.example.com/v2")
        assert STORED in hand.words()
        hand.write("Base URL", "https://evil.example")
        assert "The Token was entered for api.example.com and is not shown to evil.example." in hand.words()
        assert "Not stored yet." in hand.words()
        assert not hand.line("Token").isReadOnly()
        hand.write("Base URL", "https://api.example.com")
        assert STORED in hand.words()
        assert "evil.example" not in hand.words()
        hand.write("Base URL", "https://evil.example")
        hand.press("Save")
        await hand.says("Shop is saved.", "Not stored yet.")
        assert open_bus.stored() == ""

    drive(steps)


def test_either_spelling_of_a_domain_is_the_same_host(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        account = await add(app, "https://bücher.example")
        secret = Secret(TOKEN)
        store = app.program.accounts.store_secret
        assert await store(account, "token", secret, session_only=False) is None
        assert "/token@xn--bcher-kva.example" in open_bus.stored()
        hand = await show(app)
        sent = "The account’s Base URL is sent as https://xn--bcher-kva.example. Make sure"
        assert STORED in hand.words()
        assert sent in hand.words()
        hand.write("Base URL", "https://xn--bcher-kva.example")
        assert STORED in hand.words()
        assert sent not in hand.words()
        hand.press("Save")
        await hand.says("Shop is saved.", STORED)
        assert TOKEN in open_bus.stored()
        hand.write("Base URL", "https://bucher.example")
        assert "not shown to bucher.example." in hand.words()
        assert "entered for xn--bcher-kva.example" in hand.words()

    drive(steps)


def test_no_host_no_secret(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.write("Base URL", "nonsense")
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says("The Token is kept for one host only, and this address names none.")
        assert hand.line("Token").text() == TOKEN
        assert open_bus.stored() == ""

    drive(steps)


# keyrings that do not answer


def _absent(bus: Bus) -> None:
    assert bus.collection_state() == "absent"


def _locked(bus: Bus) -> None:
    bus.start_keyring(unlocked=True)
    lock(bus)


def _hanging(bus: Bus) -> None:
    bus.start_keyring(unlocked=True)
    bus.processes[-1].send_signal(signal.SIGSTOP)


@pytest.mark.parametrize(
    ("spoil", "said", "ways"),
    [
        (_absent, "This system has no keyring that wacomposer can use.", {"Try again"}),
        (_locked, "The keyring is locked.", {"Unlock", "Try again"}),
        (_hanging, "The keyring does not answer.", {"Try again"}),
    ],
)
def test_for_this_session_only(
    spoil: Callable[[Bus], None], said: str, ways: set[str], bus: Bus, drive: Drive, data_dir: Path
) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        assert said in hand.words()
        assert {"Unlock", "Try again"} & set(hand.names()) == ways
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says("Shop is saved without its Token, which is still in the field.")
        assert hand.line("Token").text() == TOKEN
        hand.find(QCheckBox, "Keep for this session only").click()
        assert "Secrets typed now are kept in memory, until wacomposer is closed." in hand.words()
        hand.press("Save")
        await hand.says("Shop is saved.", KEPT)
        ready = await app.program.accounts.with_secrets(app.program.accounts.of("wuts")[0])
        assert isinstance(ready, Account)
        assert ready.secrets == {"token": Secret(TOKEN)}

    async def after_a_restart(app: App) -> None:
        hand = await show(app)
        assert KEPT not in hand.words()

    spoil(bus)
    drive(steps)
    assert TOKEN not in (data_dir / "accounts.json").read_text(encoding="utf-8")
    if spoil is not _hanging:  # which takes its time
        drive(after_a_restart)


def test_a_keyring_that_appears_is_used(bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        assert "This system has no keyring" in hand.words()
        bus.start_keyring(unlocked=True)
        hand.press("Try again")
        await hand.says("Secrets are kept in this system’s keyring (Secret Service), never in a file.")
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says(STORED)

    drive(steps)


def test_what_was_for_the_session_moves_into_the_keyring(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.find(QCheckBox, "Keep for this session only").click()
        hand.paste("Token", "first")
        hand.press("Save")
        await hand.says(KEPT)
        assert open_bus.stored() == ""
        hand.find(QCheckBox, "Keep for this session only").click()
        hand.press("Replace Token")
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says(STORED)
        assert f"secret = {TOKEN}" in open_bus.stored()

    drive(steps)


def test_a_question_that_nobody_can_be_asked(bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.press("Unlock")
        await hand.says("The keyring is locked.", "Unlock it and try again")

    _locked(bus)
    drive(steps)


def test_unlocked_by_the_systems_own_question(make_bus: Callable[..., Bus], drive: Drive) -> None:
    if not os.environ.get("DISPLAY") or shutil.which("xdotool") is None:
        pytest.skip("no screen for the system's own password prompt (packaging/session.sh makes one)")

    async def store(app: App) -> None:
        await show_stored(app)

    async def unlock(app: App) -> None:
        import asyncio

        hand = await show(app)
        assert "It shows whether one is stored when the keyring answers." in hand.words()
        hand.press("Unlock")
        await hand.says("Answer the question that the system asks for the keyring’s password.")
        await asyncio.to_thread(answer_prompt, f"type {PASSWORD}", "key Return")
        await hand.says(STORED)

    bus = make_bus(prompts=True)
    bus.start_keyring(unlocked=True)
    drive(store)
    lock(bus)
    drive(unlock)


def test_deleting_with_a_locked_keyring(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = await show_stored(app)
        lock(open_bus)
        hand.press("Forget Token")
        hand.press("Forget it")
        await hand.says("The Token is not forgotten. The keyring is locked.")
        hand.press("Delete account")
        hand.press("Delete for good")
        await hand.says("Shop is not deleted. The keyring is locked.")
        hand.press("Keep it")
        assert app.program.accounts.find(app.program.accounts.of("wuts")[0].id)
        hand.press("Delete account")
        hand.press("Delete for good")
        await until(lambda: hand.has("Delete anyway"))
        hand.press("Delete anyway")
        await hand.says("Shop is deleted.")

    drive(steps)


# what is typed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("two words", "The Token has a space or line break inside. Copy it again, whole and nothing else."),
        ("two\nlines", "The Token has a space or line break inside. Copy it again, whole and nothing else."),
        ("passé", "Character 5 of the Token cannot be part of a secret. Copy it again."),
        ("\x07bell", "Character 1 of the Token cannot be part of a secret. Copy it again."),
    ],
)
def test_what_cannot_be_a_secret(typed: str, said: str, open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.paste("Token", typed)
        assert said in hand.words()
        assert said in hand.line("Token").accessibleDescription()
        assert typed not in hand.words()
        hand.write("Name", "Market")
        hand.press("Save")
        assert hand.dialog.focusWidget() is hand.line("Token")
        assert app.program.accounts.of("wuts")[0].name == "Shop"

    drive(steps)


def test_spaces_around_a_paste_are_left_out_and_told(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.paste("Token", f" {TOKEN}\r\n")
        assert hand.line("Token").text() == TOKEN
        assert "Spaces or line breaks around the Token were left out." in hand.words()
        hand.press("Save")
        await hand.says(STORED)
        assert f"secret = {TOKEN}\n" in open_bus.stored()

    drive(steps)


def test_an_odd_secret_is_warned_of_and_stored(open_bus: Bus, drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app)
        hand = await show(app)
        hand.paste("Token", "odd")
        assert "This does not look like a UUID v4 such as" in hand.words()
        hand.press("Save")
        await hand.says(STORED)
        assert "secret = odd" in open_bus.stored()

    drive(steps)


# nowhere else


@pytest.mark.parametrize("shown", [False, True])
def test_no_way_out_of_the_line(shown: bool, application: QApplication) -> None:
    clipboard = application.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        clipboard.setText("before", mode)
    line = SecretLine("Token")
    line.show()
    line.set_value(TOKEN)
    line.set_shown(shown=shown)
    control = Qt.KeyboardModifier.ControlModifier
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        QTest.keyClick(line, key, control)
    line.copy()
    QTest.mouseDClick(line, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)
    line.selectAll()
    line.copy()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        assert clipboard.text(mode) == "before"
    told = QInputMethodQueryEvent(Qt.InputMethodQuery.ImQueryAll)
    QCoreApplication.sendEvent(line, told)
    for query in Qt.InputMethodQuery:
        assert TOKEN not in str(told.value(query))
        assert TOKEN not in str(line.inputMethodQuery(query))
    for hint in ("ImhHiddenText", "ImhSensitiveData", "ImhNoPredictiveText"):
        assert line.inputMethodHints() & Qt.InputMethodHint[hint]
    assert line.text() == TOKEN
    spoken = QAccessible.queryAccessibleInterface(line)
    assert (TOKEN in spoken.text(QAccessible.Text.Value)) == shown
    line.set_value("")
    QTest.keyClick(line, Qt.Key.Key_Z, control)
    assert line.text() == ""
    line.hide()


def test_a_planted_secret(
    open_bus: Bus,
    drive: Drive,
    data_dir: Path,
    gateway: PracticeGateway,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.DEBUG)
    told: list[object] = []
    texts: dict[str, str] = {}

    async def steps(app: App) -> None:
        await add(app, gateway.base_url("wuts"))
        hand = await show(app)
        clerk = hand.dialog.clerk  # type: ignore[attr-defined] # of the accounts dialog
        for ended in (clerk.looked, clerk.saved, clerk.fetched, clerk.forgotten, clerk.checked):
            ended.connect(told.append)
        QApplication.clipboard().clear()
        hand.write("Token", TOKEN)
        for _ in range(2):
            hand.press("Test connection")
            await hand.says("WUTS knows this account.")
            hand.press("Save") if hand.find(QLineEdit, "Token").text() else None
            await hand.says(STORED)
        hand.press("Show Token")
        await until(hand.line("Token").text)
        texts["names and words"] = f"{hand.names()} {hand.words()}"
        hand.press("Hide Token")
        hand.press("Replace Token")
        hand.find(QCheckBox, "Keep for this session only").click()
        hand.write("Token", TOKEN)
        hand.press("Save")
        await hand.says(KEPT)
        hand.press("Forget Token")
        hand.press("Forget it")
        await hand.says("Not stored yet.")
        app.program.document.start(LETTER)
        hand.write("Token", TOKEN)
        hand.press("Save")
        await hand.says(KEPT)
        hand.press("Close")
        app.program.composer.set_recipient("+55 11 99999-9999")
        app.commands.send()
        await until(lambda: app.program.sender.last)
        told.extend([*app.program.sender.history, app.program.accounts.of("wuts"), app.session_secrets])
        app.commands.show_request()
        request = Hand(top_dialog())
        for name in ("Copy body", "Copy as cURL"):
            request.press(name)
            texts[f"clipboard: {name}"] = QApplication.clipboard().text()
        texts["selection"] = QApplication.clipboard().text(QClipboard.Mode.Selection)

    drive(steps)
    assert any(type(each).__name__ == "Fetched" for each in told)
    for folder in (data_dir, open_bus.home):
        for path in folder.rglob("*"):
            if path.is_file():
                texts[str(path)] = path.read_bytes().decode("utf-8", "replace")
    texts |= {f"told {number}": repr(each) for number, each in enumerate(told)}
    texts["log"] = caplog.text
    texts["output"] = "".join(capfd.readouterr())
    assert {"accounts.json", "settings.json"} <= {Path(name).name for name in texts}
    assert [name for name, text in texts.items() if TOKEN in text] == []
