"""wacomposer accounts: people's own and the practice ones, without secrets."""

from pathlib import Path

import pytest

from tests.cli.conftest import Message, Ran, Run
from wacomposer.providers.contract import Account
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.places import find_places

PRACTICE = [
    {"name": f"Practice {name}", "provider": key, "base_url": None, "practice": True}
    for key, name in (("wachat", "Wachat"), ("ryzeapi", "RyzeAPI"), ("wuts", "WUTS"), ("awal", "Awal"))
]


@pytest.fixture
def book() -> AccountBook:
    fields = {"wuts": ["base_url"], "ryzeapi": ["base_url", "instance"]}
    return AccountBook(find_places().accounts, fields)


def test_practice_is_always_there(run: Run, data_dir: Path) -> None:
    ran = run("accounts", "--json")

    assert (ran.code, ran.err) == (0, "")
    assert ran.data == {"accounts": PRACTICE}
    assert not data_dir.exists()


def test_own_accounts_come_first(run: Run, book: AccountBook) -> None:
    book.add(Account("wuts", "My shop 🎉"))
    book.add(Account("ryzeapi", "Support", {"base_url": "https://ryze.example.com/", "instance": "a"}))

    assert run("accounts", "--json").data["accounts"] == [
        {
            "name": "My shop 🎉",
            "provider": "wuts",
            "base_url": "https://api.wuts.com.br",
            "practice": False,
        },
        {
            "name": "Support",
            "provider": "ryzeapi",
            "base_url": "https://ryze.example.com",
            "practice": False,
        },
        *PRACTICE,
    ]
    assert run("accounts").out.splitlines()[1:4] == [
        "Support           RyzeAPI  https://ryze.example.com",
        "Practice Wachat   Wachat   practice: nothing leaves this computer",
        "Practice RyzeAPI  RyzeAPI  practice: nothing leaves this computer",
    ]


def test_a_damaged_book_is_told_and_practice_remains(run: Run, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "accounts.json").write_text("[", encoding="utf-8")
    ran = run("accounts", "--json")

    assert (ran.code, ran.data) == (0, {"accounts": PRACTICE})
    assert "is damaged and was not used" in ran.err


@pytest.mark.parametrize("folder", ["/dev/null", "/nowhere/at/all", "/proc/1/none"])
def test_a_folder_that_cannot_be(run: Run, folder: str) -> None:
    ran = run("accounts", "--json", "--data-dir", folder)

    assert (ran.code, ran.data) == (0, {"accounts": PRACTICE})
    assert "Traceback" not in ran.err


def test_a_name_cannot_write_on_the_terminal(start: Run, book: AccountBook) -> None:
    book.add(Account("wuts", "evil \x1b[31m\u202e name"))
    ran = start("accounts")

    assert ran.code == 0
    assert ran.out.startswith("evil \\u001b[31m\\u202e name")


def test_request_takes_the_fields_of_an_account(run: Run, book: AccountBook, message: Message) -> None:
    book.add(Account("ryzeapi", "Support", {"base_url": "https://ryze.example.com/", "instance": "a b"}))
    arguments = ("request", message(), "--to", "+5511999999999", "--json", "--account", "support")

    assert run(*arguments).data["url"] == "https://ryze.example.com/api/message/button/a%20b"
    assert run(*arguments, "--provider", "ryzeapi", "--set", "instance=c").data["url"].endswith("/c")
    other = run(*arguments, "--provider", "wuts")
    assert other == Ran(2, "", "wacomposer request: Support is no account of WUTS. Leave --provider out.\n")


def test_request_of_a_practice_account_says_where_its_address_comes_from(run: Run, message: Message) -> None:
    ran = run("request", message(), "--to", "+5511999999999", "--account", "Practice Awal")

    assert (ran.code, ran.out) == (2, "")
    assert "Start wacomposer practice" in ran.err
