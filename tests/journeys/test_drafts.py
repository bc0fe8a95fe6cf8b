"""What is typed is not lost: closing, a crash, two copies at once, and folders that cannot be used."""

import shutil
import signal
from pathlib import Path

import pytest

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for

RESTORED = "This is what was open and not saved."


def kept(data: Path) -> str:
    """All drafts in the folder, one after the other."""
    return "".join(path.read_text(encoding="utf-8") for path in data.glob("drafts/*.wamsg"))


def test_unsaved_text_is_there_again(start: Start, tmp_path: Path) -> None:
    program = start()
    program.eyes.write("Body", "Typed before closing")
    program.quit()

    program = start()
    program.eyes.says(RESTORED)
    program.eyes.shows("Body", "Typed before closing")
    program.eyes.write("Footer", "Typed before the crash")
    wait_for(lambda: "Typed before the crash" in kept(tmp_path / "data"), "the draft on the disk")
    program.kill()
    assert program.output() == ""

    program = start()
    program.eyes.says(RESTORED)
    program.eyes.shows("Footer", "Typed before the crash")
    program.eyes.shows("Body", "Typed before closing")
    program.hand.press("ctrl+n")
    program.eyes.says("This message is not saved.")
    program.eyes.press("Go on without saving")
    program.eyes.stops_having("Button 1 text")
    program.quit()

    program = start()
    program.eyes.shows("Header text", "Order #12345 confirmed")
    assert RESTORED not in program.eyes.words()
    program.quit()


def test_a_data_folder_that_is_deleted_while_running(start: Start, tmp_path: Path) -> None:
    program = start()
    program.eyes.write("Body", "Typed before")
    wait_for(lambda: "Typed before" in kept(tmp_path / "data"), "the draft on the disk")
    shutil.rmtree(tmp_path / "data")
    program.eyes.write("Body", "Typed after")
    wait_for(lambda: "Typed after" in kept(tmp_path / "data"), "the draft on the disk again")
    program.kill()
    assert program.output() == ""

    program = start()
    program.eyes.says(RESTORED)
    program.eyes.shows("Body", "Typed after")
    program.quit()


def test_all_that_is_damaged_is_told_and_then_what_was_restored(start: Start, tmp_path: Path) -> None:
    program = start()
    program.eyes.write("Body", "Not saved")
    program.quit()
    for name in ("settings.json", "accounts.json"):
        (tmp_path / "data" / name).write_text("{", encoding="utf-8")

    program = start()
    program.eyes.says(
        "settings.json is damaged and was not used. It was kept as settings.json.damaged-1.",
        "accounts.json is damaged and was not used. It was kept as accounts.json.damaged-1.",
    )
    program.eyes.shows("Body", "Not saved")
    program.eyes.press("Dismiss the notice")
    program.eyes.says(RESTORED)
    program.eyes.press("Dismiss the notice")
    program.eyes.stops_saying(RESTORED)
    program.quit()


@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_the_end_of_the_session_keeps_what_was_typed(
    start: Start, tmp_path: Path, end: signal.Signals
) -> None:
    program = start()
    program.eyes.write("Body", "Typed early")
    wait_for(lambda: "Typed early" in kept(tmp_path / "data"), "the draft on the disk")
    program.eyes.write("Body", "Typed at the last moment")
    program.process.send_signal(end)
    program.is_over()
    assert "Typed at the last moment" in kept(tmp_path / "data")


def test_two_copies_do_not_disturb_each_other(start: Start) -> None:
    one, two = start(), start()
    one.eyes.write("Body", "In the first window")
    two.eyes.write("Body", "In the second window")
    one.eyes.press("Send")
    two.eyes.press("RyzeAPI", inside="Provider")
    two.eyes.press("Send")
    one.eyes.says("Accepted by Wachat.")
    two.eyes.says("Accepted by RyzeAPI.")
    one.eyes.shows("Body", "In the first window")
    one.quit()
    two.eyes.shows("Body", "In the second window")
    two.quit()

    third = start()
    third.eyes.says("One more is kept.")
    bodies = {third.eyes.field("Body").text}
    third.eyes.press("Open the next")
    third.eyes.press("Go on without saving")
    wait_for(lambda: third.eyes.field("Body").text not in bodies, "the other draft")
    bodies.add(third.eyes.field("Body").text)
    assert bodies == {"In the first window", "In the second window"}
    third.quit()


def test_a_folder_that_cannot_be_used_is_only_a_notice(start: Start, tmp_path: Path) -> None:
    in_the_way = tmp_path / "data"
    in_the_way.write_text("not a folder", encoding="utf-8")
    program = start()
    program.eyes.says("a file stands where a folder is needed")
    program.eyes.write("Body", "Works all the same")
    program.eyes.press("Send")
    program.eyes.says("Accepted by Wachat.")
    program.quit()
    assert in_the_way.read_text(encoding="utf-8") == "not a folder"

    program = start("--data-dir", "/sys/wacomposer")  # where not even root may make a folder
    program.eyes.says("/sys/wacomposer cannot be written.")
    program.eyes.press("Send")
    program.eyes.says("Accepted by Wachat.")
    program.quit()
