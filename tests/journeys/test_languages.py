"""Variables and languages in the real program: typed, filled, refused, kept by a crash, chosen and sent."""

import json
from pathlib import Path

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for


def test_a_variable_is_typed_filled_and_sent(start: Start, tmp_path: Path) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    wait_for(lambda: eyes.focused() == "Body", "the body has the focus at the start")
    hand.press("ctrl+a")
    hand.type("Hi ")
    hand.press("ctrl+shift+j")
    hand.type("customer")
    eyes.shows("Body", "Hi {{customer}}")
    hand.press("ctrl+Return")
    eyes.says("{{customer}} has neither a value nor a fallback.")
    wait_for(lambda: eyes.focused() == "Value of customer", "the field of what is missing")
    hand.type("Ana")
    wait_for(lambda: "Hi Ana" in eyes.find("Preview").description, "the preview is filled")
    wait_for(
        lambda: any('"Ana"' in path.read_text() for path in (tmp_path / "data" / "drafts").glob("*.wamsg")),
        "the value is in the draft",
    )
    program.kill()

    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.says("This is what was open and not saved.")
    eyes.shows("Value of customer", "Ana")
    hand.press("ctrl+Return")
    eyes.says("Practice: Accepted by Wachat.")
    program.quit()


def test_a_language_is_chosen_and_sent(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "both.wamsg"
    message = {
        "format": "wacomposer/1",
        "language": "en",
        "body": "Hello",
        "buttons": [{"kind": "reply", "id": "a", "text": "Yes"}],
        "variants": [{"language": "pt-BR", "body": "", "buttons": ["Sim"]}],
    }
    path.write_text(json.dumps(message), encoding="utf-8")
    program = start(str(path))
    eyes, hand = program.eyes, program.hand
    eyes.shows("Body", "Hello")
    eyes.find("Send in English")
    eyes.says("In pt-BR: Body is not translated.")
    eyes.press("Show it")
    wait_for(lambda: eyes.focused() == "Body", "the text that is missing")
    eyes.shows("Body", "")
    eyes.find("Send in Portuguese (Brazil)")
    hand.type("Oi")
    eyes.find("pt-BR", "radio button")
    wait_for(lambda: "Oi" in eyes.find("Preview").description, "the preview is in the language")
    hand.press("ctrl+s", "ctrl+Return")
    eyes.says("Practice: Accepted by Wachat.")
    wait_for(lambda: json.loads(path.read_text())["variants"][0]["body"] == "Oi", "the file is saved")
    assert json.loads(path.read_text())["body"] == "Hello"
    program.quit()
