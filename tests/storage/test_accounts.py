"""The account book: names, two copies of the program, damage, and nothing secret in it."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from wacomposer.providers.contract import Account
from wacomposer.providers.secret import Secret
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.problem import Fault, Problem

FIELDS = {"ryzeapi": ("base_url", "instance"), "wuts": ("base_url",)}
SHOP = Account("ryzeapi", "Shop", {"base_url": "https://api.example.com", "instance": "main"})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "accounts.json"


@pytest.fixture
def book(path: Path) -> AccountBook:
    return AccountBook(path, FIELDS, reserved=["Practice RyzeAPI"])


def added(result: Account | Problem) -> Account:
    assert isinstance(result, Account), result
    return result


def refused(result: Account | Problem) -> tuple[Fault, str]:
    assert isinstance(result, Problem), result
    return result.fault, result.detail


def write(path: Path, data: object) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(data), encoding="utf-8")


def on_disk(path: Path) -> Any:  # noqa: ANN401 - parsed JSON
    return json.loads(path.read_text(encoding="utf-8"))


def test_an_empty_book_has_no_file(book: AccountBook, path: Path) -> None:
    assert (book.accounts(), book.problems()) == ((), ())
    assert not path.parent.exists()


def test_adding(book: AccountBook, path: Path) -> None:
    shop = added(book.add(replace(SHOP, name="  Shop ")))
    wuts = added(book.add(Account("wuts", "متجر")))
    assert len(shop.id) == 32
    assert shop == replace(SHOP, id=shop.id)
    assert book.accounts() == (shop, wuts)
    assert book.accounts("wuts") == (wuts,)
    assert (book.find(shop.id), book.find("")) == (shop, None)
    assert (book.named(" sHOP"), book.named("shops")) == (shop, None)
    assert AccountBook(path, FIELDS).accounts() == (shop, wuts)
    assert "متجر" in path.read_text(encoding="utf-8")
    assert sorted(each.name for each in path.parent.iterdir()) == ["accounts.json", "accounts.lock"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", (Fault.NAME_EMPTY, "")),
        (" \t\n\u3000", (Fault.NAME_EMPTY, "")),
        ("Café", (Fault.NAME_TAKEN, "Café")),
        (" CAFÉ ", (Fault.NAME_TAKEN, "Café")),
        ("Cafe\u0301", (Fault.NAME_TAKEN, "Café")),
        ("practice ryzeapi", (Fault.NAME_TAKEN, "Practice RyzeAPI")),
    ],
)
def test_names_that_cannot_be(name: str, expected: tuple[Fault, str], book: AccountBook) -> None:
    added(book.add(replace(SHOP, name="Café")))
    other = added(book.add(Account("wuts", "Other")))
    assert refused(book.add(Account("wuts", name))) == expected
    assert refused(book.rename(other.id, name)) == expected
    assert refused(book.update(replace(other, name=name))) == expected
    assert [each.name for each in book.accounts()] == ["Café", "Other"]


def test_an_account_may_change_the_case_of_its_own_name(book: AccountBook) -> None:
    shop = added(book.add(SHOP))
    assert added(book.rename(shop.id, "SHOP ")).name == "SHOP"
    assert [each.name for each in book.accounts()] == ["SHOP"]


def test_changing_and_deleting(book: AccountBook) -> None:
    shop, other = added(book.add(SHOP)), added(book.add(replace(SHOP, name="Other")))
    changed = added(book.update(replace(shop, values={"instance": "second", "base_url": ""})))
    assert changed.values == {"instance": "second"}
    assert book.accounts() == (changed, other)
    assert book.delete(shop.id) == changed
    assert book.accounts() == (other,)
    for result in (book.delete(shop.id), book.rename(shop.id, "Again"), book.update(shop)):
        assert refused(result)[0] is Fault.GONE


def test_only_declared_public_fields_are_written(book: AccountBook, path: Path) -> None:
    planted = "PLANTED-1f2e3d"
    account = replace(SHOP, values={**SHOP.values, "token": planted}, secrets={"token": Secret(planted)})
    shop = added(book.add(account))
    added(book.update(replace(shop, values=account.values, secrets=account.secrets)))
    assert planted not in path.read_text(encoding="utf-8")
    assert book.accounts() == (replace(SHOP, id=shop.id),)


def test_practice_accounts_and_undeclared_providers_are_not_kept(book: AccountBook, path: Path) -> None:
    with pytest.raises(ValueError, match="practice"):
        book.add(replace(SHOP, practice=True))
    with pytest.raises(KeyError):
        book.add(Account("elsewhere", "Name"))
    assert not path.exists()


def test_what_other_versions_wrote_is_kept(book: AccountBook, path: Path) -> None:
    foreign = {"id": "f", "provider": "meta", "name": "Cloud", "values": {"waba": "1"}, "colour": "red"}
    own = {"id": "o", "provider": "wuts", "name": "Mine", "values": {"region": "eu"}, "order": 3}
    write(path, {"version": 9, "accounts": [foreign, own]})
    mine = book.accounts()[0]
    assert (mine, book.problems()) == (Account("wuts", "Mine", {}, id="o"), ())
    assert refused(book.add(Account("wuts", "CLOUD"))) == (Fault.NAME_TAKEN, "Cloud")
    added(book.update(replace(mine, name="Ours", values={"base_url": "https://b.example.com"})))
    values = {"base_url": "https://b.example.com", "region": "eu"}
    assert on_disk(path) == {"version": 9, "accounts": [foreign, own | {"name": "Ours", "values": values}]}


@pytest.mark.parametrize(
    ("entry", "label"),
    [
        ("text", "2"),
        (None, "2"),
        ({}, "2"),
        ({"id": "x", "provider": "wuts"}, "2"),
        ({"id": "x", "provider": "wuts", "name": 5}, "2"),
        ({"id": "x", "provider": "wuts", "name": " "}, "2"),
        ({"id": "", "provider": "wuts", "name": "N"}, "2"),
        ({"id": "x", "provider": "wuts", "name": "N", "values": []}, "2"),
        ({"id": "x", "provider": "wuts", "name": "N", "values": {"base_url": 5}}, "2"),
        ({"id": "first", "provider": "wuts", "name": "Same id"}, "Same id"),
        ({"id": "x", "provider": "wuts", "name": "FIRST"}, "FIRST"),
    ],
)
def test_an_unusable_entry_is_told_of_and_kept(
    entry: object, label: str, book: AccountBook, path: Path
) -> None:
    first = {"id": "first", "provider": "wuts", "name": "First", "values": {}}
    write(path, {"accounts": [first, entry]})
    assert [each.name for each in book.accounts()] == ["First"]
    assert book.problems() == (Problem(Fault.ENTRY_UNUSABLE, str(path), label),)
    added(book.add(SHOP))
    assert on_disk(path)["accounts"][:2] == [first, entry]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"accounts": 5}', b"\xff", b"[" * 100_000])
def test_a_damaged_file_is_set_aside(content: bytes, book: AccountBook, path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    assert book.accounts() == ()
    assert book.problems() == (Problem(Fault.DAMAGED, str(path), "accounts.json.damaged-1"),)
    assert path.with_name("accounts.json.damaged-1").read_bytes() == content
    added(book.add(SHOP))
    assert len(AccountBook(path, FIELDS).accounts()) == 1


def test_damage_while_the_program_runs_costs_nothing(book: AccountBook, path: Path) -> None:
    added(book.add(SHOP))
    path.write_bytes(b"torn")
    assert [each.name for each in book.accounts()] == ["Shop"]
    assert [each.fault for each in book.problems()] == [Fault.DAMAGED]
    added(book.add(Account("wuts", "Other")))
    assert [each.name for each in AccountBook(path, FIELDS).accounts()] == ["Shop", "Other"]
    assert book.problems() == ()


@pytest.mark.parametrize("unprivileged", [{"accounts.json": b"torn", "accounts.lock": b""}], indirect=True)
def test_a_damaged_file_that_has_to_stay_is_not_written_over(unprivileged: Path) -> None:
    path = unprivileged / "accounts.json"
    book = AccountBook(path, FIELDS)
    assert book.accounts() == ()
    assert book.problems() == (Problem(Fault.DAMAGED, str(path)),)
    assert isinstance(book.add(SHOP), Problem)
    assert path.read_bytes() == b"torn"


def test_without_rights_the_user_is_told(unprivileged: Path) -> None:
    for folder in (unprivileged, unprivileged / "data"):
        book = AccountBook(folder / "accounts.json", FIELDS)
        assert refused(book.add(SHOP))[0] is Fault.NOT_WRITABLE
        assert book.accounts() == ()


def test_changes_of_another_copy_are_seen(book: AccountBook, path: Path) -> None:
    other = AccountBook(path, FIELDS)
    shop = added(book.add(SHOP))
    assert other.accounts() == (shop,)
    assert refused(other.add(replace(SHOP, name="shop"))) == (Fault.NAME_TAKEN, "Shop")
    added(other.rename(shop.id, "Renamed"))
    assert [each.name for each in book.accounts()] == ["Renamed"]
    assert other.delete(shop.id) == replace(shop, name="Renamed")
    assert refused(book.update(shop))[0] is Fault.GONE
    assert book.accounts() == ()


_ADDER = """
import sys
from pathlib import Path
from wacomposer.providers.contract import Account
from wacomposer.storage.accounts import AccountBook
book = AccountBook(Path(sys.argv[1]), {"wuts": ()})
for n in range(10):
    assert isinstance(book.add(Account("wuts", f"{sys.argv[2]} {n}")), Account)
"""


def test_copies_that_write_at_once_lose_nothing(book: AccountBook, path: Path) -> None:
    adders = [subprocess.Popen([sys.executable, "-c", _ADDER, str(path), name]) for name in "abc"]
    assert [adder.wait(timeout=60) for adder in adders] == [0, 0, 0]
    names = [each.name for each in book.accounts("wuts")]
    assert sorted(names) == [f"{name} {n}" for name in "abc" for n in range(10)]
