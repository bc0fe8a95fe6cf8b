"""Texts that no one types: control characters, halves of characters, far too much, and right-to-left ones."""

import json
from pathlib import Path

from tests.journeys.conftest import Start
from tests.journeys.driver.hand import copied
from tests.journeys.driver.program import Program

CONTROL = "a\x07b\x00c\u2028d\r\ne\tf\ufeff\x9f"
LONG = "x" * 10_000
RIGHT_TO_LEFT = "مرحبا \u202e abc שלום"
BELL = "holds an invisible character (U+0007) at position 2."
NUMBER = "Not a phone number. Write it like +55 11 99999-9999."
SECONDS = "Delay must be a number of seconds, such as 1.5."
FINDINGS = {
    "Media URL": (BELL, "does not start with https://", "contains a space; the link would end there."),
    "Body": (BELL, "Body is 8,976 characters over", "16 of 1,024"),
    "Footer": (BELL, "Footer is 9,940 characters over", "16 of 60"),
    "Button 1 text": (BELL, "Button 1 text is 9,980 characters over", "16/20"),
    "Button 1 id": (BELL, "Button 1 id is 9,744 characters over"),
    "Recipient": (NUMBER, NUMBER),
    "Delay": (SECONDS, SECONDS),
    "Reply to message id": ("must be a message id without spaces.",),
    "Source": ("Source must be one line of text.",),
}
"""What the description of each field says after the three texts, as far as it is told."""


def paste_everywhere(program: Program, text: str, which: int) -> None:
    eyes, hand = program.eyes, program.hand
    with copied(text):
        for name, findings in FINDINGS.items():
            if len(findings) <= which:
                continue
            eyes.focus(name)
            hand.press("ctrl+a", "ctrl+v")
            # NUL ends a text on the accessibility bus, and lines show control characters as spaces.
            eyes.shows_start(name, text[0])
            eyes.describes(name, findings[which])


def test_pasted_into_each_field(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    eyes.press("Image", inside="Header")
    eyes.find("Media URL")
    for which, text in enumerate((CONTROL, LONG, RIGHT_TO_LEFT)):
        paste_everywhere(program, text, which)
        eyes.press("Send")
        eyes.says("Not sent: ")
    for name, text in (
        ("Media URL", "https://example.com/a.jpg"),
        ("Recipient", "+5511999999999"),
        ("Delay", ""),
        ("Reply to message id", ""),
        ("Source", ""),
    ):
        eyes.write(name, text)
    eyes.press("Send")
    eyes.says("Accepted by RyzeAPI.")
    program.quit()


def test_halves_of_characters_from_a_file(start: Start, tmp_path: Path) -> None:
    buttons = [
        {"kind": "reply", "id": "a\ud800", "text": "t\udc00"},
        {"kind": "url", "text": "u", "url": "https://example.com/\ud83d"},
    ]
    message = {"format": "wacomposer/1", "body": "half \ud83d here", "footer": "\udfff", "buttons": buttons}
    header = {"kind": "text", "text": "\udbff header"}
    path = tmp_path / "broken.wamsg"
    path.write_text(json.dumps(message | {"header": header}), encoding="ascii")
    program = start(str(path))
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    eyes.says(
        "Header text holds half a character at position 1, from a bad paste.",
        "Body holds half a character at position 6, from a bad paste.",
        "Footer holds half a character at position 1, from a bad paste.",
        "Button 1 text holds half a character at position 2, from a bad paste.",
        "Button 1 id holds half a character at position 2, from a bad paste.",
        "Button 2 URL holds half a character at position 21, from a bad paste.",
    )
    eyes.press("Send")
    eyes.says("Not sent: 6 things to mend.")
    program.quit()
