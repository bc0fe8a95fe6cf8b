"""What belongs into a sign-off pack."""

import hashlib
from datetime import date

from wacomposer.message.model import Message
from wacomposer.message.surfaces import Surface
from wacomposer.signoff.pack import Pack, Reading, digest_of


def test_sheets_go_language_by_language_through_all_apps() -> None:
    readings = (Reading("en", Message(body="a")), Reading("hi", Message(body="b")))
    pack = Pack("x", "0" * 64, date(2026, 1, 1), "1", Message(), readings)
    assert [(sheet.reading.language, sheet.surface) for sheet in pack.sheets()] == [
        (language, surface) for language in ("en", "hi") for surface in Surface
    ]


def test_the_digest_is_that_of_the_bytes() -> None:
    assert digest_of(b"abc") == hashlib.sha256(b"abc").hexdigest()
    assert digest_of(b"abc") != digest_of(b"abc\n")
