"""Markdown in WhatsApp's form; and whether a text plainly is Markdown, so that this is worth an offer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wacomposer.message.marks import Mark
from wacomposer.message.styled import Converted, Styled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from markdown_it.token import Token

MOST_CHARACTERS = 4096
"""Of a text that is converted: four times what a body may have. The parser takes at most 40 ms for it."""

_SIGNS = (
    r"\*\*\S(?:[^\n]*?\S)?\*\*",
    r"(?<!\w)__\S(?:[^\n]*?\S)?__(?!\w)",
    r"~~\S(?:[^\n]*?\S)?~~",
    r"(?m)^ {0,3}#{1,6} \S",
    r"!?\[[^\]\n]{1,300}\]\([^\s()]{1,2000}\)",
    r"(?m)^ {0,3}(?:```|~~~)[^`\n]*\n",
    r"(?m)^ {0,3}\+ \S",
    r"(?m)^ {2,8}[*+-] \S",
    r"(?m)^\|?(?: ?:?-{3,}:? ?\|)+(?: ?:?-{3,}:? ?)?$",
)
"""What Markdown has and WhatsApp has not. Single marks, quotes and plain lists mean the same to both, or much
the same, so that they tell nothing."""

_MARKS = {"strong": Mark.BOLD, "em": Mark.ITALIC, "s": Mark.STRIKE, "heading": Mark.BOLD, "th": Mark.BOLD}


def looks_like_markdown(text: str) -> bool:
    """Whether `text` has marks that only Markdown has."""
    return len(text) <= MOST_CHARACTERS and any(re.search(sign, text) for sign in _SIGNS)


def from_markdown(text: str) -> Converted:
    """`text` (CommonMark with tables and strikethrough) as WhatsApp takes it; HTML in it is text."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 50 ms that few pastes need

    writer = _Writer()
    writer.blocks(MarkdownIt("js-default").parse(text))
    return writer.styled.converted()


class _Writer:
    """Walks through the parser's tokens."""

    def __init__(self) -> None:
        self.styled = Styled()
        self._marks: list[Mark] = []
        self._numbers: list[int | None] = []
        self._links: list[tuple[str, list[str]]] = []
        self._is_first_cell = True
        styled = self.styled
        self._acts: Mapping[str, Callable[[Token], None]] = {
            "text": lambda token: self._text(token.content),
            "softbreak": lambda _: self._text("\n"),
            "hardbreak": lambda _: self._text("\n"),
            "code_inline": lambda token: styled.add(token.content, frozenset({*self._marks, Mark.CODE})),
            "image": self._image,
            "link_open": lambda token: self._links.append((str(token.attrGet("href") or ""), [])),
            "link_close": lambda _: self._end_link(),
            "inline": lambda token: self.blocks(token.children or ()),
            "paragraph_open": self._begin_paragraph,
            "heading_open": lambda _: styled.begin_block(),
            "hr": lambda _: styled.begin_block(),
            "fence": lambda token: self._code(token.content),
            "code_block": lambda token: self._code(token.content),
            "blockquote_open": lambda _: styled.begin_quote(),
            "blockquote_close": lambda _: styled.end_quote(),
            "bullet_list_open": lambda _: self._begin_list(None),
            "ordered_list_open": lambda token: self._begin_list(int(token.attrGet("start") or 1)),
            "bullet_list_close": lambda _: self._end_list(),
            "ordered_list_close": lambda _: self._end_list(),
            "list_item_open": lambda _: self._begin_item(),
            "table_open": lambda _: styled.begin_block(),
            "tr_open": lambda _: self._begin_row(),
            "th_open": lambda _: self._begin_cell(),
            "td_open": lambda _: self._begin_cell(),
        }

    def blocks(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            name, _, edge = token.type.rpartition("_")
            if edge == "close" and name in _MARKS:
                self._marks.remove(_MARKS[name])
            act = self._acts.get(token.type)
            if act is not None:
                act(token)
            if edge == "open" and name in _MARKS:
                self._marks.append(_MARKS[name])

    def _text(self, text: str) -> None:
        self.styled.add(text, frozenset(self._marks))
        for _, words in self._links:
            words.append(text)

    def _image(self, token: Token) -> None:
        self._text(token.content)
        self.styled.add_address(str(token.attrGet("src") or ""), token.content)

    def _end_link(self) -> None:
        url, words = self._links.pop()
        self.styled.add_address(url, "".join(words))

    def _begin_paragraph(self, token: Token) -> None:
        if token.hidden or self._numbers:  # in a list
            return
        self.styled.begin_block()

    def _code(self, content: str) -> None:
        self.styled.begin_block()
        self.styled.add_code(content)

    def _begin_list(self, first: int | None) -> None:
        if not self._numbers:
            self.styled.begin_block()
        self._numbers.append(first)

    def _end_list(self) -> None:
        self._numbers.pop()
        if not self._numbers:
            self.styled.begin_block()

    def _begin_item(self) -> None:
        number = self._numbers[-1]
        self.styled.begin_item(number)
        if number is not None:
            self._numbers[-1] = number + 1

    def _begin_row(self) -> None:
        self.styled.begin_line()
        self._is_first_cell = True

    def _begin_cell(self) -> None:
        if not self._is_first_cell:
            self.styled.add(" | ")
        self._is_first_cell = False
