"""A planted secret goes through everything that stays and is then found in the keyring, and nowhere else."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.conftest import Bus
from wacomposer.message.model import Message
from wacomposer.providers.contract import Account
from wacomposer.providers.secret import Secret
from wacomposer.storage.accounts import AccountBook
from wacomposer.storage.drafts import DraftShelf
from wacomposer.storage.places import Places
from wacomposer.storage.secrets.environment import environment_secret
from wacomposer.storage.secrets.result import Found, Kind, Missing, Stored, Trouble
from wacomposer.storage.secrets.store import KeyringStore, SessionStore
from wacomposer.storage.settings import Settings, SettingsFile

PLANTED = "PLANTED-9c41e07b"


def test_a_planted_secret(
    bus: Bus, data_dir: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    places, store, session = Places(data_dir), KeyringStore(), SessionStore()
    daemon = bus.start_keyring(unlocked=True)
    secret = Secret(PLANTED)
    book = AccountBook(places.accounts, {"wuts": ("base_url",)})
    account = Account("wuts", "Shop", {"base_url": "https://a.example", "token": PLANTED}, {"token": secret})
    kept = book.add(account)
    assert isinstance(kept, Account)
    results: list[object] = [kept, book.update(replace(account, id=kept.id)), book.accounts()]
    place = (kept.id, "a.example", "token")

    results.append(SettingsFile(places.settings).save(Settings(accounts={"wuts": kept.id})))
    shelf = DraftShelf(places.drafts)
    results.append(shelf.save("current", Message(body="Hello")))
    assert store.write(*place, secret) == Stored()
    found = store.read(*place)
    assert found == Found(secret)
    assert session.write(*place, secret) == Stored()
    results += [found, session.read(*place), session, store, shelf, book]
    results.append(environment_secret("wuts", "token", {"WACOMPOSER_WUTS_TOKEN": PLANTED}))
    results.append(environment_secret("wuts", "token", {"WACOMPOSER_WUTS_TOKEN": f"{PLANTED} "}))
    with pytest.raises(ValueError, match="bound") as failure:
        store.write("", "a.example", "token", secret)
    results += [failure.value, str(failure.value)]
    assert PLANTED in bus.stored()

    bus.stop(daemon)
    bus.start_keyring(unlocked=False)
    results += [store.write(*place, secret), store.read(*place)]
    assert results[-2:] == [Trouble(Kind.LOCKED)] * 2
    session.close()
    assert session.read(*place) == Missing()
    shelf.close()

    files = [path for folder in (data_dir, bus.home) for path in folder.rglob("*") if path.is_file()]
    assert {"accounts.json", "settings.json", "login.keyring"} <= {path.name for path in files}
    texts = {str(path): path.read_bytes() for path in files}
    texts |= {f"result {n}": repr(each).encode() for n, each in enumerate(results)}
    texts["log"] = caplog.text.encode()
    texts["output"] = "".join(capfd.readouterr()).encode()
    assert [name for name, content in texts.items() if PLANTED.encode() in content] == []
