"""The geometry of the card: how wide it is, how its texts are wrapped, and which parts it has."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from wacomposer.card.block import Block, Memory, folded
from wacomposer.card.drawing import Drawing
from wacomposer.card.face import Face, type_of
from wacomposer.card.fonts import FOOTER, TIME, TextStyle
from wacomposer.card.long_lines import in_pieces
from wacomposer.card.measures import (
    AFTER_HEADER,
    AFTER_ICON,
    ASIDE_SIDE,
    BEFORE_FOOTER,
    BEFORE_TICKS,
    BEFORE_TIME,
    BESIDE_TEXT,
    ICON,
    LONGEST_SHOWN,
    NARROWEST_WITH_BUTTONS,
    ROW_SIDE,
    TAIL,
    TICKS,
    WIDEST,
)
from wacomposer.card.media import NOTHING_KNOWN
from wacomposer.card.paragraph import Paragraph, Stretch, lay_out
from wacomposer.card.pieces import Laid, Role
from wacomposer.card.tokens import CardTheme, outgoing
from wacomposer.message.markup import Marked, links, parse_lines
from wacomposer.message.model import Button, MediaHeader, Message, TextHeader
from wacomposer.message.surfaces import View, missing
from wacomposer.wording.card import (
    NO_LABEL,
    PLACEHOLDER,
    READ_MORE,
    not_shown,
)

_CUSTOMERS_PHONE = Face()


class Layout:
    """Lays out one message after another; of the next one only what changed is laid out anew."""

    def __init__(self, theme: CardTheme, width: int, face: Face = _CUSTOMERS_PHONE) -> None:
        """`width` is the room for tail and bubble in logical pixels; a bubble takes at most WIDEST."""
        self._face = face
        self._sent = face.view is View.SENDER
        self.colours = outgoing(theme) if self._sent else theme
        self._type = type_of(face.surface)
        self._bubble = max(120, min(WIDEST, width - TAIL))
        self._room = self._bubble - BESIDE_TEXT
        self._memory = Memory()
        self.media = NOTHING_KNOWN
        """What is known of the media of the messages to come."""

    def lay_out(self, message: Message, time: str) -> Laid:
        """The card of `message`, received at `time` ("14:32")."""
        blocks = list(self._blocks(message))
        media = message.header if isinstance(message.header, MediaHeader) else None
        stamp = self._paragraph(Marked(time), TIME, self._room)
        end = stamp.width + (BEFORE_TICKS + TICKS if self._sent else 0)
        hidden = missing(message, self._face.surface)
        buttons = [button for index, button in enumerate(message.buttons) if index not in hidden]
        labels = [self._label(button) for button in buttons]
        last = blocks[-1].paragraphs[-1] if blocks else None
        beside = last.last_width + BEFORE_TIME + end if last and not last.right_to_left else math.inf
        content = self._content_width(blocks, labels, end, beside, wide=media is not None)

        aside = max(content + BESIDE_TEXT, min(self._bubble, NARROWEST_WITH_BUTTONS)) if hidden else 0.0
        drawing = Drawing(self.colours, content, self._room, aside, sent=self._sent)
        if media:
            drawing.media(media, self.media)
        drawing.texts(blocks)
        drawing.time(stamp, last, shared=beside <= self._room)
        for button, label in zip(buttons, labels, strict=True):
            drawing.button(button, label)
        drawing.end()
        for index in hidden:
            drawing.missing(message.buttons[index], self._aside(message.buttons[index], aside))
        self._memory.turn()
        return drawing.laid()

    def _content_width(
        self, blocks: list[Block], labels: list[Paragraph], end: float, beside: float, *, wide: bool
    ) -> float:
        if wide:
            return self._room
        widths = [end, *(block.width for block in blocks)]
        if beside <= self._room:
            widths.append(beside)
        if labels:
            widths.append(NARROWEST_WITH_BUTTONS - BESIDE_TEXT)
            row = 2 * ROW_SIDE + ICON + AFTER_ICON - BESIDE_TEXT
            widths += [label.width + row for label in labels]
        return min(self._room, math.ceil(max(widths)))

    def _blocks(self, message: Message) -> Iterator[Block]:
        theme, header, styles = self.colours, message.header, self._type
        title = header.text if isinstance(header, TextHeader) else ""
        if title.strip():
            yield self._text(Role.HEADER, title, styles.header, theme.ink, 0)
        if message.body.strip():
            body = self._text(Role.BODY, message.body, styles.body, theme.ink, AFTER_HEADER)
            shown = folded(body, self._memory) if self._face.fold else body
            yield shown
            if shown is not body:
                yield self._text(Role.MORE, READ_MORE, styles.body, theme.link, 0)
        if message.footer.strip():
            yield self._text(Role.FOOTER, message.footer, styles.footer, theme.muted, BEFORE_FOOTER)
        empty = not (title.strip() or message.body.strip() or message.footer.strip())
        if empty and not isinstance(header, MediaHeader):
            yield self._text(Role.PLACEHOLDER, PLACEHOLDER, styles.body, theme.muted, 0)

    def _text(self, role: Role, text: str, style: TextStyle, colour: str, before: int) -> Block:
        shown = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
        lines: Sequence[Marked]
        if role is Role.BODY:
            lines = parse_lines(shown)
        elif role is Role.FOOTER:
            lines = [Marked(line, links(line)) for line in shown.split("\n")]
        else:
            lines = [Marked(line) for line in shown.split("\n")]
        paragraphs: list[Paragraph] = []
        said: list[str] = []

        def make(marked: Marked, stretch: Stretch | None) -> Paragraph:
            return self._paragraph(marked, style, self._room, stretch=stretch)

        for line in lines:
            first, *others = in_pieces(line, make)
            paragraphs += (first, *others)
            said.append(f"{first.label} {line.plain}" if first.label else line.plain)
        return Block(role, tuple(paragraphs), colour, before, "\n".join(said))

    def _label(self, button: Button) -> Paragraph:
        room = self._bubble - 2 * ROW_SIDE - ICON - AFTER_ICON
        label = " ".join(button.text[:LONGEST_SHOWN].split()) or NO_LABEL
        return self._paragraph(Marked(label), self._type.button, room, centred=True)

    def _aside(self, button: Button, width: float) -> Paragraph:
        label = " ".join(button.text[:LONGEST_SHOWN].split()) or NO_LABEL
        return self._paragraph(Marked(not_shown(label)), FOOTER, width - 2 * ASIDE_SIDE, centred=True)

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
            lambda: lay_out(marked, style, room, self.colours.link, centred=centred, stretch=stretch),
        )
