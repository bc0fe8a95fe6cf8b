"""Small windows: everything is reachable, nothing lies outside, and the main job works."""

import pytest

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import Thing, wait_for
from tests.journeys.driver.program import Program

STOPS = 60
"""More than the window has places where Tab stops."""


def open_narrow(start: Start, size: tuple[int, int]) -> Program:
    program = start()
    program.hand.resize_window(*size)
    wait_for(lambda: frame(program).box[2:] == size, lambda: str(frame(program)))
    wait_for(lambda: not program.eyes.has("Provider"), "the send column folded")
    return program


def frame(program: Program) -> Thing:
    return program.eyes.everything("frame")[0]


def outside(program: Program) -> list[Thing]:
    """What sticks out at a side of the window."""
    left, _, width, _ = frame(program).box
    things = program.eyes.everything("check box", "combo box", "push button", "radio button", "text")
    return [thing for thing in things if thing.box[0] < left or thing.box[0] + thing.box[2] > left + width]


@pytest.mark.parametrize("size", [(1024, 700), (960, 600)])
def test_the_main_job_in_a_small_window(start: Start, size: tuple[int, int]) -> None:
    program = open_narrow(start, size)
    eyes, hand = program.eyes, program.hand
    assert outside(program) == []
    eyes.press("Delivery: Practice Wachat")
    eyes.press("RyzeAPI", inside="Provider")
    eyes.find("Delivery: Practice RyzeAPI")
    eyes.write("Delay", "1.5")
    eyes.says("RyzeAPI takes whole seconds only; 1.5 s cannot be expressed.")
    assert outside(program) == []
    eyes.press("Round")
    eyes.shows("Delay", "2")
    eyes.press("Delivery: Practice RyzeAPI")
    eyes.stops_having("Delay")
    eyes.press("Delivery: Practice RyzeAPI")
    eyes.find("Delay")
    hand.press("Escape")
    eyes.stops_having("Delay")

    eyes.write("Recipient", "5511999999999")
    eyes.press("Yes, +5511999999999")
    eyes.press("Send")
    eyes.says("Accepted by RyzeAPI.")
    assert outside(program) == []
    eyes.press("Dismiss the outcome")

    eyes.press("Delivery: Practice RyzeAPI")
    eyes.write("Delay", "99999")
    hand.press("Escape")
    eyes.stops_having("Delay")
    eyes.press("Send")  # refused, and the field to mend comes to light
    eyes.says("Not sent: one thing to mend first.", "Delay can be at most 3600 seconds.")
    wait_for(lambda: eyes.focused() == "Delay", "the focus in the field to mend")
    program.quit()


def test_the_focus_is_never_out_of_sight(start: Start) -> None:
    program = open_narrow(start, (960, 600))
    eyes = program.eyes
    eyes.press("Delivery: Practice Wachat")
    eyes.find("Provider")
    left, top, width, height = frame(program).box
    begin, walked = eyes.focused(), 0
    for _ in range(STOPS):
        program.walk("Tab")
        thing = eyes.focused_thing()
        assert thing is not None
        x, y = thing.middle
        assert left <= x < left + width, thing
        assert top <= y < top + height, thing
        walked += 1
        if thing.name == begin:
            break
    assert STOPS > walked > 30
    program.quit()


def test_folding_and_unfolding_keeps_everything(start: Start) -> None:
    program = open_narrow(start, (1000, 650))
    eyes, hand = program.eyes, program.hand
    eyes.write("Recipient", "+5511988887777")
    hand.resize_window(1300, 800)
    eyes.find("Provider")
    eyes.shows("Recipient", "+5511988887777")
    eyes.press("Send")
    eyes.says("Accepted by Wachat.")
    hand.resize_window(1000, 650)
    eyes.find("Delivery: Practice Wachat")
    eyes.says("Accepted by Wachat.")
    eyes.shows("Recipient", "+5511988887777")
    program.quit()
