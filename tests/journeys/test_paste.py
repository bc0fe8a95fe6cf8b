"""Markdown from another program, pasted into the body."""

from tests.journeys.conftest import Start
from tests.journeys.driver.hand import copied

MARKDOWN = "# Sale\n\n**20 %** on [shoes](https://example.com)"
FORMATTED = "*Sale*\n\n*20 %* on shoes (https://example.com)"


def test_markdown_is_pasted_as_it_is_and_formatted_on_demand(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.focus("Body")
    with copied(MARKDOWN):
        hand.press("ctrl+a", "ctrl+v")
        eyes.shows("Body", MARKDOWN)
    eyes.says("The pasted text was formatted.")
    eyes.press("Use WhatsApp formatting")
    eyes.shows("Body", FORMATTED)
    eyes.stops_having("Use WhatsApp formatting")
    assert eyes.focused() == "Body"
    hand.press("ctrl+z")
    eyes.shows("Body", MARKDOWN)
    hand.press("ctrl+shift+z")
    eyes.shows("Body", FORMATTED)
    program.quit()
