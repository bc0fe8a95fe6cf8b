"""Variables in a text: what is one, what only looks like one, and what filling leaves alone."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wacomposer.message.variables import (
    LONGEST_NAME,
    Broken,
    Variable,
    fill,
    fill_link,
    find,
    is_name,
    variables,
)

BRACES = st.text(st.sampled_from("{}| \n_aÉ1न्\ud800"), max_size=40)
TEXTS = BRACES | st.text(st.characters(exclude_categories=[]), max_size=30)
VALUES = st.dictionaries(st.sampled_from(["a", "É", "aa", "न"]), TEXTS)


@pytest.mark.parametrize(
    ("text", "name", "fallback"),
    [
        ("{{name}}", "name", None),
        ("{{ name }}", "name", None),
        ("{{name|there}}", "name", "there"),
        ("{{ name | dear customer }}", "name", "dear customer"),
        ("{{name|}}", "name", ""),
        ("{{name|a|b}}", "name", "a|b"),
        ("{{first_name}}", "first_name", None),
        ("{{n2}}", "n2", None),
        ("{{имя}}", "имя", None),
        ("{{नाम}}", "नाम", None),
        ("{{" + "x" * LONGEST_NAME + "}}", "x" * LONGEST_NAME, None),
    ],
)
def test_a_variable(text: str, name: str, fallback: str | None) -> None:
    assert list(find(text)) == [Variable(0, len(text), name, fallback)]
    assert list(find(f"{{{text}}}")) == [Variable(1, 1 + len(text), name, fallback)]


@pytest.mark.parametrize(
    "text",
    [
        "{{}}",
        "{{ }}",
        "{{ na me }}",
        "{{name",
        "{{name}",
        "{{name}x}",
        "{{2nd}}",
        "{{_name}}",
        "{{na-me}}",
        "{{|there}}",
        "{{name|two\nlines}}",
        "{{" + "x" * (LONGEST_NAME + 1) + "}}",
        "{{",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert [type(each) for each in find(text)] == [Broken]
    assert fill(text, lambda _: "filled") == text


@pytest.mark.parametrize("text", ["", "name", "{name}", "}}", '{"a": {"b": 1}}', "a { { b } }"])
def test_other_braces_are_text(text: str) -> None:
    assert list(find(text)) == []


@given(TEXTS)
@example("{{{a}}}")
def test_the_pieces_are_in_order_and_rebuild_the_text(text: str) -> None:
    found = list(find(text))
    done, pieces = 0, []
    for each in found:
        assert done <= each.start < each.end <= len(text)
        assert text.startswith("{{", each.start)
        pieces += [text[done : each.start], text[each.start : each.end]]
        done = each.end
    assert "".join((*pieces, text[done:])) == text
    for each in variables(text):
        assert is_name(each.name)
        assert text[each.start : each.end].startswith("{{")
        assert text[each.start : each.end].endswith("}}")


@given(TEXTS)
def test_filling_with_nothing_changes_nothing(text: str) -> None:
    assert fill(text, lambda _: None) == text
    assert fill_link(text, lambda _: None) == text


@given(TEXTS, VALUES)
def test_only_variables_are_replaced(text: str, values: dict[str, str]) -> None:
    parts = []
    done = 0
    for each in variables(text):
        parts += [text[done : each.start], values.get(each.name, text[each.start : each.end])]
        done = each.end
    assert fill(text, lambda each: values.get(each.name)) == "".join((*parts, text[done:]))


@pytest.mark.parametrize(
    ("link", "value", "filled"),
    [
        ("https://example.com/{{v}}", "Ana Maria", "https://example.com/Ana%20Maria"),
        ("https://example.com/?q={{v}}&x=1", "a&b=c/d#e", "https://example.com/?q=a%26b%3Dc%2Fd%23e&x=1"),
        ("https://example.com?q={{v}}", "São 50%", "https://example.com?q=S%C3%A3o%2050%25"),
        ("https://example.com#{{v}}", "~a-b_c.d", "https://example.com#~a-b_c.d"),
        ("https://{{v}}.example.com/x", "shop", "https://shop.example.com/x"),
        ("{{v}}", "https://example.com/a?b=c", "https://example.com/a?b=c"),
        ("{{v}}/{{v}}", "https://example.com", "https://example.com/https%3A%2F%2Fexample.com"),
        ("{{v}}{{v}}", "https://a.example/x y", "https://a.example/x yhttps%3A%2F%2Fa.example%2Fx%20y"),
    ],
)
def test_values_in_links_are_encoded_after_the_host(link: str, value: str, filled: str) -> None:
    assert fill_link(link, lambda _: value) == filled


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_no_value_leaves_its_part_of_a_path(value: str) -> None:
    start, end = "https://example.com/a/", "/b?c#d"
    filled = fill_link(f"{start}{{{{v}}}}{end}", lambda _: value)
    inside = filled.removeprefix(start).removesuffix(end)
    assert filled == start + inside + end
    assert inside.isascii()
    assert not set("/?#&=+ ;@:") & set(inside)
