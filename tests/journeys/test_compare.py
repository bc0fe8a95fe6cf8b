"""The comparison of the providers as a screen reader finds it, by keyboard alone."""

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for


def test_what_each_provider_takes_away(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    wait_for(lambda: eyes.focused() == "Body", "the body has the focus at the start")
    hand.press("ctrl+t")
    lost = "Lost. WUTS has no header: this one would be lost."
    wait_for(lambda: lost in eyes.names("table cell"), "the cells of the table")
    assert eyes.focused() == "Part by part"
    assert eyes.find(lost, "table cell").description == "docs.wuts.com.br, Send Buttons Message, read 2026-11"

    hand.press("Right", "Right")
    wait_for(lambda: "focused" in eyes.find(lost, "table cell").states, "the focus in the cell")
    eyes.says("WUTS, Header: WUTS has no header: this one would be lost.")
    hand.press("Return")
    wait_for(lambda: "checked" in eyes.find("WUTS", "radio button").states, "WUTS chosen")
    eyes.press("Send without header")
    wait_for(lambda: lost not in eyes.names("table cell"), "the row of the header gone")

    eyes.focus("Body")
    hand.press("Escape")
    wait_for(lambda: not eyes.names("table cell"), "the table put away")
    wait_for(lambda: eyes.focused() == "Body", "the focus stays in the body")
    program.quit()
