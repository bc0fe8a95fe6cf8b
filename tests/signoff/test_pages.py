"""The pages of a sign-off pack, as another PDF reader sees them."""

import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.card.samples import ARABIC, MESSAGES, NASTY, ORDER
from wacomposer.message.filling import NO_VALUES
from wacomposer.message.model import MediaHeader, Message, ReplyButton, Samples, Variant
from wacomposer.message.surfaces import SURFACES, Surface
from wacomposer.signoff.made import readings
from wacomposer.signoff.pack import Pack, digest_of
from wacomposer.signoff.pages import pack_pdf
from wacomposer.wording import signoff as words

MIXED = ORDER.model_copy(
    update={"buttons": (*ORDER.buttons[:2], ReplyButton(id="talk", text="Talk to a person"))}
)
BOTH = MIXED.model_copy(
    update={
        "language": "en",
        "variants": (
            Variant(
                language="pt-BR",
                header="Pedido",
                body="Oi Ana, seu pedido está a caminho.",
                buttons=("Acompanhar", "", "Falar"),
            ),
        ),
    }
)
DIGEST = digest_of(b"the file")
A4_POINTS = "595 x 842 pts (A4)"


def pack(message: Message, name: str = "Order confirmed") -> Pack:
    return Pack(name, DIGEST, date(2026, 11, 26), "1.2.3", message, readings(message, NO_VALUES))


class Opened:
    """A PDF file as poppler reads it."""

    def __init__(self, content: bytes, folder: Path) -> None:
        self._path = folder / "pack.pdf"
        self._path.write_bytes(content)
        self.info = self._run("pdfinfo", self._path)
        self.pages = self._run("pdftotext", "-layout", self._path, "-").split("\f")[:-1]

    def _run(self, program: str, *arguments: str | Path) -> str:
        return subprocess.run(
            [program, *map(str, arguments)], check=True, capture_output=True, text=True
        ).stdout


def test_the_cover_says_which_bytes_are_approved_and_what_they_say(tmp_path: Path) -> None:
    opened = Opened(pack_pdf(pack(MIXED)), tmp_path)
    cover = opened.pages[0]
    assert "Order confirmed" in cover
    assert "2026-11-26, wacomposer 1.2.3" in cover
    assert DIGEST in "".join(cover.split())
    assert "Choose how you want to proceed:" in cover
    assert "Track order (opens https://store.example.com/order/12345)" in cover
    assert "Talk to support (dials +551130000000)" in cover
    assert "Talk to a person (answers with talk)" in cover
    for each in (*words.ANSWERS, *words.SIGNATURE):
        assert each in cover
    assert "Title:           For approval: Order confirmed" in opened.info
    assert A4_POINTS in opened.info


def test_every_language_is_shown_on_every_app(tmp_path: Path) -> None:
    opened = Opened(pack_pdf(pack(BOTH)), tmp_path)
    assert "English, en; Portuguese (Brazil), pt-BR" in opened.pages[0]
    shown = " ".join(" ".join(opened.pages[1:]).split())
    for surface in Surface:
        assert shown.count(words.surface_title(surface)) >= 2
    # Light and dark for each app, whose text can be searched.
    assert shown.count("Choose how you want to proceed:") == 2 * len(SURFACES)
    assert shown.count("seu pedido está a caminho.") == 2 * len(SURFACES)
    # The button that Web and Desktop do not show is named there, and all of them where none is shown.
    assert shown.count("Not shown: Talk to a person") == 2 * 3
    assert shown.count("Not shown: Falar") == 2 * 3


def test_every_page_names_the_message_the_file_and_its_place(tmp_path: Path) -> None:
    opened = Opened(pack_pdf(pack(ORDER)), tmp_path)
    for number, page in enumerate(opened.pages, start=1):
        lines = page.rstrip().splitlines()
        assert f"Order confirmed · SHA-256 {DIGEST[:16]}" in lines[-1]
        assert lines[-1].endswith(f"{number} of {len(opened.pages)}")


def test_a_language_that_is_not_named_is_not_guessed(tmp_path: Path) -> None:
    opened = Opened(pack_pdf(pack(ORDER)), tmp_path)
    assert "Languages" not in opened.pages[0]
    assert opened.pages[1].lstrip().startswith(words.surface_title(Surface.ANDROID))


def test_what_is_missing_in_a_language_is_said(tmp_path: Path) -> None:
    cover = " ".join(Opened(pack_pdf(pack(BOTH)), tmp_path).pages[0].split())
    assert "Header Pedido" in cover
    assert "Footer Missing" in cover
    assert "Button 1 Acompanhar (opens https://store.example.com/order/12345) Button 2 Missing" in cover
    assert cover.count("Missing") == 2


def test_variables_are_told_as_they_are_in_the_file(tmp_path: Path) -> None:
    message = MIXED.model_copy(
        update={
            "body": "Hi {{name|there}}, {{order}} and {{day}}",
            "variables": (Samples(name="name", samples=("Ana", "Maximiliana")),),
        }
    )
    opened = Opened(pack_pdf(pack(message)), tmp_path)
    cover = " ".join(opened.pages[0].split())
    assert "Body Hi {{name|there}}, {{order}} and {{day}}" in cover
    assert "{{name}} samples: Ana, Maximiliana; without a value: “there" in cover
    assert "{{day}} no samples" in cover
    assert words.VARIABLES_NOTE in cover
    assert "Hi Ana, {{order}}" in " ".join(" ".join(opened.pages[1:]).split())


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(ORDER.model_copy(update={"body": "word " * 6000}), id="a book"),
        pytest.param(ORDER.model_copy(update={"body": "\n" * 400 + "end"}), id="many lines"),
        pytest.param(Message(), id="empty"),
        pytest.param(
            Message(header=MediaHeader(kind="image", url="https://e.com/" + "a" * 2000), body=ARABIC),
            id="long address",
        ),
    ],
)
def test_long_and_empty_messages_stay_on_their_pages(message: Message, tmp_path: Path) -> None:
    opened = Opened(pack_pdf(pack(message, name="n" * 300)), tmp_path)
    assert len(opened.pages) >= 2
    for page in opened.pages:
        assert page.rstrip().endswith(f"of {len(opened.pages)}")


def test_no_word_is_lost_between_pages(tmp_path: Path) -> None:
    said = [f"w{number:05}" for number in range(4000)]
    opened = Opened(pack_pdf(pack(Message(body=" ".join(said) + "👋"))), tmp_path)
    cover = " ".join(opened.pages).partition(words.surface_title(Surface.ANDROID))[0]
    assert [word for word in cover.split() if word.startswith("w0")] == said


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_is_too_nasty(text: str, tmp_path: Path) -> None:
    message = Message(body=text, footer=text, buttons=(ReplyButton(text=text, id=text),))
    assert Opened(pack_pdf(pack(message, name=text)), tmp_path).pages


@given(MESSAGES)
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_message_can_be_packed(message: Message) -> None:
    assert pack_pdf(pack(message)).rstrip().endswith(b"%%EOF")
