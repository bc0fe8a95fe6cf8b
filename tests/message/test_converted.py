"""Markdown and rich text in WhatsApp's form: formats come along, and no word is lost or made up."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wacomposer.message.from_html import MOST_CHARACTERS as MOST_HTML
from wacomposer.message.from_html import from_html
from wacomposer.message.from_markdown import MOST_CHARACTERS, from_markdown, looks_like_markdown
from wacomposer.message.markup import parse
from wacomposer.message.styled import Converted

MARKDOWN = [
    ("**bold** and __bold__", "*bold* and *bold*"),
    ("*it* and _it_", "_it_ and _it_"),
    ("***both***", "*_both_*"),
    ("~~gone~~", "~gone~"),
    ("`x = *y*`", "`x = *y*`"),
    ("# Title", "*Title*"),
    ("## Title **with** bold #", "*Title with bold*"),
    ("Title\n=====\ntext", "*Title*\n\ntext"),
    ("[our shop](https://e.com/a_b)", "our shop (https://e.com/a_b)"),
    ("[https://e.com](https://e.com/)", "https://e.com"),
    ("[e.com](https://e.com)", "e.com"),
    ("<https://e.com>", "https://e.com"),
    ("[Ana](mailto:ana@e.com) [x](javascript:alert)", "Ana (ana@e.com) [x](javascript:alert)"),
    ("![a cat](https://e.com/c.png)", "a cat (https://e.com/c.png)"),
    ("* one\n* two", "- one\n- two"),
    ("+ one\n\n+ two", "- one\n- two"),
    ("3. three\n4. four", "3. three\n4. four"),
    ("99. a\n100. b", "99. a\n100. b"),
    ("- a\n  - b\n    - c", "- a\n- b\n- c"),
    ("> quoted\n> **on**", "> quoted\n> *on*"),
    ("> - item", "> - item"),
    ("```py\nx = 1\n\ny\n```", "```x = 1\n\ny```"),
    ("    indented", "```indented```"),
    ("a\n\n\n\nb", "a\n\nb"),
    ("a\nb  \nc\\\nd", "a\nb\nc\nd"),
    ("| a | b |\n|---|:-:|\n| 1 | **2** |", "*a* | *b*\n1 | *2*"),
    ("a\n\n---\n\nb", "a\n\nb"),
    ("in**credi**ble", "incredible"),
    ("**a *b* c**", "*a _b_ c*"),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("Hi {{name}} **now**", "Hi {{name}} *now*"),
    ("<b>text</b> &amp; &copy;", "<b>text</b> & ©"),
    ("**مرحبا** שלום 👩🏽‍💻", "*مرحبا* שלום 👩🏽‍💻"),
]
HTML = [
    ("<b>bold</b> <i>it</i> <del>gone</del> <code>x</code>", "*bold* _it_ ~gone~ `x`"),
    ("<b style='font-weight:normal'>plain <span style='font-weight: 700'>bold</span></b>", "plain *bold*"),
    ("<span style='font-style:italic;text-decoration:line-through'>x</span>", "_~x~_"),
    ("<p>one</p>\n  <p>two<br>three</p>", "one\n\ntwo\nthree"),
    ("<div>one</div><div>two</div>", "one\ntwo"),
    ("<h2>Title</h2>text", "*Title*\n\ntext"),
    ("<ul><li><p>a</p></li><li>b<ol><li>c</li></ol></li></ul>", "- a\n- b\n1. c"),
    ("<ol start=7><li>a<li>b</ol>", "7. a\n8. b"),
    ("<blockquote>said<br>twice</blockquote>so", "> said\n> twice\n\nso"),
    ("<pre>a\n  b</pre>", "```a\n  b```"),
    ("<a href='https://e.com'>shop</a>, <a href='#x'>here</a>", "shop (https://e.com), here"),
    ("<a href='https://e.com'>e.com</a>", "e.com"),
    ("<table><tr><th>a<td>b<tr><td>1<td>2</table>", "*a* | b\n1 | 2"),
    ("x&nbsp;&nbsp;y &lt;b&gt; &#128075;", "x y <b> 👋"),
    ("<style>b{}</style><script>alert(1)</script><title>t</title>seen", "seen"),
    ("<img alt='a cat' src='https://e.com/c.png'>", "a cat"),
    ("<html><body>around<!--StartFragment--><b>in</b><!--EndFragment-->after", "*in*"),
    ("</b></p>un<b>closed", "unclosed"),
    ("<b>one <i>two</b> three</i>", "*one _two_* three"),
    ("pre<b> spaced </b>post", "pre *spaced* post"),
]


@pytest.mark.parametrize(("source", "text"), MARKDOWN)
def test_markdown(source: str, text: str) -> None:
    converted = from_markdown(source)
    assert converted.text == text
    assert converted.visible == parse(text).plain


@pytest.mark.parametrize(("source", "text"), HTML)
def test_html(source: str, text: str) -> None:
    converted = from_html(source)
    assert converted is not None
    assert converted.text == text
    assert converted.visible == parse(text).plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("\\*not bold\\* **bold**\n\n`code`", "*not bold* bold\n\n`code`"),
        ("1\\. no list", "1. no list"),
        ("**a \\* b**", "*a * b*"),
        ("``a`b`` and `c`", "`a`b` and `c`"),
        ("**bold.**word", "**bold.**word"),
        ("\\`\\`\\` **b**\n\n    x", "``` *b*\n\nx"),
    ],
)
def test_what_whatsapp_would_read_as_marks_stays_as_it_was_written(source: str, text: str) -> None:
    assert from_markdown(source).text == text


@pytest.mark.parametrize(
    ("text", "plainly"),
    [
        ("**bold**", True),
        ("a __b c__ d", True),
        ("~~gone~~", True),
        ("# Title", True),
        ("see [here](https://e.com)", True),
        ("```py\nx\n```", True),
        ("+ item", True),
        ("- a\n  - b", True),
        ("|a|b|\n| --- | --- |\n", True),
        ("Hi *Ana*, _welcome_ ~back~", False),
        ("* a\n* b\n- c\n1. d\n> e", False),
        ("`code` and ```mono```", False),
        ("2 ** 3 ** 4", False),
        ("#hashtag and #1", False),
        ("__init__", True),
        ("snake__case__name", False),
        ("[x] done (really)", False),
        ("", False),
        ("**b** " * MOST_CHARACTERS, False),
    ],
)
def test_what_plainly_is_markdown(text: str, plainly: bool) -> None:
    assert looks_like_markdown(text) is plainly


def test_html_without_end_is_left_alone() -> None:
    assert from_html("<b>x</b>" * MOST_HTML) is None


# Any input

WORDS = st.sampled_from(["word", "two", "Ärger", "مرحبا", "שלום", "42", "👋", "ein", "e.com"])
MARKED = st.sampled_from(
    [
        "**",
        "__",
        "*",
        "_",
        "~~",
        "~",
        "`",
        "```",
        "\n",
        "\n\n",
        " ",
        "- ",
        "1. ",
        "> ",
        "# ",
        "\\",
        "|",
        "[a](https://e.com)",
    ]
)
NAMES = (
    "b",
    "i",
    "s",
    "code",
    "pre",
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "h1",
    "blockquote",
    "table",
    "tr",
    "td",
    "a",
)
TAGS = st.sampled_from(
    [f"<{end}{name}>" for name in NAMES for end in ("", "/")]
    + [
        "<br>",
        "<a href='https://e.com'>",
        "<span style='font-weight:bold'>",
        "&amp;",
        "<!-- ",
        "<",
        "\n",
        " ",
    ]
)
markdown_texts = st.lists(WORDS | MARKED, max_size=40).map("".join) | st.text(max_size=80)
html_texts = st.lists(WORDS | TAGS, max_size=40).map("".join) | st.text(max_size=80)


def letters(text: str) -> str:
    """Only letters: numbers may be those of list items."""
    return "".join(char for char in text if char.isalpha())


def check(converted: Converted) -> None:
    """No word is lost or made up, and where nothing in it is a mark by chance, nothing else either."""
    read = parse(converted.text).plain
    assert letters(read) == letters(converted.visible)
    by_chance = re.search(r"[*_~`]|^(?:[-*>]|[0-9]{1,2}\.) ", converted.visible, re.MULTILINE)
    if not by_chance:
        assert read == converted.visible


@given(markdown_texts)
@example("**a**\n```\nb")
@example("`a` ```\n\n    b\n")
def test_any_markdown(source: str) -> None:
    check(from_markdown(source))


@given(html_texts)
@example("<pre>```</pre><pre>x</pre>")
@example("<li>a<p>b<li>")
def test_any_html(source: str) -> None:
    converted = from_html(source)
    assert converted is not None
    check(converted)


@given(st.lists(WORDS, min_size=1, max_size=12))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = " ".join(words)
    assert from_markdown(text).visible == text
    assert not from_markdown("words").has_format
    html = from_html(text)
    assert html is not None
    assert html.text == text


@pytest.mark.parametrize("unit", ["*", "[", "**a", "> ", "- ", "a_", "`", "|", "~~a~~ b"])
def test_the_longest_markdown_that_is_taken(unit: str) -> None:
    check(from_markdown(unit * (MOST_CHARACTERS // len(unit))))


@pytest.mark.parametrize("unit", ["<b>", "<b>a</b> ", "<i><b>a</i>", "<ul><li>", "<", "&", "a*b ", "</p>"])
def test_the_longest_html_that_is_taken(unit: str) -> None:
    converted = from_html(unit * (MOST_HTML // len(unit)))
    assert converted is not None
    check(converted)
