"""What review says while a message is composed, the clicks that mend it, and what is kept meanwhile."""

from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for


def test_what_a_provider_cannot_carry(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.press("WUTS", inside="Provider")
    eyes.says("WUTS has no header: this one would be lost.")
    assert eyes.find("WUTS", "radio button").description == "loses header"

    eyes.press("Send")
    eyes.says("Not sent: one thing to mend first.")
    assert "WUTS has no header" in eyes.find("Send").description
    eyes.press("Send without header")
    eyes.stops_having("Header text")
    eyes.stops_saying("WUTS has no header: this one would be lost.")
    eyes.press("Send")
    eyes.says("Accepted by WUTS.")
    eyes.press("Dismiss the outcome")

    hand.press("ctrl+z")
    assert eyes.field("Header text").text == "Order #12345 confirmed"
    eyes.press("Pick another provider")
    wait_for(lambda: eyes.focused() == "WUTS", "the focus among the providers")
    hand.press("Down")
    wait_for(lambda: "checked" in eyes.find("Awal", "radio button").states, "Awal chosen by arrow key")
    eyes.stops_saying("WUTS has no header: this one would be lost.")
    eyes.press("Send")
    eyes.says("Accepted by Awal.")

    eyes.press("Image", inside="Header")
    eyes.says("Awal carries no image header.", "Media URL is empty.")
    eyes.find("Send without header")  # once
    program.choose("Button 1 kind", "URL")
    eyes.says("Awal carries no URL buttons: button 1 would be lost.")
    eyes.press("Make it a reply")
    eyes.stops_saying("Awal carries no URL buttons: button 1 would be lost.")
    assert eyes.field("Button 1 id").text == "track_order"
    program.quit()


def test_mended_by_a_click(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")

    eyes.write("Delay", "1,5")
    eyes.says("RyzeAPI takes whole seconds only; 1,5 s cannot be expressed.")
    eyes.press("Round")
    eyes.shows("Delay", "2")

    eyes.write("Recipient", "5511999999999")
    eyes.says("No country code.")
    eyes.press("Yes, +5511999999999")
    eyes.shows("Recipient", "+5511999999999")
    eyes.stops_saying("No country code.")

    eyes.write("Button 2 id", "track_order")
    eyes.says("Button 2 id is the same as that of button 1; taps could not be told apart.")
    eyes.press("Make an id")
    eyes.shows("Button 2 id", "change_delivery")
    eyes.write("Button 2 id", " spaced ")
    eyes.says("Button 2 id begins or ends with a space.")
    eyes.press("Trim")
    eyes.shows("Button 2 id", "spaced")

    eyes.write("Footer", "A footer that is longer than the sixty characters it may have on phones")
    eyes.says("Footer is 11 characters over WhatsApp’s 60; the whole message may be refused.")
    assert "71 of 60" in eyes.field("Footer").description
    eyes.press("Shorten")
    eyes.shows("Footer", "A footer that is longer than the sixty characters it may hav")

    program.choose("Button 3 kind", "URL")
    eyes.write("Button 3 URL", "http://example.com/a b")
    eyes.says("Button 3 URL contains a space; the link would end there.")
    eyes.press("Write it as %20")
    eyes.says("Button 3 URL does not start with https://; phones may block it.")
    eyes.press("Use https")
    eyes.shows("Button 3 URL", "https://example.com/a%20b")
    assert "same" not in eyes.words()

    eyes.press("Send")
    eyes.says("Accepted by RyzeAPI.")
    program.quit()


def test_a_refused_send_says_why_and_follows_the_mending(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    hand.press("ctrl+n")
    eyes.stops_having("Button 1 text")
    assert "empty" not in eyes.words()
    eyes.press("Send")
    eyes.says("Not sent: 2 things to mend.", "Body is empty. Every message needs a body.")
    assert eyes.focused() == "Body"
    assert "Body is empty." in eyes.field("Body").description
    hand.type("Hello")
    eyes.says("Not sent: one thing to mend first.", "A button message needs 1 to 3 buttons.")
    eyes.press("Add a button")
    eyes.says("Button 1 text is empty.", "Button 1 id is empty.")
    eyes.write("Button 1 text", "Yes")
    eyes.stops_saying("Not sent")
    eyes.press("Send")
    eyes.says("Accepted by Wachat.")
    program.quit()


def test_nothing_typed_is_lost_by_switching(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    eyes.press("Document", inside="Header")
    eyes.write("Media URL", "https://example.com/a.pdf")
    eyes.write("File name", "invoice.pdf")
    for kind in ("Text", "None", "Image", "None", "Document"):
        eyes.press(kind, inside="Header")
    eyes.shows("Media URL", "https://example.com/a.pdf")
    eyes.shows("File name", "invoice.pdf")
    eyes.press("None", inside="Header")
    eyes.press("Text", inside="Header")
    eyes.shows("Header text", "Order #12345 confirmed")

    eyes.write("Button 2 id", "my_own_id")
    values = {
        "Reply": ("id", "my_own_id"),
        "URL": ("URL", "https://example.com/b"),
        "Copy": ("code", "SAVE10"),
    }
    for kind, (field, value) in values.items():
        program.choose("Button 2 kind", kind)
        eyes.write(f"Button 2 {field}", value)
    eyes.write("Button 2 text", "Another text")
    eyes.press("Move button 2 up")
    eyes.shows("Button 1 text", "Another text")
    for kind, (field, value) in values.items():
        program.choose("Button 1 kind", kind)
        eyes.shows(f"Button 1 {field}", value)
    program.choose("Button 2 kind", "URL")
    eyes.shows("Button 2 URL", "")
    program.choose("Button 2 kind", "Reply")
    eyes.shows("Button 2 id", "track_order")
    program.choose("Button 1 kind", "Reply")

    eyes.write("Recipient", "+55 11 98888-7777")
    eyes.write("Delay", "3")
    eyes.write("Source", "crm")
    eyes.press("Answer in private")
    eyes.press("WUTS", inside="Provider")
    eyes.says("WUTS has no delay.", "WUTS has no header: this one would be lost.")
    eyes.stops_having("Delay")
    eyes.press("RyzeAPI", inside="Provider")
    eyes.shows("Delay", "3")
    eyes.shows("Source", "crm")
    eyes.shows("Recipient", "+55 11 98888-7777")
    assert "checked" in eyes.find("Answer in private", "check box").states
    program.quit()


def test_undo_and_redo_by_keys(start: Start) -> None:
    program = start()
    eyes, hand = program.eyes, program.hand
    eyes.focus("Footer")
    hand.press("ctrl+a")
    hand.type("Bye")
    eyes.shows("Footer", "Bye")
    eyes.press("Remove button 2")
    eyes.stops_having("Button 3 text")
    eyes.focus("Body")
    hand.press("ctrl+End")
    hand.type(" Thanks!")
    eyes.shows("Body", "Hi Ana 👋 your order is *on its way*.\nHow would you like to proceed? Thanks!")

    hand.press("ctrl+z")
    eyes.shows("Body", "Hi Ana 👋 your order is *on its way*.\nHow would you like to proceed?")
    hand.press("ctrl+z")
    eyes.shows("Button 2 text", "Change delivery")
    eyes.focus("Footer")  # whose own undo must not get in the way
    hand.press("ctrl+z")
    eyes.shows("Footer", "Available 24/7")
    wait_for(lambda: "enabled" not in eyes.find("Undo", "push button").states, "nothing left to undo")

    hand.press("ctrl+shift+z")
    eyes.shows("Footer", "Bye")
    hand.press("ctrl+y", "ctrl+y")
    eyes.stops_having("Button 3 text")
    eyes.shows("Body", "Hi Ana 👋 your order is *on its way*.\nHow would you like to proceed? Thanks!")
    wait_for(lambda: "enabled" not in eyes.find("Redo", "push button").states, "nothing left to redo")
    program.quit()
