"""Whether a paste came with formatting that WhatsApp has too, and the text that keeps it."""

from __future__ import annotations

from functools import lru_cache

from wacomposer.message.from_markdown import from_markdown, looks_like_markdown


def has_form(text: str, html: str) -> bool:
    """Whether pasted plain `text`, copied together with `html` or "", gains by `form`."""
    return _from_html(text, html) is not None or looks_like_markdown(text)


def form(text: str, html: str) -> str:
    """Pasted `text` with WhatsApp's marks for the formatting of `html`, else for that of Markdown in it."""
    return _from_html(text, html) or from_markdown(text).text


@lru_cache(maxsize=1)
def _from_html(text: str, html: str) -> str | None:
    if not html:
        return None
    from wacomposer.message.from_html import from_html  # noqa: PLC0415 - few pastes need it

    converted = from_html(html)
    if converted is None or not converted.has_format or converted.text.split() == text.split():
        return None
    return converted.text
