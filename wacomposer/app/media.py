"""Follows the address of the media header: loads it when typing pauses, and keeps what was loaded."""

from __future__ import annotations

from collections import OrderedDict
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from wacomposer.card.media import NOTHING_KNOWN, MediaShown
from wacomposer.message.model import MediaHeader

if TYPE_CHECKING:
    from wacomposer.app.tasks import Tasks
    from wacomposer.delivery.media import MediaSource
    from wacomposer.message.findings import Finding
    from wacomposer.message.media import Address
    from wacomposer.message.model import Header, Message

PAUSE = 600
"""Milliseconds without a change of the address before it is loaded."""
MOST_KEPT = 48 * 1024 * 1024
"""Bytes of decoded pictures that are kept for going back to them: about thirteen of the largest."""
_LEAST_COUNTED = 1024  # bytes of one that has no picture

_numbers = count(1)


class MediaCache:
    """What was loaded, the longest unused forgotten first. Failures are not kept: they may be over."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        """`most` is in bytes."""
        self._most = most
        self._kept: OrderedDict[Address, MediaShown] = OrderedDict()

    def get(self, address: Address) -> MediaShown | None:
        found = self._kept.get(address)
        if found is not None:
            self._kept.move_to_end(address)
        return found

    def put(self, address: Address, shown: MediaShown) -> None:
        if shown.file is None:
            return
        self._kept[address] = shown
        self._kept.move_to_end(address)
        while len(self._kept) > 1 and self.bytes > self._most:
            self._kept.popitem(last=False)

    def clear(self) -> None:
        self._kept.clear()

    @property
    def bytes(self) -> int:
        """What all of it takes of memory."""
        return sum(each.picture.bytes if each.picture else _LEAST_COUNTED for each in self._kept.values())


async def load_media(source: MediaSource, address: Address) -> MediaShown:
    """Fetch and decode what is at `address`."""
    from wacomposer.app.aside import aside  # noqa: PLC0415 - rarely needed, as below
    from wacomposer.card.decode import decode  # noqa: PLC0415
    from wacomposer.message.media import MediaFailure  # noqa: PLC0415

    fetched = await source.fetch(address)
    if isinstance(fetched, MediaFailure):
        return MediaShown(failure=fetched)
    if address.kind != "image":
        return MediaShown(file=fetched.file)
    decoded = await aside(lambda: decode(fetched.content, fetched.file.type))
    if isinstance(decoded, MediaFailure):
        return MediaShown(failure=decoded)
    return MediaShown(file=fetched.file, picture=decoded)


def make_source(*, private: bool) -> MediaSource:
    """What loads media, from private addresses too if `private`; loads the HTTP client: for a thread."""
    from wacomposer.delivery.addresses import is_public  # noqa: PLC0415
    from wacomposer.delivery.media import MediaSource, anywhere  # noqa: PLC0415

    return MediaSource(anywhere if private else is_public)


def _address_of(message: Message) -> Address | None:
    if not isinstance(message.header, MediaHeader):
        return None
    from wacomposer.message.media import media_address  # noqa: PLC0415 - not needed to start

    return media_address(message)


class Media(QObject):
    """`shown` is what is known of the present header's media; `changed` tells that it is something else."""

    changed = Signal()

    def __init__(self, tasks: Tasks, *, private: bool, parent: QObject | None = None) -> None:
        """With `private` also this computer and private networks are asked."""
        super().__init__(parent)
        self._tasks = tasks
        self._private = private
        self._source: MediaSource | None = None
        self._cache = MediaCache()
        self._header: Header | None = None
        self._address: Address | None = None
        self._task = ""
        self.shown = NOTHING_KNOWN
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._start)

    def follow(self, message: Message) -> None:
        """Show the media of `message`: at once if it is known, else when its address rests."""
        if message.header is self._header:
            return
        self._header = message.header
        address = _address_of(message)
        if address == self._address:
            return
        self._stop()
        self._address = address
        known = self._cache.get(address) if address else None
        self._become(known or NOTHING_KNOWN)
        if address is not None and known is None:
            self._timer.start()

    def reload(self) -> None:
        """Load the present address anew, at once."""
        self._stop()
        if self._address is not None:
            self._start()

    def set_private(self, *, allowed: bool) -> None:
        """Ask private addresses too, or no longer; what waits for that, or came of it, is loaded anew."""
        if allowed == self._private:
            return
        self._private, self._source = allowed, None
        is_waiting = self.shown.failure is not None and self.shown.failure.trouble == "private"
        if not allowed:
            self._cache.clear()
            is_waiting = self.shown != NOTHING_KNOWN
        if is_waiting or self.shown.is_loading:
            self.reload()

    async def load_anew(self, message: Message) -> MediaShown:
        """What is at the address of `message` now; the present header's media stay as they are."""
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        address = _address_of(message)
        if address is None:
            return NOTHING_KNOWN
        source = await asyncio.to_thread(make_source, private=self._private)
        return await load_media(source, address)

    def findings(self) -> tuple[Finding, ...]:
        """The warning about media that cannot be shown, or would not be taken."""
        if self._address is None or self.shown.failure is None:
            return ()
        from wacomposer.message.media import review_media  # noqa: PLC0415 - not needed to start

        return (review_media(self._address.kind, self.shown.failure),)

    def _stop(self) -> None:
        self._timer.stop()
        self._tasks.cancel(self._task)
        self._task = ""

    def _start(self) -> None:
        address = self._address
        if address is not None:
            self._task = f"media-{next(_numbers)}"
            self._tasks.start(self._task, lambda: self._load(address))
            self._become(MediaShown(is_loading=True))

    async def _load(self, address: Address) -> None:
        import asyncio  # noqa: PLC0415 - loaded after the first paint

        shown = NOTHING_KNOWN
        task, private = self._task, self._private
        try:
            source = self._source
            if source is None:
                source = await asyncio.to_thread(make_source, private=private)
            if private == self._private:  # else it is too wide or too narrow by now
                self._source = source
            shown = await load_media(source, address)
            if private == self._private:
                self._cache.put(address, shown)
        finally:
            if self._task == task:  # else it was cancelled, and something else is shown by now
                self._become(shown)

    def _become(self, shown: MediaShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()
