"""A picture above the buttons, from its address to the card."""

import json
from pathlib import Path

from tests.card.files import BLUE, GREEN, RED, bands, file_of
from tests.journeys.conftest import Start
from tests.journeys.driver.eyes import wait_for
from tests.journeys.driver.hand import colours_at
from tests.journeys.driver.server import Server


def test_a_typed_address_becomes_the_picture(start: Start, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"private_media": true}', encoding="utf-8")
    with Server() as server:
        server.files["/shoes.png"] = file_of(bands(955, 500, RED, GREEN, BLUE))
        program = start()
        eyes = program.eyes
        eyes.press("RyzeAPI", inside="Provider")
        eyes.press("Image", inside="Header")
        eyes.focus("Media URL")
        program.hand.type(f"{server.url}/shoes.png")
        eyes.shows("Media URL", f"{server.url}/shoes.png")
        wait_for(lambda: server.heard, "asked for the picture")
        card = eyes.find("Preview")
        x, y, width, height = card.box
        middle = x + width // 2
        places = [(middle - 110, y + height // 4), (middle, y + height // 4), (middle + 110, y + height // 4)]
        wait_for(
            lambda: colours_at(*places) == [RED.name(), GREEN.name(), BLUE.name()],
            lambda: f"the picture, not {colours_at(*places)}",
        )
        assert "Image: shoes.png\n" in eyes.find("Preview").description

        eyes.write("Media URL", f"{server.url}/hat.png")
        eyes.says("There is nothing at this address (the server answered 404).")
        eyes.describes("Media URL", "There is nothing at this address")
        assert "Image: hat.png, Not found" in eyes.find("Preview").description
        server.files["/hat.png"] = file_of(bands(955, 500, GREEN))
        eyes.press("Reload")
        wait_for(lambda: colours_at(*places) == [GREEN.name()] * 3, "the picture")
        eyes.stops_saying("There is nothing at this address")
        assert [each.path for each in server.heard] == ["/shoes.png", "/hat.png", "/hat.png"]
        assert not {"authorization", "cookie", "referer"} & set(server.heard[0].headers)
        program.quit()
    settings = json.loads((tmp_path / "data" / "settings.json").read_text(encoding="utf-8"))
    assert settings["private_media"] is True


def test_this_computer_is_not_asked_unless_it_is_allowed(start: Start) -> None:
    with Server() as server:
        server.files["/shoes.png"] = file_of(bands(955, 500, RED, GREEN, BLUE))
        program = start()
        eyes = program.eyes
        eyes.press("RyzeAPI", inside="Provider")
        eyes.press("Image", inside="Header")
        eyes.write("Media URL", f"{server.url}/shoes.png")
        eyes.says("Not loaded: it is on this computer or a private network")
        assert server.heard == []
        eyes.press("Load it anyway, and others like it")
        wait_for(lambda: server.heard, "asked for the picture")
        eyes.stops_saying("Not loaded")
        program.quit()
