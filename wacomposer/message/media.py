"""What WhatsApp takes as a media header, and everything that can be wrong with what an address leads to."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from wacomposer.message.filetypes import FileType, file_type
from wacomposer.message.findings import HEADER_URL, Code, Remedy, Severity, warning
from wacomposer.message.links import review_url
from wacomposer.message.model import MediaHeader
from wacomposer.message.variables import variables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.message.findings import Finding
    from wacomposer.message.model import MediaKind, Message

SOURCE = "Meta Cloud API reference, Media, 2026-09-11"
"""Where types and sizes are written."""

MEGABYTE = 1024 * 1024
MOST_BYTES: Mapping[MediaKind, int] = {
    "image": 5 * MEGABYTE,
    "video": 16 * MEGABYTE,
    "document": 100 * MEGABYTE,
}
"""The largest files WhatsApp takes (Meta Cloud API reference, Media, 2026-09-11: 5, 16 and 100 MB)."""

TYPES: Mapping[MediaKind, frozenset[FileType]] = {
    "image": frozenset({FileType.JPEG, FileType.PNG}),
    "video": frozenset({FileType.MP4, FileType.THREE_GP}),
    "document": frozenset(
        {
            FileType.PDF,
            FileType.DOC,
            FileType.DOCX,
            FileType.XLS,
            FileType.XLSX,
            FileType.PPT,
            FileType.PPTX,
            FileType.TEXT,
        }
    ),
}
"""What WhatsApp takes for each kind of header (same page); GIF and WebP are not among it."""


class Trouble(StrEnum):
    """Why the media of a header cannot be shown, or would not be taken; `wording` has sentences for each."""

    NOT_FOUND = "not_found"
    FORBIDDEN = "forbidden"
    SERVER_FAILED = "server_failed"
    NAME_NOT_FOUND = "name_not_found"
    NO_CONNECTION = "no_connection"
    NO_ANSWER = "no_answer"
    CUT = "cut"
    UNREADABLE = "unreadable"
    CERTIFICATE = "certificate"
    OWN_CERTIFICATES = "own_certificates"
    PROXY = "proxy"
    PRIVATE = "private"
    BAD_ADDRESS = "bad_address"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WEB_PAGE = "web_page"
    WRONG_TYPE = "wrong_type"
    UNKNOWN_TYPE = "unknown_type"
    DAMAGED = "damaged"
    TOO_MANY_PIXELS = "too_many_pixels"
    TOO_MANY_PARTS = "too_many_parts"


class MediaFailure(NamedTuple):
    """One trouble and its numbers: `status`, `limit` (bytes), `size` (bytes), `type`, `fits`, `pixels`."""

    trouble: Trouble
    facts: Mapping[str, str | int] = MappingProxyType({})


class MediaFile(NamedTuple):
    """A file that WhatsApp would take, as far as its beginning tells; `size` in bytes where it is known."""

    type: FileType
    size: int | None = None


Judged: TypeAlias = MediaFile | MediaFailure


class Address(NamedTuple):
    """What a header's media is known by: the same address is judged differently for each kind."""

    kind: MediaKind
    url: str


def failure(trouble: Trouble, **facts: str | int) -> MediaFailure:
    """A failure with its facts."""
    return MediaFailure(trouble, MappingProxyType(facts))


def media_address(message: Message) -> Address | None:
    """Where the media of `message`, whose variables are filled, can be loaded from.

    None where there is none, review refuses it, or a variable is left.
    """
    header = message.header
    if not isinstance(header, MediaHeader) or not header.url or variables(header.url):
        return None
    found = review_url(header.url, HEADER_URL, plain_http=Severity.WARNING)
    is_usable = all(each.severity is Severity.WARNING for each in found)
    return Address(header.kind, header.url) if is_usable else None


def judge(kind: MediaKind, head: bytes, size: int | None, name: str = "") -> Judged:
    """What WhatsApp would say of a file of `size` bytes that begins with `head`, as a header of `kind`."""
    if not head:
        return failure(Trouble.EMPTY)
    found = file_type(head, name)
    if found not in TYPES[kind]:
        return _stranger(found)
    if size is not None and size > MOST_BYTES[kind]:
        return failure(Trouble.TOO_LARGE, size=size, limit=MOST_BYTES[kind])
    return MediaFile(found, size)


def _stranger(found: FileType) -> MediaFailure:
    if found is FileType.UNKNOWN:
        return failure(Trouble.UNKNOWN_TYPE)
    if found is FileType.WEB_PAGE:
        return failure(Trouble.WEB_PAGE)
    fits = next((kind for kind, types in TYPES.items() if found in types and found is not FileType.TEXT), "")
    return failure(Trouble.WRONG_TYPE, type=found.value, fits=fits)


_AGAIN = frozenset(
    {
        Trouble.NOT_FOUND,
        Trouble.FORBIDDEN,
        Trouble.SERVER_FAILED,
        Trouble.NAME_NOT_FOUND,
        Trouble.NO_CONNECTION,
        Trouble.NO_ANSWER,
        Trouble.CUT,
        Trouble.UNREADABLE,
        Trouble.CERTIFICATE,
        Trouble.OWN_CERTIFICATES,
        Trouble.PROXY,
        Trouble.TOO_MANY_REDIRECTS,
        Trouble.EMPTY,
        Trouble.TOO_LARGE,
        Trouble.WEB_PAGE,
        Trouble.DAMAGED,
        Trouble.TOO_MANY_PIXELS,
        Trouble.TOO_MANY_PARTS,
    }
)
"""What may be otherwise the next time, with another file or a better connection."""
_BY_WHATSAPP = frozenset({Trouble.TOO_LARGE, Trouble.WRONG_TYPE})


def review_media(kind: MediaKind, found: MediaFailure) -> Finding:
    """The warning about a header of `kind`; never an error: the provider loads the file itself."""
    facts = {"trouble": found.trouble.value, "media": kind, **found.facts}
    remedies: tuple[Remedy, ...] = ()
    if found.trouble is Trouble.PRIVATE:
        remedies = (Remedy.ALLOW_PRIVATE_MEDIA,)
    elif found.trouble in _AGAIN:
        remedies = (Remedy.RELOAD_MEDIA,)
    elif found.facts.get("fits"):
        remedies = (Remedy.MATCH_HEADER,)
    source = SOURCE if found.trouble in _BY_WHATSAPP else ""
    return warning(Code.MEDIA_UNUSABLE, HEADER_URL, *remedies, source=source, **facts)
