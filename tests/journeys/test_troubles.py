"""Every trouble that practice can rehearse, in the window: what is said, and that a next send is possible."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import Start
from tests.journeys.driver.accounts import Safe, add_account
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.program import Program
from tests.journeys.driver.server import Server

SENT_OR_NOT = "It may have been sent."
CHECK = f"{SENT_OR_NOT} Look into the chat or RyzeAPI’s panel before sending again."

REJECTED: dict[str, tuple[str, ...]] = {
    "401 wrong credentials": ("RyzeAPI refused the credentials.", "“Invalid token”"),
    "404 not found": (
        "RyzeAPI does not know this account’s instance or number.",
        "“Instance not found”",
        "See Instance.",
    ),
    "429 too many": (
        "RyzeAPI takes no more messages for now.",
        "“Rate limit exceeded. Try again later.”",
        "then send again.",
    ),
    "500 failed": ("RyzeAPI could not send the message.", "“Failed to send buttons message:"),
    "503 unavailable": ("RyzeAPI is not connected to WhatsApp.", "Connect the device in RyzeAPI’s panel"),
    "not connected to WhatsApp": (
        "RyzeAPI is not connected to WhatsApp.",
        "“Instance is not connected to WhatsApp”",
    ),
    "redirect elsewhere": ("The server points to another address.", "Check the account’s base URL."),
}
UNKNOWN: dict[str, tuple[str, ...]] = {
    "broken JSON": ("RyzeAPI’s answer could not be read.", CHECK),
    "an HTML page": ("RyzeAPI answered with an error of its own.", CHECK),
    "connection cut": ("The connection was cut before RyzeAPI answered.", CHECK),
    "100 MB": ("RyzeAPI’s answer could not be read.", CHECK),
}
CANCELLED: dict[str, tuple[str, ...]] = {
    "none at all": ("Cancelled after the request may have left.", CHECK),
    "a byte a second": ("Cancelled after the request may have left.", CHECK),
}
"""Those that end when the user stops waiting."""

OTHERS: dict[str, dict[str, tuple[str, ...]]] = {
    "Wachat": {
        "401 wrong credentials": ("Wachat refused the credentials.", "“Unauthorized”"),
        "500 failed": ("Wachat answered with an error of its own.", SENT_OR_NOT),
        "broken JSON": ("Wachat’s answer could not be read.", SENT_OR_NOT),
    },
    "WUTS": {
        "401 wrong credentials": ("WUTS refused the credentials.", "“unauthorized”"),
        "500 failed": ("WUTS answered with an error of its own.", "message: timeout”", SENT_OR_NOT),
        "not connected to WhatsApp": ("WUTS is not connected to WhatsApp.", "“WhatsApp not connected”"),
    },
    "Awal": {
        "401 wrong credentials": ("Awal refused the credentials.", "“Invalid HMAC signature”"),
        "404 not found": ("Awal does not know this account’s", "See Phone number ID."),
        "429 too many": ("Awal takes no more messages for now.", "minutes, then send again."),
    },
}


def rehearse(program: Program, trouble: str, words: tuple[str, ...], *, cancel: bool) -> str:
    """Send with `trouble`, wait for `words`; everything that is written on the screen then."""
    eyes = program.eyes
    program.choose("Practice answer", f"Practice answer: {trouble}")
    eyes.press("Send")
    if cancel:
        eyes.says("Sending through")
        assert not eyes.has("Send", "push button")
        eyes.press("Cancel")
    eyes.says(*words)
    eyes.find("Send", "push button")
    said = eyes.words()
    assert "deliver" not in said.lower()
    eyes.press("Dismiss the outcome")
    eyes.stops_saying(words[0])
    return said


def test_every_trouble(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    for trouble, words in REJECTED.items():
        assert SENT_OR_NOT not in rehearse(program, trouble, words, cancel=False), trouble
    for trouble, words in UNKNOWN.items():
        rehearse(program, trouble, words, cancel=False)
    for trouble, words in CANCELLED.items():
        rehearse(program, trouble, words, cancel=True)

    said = rehearse(program, "as documented", ("Accepted by RyzeAPI.", "Message id 3EB0"), cancel=False)
    assert SENT_OR_NOT not in said
    sends = [name for name in eyes.names("label") if name.split()[0] in {"accepted", "rejected", "unknown"}]
    assert [name.split()[0] for name in sends] == (
        ["accepted"] + ["unknown"] * len(CANCELLED | UNKNOWN) + ["rejected"] * len(REJECTED)
    )
    program.quit()


def test_the_words_of_each_provider(start: Start) -> None:
    program = start()
    eyes = program.eyes
    eyes.press("None", inside="Header")  # which WUTS does not carry
    for provider, troubles in OTHERS.items():
        eyes.press(provider, inside="Provider")
        for trouble, words in troubles.items():
            rehearse(program, trouble, words, cancel=False)
    program.quit()


def test_certificates_that_cannot_be_read_stop_secure_sends_only(start: Start, tmp_path: Path) -> None:
    safe = Safe()
    values = {"base_url": "https://127.0.0.1:9", "instance": "shop"}
    safe.put(add_account(tmp_path / "data", "ryzeapi", "Shop", values), "token", "a-token-of-the-shop")
    program = start(environ={"SSL_CERT_FILE": str(tmp_path / "none.pem")})
    eyes = program.eyes
    eyes.press("Send")
    eyes.says("Accepted by Wachat.")
    eyes.press("RyzeAPI", inside="Provider")
    eyes.press("Send")
    eyes.says("Not sent: the environment variable SSL_CERT_FILE names no readable file", "unset it")
    safe.empty()
    program.quit()


@pytest.fixture
def complaining(tmp_path: Path) -> Iterator[Server]:
    """A server of RyzeAPI that the account "Shop" sends to, with its token in the keyring."""
    safe = Safe()
    with Server() as server:
        values = {"base_url": server.url, "instance": "shop"}
        safe.put(add_account(tmp_path / "data", "ryzeapi", "Shop", values), "token", "a-token-of-the-shop")
        yield server
    safe.empty()


def test_a_complaint_stands_at_the_field_it_points_at(start: Start, complaining: Server) -> None:
    complaining.answer = (400, {"success": False, "error": {"message": "Button 2: DisplayText is required"}})
    complaint = "RyzeAPI refused it: “Button 2: DisplayText is required”"
    program = start()
    eyes = program.eyes
    eyes.press("RyzeAPI", inside="Provider")
    eyes.press("Send")
    eyes.says("RyzeAPI refused the message.", "See Button 2 text.", complaint)
    assert complaint in eyes.field("Button 2 text").description
    eyes.press("Show the field")
    wait_for(lambda: eyes.focused() == "Button 2 text", "the focus in the field")

    complaining.answer = (200, {"success": True, "data": {"messageId": "3EB0"}})
    eyes.write("Button 2 text", "Change the delivery")
    eyes.stops_saying(complaint)
    eyes.press("Send")  # a complaint refuses nothing
    eyes.says("Accepted by RyzeAPI.", "Message id 3EB0")
    assert len(complaining.heard) == 2
    program.quit()
