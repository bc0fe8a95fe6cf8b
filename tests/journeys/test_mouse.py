"""What only a mouse does: buttons dragged to another place, and a wheel that changes nothing by accident."""

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.program import Program


def order(program: Program) -> list[str | None]:
    return [program.eyes.field(f"Button {number} text").text for number in (1, 2, 3)]


def test_buttons_are_dragged_to_another_place(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.find("Button 3 text")
    grips = [thing.middle for thing in eyes.everything("image") if thing.description == "Drag to reorder"]
    cards = [eyes.field(f"Button {number} text").box for number in (1, 2, 3)]
    hand.drag(grips[2], (grips[0][0] + 40, cards[0][1] - 8))
    wait_for(
        lambda: order(program) == ["Talk to a person", "Track order", "Change delivery"],
        lambda: str(order(program)),
    )
    hand.drag(grips[0], (grips[2][0] + 40, cards[2][1] + 45))
    wait_for(
        lambda: order(program) == ["Track order", "Change delivery", "Talk to a person"],
        lambda: str(order(program)),
    )
    hand.drag(grips[1], (grips[1][0] + 30, grips[1][1] + 3))  # to where it was
    hand.press("ctrl+z")
    wait_for(lambda: order(program)[0] == "Talk to a person", "one step for one move")
    program.quit()


def test_the_wheel_scrolls_and_changes_no_list(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    hand.scroll(eyes.find("Button 1 kind").middle, steps=3)
    hand.scroll(eyes.find("Account").middle, steps=3)
    hand.scroll(eyes.find("Practice answer").middle, steps=3)
    eyes.press("Send")
    eyes.says("Accepted by Wachat.")
    assert eyes.find("Button 1 kind").description == "Reply"
    assert eyes.find("Practice answer").description == "Practice answer: as documented"
    program.quit()
