"""A secret in the environment is in nothing that the program prints or writes, whatever it is asked."""

from pathlib import Path

import pytest

from tests.cli.conftest import RECIPIENT, SECRETS, Message, Run
from wacomposer.practice.gateway import PracticeGateway
from wacomposer.practice.trouble import Trouble
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.places import find_places

PLANTED = "abadcafe-2222-4333-8444-abadcafe0000"
"""In the form of the one secret that has one, so that it is sent."""
PIECES = ("abadcafe", "8444-")


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SECRETS:
        monkeypatch.setenv(f"WACOMPOSER_{name}", PLANTED)


@pytest.fixture
def accounts(gateway: PracticeGateway) -> AccountBook:
    """One account for each provider and kind of trouble."""
    public = {provider.key: [spec.key for spec in provider.public_fields] for provider in PROVIDERS}
    book = AccountBook(find_places().accounts, public)
    values = {"instance": "practice", "phone_number_id": "123456", "domain": "a", "client_id": "b"}
    for provider in PROVIDERS:
        for trouble in (None, Trouble.REDIRECT, Trouble.CUT, Trouble.HTML_ERROR):
            base_url = gateway.base_url(provider.key, trouble)
            book.add(Account(provider.key, f"{provider.key} {trouble}", {"base_url": base_url, **values}))
    return book


def no_piece_in(text: str) -> bool:
    return not any(piece in text for piece in PIECES)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize("provider", [provider.key for provider in PROVIDERS])
@pytest.mark.parametrize("form", [(), ("--json",), ("--curl",)])
def test_request_shows_placeholders(
    start: Run, message: Message, provider: str, form: tuple[str, ...]
) -> None:
    ran = start("request", message(), "--provider", provider, "--to", RECIPIENT, *form)

    assert ran.code == 0
    assert no_piece_in(ran.out + ran.err)
    assert "<" in ran.out


@pytest.mark.usefixtures("planted")
def test_send_uses_it_and_shows_it_nowhere(
    run: Run,
    message: Message,
    accounts: AccountBook,
    gateway: PracticeGateway,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG")
    for account in accounts.accounts():
        for form in ((), ("--json",)):
            ran = run("send", message(), "--account", account.name, "--to", RECIPIENT, *form)
            assert ran.code in (3, 4)
            assert no_piece_in(ran.out + ran.err)

    assert gateway.count() == 2 * len(accounts.accounts())
    assert gateway.elsewhere() == ()
    assert no_piece_in(caplog.text)
    written = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert written
    assert all(no_piece_in(path.read_text(encoding="utf-8", errors="replace")) for path in written)


@pytest.mark.usefixtures("planted")
@pytest.mark.parametrize(
    "line",
    [
        "check FILE --provider none",
        "request FILE --provider ryzeapi --to + --set account.token=x",
        "request FILE --provider ryzeapi --to + --set account.tokn=x",
        "send FILE --account none --to +5511999999999",
        "accounts",
        "accounts --json",
        "self-test",
        "send --help",
        "--help",
    ],
)
def test_nothing_else_shows_it(start: Run, message: Message, line: str) -> None:
    ran = start(*line.replace("FILE", str(message())).split())

    assert no_piece_in(ran.out + ran.err)
    assert "Traceback" not in ran.err
