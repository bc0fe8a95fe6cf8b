"""From a message file to its readings and the names of its pictures."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from wacomposer.card.face import Face
from wacomposer.card.pictures import Look
from wacomposer.message.model import Message, Samples, Variant
from wacomposer.message.surfaces import Surface, View
from wacomposer.signoff.made import all_pictures, pack_of, readings

MESSAGE = Message(
    body="Hi {{name}}",
    language="en",
    variables=(Samples(name="name", samples=("Ana",)),),
    variants=(Variant(language="pt-BR", body="Oi {{name|aí}}"),),
)


def test_readings_are_filled_as_the_preview_is() -> None:
    assert [(each.language, each.message.body) for each in readings(MESSAGE, {})] == [
        ("en", "Hi Ana"),
        ("pt-BR", "Oi Ana"),
    ]
    assert [each.message.body for each in readings(MESSAGE, {"name": "Eva"})] == ["Hi Eva", "Oi Eva"]


def test_a_pack_is_about_the_bytes_and_the_day() -> None:
    pack = pack_of("order", b"content", MESSAGE, date(2026, 11, 26))
    assert (pack.name, pack.made, pack.message) == ("order", date(2026, 11, 26), MESSAGE)
    assert pack.digest != pack_of("order", b"content ", MESSAGE, date(2026, 11, 26)).digest
    assert len(list(pack.sheets())) == 2 * len(Surface)


def test_the_look_of_each_picture() -> None:
    look = Look("dark", Face(Surface.WEB, View.SENDER, fold=True), 3.0, background=False)
    made = list(all_pictures(MESSAGE.model_copy(update={"variants": (), "language": ""}), {}, look))
    assert [each.stem for each in made] == [
        f"{surface}-{theme}" for surface in Surface for theme in ("light", "dark")
    ]
    for each in made:
        assert each.look.face[1:] == look.face[1:]
        assert (each.look.scale, each.look.background) == (3.0, False)


@given(st.lists(st.text(max_size=50), max_size=4))
def test_no_two_pictures_have_one_name_and_none_is_a_path(tags: list[str]) -> None:
    variants = tuple(Variant(language=tag) for tag in tags)
    stems = [each.stem for each in all_pictures(Message(body="x", variants=variants), {}, Look())]
    assert len(stems) == len({stem.lower() for stem in stems}) == 10 * (1 + len(tags))
    assert all(stem.isascii() and not set('/\\:*?"<>|. ') & set(stem) for stem in stems)
