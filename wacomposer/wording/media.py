"""What is said of the media in a header: a few words for its tile on the card, a sentence for the form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.filetypes import FileType
from wacomposer.message.media import MEGABYTE, Trouble

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.message.media import MediaFailure, MediaFile

LOADING = "Loading…"

TYPE_NAMES: Mapping[FileType, str] = {
    FileType.JPEG: "JPEG",
    FileType.PNG: "PNG",
    FileType.GIF: "GIF",
    FileType.WEBP: "WebP",
    FileType.HEIC: "HEIC",
    FileType.AVIF: "AVIF",
    FileType.BMP: "BMP",
    FileType.TIFF: "TIFF",
    FileType.SVG: "SVG",
    FileType.MP4: "MP4",
    FileType.THREE_GP: "3GP",
    FileType.QUICKTIME: "MOV",
    FileType.WEBM: "WebM",
    FileType.AVI: "AVI",
    FileType.PDF: "PDF",
    FileType.DOC: "DOC",
    FileType.DOCX: "DOCX",
    FileType.XLS: "XLS",
    FileType.XLSX: "XLSX",
    FileType.PPT: "PPT",
    FileType.PPTX: "PPTX",
    FileType.ZIP: "ZIP",
    FileType.TEXT: "TXT",
    FileType.WEB_PAGE: "HTML",
    FileType.UNKNOWN: "",
}
_TAKEN = {
    "image": "JPEG and PNG",
    "video": "MP4 and 3GP",
    "document": "PDF, Word, Excel, PowerPoint and plain text",
}
_NOT_A = {"image": "Not a picture", "video": "Not a video", "document": "Not a document"}

# In the tile, and in the form.
_WORDS: Mapping[Trouble, tuple[str, str]] = {
    Trouble.NOT_FOUND: ("Not found", "There is nothing at this address (the server answered {status})."),
    Trouble.FORBIDDEN: (
        "Not open to everyone",
        "The server wants a sign-in or refuses strangers ({status}); providers could not load it either.",
    ),
    Trouble.SERVER_FAILED: ("The server failed", "The server answered {status} instead of the file."),
    Trouble.NAME_NOT_FOUND: ("Server not found", "No server of that name was found."),
    Trouble.NO_CONNECTION: ("No connection", "There is no connection to that server."),
    Trouble.NO_ANSWER: ("No answer", "The server took too long."),
    Trouble.CUT: ("Cut off", "The connection ended before the file did."),
    Trouble.UNREADABLE: ("Unreadable answer", "The server’s answer could not be read."),
    Trouble.CERTIFICATE: (
        "Certificate not trusted",
        "There is no secure connection: the server’s certificate is not trusted, or it has none.",
    ),
    Trouble.OWN_CERTIFICATES: (
        "Certificates cannot be read",
        "What SSL_CERT_FILE or SSL_CERT_DIR names cannot be read. Correct or unset that variable.",
    ),
    Trouble.PROXY: ("The proxy refused", "The proxy refused, or cannot be used."),
    Trouble.PRIVATE: (
        "Not loaded: a private address",
        "Not loaded: it is on this computer or a private network, where providers could not load it either.",
    ),
    Trouble.BAD_ADDRESS: ("Bad address", "The address leads to one that cannot be opened."),
    Trouble.TOO_MANY_REDIRECTS: ("Redirected without end", "The server keeps pointing to other addresses."),
    Trouble.EMPTY: ("An empty file", "The file is empty."),
    Trouble.TOO_LARGE: ("Larger than {limit}", "The file is larger than the {limit} that WhatsApp takes."),
    Trouble.WEB_PAGE: (
        "A web page, not a file",
        "The address opens a web page. Use the address of the file itself.",
    ),
    Trouble.WRONG_TYPE: ("{name} is not taken", "This is {a_name} file; WhatsApp takes {taken} here."),
    Trouble.UNKNOWN_TYPE: ("{not_a}", "This is no file that is known here; WhatsApp takes {taken}."),
    Trouble.DAMAGED: ("Damaged picture", "The picture is damaged or not complete."),
    Trouble.TOO_MANY_PIXELS: (
        "Too large to show",
        "The picture has {pixels} pixels, too many to show here. Phones may refuse it too.",
    ),
    Trouble.TOO_MANY_PARTS: (
        "Too intricate to show",
        "The file is made of too many parts to be shown here. Phones may refuse it too; save it anew.",
    ),
}


def size_words(size: int) -> str:
    """A number of bytes as people say it: "820 KB", "3.2 MB"."""
    if size < MEGABYTE:
        return f"{max(1, round(size / 1024)):,} KB"
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"


def file_words(found: MediaFile) -> str:
    """Type and size for a tile: "MP4 · 3.2 MB"."""
    size = "" if found.size is None else size_words(found.size)
    return " · ".join(part for part in (TYPE_NAMES[found.type], size) if part)


def tile_words(kind: str, found: MediaFailure) -> str:
    """Why the tile shows no picture, in a few words."""
    return _WORDS[found.trouble][0].format(**_spoken(kind, found.facts))


def media_sentence(facts: Mapping[str, str | int]) -> str:
    """The sentence of a MEDIA_UNUSABLE finding with these facts."""
    return _WORDS[Trouble(str(facts["trouble"]))][1].format(**_spoken(str(facts["media"]), facts))


def _spoken(kind: str, facts: Mapping[str, str | int]) -> dict[str, str]:
    name = TYPE_NAMES.get(FileType(str(facts.get("type", ""))), "")
    said = {"taken": _TAKEN[kind], "not_a": _NOT_A[kind], "name": name, "a_name": _with_article(name)}
    if "limit" in facts:
        said["limit"] = size_words(int(facts["limit"]))
    if "pixels" in facts:
        said["pixels"] = f"{int(facts['pixels']):,}"
    return {**said, "status": str(facts.get("status", ""))}


def _with_article(name: str) -> str:
    # By sound: an MP4, an SVG, an XLS file, but a ZIP file.
    is_spelt = name not in ("HEIC", "ZIP", "JPEG", "GIF", "WebP", "WebM", "TIFF")
    vowel = name[:1] in "AEFHILMNORSX" if is_spelt else False
    return f"{'an' if vowel else 'a'} {name}"
