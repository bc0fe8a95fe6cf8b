"""What runs beside the loop never holds it up, nor its end, but the process outlives it."""

import asyncio
import threading

import pytest

from wacomposer.app import media
from wacomposer.app.aside import aside
from wacomposer.card.media import MediaShown
from wacomposer.delivery.media import Fetched, MediaSource
from wacomposer.message.filetypes import FileType
from wacomposer.message.media import Address, MediaFile, Trouble, failure


def test_results_and_exceptions_come_back() -> None:
    def fail() -> int:
        raise OSError("no")

    assert asyncio.run(aside(lambda: 7)) == 7
    with pytest.raises(OSError, match="no"):
        asyncio.run(aside(fail))


def test_the_loop_waits_for_no_work_and_what_did_not_begin_never_does() -> None:
    begun, go_on, over = threading.Event(), threading.Event(), threading.Event()
    ran: list[str] = []

    def endless() -> None:
        begun.set()
        go_on.wait(20)

    async def scene() -> None:
        first = asyncio.create_task(aside(endless))
        await asyncio.to_thread(begun.wait, 20)
        second = asyncio.create_task(aside(lambda: ran.append("second")))
        await asyncio.sleep(0.05)
        for each in (first, second):
            each.cancel()
        await asyncio.gather(first, second, return_exceptions=True)

    asyncio.run(scene())
    assert not go_on.is_set()  # so the loop ended while the work went on
    assert not any(each.daemon for each in threading.enumerate() if each.name == "aside")
    go_on.set()
    asyncio.run(aside(over.set))
    assert over.is_set()
    assert ran == []


def test_pictures_are_decoded_there(monkeypatch: pytest.MonkeyPatch) -> None:
    where: list[threading.Thread] = []

    def decode(_content: bytes, _found: FileType) -> object:
        where.append(threading.current_thread())
        return failure(Trouble.DAMAGED)

    async def fetch(_source: MediaSource, _address: Address) -> Fetched:
        return Fetched(MediaFile(FileType.PNG, 1), b"x")

    monkeypatch.setattr("wacomposer.card.decode.decode", decode)
    monkeypatch.setattr(MediaSource, "fetch", fetch)
    found = asyncio.run(media.load_media(MediaSource(), Address("image", "https://example.com/")))
    assert found == MediaShown(failure=failure(Trouble.DAMAGED))
    assert [(each.name, each.daemon) for each in where] == [("aside", False)]
