"""One send at a time: double clicks, second sends, and closing while one is on its way."""

import time

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.hand import clipboard_texts
from tests.journeys.driver.program import Program

QUESTION = "A message is being sent. If you close now, it is unknown whether it was sent."


def sends(program: Program) -> list[str]:
    """How the sends of this session ended, newest first, by the list in the window."""
    words = ("accepted", "rejected", "unknown", "not sent")
    names = program.eyes.names("label")
    return [word for name in names for word in words if name.startswith(f"{word} ") and name[-3] == ":"]


def test_a_double_click_sends_once(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    hand.click(eyes.find("Send").middle, times=2)
    eyes.says("Accepted by Wachat.")
    assert sends(program) == ["accepted"]
    time.sleep(0.45)  # longer than a double click, so that this one counts
    hand.click(eyes.find("Send").middle, times=3)
    wait_for(lambda: sends(program) == ["accepted"] * 2, lambda: str(sends(program)))

    program.choose("Practice answer", "Practice answer: none at all")
    time.sleep(0.45)
    hand.click(eyes.find("Send").middle, times=2)
    eyes.says("Sending through Wachat…")
    eyes.focus("Body")
    hand.press("ctrl+Return", times=3)  # a second one cannot begin
    time.sleep(0.45)
    assert "Sending through Wachat…" in eyes.words()
    hand.click(eyes.find("Cancel").middle, times=2)  # nor by a hasty click on what has become Send
    eyes.says("Cancelled after the request may have left.")
    wait_for(lambda: sends(program) == ["unknown", "accepted", "accepted"], lambda: str(sends(program)))
    assert eyes.has("Send")
    program.quit()


def test_keys_in_a_hurry(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.focus("Footer")
    hand.press("ctrl+Return", "Escape", "ctrl+Return", "Escape", times=4)
    wait_for(lambda: eyes.has("Send") and "Sending" not in eyes.words(), "all of them ended")
    assert set(sends(program)) <= {"not sent", "unknown", "accepted"}
    hand.press("ctrl+Return")
    eyes.says("Accepted by Wachat.")
    program.quit()


def test_closing_while_sending_asks(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    program.choose("Practice answer", "Practice answer: none at all")
    eyes.focus("Footer")
    hand.press("ctrl+Return")
    eyes.says("Sending through Wachat…")
    hand.press("ctrl+q")
    eyes.says(QUESTION)
    wait_for(lambda: eyes.focused() == "Keep waiting", "the harmless answer has the focus")
    hand.press("Return")
    eyes.stops_saying(QUESTION)
    wait_for(lambda: eyes.focused() == "Footer", "the focus is back")
    assert "Sending through Wachat…" in eyes.words()
    hand.press("ctrl+q")
    eyes.press("Close anyway")
    program.is_over()


def test_the_message_id_is_copied(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    eyes.press("Send")
    eyes.press("Copy message id")
    wait_for(lambda: clipboard_texts()[0].startswith("3EB0"), lambda: str(clipboard_texts()))
    eyes.says(f"Message id {clipboard_texts()[0]}")
    program.quit()
