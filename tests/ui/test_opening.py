"""Opening files in the window: what is too long to edit is left alone, and an unsaved file keeps its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.conftest import Drive
from tests.ui.hand import until
from wacomposer.app.document import MOST_EDITED
from wacomposer.desktop import App
from wacomposer.message.file import read_message, write_message
from wacomposer.message.model import Message, ReplyButton, Variant

LONG = "x" * (MOST_EDITED + 1)


@pytest.mark.parametrize(
    "message",
    [
        Message(body=LONG),
        Message(footer=LONG),
        Message(buttons=(ReplyButton(text=LONG),)),
        Message(body="a", variants=(Variant(language="hi", body=LONG),)),
    ],
    ids=["body", "footer", "button", "language"],
)
def test_what_is_too_long_to_edit_is_left_alone(drive: Drive, tmp_path: Path, message: Message) -> None:
    file = tmp_path / "long.wamsg"
    write_message(message, file)
    content = file.read_bytes()

    async def steps(app: App) -> None:
        before = app.program.composer.message
        app.program.document.open(file)
        await until(lambda: "long.wamsg was not opened" in app.window.notice.text.text())
        assert app.program.composer.message is before
        assert app.program.document.path is None

    drive(steps)
    assert file.read_bytes() == content


def test_unsaved_changes_come_back_with_their_file(drive: Drive, tmp_path: Path) -> None:
    file = tmp_path / "order.wamsg"
    write_message(Message(body="saved"), file)

    async def steps(app: App) -> None:
        document, composer = app.program.document, app.program.composer
        document.open(file)
        await until(lambda: document.path == file)
        composer.edit_text("body", "not saved")
        assert document.keep_draft_now() is None
        (kept,) = _drafts(app)
        draft = read_message(kept)
        document.start(Message())
        document.restore(draft, "")
        assert (document.path, document.name, document.is_saved) == (file, "order", False)
        assert app.window.windowTitle().startswith("• order")
        document.save(file)
        await until(lambda: document.is_saved)

    drive(steps)
    assert b"not saved" in file.read_bytes()
    assert b"draft" not in file.read_bytes()


def _drafts(app: App) -> list[Path]:
    return list(app.places.drafts.glob("*.open.wamsg"))
