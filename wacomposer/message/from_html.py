"""Rich text, as browsers and office programs copy it, in WhatsApp's form."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.marks import Mark
from wacomposer.message.styled import Converted, Styled

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_CHARACTERS = 40_000
"""Of a fragment that is converted: about 50 ms, and four times that if it is made of marks only."""

_START, _END = "<!--StartFragment-->", "<!--EndFragment-->"
"""Where the copied part stands in the page around it (Microsoft's HTML clipboard format, used by all)."""
_MARKS = {
    "b": Mark.BOLD,
    "strong": Mark.BOLD,
    **{f"h{level}": Mark.BOLD for level in range(1, 7)},
    "th": Mark.BOLD,
    "i": Mark.ITALIC,
    "em": Mark.ITALIC,
    "s": Mark.STRIKE,
    "strike": Mark.STRIKE,
    "del": Mark.STRIKE,
    "code": Mark.CODE,
    "tt": Mark.CODE,
    "kbd": Mark.CODE,
    "samp": Mark.CODE,
}
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "hr", "figure", "dl"})
_LINES = frozenset({"div", "tr", "section", "article", "header", "footer", "main", "dt", "dd", "figcaption"})
_UNSEEN = frozenset({"style", "script", "head", "title", "template", "noscript"})
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "wbr", "col", "area", "base", "source"})
_CELLS = frozenset({"td", "th"})
_ENDED_BY = {
    "td": _CELLS,
    "th": _CELLS,
    "tr": _CELLS | {"tr"},
    "li": frozenset({"li", "p"}),
    "p": frozenset({"p"}),
}
"""Elements that the start of another one ends (HTML standard, 13.1.2.4)."""
_SPACES = re.compile(r"[ \t\r\n\f\u00a0]+")
_BOLD_FROM = 600  # of a font's weight; 400 is regular


class _Open(NamedTuple):
    """An element that has not ended, with the marks that hold inside it."""

    tag: str
    marks: frozenset[Mark]


def fragment(html: str) -> str:
    """The copied part of `html`."""
    start, end = html.find(_START), html.rfind(_END)
    return html[start + len(_START) if start >= 0 else 0 : end if end >= 0 else len(html)]


def from_html(html: str) -> Converted | None:
    """`html` as WhatsApp takes it; None where it is too long to be converted at once."""
    part = fragment(html)
    if len(part) > MOST_CHARACTERS:
        return None
    reader = _Reader()
    reader.feed(part)
    reader.close()
    return reader.styled.converted()


class _Reader(HTMLParser):
    """Collects text and marks; elements that are never closed, or closed out of turn, do no harm."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.styled = Styled()
        self._open: list[_Open] = [_Open("", frozenset())]
        self._numbers: list[int | None] = []
        self._links: list[tuple[str, list[str]]] = []
        self._code: list[str] | None = None
        self._unseen = 0
        self._is_first_cell = True
        self._has_space = True
        self._acts: dict[str, Callable[[dict[str, str]], None]] = {
            "br": lambda _: self._to(self.styled.break_line),
            "img": self._add_picture,
            "a": self._begin_link,
            "pre": self._begin_code,
            "blockquote": lambda _: self._to(self.styled.begin_quote),
            "ul": lambda _: self._begin_list(None),
            "ol": lambda values: self._begin_list(_number(values.get("start", ""))),
            "li": lambda _: self._begin_item(),
            "tr": self._begin_row,
            "td": lambda _: self._begin_cell(),
            "th": lambda _: self._begin_cell(),
        }

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        while self._open[-1].tag in _ENDED_BY.get(tag, ()):
            self._end(self._open.pop().tag)
        if tag in _UNSEEN:
            self._unseen += 1
        self._begin(tag, values)
        if tag not in _VOID:
            self._open.append(_Open(tag, self._marks(tag, values.get("style", "").lower())))

    def handle_endtag(self, tag: str) -> None:
        if not any(each.tag == tag for each in self._open[1:]):
            return
        while True:
            ended = self._open.pop().tag
            self._end(ended)
            if ended == tag:
                return

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        if self._code is not None:
            self._code.append(data)
            return
        text = _SPACES.sub(" ", data)
        if self._has_space:
            text = text.lstrip(" ")
        if not text:
            return
        self._has_space = text.endswith(" ")
        self.styled.add(text, self._open[-1].marks)
        for _, words in self._links:
            words.append(text)

    def close(self) -> None:
        super().close()
        while len(self._open) > 1:
            self._end(self._open.pop().tag)

    def _marks(self, tag: str, style: str) -> frozenset[Mark]:
        marks = set(self._open[-1].marks)
        if tag in _MARKS:
            marks.add(_MARKS[tag])
        if weight := re.search(r"font-weight:\s*(\w+)", style):  # Google Docs has <b> that is not bold
            is_bold = weight[1] in ("bold", "bolder") or (
                weight[1].isdecimal() and int(weight[1][:4]) >= _BOLD_FROM
            )
            (marks.add if is_bold else marks.discard)(Mark.BOLD)
        if re.search(r"font-style:\s*(?:italic|oblique)", style):
            marks.add(Mark.ITALIC)
        if re.search(r"text-decoration[\w-]*:[^;]*line-through", style):
            marks.add(Mark.STRIKE)
        return frozenset(marks)

    def _begin(self, tag: str, values: dict[str, str]) -> None:
        if tag in _BLOCKS and not self._numbers:
            self._to(self.styled.begin_block)
        elif tag in _BLOCKS or tag in _LINES:
            self._to(self.styled.begin_line)
        act = self._acts.get(tag)
        if act is not None:
            act(values)

    def _add_picture(self, values: dict[str, str]) -> None:
        self.styled.add(values.get("alt", "").replace("\n", " "), self._open[-1].marks)

    def _begin_link(self, values: dict[str, str]) -> None:
        self._links.append((values.get("href", ""), []))

    def _begin_code(self, _values: dict[str, str]) -> None:
        self._code = []

    def _begin_row(self, _values: dict[str, str]) -> None:
        self._is_first_cell = True

    def _end(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "a" and self._links:
            url, words = self._links.pop()
            self.styled.add_address(url, "".join(words))
        elif tag == "pre" and self._code is not None:
            code, self._code = "".join(self._code), None
            self._to(self.styled.begin_block)
            self.styled.add_code(code)
        elif tag == "blockquote":
            self._to(self.styled.end_quote)
        elif tag in ("ul", "ol") and self._numbers:
            self._numbers.pop()
            self._to(self.styled.begin_line if self._numbers else self.styled.begin_block)
        elif tag in _BLOCKS and not self._numbers:
            self._to(self.styled.begin_block)
        elif tag in _BLOCKS or tag in _LINES:
            self._to(self.styled.begin_line)

    def _to(self, place: Callable[[], None]) -> None:
        """Go to a new place, where spaces do not count."""
        place()
        self._has_space = True

    def _begin_list(self, first: int | None) -> None:
        if not self._numbers:
            self._to(self.styled.begin_block)
        self._numbers.append(first)

    def _begin_item(self) -> None:
        number = self._numbers[-1] if self._numbers else None
        self.styled.begin_item(number)
        self._has_space = True
        if number is not None:
            self._numbers[-1] = number + 1

    def _begin_cell(self) -> None:
        if not self._is_first_cell:
            self.styled.add(" | ")
        self._is_first_cell = False
        self._has_space = True


def _number(start: str) -> int:
    return int(start) if re.fullmatch("[0-9]{1,6}", start) else 1
