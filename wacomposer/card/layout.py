"""The geometry of the card: where each part of a message goes, in logical pixels.

The numbers follow what WhatsApp's web client and its public clones agree on (tail, paddings, time on the last
line, rows of buttons under hairlines; read 2026-11), with about as many words on a line as on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from PySide6.QtCore import QRectF

from wacomposer.card.fonts import BODY, BUTTON, FOOTER, HEADER, TIME, TextStyle
from wacomposer.card.long_lines import in_pieces
from wacomposer.card.media import media_name, tile, tile_height
from wacomposer.card.paragraph import Paragraph, Stretch, lay_out
from wacomposer.card.pieces import Fill, Icon, Laid, Part, Piece, Role, Text
from wacomposer.card.theme import CardTheme
from wacomposer.message.markup import Marked, links, parse_lines
from wacomposer.message.model import Button, MediaHeader, Message, TextHeader
from wacomposer.wording.card import NO_LABEL, PLACEHOLDER, spoken_button, spoken_media

TAIL = 8
"""Width of the tail, left of the bubble."""
SHADOW = 2
"""Height under the bubble that its shadow needs."""
WIDEST = 340
NARROWEST_WITH_BUTTONS = 272
LONGEST_SHOWN = 12_000
"""Code points of a part that are laid out; WhatsApp itself folds long messages under "Read more"."""

_SIDE = 10  # between the bubble's edge and text
_TOP = 8
_BOTTOM = 8
_MEDIA_EDGE = 4
_AFTER_MEDIA = 7
_AFTER_HEADER = 4
_BEFORE_FOOTER = 5
_BEFORE_TIME = 10  # between a last line and the time beside it
_ROW_EDGE = 12  # above and below a label
_ROW_SIDE = 14
_ICON = 18
_AFTER_ICON = 8
_BUTTON_ICONS = {"reply": "reply", "url": "external-link", "call": "phone", "copy": "copy"}


class _Block(NamedTuple):
    """A text part: its paragraphs from top to bottom, in which colour, and what it reads like."""

    role: Role
    paragraphs: tuple[Paragraph, ...]
    colour: str
    before: int
    text: str

    @property
    def width(self) -> float:
        return max(paragraph.width for paragraph in self.paragraphs)

    @property
    def height(self) -> int:
        return sum(paragraph.height for paragraph in self.paragraphs)


@dataclass(slots=True)
class _Memory:
    """Remembers the paragraphs of the last card, so that those of the next one need not be laid out again."""

    last: dict[Hashable, Paragraph] = field(default_factory=dict)
    now: dict[Hashable, Paragraph] = field(default_factory=dict)

    def recall(self, key: Hashable, make: Callable[[], Paragraph]) -> Paragraph:
        found = self.now.get(key) or self.last.get(key) or make()
        self.now[key] = found
        return found

    def turn(self) -> None:
        self.last, self.now = self.now, {}


class Layout:
    """Lays out one message after another; of the next one only what changed is laid out anew."""

    def __init__(self, theme: CardTheme, width: int) -> None:
        """`width` is the room for tail and bubble in logical pixels; a bubble takes at most WIDEST."""
        self._theme = theme
        self._bubble = max(120, min(WIDEST, width - TAIL))
        self._room = self._bubble - 2 * _SIDE
        self._memory = _Memory()

    def lay_out(self, message: Message, time: str) -> Laid:
        """The card of `message`, received at `time` ("14:32")."""
        blocks = list(self._blocks(message))
        media = message.header if isinstance(message.header, MediaHeader) else None
        stamp = self._paragraph(Marked(time), TIME, self._room)
        labels = [self._label(button) for button in message.buttons]
        last = blocks[-1].paragraphs[-1] if blocks else None
        beside = last.last_width + _BEFORE_TIME + stamp.width if last and not last.right_to_left else math.inf
        content = self._content_width(blocks, labels, stamp, beside, wide=media is not None)

        drawing = _Drawing(self._theme, content, self._room)
        if media:
            drawing.media(media)
        drawing.texts(blocks)
        drawing.time(stamp, last, shared=beside <= self._room)
        for button, label in zip(message.buttons, labels, strict=True):
            drawing.button(button, label)
        self._memory.turn()
        return drawing.laid()

    def _content_width(
        self, blocks: list[_Block], labels: list[Paragraph], stamp: Paragraph, beside: float, *, wide: bool
    ) -> float:
        if wide:
            return self._room
        widths = [stamp.width, *(block.width for block in blocks)]
        if beside <= self._room:
            widths.append(beside)
        if labels:
            widths.append(NARROWEST_WITH_BUTTONS - 2 * _SIDE)
            row = 2 * _ROW_SIDE + _ICON + _AFTER_ICON - 2 * _SIDE
            widths += [label.width + row for label in labels]
        return min(self._room, math.ceil(max(widths)))

    def _blocks(self, message: Message) -> Iterator[_Block]:
        theme, header = self._theme, message.header
        title = header.text if isinstance(header, TextHeader) else ""
        if title.strip():
            yield self._text(Role.HEADER, title, HEADER, theme.ink, 0)
        if message.body.strip():
            yield self._text(Role.BODY, message.body, BODY, theme.ink, _AFTER_HEADER)
        if message.footer.strip():
            yield self._text(Role.FOOTER, message.footer, FOOTER, theme.muted, _BEFORE_FOOTER)
        empty = not (title.strip() or message.body.strip() or message.footer.strip())
        if empty and not isinstance(header, MediaHeader):
            yield self._text(Role.PLACEHOLDER, PLACEHOLDER, BODY, theme.muted, 0)

    def _text(self, role: Role, text: str, style: TextStyle, colour: str, before: int) -> _Block:
        shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
        lines: Sequence[Marked]
        if role is Role.BODY:
            lines = parse_lines(shown)
        elif role is Role.FOOTER:
            lines = [Marked(line, links(line)) for line in shown.split("\n")]
        else:
            lines = [Marked(line) for line in shown.split("\n")]
        paragraphs: list[Paragraph] = []
        spoken: list[str] = []

        def make(marked: Marked, stretch: Stretch | None) -> Paragraph:
            return self._paragraph(marked, style, self._room, stretch=stretch)

        for line in lines:
            first, *others = in_pieces(line, make)
            paragraphs += (first, *others)
            spoken.append(f"{first.label} {line.plain}" if first.label else line.plain)
        return _Block(role, tuple(paragraphs), colour, before, "\n".join(spoken))

    def _label(self, button: Button) -> Paragraph:
        room = self._bubble - 2 * _ROW_SIDE - _ICON - _AFTER_ICON
        label = " ".join(button.text[:LONGEST_SHOWN].split()) or NO_LABEL
        return self._paragraph(Marked(label), BUTTON, room, centred=True)

    def _paragraph(
        self,
        marked: Marked,
        style: TextStyle,
        room: float,
        *,
        centred: bool = False,
        stretch: Stretch | None = None,
    ) -> Paragraph:
        return self._memory.recall(
            (marked, style, room, centred, stretch),
            lambda: lay_out(marked, style, room, self._theme.link, centred=centred, stretch=stretch),
        )


class _Drawing:
    """Puts the parts of one card under each other."""

    def __init__(self, theme: CardTheme, content: float, room: float) -> None:
        self._theme, self._content, self._room = theme, content, room
        self._left = TAIL + _SIDE
        self._width = content + 2 * _SIDE
        self._y = float(_TOP)
        self._pieces: list[Piece] = []
        self._parts: list[Part] = []
        self._quoting = False

    def media(self, header: MediaHeader) -> None:
        width = self._width - 2 * _MEDIA_EDGE
        rect = QRectF(TAIL + _MEDIA_EDGE, _MEDIA_EDGE, width, tile_height(header, width))
        self._pieces += tile(header, rect, self._theme)
        self._parts.append(Part(Role.MEDIA, rect, spoken_media(header.kind, media_name(header))))
        self._y = rect.bottom() + _AFTER_MEDIA

    def texts(self, blocks: list[_Block]) -> None:
        for index, block in enumerate(blocks):
            self._y += block.before if index else 0
            top = self._y
            for paragraph in block.paragraphs:
                self._paragraph(paragraph, block.colour)
            self._parts.append(
                Part(block.role, QRectF(self._left, top, self._content, self._y - top), block.text)
            )

    def _paragraph(self, paragraph: Paragraph, colour: str) -> None:
        # Right-to-left lines end at the right edge of the room they were wrapped in.
        x = self._left + (self._content - self._room if paragraph.right_to_left else 0)
        if paragraph.quoted:
            bar = x + paragraph.room - 3 if paragraph.right_to_left else x
            above = 5 if self._quoting else 0  # quoted lines in a row share one bar
            rect = QRectF(bar, self._y + 1 - above, 3, paragraph.height - 2 + above)
            self._pieces.append(Fill(rect, self._theme.quote_bar, 1.5))
            colour = self._theme.muted
        self._quoting = paragraph.quoted
        self._pieces += (Fill(code.translated(x, self._y), self._theme.code, 4) for code in paragraph.codes)
        self._pieces.append(Text(paragraph, x, self._y, colour))
        self._y += paragraph.height

    def time(self, stamp: Paragraph, last: Paragraph | None, *, shared: bool) -> None:
        if last and shared:
            # A little below the text's baseline, as WhatsApp has it.
            top = self._y - last.style.step + last.style.baseline - TIME.baseline + 2
        else:
            top = self._y
            self._y += TIME.step
        x = self._left + self._content - stamp.width
        self._pieces.append(Text(stamp, x, top, self._theme.muted))
        self._parts.append(Part(Role.TIME, QRectF(x, top, stamp.width, TIME.step), stamp.lines.text()))
        self._y += _BOTTOM

    def button(self, button: Button, label: Paragraph) -> None:
        height = label.height + 2 * _ROW_EDGE
        self._pieces.append(Fill(QRectF(TAIL, self._y, self._width, 1), self._theme.line))
        x = TAIL + (self._width - _ICON - _AFTER_ICON - label.width) / 2
        colour = self._theme.action if button.text.strip() else self._theme.muted
        icon = _BUTTON_ICONS[button.kind]
        self._pieces.append(Icon(icon, x, self._y + (height + 1 - _ICON) / 2, _ICON, colour))
        # Its lines are centred in the room they were wrapped in.
        x += _ICON + _AFTER_ICON - (label.room - label.width) / 2
        self._pieces.append(Text(label, x, self._y + _ROW_EDGE, colour))
        rect = QRectF(TAIL, self._y, self._width, height)
        self._parts.append(Part(Role.BUTTON, rect, spoken_button(button.kind, button.text)))
        self._y += height

    def laid(self) -> Laid:
        bubble = QRectF(TAIL, 0, self._width, self._y)
        return Laid(bubble.right(), self._y + SHADOW, bubble, tuple(self._pieces), tuple(self._parts))
