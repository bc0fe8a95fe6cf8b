"""The line of news: one thing at a time, and nothing that should be read is lost behind another."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.notice import Notice


@pytest.fixture
def made(application: QApplication) -> Iterator[Notice]:
    above = QWidget()
    yield Notice(above)
    above.deleteLater()


def shown(made: Notice) -> str:
    return "" if made.isHidden() else made.text.text()


def answer(made: Notice, name: str) -> None:
    next(
        link for link in made.findChildren(LinkButton) if link.text() == name and not link.isHidden()
    ).click()


def test_what_is_said_next_waits_until_the_former_is_dismissed(made: Notice) -> None:
    made.say_next("One")
    made.say_next("Two", "success")
    made.say_next("Three")
    assert shown(made) == "One"
    made.dismiss()
    assert (shown(made), made.property("tone")) == ("Two", "success")
    made.dismiss()
    assert shown(made) == "Three"
    made.dismiss()
    assert shown(made) == ""


def test_what_is_said_now_does_not_wait_and_a_lasting_one_comes_back(made: Notice) -> None:
    made.say_next("Damaged", lasting=True)
    made.say_next("Restored")
    made.say("No such file", "error")
    made.say("Saved", "success")
    assert shown(made) == "Saved"
    made.dismiss()
    assert shown(made) == "Damaged"
    made.dismiss()
    assert shown(made) == "Restored"
    made.say("Saved", "success")
    made.dismiss()
    assert shown(made) == ""


def test_an_answer_is_carried_out_before_the_next_is_said(made: Notice) -> None:
    made.say("Not saved.", answers=[("Go on", lambda: made.say("Gone on"))])
    made.say_next("Damaged", lasting=True)
    answer(made, "Go on")
    assert shown(made) == "Gone on"
    made.dismiss()
    assert shown(made) == "Damaged"
