"""Message files in the window: opened, edited, saved and opened again; and broken ones."""

import json
from pathlib import Path

from tests.journeys.conftest import Start
from tests.journeys.driver.program import Program

FILE = {
    "format": "wacomposer/1",
    "campaign": {"name": "spring", "tags": ["a", "b"]},
    "header": {"kind": "text", "text": "Order #12345 confirmed", "colour": "green"},
    "body": "Choose how you want to proceed:",
    "footer": "Coupon valid for 24h",
    "buttons": [
        {"kind": "reply", "id": "menu_sales", "text": "Talk to sales", "priority": 1},
        {"kind": "copy", "text": "Copy coupon", "code": "RYZE10"},
    ],
}


def open_by_dialog(program: Program, path: Path) -> None:
    """Ctrl+O, type the name, Return."""
    program.hand.press("ctrl+o")
    answer_dialog(program, path)


def answer_dialog(program: Program, path: Path) -> None:
    """Type a name into the file dialog that is opening."""
    program.eyes.find("File name:", "text")
    program.eyes.write("File name:", str(path))
    program.hand.press("Return")
    program.eyes.stops_having("File name:")
    program.hand.turn_to_window()  # without a window manager, nobody else does


def test_opened_edited_saved_and_opened_again(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "order.wamsg"
    path.write_text(json.dumps(FILE), encoding="utf-8")
    program = start(str(path))
    eyes, hand = program.eyes, program.hand
    eyes.shows("Body", "Choose how you want to proceed:")
    eyes.find("order – wacomposer", "frame")
    eyes.write("Body", "Choose, please 🙂")
    eyes.find("• order – wacomposer", "frame")
    eyes.says("Not saved")
    hand.press("ctrl+s")
    eyes.find("order – wacomposer", "frame")
    assert json.loads(path.read_bytes()) == FILE | {"body": "Choose, please 🙂"}

    eyes.write("Footer", "Until tomorrow")
    hand.press("ctrl+shift+s")
    answer_dialog(program, tmp_path / "second")
    eyes.find("second – wacomposer", "frame")
    second = json.loads((tmp_path / "second.wamsg").read_bytes())
    assert second == FILE | {"body": "Choose, please 🙂", "footer": "Until tomorrow"}

    open_by_dialog(program, path)
    eyes.find("order – wacomposer", "frame")
    eyes.shows("Footer", "Coupon valid for 24h")
    eyes.shows("Button 2 code", "RYZE10")
    program.quit()


def test_a_broken_file_keeps_what_was_open(start: Start, tmp_path: Path) -> None:
    broken = {
        "cut.wamsg": (json.dumps(FILE)[:80].encode(), "cut.wamsg is not complete JSON (line 1, column"),
        "latin.wamsg": (
            '{"format": "wacomposer/1", "body": "olá"}'.encode("latin-1"),
            "is not UTF-8 text (byte",
        ),
        "other.wamsg": (b'{"version": 3}', "other.wamsg is no wacomposer message"),
        "shape.wamsg": (b'{"format": "wacomposer/1", "body": 7}', "Body must be text in quotes."),
        "huge.wamsg": (b" " * 50_000_000, "huge.wamsg is over"),
    }
    for name, (content, _) in broken.items():
        (tmp_path / name).write_bytes(content)
    program = start()
    eyes = program.eyes
    eyes.write("Body", "Open before")
    for name, (_, sentence) in broken.items():
        program.hand.press("ctrl+o")
        eyes.press("Go on without saving")
        answer_dialog(program, tmp_path / name)
        eyes.says(sentence)
        eyes.shows("Body", "Open before")
        eyes.find("• New message – wacomposer", "frame")
    program.quit()

    program = start(str(tmp_path / "cut.wamsg"))
    program.eyes.says("cut.wamsg is not complete JSON")
    program.eyes.shows("Header text", "Order #12345 confirmed")
    program.quit()
    program = start(str(tmp_path / "missing.wamsg"))
    program.eyes.says("missing.wamsg does not exist.")
    program.quit()
