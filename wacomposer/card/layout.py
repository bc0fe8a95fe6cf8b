"""The geometry of the card: where each part of a message goes, in logical pixels.

The numbers follow what WhatsApp's web client and its public clones agree on (tail, paddings, time on the last
line, rows of buttons under hairlines; read 2026-11), with about as many words on a line as on a phone.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from wacomposer.card.block import Block, Memory, folded
from wacomposer.card.face import Face, type_of
from wacomposer.card.fonts import FOOTER, TIME, TextStyle
from wacomposer.card.long_lines import in_pieces
from wacomposer.card.media import NOTHING_KNOWN, MediaShown, spoken, tile, tile_height
from wacomposer.card.paragraph import Paragraph, Stretch, lay_out
from wacomposer.card.pieces import Dashes, Fill, Icon, Laid, Part, Piece, Role, Text
from wacomposer.card.tokens import CardTheme, outgoing
from wacomposer.message.markup import Marked, links, parse_lines
from wacomposer.message.model import Button, MediaHeader, Message, TextHeader
from wacomposer.message.surfaces import View, missing
from wacomposer.wording.card import (
    NO_LABEL,
    PLACEHOLDER,
    READ_MORE,
    not_shown,
    spoken_button,
    spoken_time,
)

TAIL = 8
"""Width of the tail, left of what came in and right of what went out."""
SHADOW = 2
"""Height under the bubble that its shadow needs."""
WIDEST = 340
NARROWEST_WITH_BUTTONS = 272
LONGEST_SHOWN = 12_000
"""Code points of a part that are laid out; WhatsApp itself folds long messages under "Read more"."""

# Around text, from the top by the right, as clones of WhatsApp Web have it (read 2026-11).
_TOP = 6
_RIGHT = 7
_BOTTOM = 8
_LEFT = 9
_SIDES = _LEFT + _RIGHT
_MEDIA_EDGE = 4
_AFTER_MEDIA = 7
_AFTER_HEADER = 4
_BEFORE_FOOTER = 5
_BEFORE_TIME = 10  # between a last line and the time beside it
_ROW_EDGE = 12  # above and below a label
_ROW_SIDE = 14
_ICON = 18
_AFTER_ICON = 8
_TICKS = 16
_BEFORE_TICKS = 3
_ASIDE_GAP = 6  # above what stands under the card
_ASIDE_EDGE = 7
_ASIDE_SIDE = 12
_BUTTON_ICONS = {"reply": "reply", "url": "external-link", "call": "phone", "copy": "copy"}


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
        self._room = self._bubble - _SIDES
        self._memory = Memory()
        self.media = NOTHING_KNOWN
        """What is known of the media of the messages to come."""

    def lay_out(self, message: Message, time: str) -> Laid:
        """The card of `message`, received at `time` ("14:32")."""
        blocks = list(self._blocks(message))
        media = message.header if isinstance(message.header, MediaHeader) else None
        stamp = self._paragraph(Marked(time), TIME, self._room)
        end = stamp.width + (_BEFORE_TICKS + _TICKS if self._sent else 0)
        hidden = missing(message, self._face.surface)
        buttons = [button for index, button in enumerate(message.buttons) if index not in hidden]
        labels = [self._label(button) for button in buttons]
        last = blocks[-1].paragraphs[-1] if blocks else None
        beside = last.last_width + _BEFORE_TIME + end if last and not last.right_to_left else math.inf
        content = self._content_width(blocks, labels, end, beside, wide=media is not None)

        aside = max(content + _SIDES, min(self._bubble, NARROWEST_WITH_BUTTONS)) if hidden else 0.0
        drawing = _Drawing(self.colours, content, self._room, aside, sent=self._sent)
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
            widths.append(NARROWEST_WITH_BUTTONS - _SIDES)
            row = 2 * _ROW_SIDE + _ICON + _AFTER_ICON - _SIDES
            widths += [label.width + row for label in labels]
        return min(self._room, math.ceil(max(widths)))

    def _blocks(self, message: Message) -> Iterator[Block]:
        theme, header, styles = self.colours, message.header, self._type
        title = header.text if isinstance(header, TextHeader) else ""
        if title.strip():
            yield self._text(Role.HEADER, title, styles.header, theme.ink, 0)
        if message.body.strip():
            body = self._text(Role.BODY, message.body, styles.body, theme.ink, _AFTER_HEADER)
            shown = folded(body, self._memory) if self._face.fold else body
            yield shown
            if shown is not body:
                yield self._text(Role.MORE, READ_MORE, styles.body, theme.link, 0)
        if message.footer.strip():
            yield self._text(Role.FOOTER, message.footer, styles.footer, theme.muted, _BEFORE_FOOTER)
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
        room = self._bubble - 2 * _ROW_SIDE - _ICON - _AFTER_ICON
        label = " ".join(button.text[:LONGEST_SHOWN].split()) or NO_LABEL
        return self._paragraph(Marked(label), self._type.button, room, centred=True)

    def _aside(self, button: Button, width: float) -> Paragraph:
        label = " ".join(button.text[:LONGEST_SHOWN].split()) or NO_LABEL
        return self._paragraph(Marked(not_shown(label)), FOOTER, width - 2 * _ASIDE_SIDE, centred=True)

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


class _Drawing:
    """Puts the parts of one card under each other."""

    def __init__(self, theme: CardTheme, content: float, room: float, aside: float, *, sent: bool) -> None:
        """`aside` is the width of what stands under the card, which may be wider than its bubble."""
        self._theme, self._content, self._room, self._sent = theme, content, room, sent
        self._width = content + _SIDES
        self._aside = aside
        # What goes out stands at the right, with its tail there; what stands under it ends with the bubble.
        self._edge = max(0.0, aside - self._width) if sent else float(TAIL)
        self._left = self._edge + _LEFT
        self._y = float(_TOP)
        self._bubble = QRectF()
        self._pieces: list[Piece] = []
        self._parts: list[Part] = []
        self._quoting = False

    def media(self, header: MediaHeader, shown: MediaShown) -> None:
        width = self._width - 2 * _MEDIA_EDGE
        rect = QRectF(self._edge + _MEDIA_EDGE, _MEDIA_EDGE, width, tile_height(header, width))
        self._pieces += tile(header, rect, self._theme, shown)
        self._parts.append(Part(Role.MEDIA, rect, spoken(header, shown)))
        self._y = rect.bottom() + _AFTER_MEDIA

    def texts(self, blocks: list[Block]) -> None:
        for index, block in enumerate(blocks):
            self._y += block.before if index else 0
            top = self._y
            for paragraph in block.paragraphs:
                cut = block.cut and paragraph is block.paragraphs[-1]
                self._paragraph(paragraph, block.colour, cut=cut)
            self._parts.append(
                Part(block.role, QRectF(self._left, top, self._content, self._y - top), block.text)
            )

    def _paragraph(self, paragraph: Paragraph, colour: str, *, cut: bool) -> None:
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
        self._pieces.append(Text(paragraph, x, self._y, colour, cut))
        self._y += paragraph.height

    def time(self, stamp: Paragraph, last: Paragraph | None, *, shared: bool) -> None:
        if last and shared:
            # A little below the text's baseline, as WhatsApp has it.
            top = self._y - last.style.step + last.style.baseline - TIME.baseline + 2
        else:
            top = self._y
            self._y += TIME.step
        right = self._left + self._content
        x = right - stamp.width
        if self._sent:
            x -= _BEFORE_TICKS + _TICKS
            self._pieces.append(Icon("check-check", right - _TICKS, top - 1, _TICKS, self._theme.ticks))
        self._pieces.append(Text(stamp, x, top, self._theme.muted))
        spoken = spoken_time(stamp.lines.text(), sent=self._sent)
        self._parts.append(Part(Role.TIME, QRectF(x, top, right - x, TIME.step), spoken))
        self._y += _BOTTOM

    def button(self, button: Button, label: Paragraph) -> None:
        height = label.height + 2 * _ROW_EDGE
        self._pieces.append(Fill(QRectF(self._edge, self._y, self._width, 1), self._theme.line))
        x = self._edge + (self._width - _ICON - _AFTER_ICON - label.width) / 2
        colour = self._theme.action if button.text.strip() else self._theme.muted
        icon = _BUTTON_ICONS[button.kind]
        self._pieces.append(Icon(icon, x, self._y + (height + 1 - _ICON) / 2, _ICON, colour))
        # Its lines are centred in the room they were wrapped in.
        x += _ICON + _AFTER_ICON - (label.room - label.width) / 2
        self._pieces.append(Text(label, x, self._y + _ROW_EDGE, colour))
        rect = QRectF(self._edge, self._y, self._width, height)
        self._parts.append(Part(Role.BUTTON, rect, spoken_button(button.kind, button.text)))
        self._y += height

    def end(self) -> None:
        """The bubble ends here; what is added later stands under it."""
        self._bubble = QRectF(self._edge, 0, self._width, self._y)
        self._y += SHADOW

    def missing(self, button: Button, label: Paragraph) -> None:
        left = self._bubble.right() - self._aside if self._sent else self._edge
        self._y += _ASIDE_GAP
        rect = QRectF(left, self._y, self._aside, label.height + 2 * _ASIDE_EDGE)
        self._pieces.append(Dashes(rect.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.aside_line))
        x = left + (self._aside - label.room) / 2
        self._pieces.append(Text(label, x, self._y + _ASIDE_EDGE, self._theme.aside))
        self._parts.append(Part(Role.MISSING, rect, not_shown(spoken_button(button.kind, button.text))))
        self._y = rect.bottom()

    def laid(self) -> Laid:
        bubble = self._bubble
        right = bubble.right() + TAIL if self._sent else max(bubble.right(), self._edge + self._aside)
        return Laid(right, self._y, bubble, tuple(self._pieces), tuple(self._parts), self._sent)
