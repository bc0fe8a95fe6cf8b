"""What holds for every editor of the dialogs: what the program shows is never reported as an edit."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from wacomposer.app.accounts import SecretState
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.providers.contract import Account, AccountField
from wacomposer.providers.secret import Secret
from wacomposer.storage.secrets.result import Place
from wacomposer.ui.accounts.account_form import AccountForm
from wacomposer.ui.accounts.account_list import AccountList
from wacomposer.ui.accounts.field_editor import FieldEditor
from wacomposer.ui.accounts.secret_field import SecretField
from wacomposer.ui.accounts.secret_line import SecretLine
from wacomposer.ui.accounts.store_line import StoreLine
from wacomposer.ui.parts.code_view import CodeView

LINE = AccountField("instance", "Instance", found="In the panel.", default="standard")
LIST = AccountField("path", "Path", found="", default="a", choices=(("a", "Short"), ("b", "Full")))


def listed() -> AccountList:
    made = AccountList()
    accounts = [Account("wuts", "One", id="1"), Account("wuts", "Two", id="2")]
    made.show_accounts([(PROVIDERS[2], accounts)], "1", "")
    return made


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (lambda: FieldEditor(LINE), "other"),
        (lambda: FieldEditor(LINE), ""),
        (lambda: FieldEditor(LIST), "b"),
        (lambda: FieldEditor(LIST), ""),
        (lambda: SecretLine("Token"), "secret"),
        (StoreLine, True),
        (listed, "2"),
    ],
)
def test_what_is_set_is_no_edit(make: Callable[[], Any], value: object, application: QApplication) -> None:
    editor = make()
    edits: list[object] = []
    editor.edited.connect(lambda *told: edits.append(told))
    editor.set_value(value)
    application.processEvents()
    assert editor.value() == value
    assert edits == []


def test_a_whole_account_is_no_edit(application: QApplication) -> None:
    form = AccountForm(PROVIDERS)
    edits: list[object] = []
    form.edited.connect(lambda: edits.append(1))
    for provider in PROVIDERS:
        account = Account(provider.key, "Shop", {spec.key: "x" for spec in provider.public_fields}, id="1")
        form.show_account(account)
        assert not form.is_changed()
        assert form.draft() == account
    assert edits == []


def test_a_secret_shown_is_no_edit(application: QApplication) -> None:
    field = SecretField(AccountField("token", "Token", found="", secret=True), re.compile(r"[!-~]+"))
    edits: list[object] = []
    field.edited.connect(lambda: edits.append(1))
    field.set_state(None, None)
    field.set_state(SecretState(in_keyring=True), Place.SECRET_SERVICE)
    field.show_stored(Secret("PLANTED"))
    assert field.line.text() == "PLANTED"
    assert field.typed() == ""
    assert field.secret() is None
    field.hide_stored()
    assert field.line.text() == ""
    assert "PLANTED" not in repr(vars(field))
    assert edits == []


def test_what_is_typed_stays_when_the_state_becomes_known(application: QApplication) -> None:
    field = SecretField(AccountField("token", "Token", found="", secret=True), re.compile(r"[!-~]+"))
    field.set_state(None, None)
    field.line.setText("typed")
    field.set_state(SecretState(in_keyring=True), Place.SECRET_SERVICE)
    assert (field.typed(), field.line.isReadOnly()) == ("typed", False)
    field.show_stored(Secret("PLANTED"))
    assert field.typed() == "typed"
    field.is_stored(Secret("another"))
    assert field.typed() == "typed"
    field.is_stored(Secret("typed"))
    assert (field.typed(), field.line.isReadOnly()) == ("", True)


def test_code_is_as_high_as_its_lines(application: QApplication) -> None:
    view = CodeView("Headers", 3)
    heights = []
    for text in ("one", "one\ntwo", "1\n2\n3", "1\n2\n3\n4\n5"):
        view.set_value(text)
        assert view.value() == text
        heights.append(view.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
