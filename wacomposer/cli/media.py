"""The media of a message's header for pictures that are made without a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.app import media
from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.message.media import Trouble, media_address, review_media
from wacomposer.storage.places import find_places
from wacomposer.storage.settings import SettingsFile
from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from wacomposer.message.model import Message


def load_media(message: Message, data_dir: str | None, *, private: bool) -> tuple[MediaShown, str]:
    """What is known of the media of `message` after loading it, and a sentence if that failed, else "".

    Private addresses are asked with `private`, or where the window's setting allows it.
    """
    address = media_address(message)
    if address is None:
        return NOTHING_KNOWN, ""
    if not private:
        settings, _ = SettingsFile(find_places(data_dir).settings).load()
        private = settings.private_media
    import asyncio  # noqa: PLC0415 - cards without media do without it

    shown = asyncio.run(media.load_media(media.make_source(private=private), address))
    if shown.failure is None:
        return shown, ""
    way = " --private-media loads it." if shown.failure.trouble is Trouble.PRIVATE else ""
    told = sentence(review_media(address.kind, shown.failure))
    return shown, f"the {address.kind} of the header is not shown. {told}{way}"
