"""The main job without a mouse, in the order in which one reads; and the names that a screen reader says."""

from collections import Counter

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.program import Program

FORMAT_BAR = [
    "Bold",
    "Italic",
    "Strikethrough",
    "Inline code",
    "Monospace block",
    "Quote",
    "Bulleted list",
    "Numbered list",
    "Insert variable",
]
READING_ORDER = [
    "Menu",
    "Text",  # the chosen one of Header
    "Header text",
    "Body",
    *FORMAT_BAR,
    "Footer",
    "Button 1 kind",
    "Button 1 text",
    "Button 1 id",
    "Move button 1 down",
    "Remove button 1",
    "Button 2 kind",
    "Button 2 text",
    "Button 2 id",
    "Move button 2 up",
    "Move button 2 down",
    "Remove button 2",
    "Button 3 kind",
    "Button 3 text",
    "Button 3 id",
    "Move button 3 up",
    "Remove button 3",
    "Android",  # the chosen one of the apps
    "Show the sender's side",
    "Show the card dark",
    "Save the card as a picture",
    "Preview",
    "Wachat",  # the chosen one of Provider
    "Compare part by part",
    "Account",
    "Manage accounts",
    "Practice answer",
    "Recipient",
    "Delay",
    "Button types",
    "What will be sent",
    "Send",
]
FIELDS = ["Header text", "Body", "Footer", "Button 1 text", "Button 1 id", "Recipient", "Delay"]
OPERABLE = {"check box", "combo box", "push button", "radio button", "text"}


def test_tab_goes_in_reading_order(start: Start) -> None:
    program = start()
    eyes = program.eyes
    wait_for(lambda: eyes.focused() == "Body", "the body has the focus at the start")
    at = READING_ORDER.index("Body")
    assert [program.walk("Tab") for _ in READING_ORDER] == READING_ORDER[at + 1 :] + READING_ORDER[: at + 1]
    assert [program.walk("shift+Tab") for _ in range(4)] == ["Header text", "Text", "Menu", "Send"]
    program.quit()


def test_names_are_the_labels_and_unique(start: Start) -> None:
    program = start()
    eyes = program.eyes
    assert "Order #12345 confirmed" in eyes.find("Preview").description
    for provider, header, field in (
        ("RyzeAPI", "Document", "File name"),
        ("WUTS", "None", "Body"),
        ("Awal", "Image", "Media URL"),
        ("Wachat", "Text", "Header text"),
    ):
        eyes.press(provider, inside="Provider")
        eyes.press(header, inside="Header")
        eyes.find(field)
        things = eyes.everything()
        operable = [thing for thing in things if thing.role in OPERABLE]
        nameless = [thing for thing in things if "focusable" in thing.states and not thing.name]
        # The same remedy can be offered for two findings: its description says for which.
        counts = Counter((thing.name, thing.description) for thing in operable)
        assert (nameless, [name for name, count in counts.items() if count > 1]) == ([], [])
        fields = Counter(thing.name for thing in operable if thing.role in {"text", "combo box"})
        assert set(fields.values()) == {1}
    assert all(eyes.find(name, "text") for name in FIELDS)
    groups = {"Header": ["None", "Text", "Image", "Video", "Document"]}
    groups["Provider"] = ["Wachat", "RyzeAPI", "WUTS", "Awal"]
    for group, members in groups.items():
        eyes.find(group, "panel")
        for member in members:
            eyes.find(member, "radio button", inside=group)
    assert eyes.find("Button 1 kind", "combo box").items == ("Reply", "URL", "Call", "Copy")
    program.quit()


def compose_by_keys(program: Program) -> None:
    """A new message with a header, a formatted body, a footer and two buttons, the second moved up."""
    eyes, hand = program.eyes, program.hand
    wait_for(lambda: eyes.focused() == "Body", "the body has the focus at the start")
    hand.press("ctrl+n")
    eyes.stops_having("Button 1 text")
    hand.press("shift+Tab")
    wait_for(lambda: eyes.focused() == "None", "the header's kind")
    hand.press("Right")
    eyes.find("Header text")
    hand.press("Tab")
    hand.type("Hello")
    hand.press("Tab")
    hand.type("Choose one, please")
    hand.press("ctrl+shift+Left", "ctrl+b")
    eyes.shows("Body", "Choose one, *please*")
    hand.press("ctrl+b")
    eyes.shows("Body", "Choose one, please")
    hand.press("ctrl+a", "ctrl+i")
    eyes.shows("Body", "_Choose one, please_")
    hand.press("ctrl+i", "Tab", times=1)
    eyes.shows("Body", "Choose one, please")
    hand.press("Tab", times=len(FORMAT_BAR))
    wait_for(lambda: eyes.focused() == "Footer", "past the formatting bar")
    hand.type("Bye")
    hand.press("Tab", "space")
    wait_for(lambda: eyes.focused() == "Button 1 text", "the text of the new button")
    hand.type("Yes")
    eyes.shows("Button 1 id", "yes")
    hand.press("Tab", "Tab", "Tab", "space")
    wait_for(lambda: eyes.focused() == "Button 2 text", "the text of the second button")
    hand.type("Our shop")
    hand.press("shift+Tab", "u")
    eyes.find("Button 2 URL")
    hand.press("Tab", "Tab")
    hand.type("https://example.com")
    hand.press("Tab", "space")
    eyes.shows("Button 1 text", "Our shop")
    eyes.shows("Button 2 text", "Yes")


def test_the_main_job_by_keys_alone(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    compose_by_keys(program)
    eyes.says("Wachat carries no URL buttons: button 1 would be lost.")
    eyes.focus("Wachat", "radio button")
    hand.press("Down")
    eyes.stops_saying("Wachat carries no URL buttons: button 1 would be lost.")
    eyes.focus("Body")
    hand.press("ctrl+Return")
    eyes.says("Accepted by RyzeAPI.")

    program.choose("Practice answer", "Practice answer: none at all")
    eyes.focus("Footer")
    hand.press("x", "ctrl+Return")  # another message: the same would be taken for a key pressed twice
    eyes.says("Sending through RyzeAPI…")
    hand.press("Escape")
    eyes.says("Cancelled after the request may have left.")
    program.quit()


def test_the_menu_by_keys(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    wait_for(lambda: eyes.focused() == "Body", "the body has the focus at the start")
    hand.press("shift+Tab", times=3)
    wait_for(lambda: eyes.focused() == "Menu", "the menu's button")
    hand.press("space")
    hand.press("Up", "Up", "Return")  # past Quit to the last of the themes
    eyes.find("Show the card light")
    program.quit()
    program = start()
    program.eyes.find("Show the card light")
    program.eyes.press("Show the card light")
    program.eyes.find("Show the card dark")
    program.quit()


def test_the_card_in_other_apps_by_keys(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    for name in ("Android", "iPhone", "Web", "Desktop", "Text only"):
        eyes.find(name, "radio button", inside="Shown as on")
    eyes.focus("Android", "radio button")
    hand.press("Right", times=4)
    wait_for(lambda: eyes.focused() == "Text only", "the last of the apps")
    wait_for(lambda: "Not shown: " in eyes.find("Preview").description, "what is missing is read aloud")
    eyes.says("All buttons are missing where buttons cannot be shown.")
    eyes.press("Show the sender's side")
    wait_for(lambda: "two ticks" in eyes.find("Preview").description, "the ticks are read aloud")
    eyes.focus("Body")
    hand.press("ctrl+z")  # nothing of this is an edit
    assert "Not shown: " in eyes.find("Preview").description
    program.quit()
    program = start()
    eyes = program.eyes
    eyes.find("Show the customer's side")
    wait_for(lambda: "Not shown: " in eyes.find("Preview").description, "remembered")
    program.quit()


def test_fast_typing_loses_nothing(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    text = "The quick brown fox *jumps* over the lazy dog. " * 6
    eyes.focus("Body")
    hand.press("ctrl+a")
    hand.type(text, pause=1)
    eyes.shows("Body", text)
    hand.press("ctrl+Home")
    hand.type("In front: ", pause=1)
    eyes.shows("Body", f"In front: {text}")
    eyes.focus("Header text")
    hand.press("Home")
    hand.type("In front of ", pause=1)
    eyes.shows("Header text", "In front of Order #12345 confirmed")
    assert text.strip().replace("*", "") in eyes.find("Preview").description.replace("\n", " ")
    program.quit()
