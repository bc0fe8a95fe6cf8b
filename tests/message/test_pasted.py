"""Which pastes have something to offer, and what comes of them."""

import pytest

from wacomposer.message.pasted import form, has_form

PAGE = "<!--StartFragment--><p>Hello <b>Ana</b></p><!--EndFragment-->"
EDITOR = '<div style="color:#ccc"><span style="color:#569cd6">**bold**</span></div>'
"""How code editors copy Markdown: coloured, and not bold."""


@pytest.mark.parametrize(
    ("text", "html", "found"),
    [
        ("Hello Ana", PAGE, "Hello *Ana*"),
        ("**bold**", "", "*bold*"),
        ("**bold**", EDITOR, "*bold*"),
        ("shop", '<a href="https://e.com">shop</a>', "shop (https://e.com)"),
        ("Hello Ana", "", None),
        ("Hello Ana", "<p>Hello Ana</p>", None),
        ("Hi *Ana*", "<p>Hi *Ana*</p>", None),
        ("https://e.com", '<a href="https://e.com">https://e.com</a>', None),
        ("", "", None),
    ],
)
def test_what_is_offered(text: str, html: str, found: str | None) -> None:
    assert has_form(text, html) is (found is not None)
    if found is not None:
        assert form(text, html) == found
