"""Accounts in the dialog: added, changed, tested, used and deleted, and nothing that is typed is lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QListWidget, QWidget

from tests.ui.conftest import Drive
from tests.ui.hand import Hand, name_of, top_dialog, until
from wacomposer.desktop import App
from wacomposer.practice.credentials import SECRET_VALUES, account_values
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.lock import FileLock

TOKEN = SECRET_VALUES["wuts"]["token"]
BAD_ADDRESS = f"The account’s Base URL must be {PROVIDERS[0].field('base_url').form}."


def show(app: App, provider: str = "wachat") -> Hand:
    app.commands.choose_provider(provider)
    app.commands.manage_accounts()
    return Hand(top_dialog())


async def add(app: App, provider: str, name: str, **values: str) -> Account:
    """Put an account into the book, as if it had been there."""
    added = await app.program.accounts.save(Account(provider, name, values))
    assert isinstance(added, Account)
    return added


def rows(hand: Hand) -> list[str]:
    accounts = hand.find(QListWidget, "Accounts")
    return [accounts.item(row).text() for row in range(accounts.count())]


def chosen(hand: Hand) -> str:
    return str(hand.find(QListWidget, "Accounts").currentIndex().data())


def choose(hand: Hand, name: str) -> None:
    """Choose an account with the mouse."""
    accounts = hand.find(QListWidget, "Accounts")
    item = next(accounts.item(row) for row in range(accounts.count()) if accounts.item(row).text() == name)
    place = accounts.visualItemRect(item).center()
    QTest.mouseClick(accounts.viewport(), Qt.MouseButton.LeftButton, pos=place)


def kept(data_dir: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((data_dir / "accounts.json").read_bytes())["accounts"]
    return found


# what is there


def test_practice_accounts_are_built_in(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "awal")
        assert hand.dialog.windowTitle() == "Accounts – wacomposer"
        assert hand.dialog.windowModality() is Qt.WindowModality.WindowModal
        assert rows(hand) == [each for one in PROVIDERS for each in (one.name, f"Practice {one.name}")]
        accounts = hand.find(QListWidget, "Accounts")
        for row, text in enumerate(rows(hand)):
            told = accounts.item(row).data(Qt.ItemDataRole.AccessibleDescriptionRole) or ""
            assert told.startswith("built-in practice account") == text.startswith("Practice")
        assert "Practice: nothing leaves this computer." in hand.words()
        assert hand.names() == dict.fromkeys(
            ("Accounts", "Add account", "Test connection", "Add your own Awal account", "Close"), 1
        )
        assert "In use" in hand.words()

    drive(steps)


@pytest.mark.parametrize("provider", [each.key for each in PROVIDERS])
def test_the_form_has_every_field_that_the_provider_declares(provider: str, drive: Drive) -> None:
    spec = next(each for each in PROVIDERS if each.key == provider)

    async def steps(app: App) -> None:
        hand = show(app, provider)
        hand.press(f"Add your own {spec.name} account")
        for field in spec.fields:
            if field.choices:
                combo = hand.find(QComboBox, field.label)
                assert [combo.itemText(each) for each in range(combo.count())] == [
                    label for _, label in field.choices
                ]
            else:
                line = hand.line(field.label)
                assert line.text() == field.default
                assert (line.echoMode() is line.EchoMode.Password) == field.secret
            assert field.found in hand.words()
        await until(lambda: "Looking" not in hand.words())
        secrets = [field.label for field in spec.secret_fields]
        assert hand.names() == dict.fromkeys(
            (
                *("Accounts", "Add account", "Test connection", "Provider", "Name"),
                *(field.label for field in spec.fields),
                *(f"Show {label}" for label in secrets),
                *(("Try again",) if hand.has("Try again") else ()),
                *(("Unlock",) if hand.has("Unlock") else ()),
                *("Keep for this session only", "Close", "Save"),
            ),
            1,
        )

    drive(steps)


def test_visible_labels_are_the_names(drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wachat", "Shop")
        hand = show(app)
        for button in hand.visible(QAbstractButton):
            assert button.text() in ("", button.accessibleName() or button.text())
            assert button.accessibleName() or button.text()
            assert button.text() or button.toolTip() == button.accessibleName()

    drive(steps)


def test_tab_reaches_everything_in_reading_order(drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop")
        hand = show_own(app)
        await until(lambda: "Looking" not in hand.words())
        hand.dialog.activateWindow()  # no window manager does, on this screen
        await until(hand.dialog.isActiveWindow)
        hand.find(QListWidget, "Accounts").setFocus()
        seen: list[QWidget | None] = []
        for _ in range(40):
            focus = hand.dialog.focusWidget()
            if focus in seen:
                break
            seen.append(focus)
            hand.key(Qt.Key.Key_Tab)
        assert {each for each in hand.operable() if each.isEnabled()} == set(seen)
        assert [name_of(each) for each in seen if each is not None] == [
            *("Accounts", "Add account", "Test connection", "Use this account", "Name", "Base URL", "Token"),
            *("Show Token", "Keep for this session only", "Delete account", "Close"),
        ]

    drive(steps)


# changing


def test_added_changed_renamed_used_and_deleted(drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        hand.press("Add account")
        assert chosen(hand) == "New account"
        hand.write("Name", " Shop ")
        hand.press("Save")
        await hand.says("Shop is saved.")
        assert chosen(hand) == "Shop"
        (entry,) = kept(data_dir)
        assert (entry["name"], entry["provider"], entry["values"]) == ("Shop", "wuts", {})
        assert not hand.find(QAbstractButton, "Save").isEnabled()

        hand.write("Name", "Market")
        hand.write("Base URL", "http://localhost:9/")
        hand.key(Qt.Key.Key_Return)
        await hand.says("Market is saved.")
        (entry,) = kept(data_dir)
        assert (entry["name"], entry["values"]) == ("Market", {"base_url": "http://localhost:9/"})
        assert "Market" in rows(hand)

        hand.press("Use this account")
        assert app.program.composer.account is not None
        assert app.program.composer.account.name == "Market"
        assert not hand.is_open

        hand = show(app, "wuts")
        assert chosen(hand) == "Market"
        assert "In use" in hand.words()
        hand.press("Delete account")
        assert "Delete Market?" in hand.words()
        assert hand.dialog.focusWidget() is hand.find(QAbstractButton, "Keep it")
        hand.press("Keep it")
        assert len(kept(data_dir)) == 1
        hand.press("Delete account")
        hand.press("Delete for good")
        await until(lambda: not kept(data_dir) or hand.has("Delete anyway"))
        if hand.has("Delete anyway"):  # without a keyring nobody knows whether a secret stays behind
            hand.press("Delete anyway")
        await hand.says("Market is deleted.")
        assert kept(data_dir) == []
        assert chosen(hand) == "Practice WUTS"
        assert app.program.composer.account.name == "Practice WUTS"

    drive(steps)


def test_a_new_account_can_be_of_any_provider(drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wachat")
        hand.press("Add account")
        hand.write("Name", "Riyadh")
        hand.write("Instance", "kept for later")
        hand.choose("Provider", "Awal")
        assert hand.line("Name").text() == "Riyadh"
        assert hand.line("Base URL").text() == "https://api.awalchat.com/api/developer"
        hand.write("Domain", "riyadh")
        hand.choose("Signed path", "Full path")
        hand.choose("Provider", "Wachat")
        assert hand.line("Instance").text() == "kept for later"
        hand.choose("Provider", "Awal")
        hand.press("Save")
        await hand.says("Riyadh is saved. The account has no Phone number ID yet.")
        (entry,) = kept(data_dir)
        assert entry["provider"] == "awal"
        assert entry["values"] == {"domain": "riyadh", "signed_path": "full"}
        hand.choose("Signed path", "After the base URL")
        hand.press("Save")
        await until(lambda: kept(data_dir)[0]["values"] == {"domain": "riyadh"})

    drive(steps)


def test_review_speaks_under_the_fields(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wachat")
        hand.press("Add account")
        assert "has no Instance" not in hand.words()
        hand.write("Base URL", "http://example.com")
        assert BAD_ADDRESS in hand.words()
        assert BAD_ADDRESS in hand.line("Base URL").accessibleDescription()
        hand.write("Base URL", "https://example.com:6553")
        assert "Base URL must be" not in hand.words()
        for typed in ("6", "7"):  # 65536, and one digit more
            hand.append("Base URL", typed)
            assert "The account’s Base URL must be an address whose port is from 1 to 65535." in hand.words()
        hand.write("Name", "Shop")
        hand.press("Save")
        await hand.says("The account has no Instance yet.")

    drive(steps)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("  ", "An account needs a name."),
        ("Practice Awal", "There is an account called Practice Awal already. Choose another name."),
        ("SHOP", "There is an account called Shop already. Choose another name."),
    ],
)
def test_names_that_cannot_be(name: str, said: str, drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        await add(app, "wachat", "Shop")
        hand = show(app, "wuts")
        hand.press("Add account")
        hand.write("Name", name)
        hand.paste("Token", TOKEN)
        hand.press("Save")
        await hand.says(said)
        assert hand.dialog.focusWidget() is hand.line("Name")
        assert hand.line("Name").accessibleDescription() == said
        assert hand.line("Token").text() == TOKEN
        assert len(kept(data_dir)) == 1

    drive(steps)


def test_a_book_that_cannot_be_written(drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        hand.press("Add account")
        hand.write("Name", "Shop")
        lock = FileLock(data_dir / "accounts.lock")
        assert lock.take()
        hand.press("Save")
        await hand.says("accounts.lock is held by another running wacomposer. Try again.")
        lock.release()
        hand.press("Save")
        await hand.says("Shop is saved.")

        (data_dir / "accounts.json").unlink()
        (data_dir / "accounts.json").mkdir()
        hand.write("Name", "Market")
        hand.press("Save")
        await hand.says("accounts.json cannot be used")
        assert hand.line("Name").text() == "Market"

    drive(steps)


def test_a_damaged_book_is_told_of(drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        (data_dir / "accounts.json").write_text("{", encoding="utf-8")
        hand = show(app, "wuts")
        await hand.says("accounts.json is damaged and was not used. It was kept as accounts")

    data_dir.mkdir()
    drive(steps)


def test_what_another_copy_does_is_seen(drive: Drive, data_dir: Path) -> None:
    async def steps(app: App) -> None:
        account = await add(app, "wuts", "Shop")
        hand = show(app, "wuts")
        elsewhere = AccountBook(data_dir / "accounts.json", {"wuts": ("base_url",)})
        elsewhere.update(replace(account, name="Renamed"))
        await app.program.accounts.reload()
        assert chosen(hand) == hand.line("Name").text() == "Renamed"
        elsewhere.delete(account.id)
        hand.write("Name", "Mine")
        hand.press("Save")
        await hand.says("is gone: another running wacomposer deleted it.")

    drive(steps)


# nothing typed is lost


async def _by_list(_app: App, hand: Hand) -> None:
    choose(hand, "Practice Awal")
    await until(lambda: hand.has("Keep editing"))


async def _by_escape(_app: App, hand: Hand) -> None:
    hand.key(Qt.Key.Key_Escape)


async def _by_close(_app: App, hand: Hand) -> None:
    hand.press("Close")


async def _by_title_bar(_app: App, hand: Hand) -> None:
    hand.dialog.close()


async def _by_adding(_app: App, hand: Hand) -> None:
    hand.press("Add account")


async def _by_using(_app: App, hand: Hand) -> None:
    hand.press("Use this account")


LEAVINGS = [_by_list, _by_escape, _by_close, _by_title_bar, _by_adding, _by_using]


def edit_name(hand: Hand) -> None:
    hand.write("Name", "Typed")


def edit_secret(hand: Hand) -> None:
    hand.paste("Token", TOKEN)


@pytest.mark.parametrize("edit", [edit_name, edit_secret])
@pytest.mark.parametrize("leave", LEAVINGS)
def test_leaving_asks_first(leave: Callable[..., object], edit: Callable[[Hand], None], drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop")
        app.program.choose_account(app.program.accounts.of("wuts")[-1])
        hand = show_own(app)
        edit(hand)
        await leave(app, hand)  # type: ignore[misc] # all of them are coroutine functions
        assert hand.is_open
        assert chosen(hand) == "Shop"
        assert "has changes that are not saved." in hand.words()
        assert hand.dialog.focusWidget() is hand.find(QAbstractButton, "Save changes")
        hand.key(Qt.Key.Key_Escape)
        assert hand.is_open
        assert not hand.has("Save changes")
        assert (hand.line("Name").text() == "Typed") == (edit is edit_name)
        assert (hand.line("Token").text() == TOKEN) == (edit is edit_secret)

    drive(steps)


def show_own(app: App) -> Hand:
    """The dialog, opened on the account Shop while another one is in use."""
    app.commands.manage_accounts()
    hand = Hand(top_dialog())
    shop = next(each for each in app.program.accounts.of("wuts") if each.name == "Shop")
    hand.dialog.showing.show(shop)  # type: ignore[attr-defined] # as a click in the list does
    return hand


@pytest.mark.parametrize("leave", LEAVINGS)
@pytest.mark.parametrize("answer", ["Save changes", "Discard changes"])
def test_and_then_does_what_was_wanted(
    leave: Callable[..., object], answer: str, drive: Drive, data_dir: Path
) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop")
        app.program.choose_account(app.program.accounts.of("wuts")[-1])
        hand = show_own(app)
        hand.write("Name", "Typed")
        await leave(app, hand)  # type: ignore[misc] # all of them are coroutine functions
        hand.press(answer)
        if leave is _by_list:
            await until(lambda: chosen(hand) == "Practice Awal")
        elif leave is _by_adding:
            await until(lambda: chosen(hand) == "New account")
        else:
            await until(lambda: not hand.is_open)
        name = "Typed" if answer == "Save changes" else "Shop"
        assert kept(data_dir)[0]["name"] == name
        if leave is _by_using:
            assert app.program.composer.account is not None
            assert app.program.composer.account.name == name

    drive(steps)


def test_nothing_is_asked_where_nothing_would_be_lost(drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop")
        hand = show(app, "wuts")
        hand.write("Name", "Typed")
        hand.write("Name", "Shop")
        hand.key(Qt.Key.Key_Down)
        choose(hand, "Practice Awal")
        await until(lambda: chosen(hand) == "Practice Awal" and hand.has("Add your own Awal account"))
        hand.press("Add account")
        hand.key(Qt.Key.Key_Escape)
        assert not hand.is_open

    drive(steps)


def test_saving_that_fails_does_not_leave(drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop")
        hand = show(app, "wuts")
        hand.write("Name", "Practice WUTS")
        hand.key(Qt.Key.Key_Escape)
        hand.press("Save changes")
        await hand.says("There is an account called Practice WUTS already.")
        assert hand.is_open

    drive(steps)


# testing the connection


def at(gateway: PracticeGateway, provider: str, trouble: Trouble | None = None) -> dict[str, str]:
    return account_values(provider, gateway.base_url(provider, trouble))


@pytest.mark.parametrize(
    ("provider", "said"),
    [
        ("wuts", "WUTS knows this account. No message was sent."),
        ("awal", "Awal knows this account. No message was sent."),
        ("wachat", "Wachat documents no request that tests an account, so it shows when you send."),
        ("ryzeapi", "RyzeAPI documents no request that tests an account, so it shows when you send."),
    ],
)
@pytest.mark.parametrize("practice", [False, True])
def test_testing(practice: bool, provider: str, said: str, drive: Drive, gateway: PracticeGateway) -> None:
    async def steps(app: App) -> None:
        spec = next(each for each in PROVIDERS if each.key == provider)
        if not practice:
            await add(app, provider, "Shop", **at(gateway, provider))
        hand = show(app, provider)
        if not practice:
            choose(hand, "Shop")
            await until(lambda: hand.has("Name"))
            for key, secret in SECRET_VALUES[provider].items():
                hand.paste(spec.field(key).label, secret)
        hand.press("Test connection")
        await hand.says(said)
        assert hand.has("Test connection")
        assert all(each.method == "GET" for each in gateway.received())

    drive(steps)


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Trouble.UNAUTHORIZED, "WUTS refused the credentials."),
        (Trouble.DISCONNECTED, "WUTS is not connected to WhatsApp."),
        (Trouble.CUT, "The connection was cut before WUTS answered."),
        (Trouble.REDIRECT, "The server points to another address."),
    ],
)
def test_testing_in_trouble(trouble: Trouble, said: str, drive: Drive, gateway: PracticeGateway) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop", **at(gateway, "wuts", trouble))
        hand = show(app, "wuts")
        hand.paste("Token", TOKEN)
        hand.press("Test connection")
        await hand.says(said)
        assert "may have been sent" not in hand.words()

    drive(steps)


def test_testing_what_is_not_there(drive: Drive) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop", base_url="http://127.0.0.1:9")
        hand = show(app, "wuts")
        hand.paste("Token", TOKEN)
        hand.press("Test connection")
        await hand.says("No connection to the server. Check the connection and the account’s base URL.")

    drive(steps)


def test_testing_needs_usable_fields(drive: Drive, gateway: PracticeGateway) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop", **at(gateway, "wuts"))
        hand = show(app, "wuts")
        hand.write("Base URL", "http://example.com")
        hand.paste("Token", TOKEN)
        hand.press("Test connection")
        await hand.says(BAD_ADDRESS)
        assert hand.has("Test connection")
        assert gateway.count() == 0

    drive(steps)


def test_a_test_can_be_stopped(drive: Drive, gateway: PracticeGateway) -> None:
    async def steps(app: App) -> None:
        await add(app, "wuts", "Shop", **at(gateway, "wuts", Trouble.NO_ANSWER))
        hand = show(app, "wuts")
        hand.paste("Token", TOKEN)
        hand.press("Test connection")
        assert "Testing the connection to WUTS…" in hand.words()
        await until(lambda: gateway.count() == 1)
        hand.press("Stop testing")
        assert hand.has("Test connection")
        assert "Testing" not in hand.words()
        await until(lambda: not any(name for name in app.program.tasks._running if "check" in name))  # noqa: SLF001

    drive(steps)


def test_practice_fields_are_not_for_editing(drive: Drive) -> None:
    async def steps(app: App) -> None:
        hand = show(app, "wuts")
        assert not hand.has("Name")
        assert not hand.has("Save")
        assert not hand.has("Delete account")
        assert any("cannot be changed or deleted" in each.text() for each in hand.visible(QLabel))

    drive(steps)
