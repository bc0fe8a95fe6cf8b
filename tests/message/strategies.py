"""Any text and any message: what hypothesis draws, halves of characters and unknown fields included."""

import dataclasses
from typing import Any

from hypothesis import strategies as st

from wacomposer.message.model import (
    CallButton,
    CopyButton,
    MediaHeader,
    Message,
    ReplyButton,
    Samples,
    TextHeader,
    UrlButton,
    Value,
    Variant,
)

_ODD = [
    "",
    " ",
    " \u200b",
    "same",
    " same ",
    "x" * 300,
    "two\r\nlines",
    "http://example.com",
    "HTTPS://example.com/a b",
    "example.com",
    "javascript:alert(1)",
    "https://münchen.de",
    "+55 11 3000-0000",
    "\ud800",
    "\udfff\ud800",
    "\x00",
    "\u202e",
    "\u200b",
    "🎉",
    "👩\u200d👩\u200d👧",
    "\r\n",
    "\u2028",
    "{button}",
    "<token>",
    "%2F",
    "../",
    "'\"\\",
    "{{name}}",
    "Hi {{ name | there }}, {{other}}",
    "{{ na me }}",
    "https://example.com/{{id}}",
]
texts = st.text(st.characters(exclude_categories=[]), max_size=30) | st.sampled_from(_ODD)
"""Any text, halves of characters and control characters included."""

names = st.text(min_size=1, max_size=12) | st.sampled_from(["unknown", "kind_", "__class__", "\ud800"])
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)


def _parts(model: type[Value], /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Values of `model`, now and then with fields that nobody knows."""
    unknown: st.SearchStrategy[dict[str, Any]] = st.dictionaries(names, json_values, max_size=3)

    def made(known: dict[str, Any], extra: dict[str, Any]) -> Value:
        declared = {each.name for each in dataclasses.fields(model)} - {"unknown"}
        new = {name: value for name, value in extra.items() if name not in declared}
        return model(**known, unknown=new)

    return st.builds(made, st.fixed_dictionaries(fields), st.just({}) | unknown)


headers = (
    st.none()
    | _parts(TextHeader, text=texts)
    | _parts(
        MediaHeader,
        kind=st.sampled_from(["image", "video", "document"]),
        url=texts,
        filename=st.none() | texts,
        text=texts,
    )
)
buttons = (
    _parts(ReplyButton, id=texts, text=texts)
    | _parts(UrlButton, text=texts, url=texts)
    | _parts(CallButton, text=texts, phone=texts)
    | _parts(CopyButton, text=texts, code=texts)
)
samples = _parts(
    Samples,
    name=st.sampled_from(["name", "other"]) | texts,
    samples=st.lists(texts, max_size=3).map(tuple),
)
variants = _parts(
    Variant,
    language=st.sampled_from(["", "en", "pt-BR", "hi"]) | texts,
    header=texts,
    body=texts,
    footer=texts,
    buttons=st.lists(texts, max_size=5).map(tuple),
)
values = st.dictionaries(st.sampled_from(["name", "other", "id"]), texts, max_size=3)
"""What variables are filled with in one send."""
messages: st.SearchStrategy[Message] = _parts(
    Message,
    header=headers,
    body=texts,
    footer=texts,
    buttons=st.lists(buttons, max_size=5).map(tuple),
    variables=st.just(()) | st.lists(samples, max_size=3).map(tuple),
    language=st.sampled_from(["", "en", "pt-BR"]) | texts,
    variants=st.just(()) | st.lists(variants, max_size=3).map(tuple),
)
