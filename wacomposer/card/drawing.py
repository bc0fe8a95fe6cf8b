"""The parts of one card put under each other: each at its place, with what it says."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from wacomposer.card.block import Block
from wacomposer.card.fonts import TIME
from wacomposer.card.measures import (
    ABOVE_TEXT,
    AFTER_ICON,
    AFTER_MEDIA,
    ASIDE_EDGE,
    ASIDE_GAP,
    BEFORE_TICKS,
    BELOW_TEXT,
    BESIDE_TEXT,
    ICON,
    LEFT_OF_TEXT,
    MEDIA_EDGE,
    ROW_EDGE,
    SHADOW,
    TAIL,
    TICKS,
)
from wacomposer.card.media import MediaShown, spoken, tile, tile_height
from wacomposer.card.paragraph import Paragraph
from wacomposer.card.pieces import Dashes, Fill, Icon, Laid, Part, Piece, Role, Text
from wacomposer.card.tokens import CardTheme
from wacomposer.message.model import Button, MediaHeader
from wacomposer.wording.card import not_shown, spoken_button, spoken_time

_BUTTON_ICONS = {"reply": "reply", "url": "external-link", "call": "phone", "copy": "copy"}


class Drawing:
    """Puts the parts of one card under each other."""

    def __init__(self, theme: CardTheme, content: float, room: float, aside: float, *, sent: bool) -> None:
        """`aside` is the width of what stands under the card, which may be wider than its bubble."""
        self._theme, self._content, self._room, self._sent = theme, content, room, sent
        self._width = content + BESIDE_TEXT
        self._aside = aside
        # What goes out stands at the right, with its tail there; what stands under it ends with the bubble.
        self._edge = max(0.0, aside - self._width) if sent else float(TAIL)
        self._left = self._edge + LEFT_OF_TEXT
        self._y = float(ABOVE_TEXT)
        self._bubble = QRectF()
        self._pieces: list[Piece] = []
        self._parts: list[Part] = []
        self._quoting = False

    def media(self, header: MediaHeader, shown: MediaShown) -> None:
        width = self._width - 2 * MEDIA_EDGE
        rect = QRectF(self._edge + MEDIA_EDGE, MEDIA_EDGE, width, tile_height(header, width))
        self._pieces += tile(header, rect, self._theme, shown)
        self._parts.append(Part(Role.MEDIA, rect, spoken(header, shown)))
        self._y = rect.bottom() + AFTER_MEDIA

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
            x -= BEFORE_TICKS + TICKS
            self._pieces.append(Icon("check-check", right - TICKS, top - 1, TICKS, self._theme.ticks))
        self._pieces.append(Text(stamp, x, top, self._theme.muted))
        spoken = spoken_time(stamp.lines.text(), sent=self._sent)
        self._parts.append(Part(Role.TIME, QRectF(x, top, right - x, TIME.step), spoken))
        self._y += BELOW_TEXT

    def button(self, button: Button, label: Paragraph) -> None:
        height = label.height + 2 * ROW_EDGE
        self._pieces.append(Fill(QRectF(self._edge, self._y, self._width, 1), self._theme.line))
        x = self._edge + (self._width - ICON - AFTER_ICON - label.width) / 2
        colour = self._theme.action if button.text.strip() else self._theme.muted
        icon = _BUTTON_ICONS[button.kind]
        self._pieces.append(Icon(icon, x, self._y + (height + 1 - ICON) / 2, ICON, colour))
        # Its lines are centred in the room they were wrapped in.
        x += ICON + AFTER_ICON - (label.room - label.width) / 2
        self._pieces.append(Text(label, x, self._y + ROW_EDGE, colour))
        rect = QRectF(self._edge, self._y, self._width, height)
        self._parts.append(Part(Role.BUTTON, rect, spoken_button(button.kind, button.text)))
        self._y += height

    def end(self) -> None:
        """The bubble ends here; what is added later stands under it."""
        self._bubble = QRectF(self._edge, 0, self._width, self._y)
        self._y += SHADOW

    def missing(self, button: Button, label: Paragraph) -> None:
        left = self._bubble.right() - self._aside if self._sent else self._edge
        self._y += ASIDE_GAP
        rect = QRectF(left, self._y, self._aside, label.height + 2 * ASIDE_EDGE)
        self._pieces.append(Dashes(rect.adjusted(0.5, 0.5, -0.5, -0.5), self._theme.aside_line))
        x = left + (self._aside - label.room) / 2
        self._pieces.append(Text(label, x, self._y + ASIDE_EDGE, self._theme.aside))
        self._parts.append(Part(Role.MISSING, rect, not_shown(spoken_button(button.kind, button.text))))
        self._y = rect.bottom()

    def laid(self) -> Laid:
        bubble = self._bubble
        right = bubble.right() + TAIL if self._sent else max(bubble.right(), self._edge + self._aside)
        return Laid(right, self._y, bubble, tuple(self._pieces), tuple(self._parts), self._sent)
