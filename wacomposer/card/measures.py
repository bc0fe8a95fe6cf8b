"""The distances of the card, in logical pixels.

They follow what WhatsApp's web client and its public clones agree on (tail, paddings, time on the last line,
rows of buttons under hairlines; read 2026-11), with about as many words on a line as on a phone.
"""

from __future__ import annotations

TAIL = 8
"""Width of the tail, left of what came in and right of what went out."""
SHADOW = 2
"""Height under the bubble that its shadow needs."""
WIDEST = 340
NARROWEST_WITH_BUTTONS = 272
LONGEST_SHOWN = 12_000
"""Code points of a part that are laid out; WhatsApp itself folds long messages under "Read more"."""

# Around text, from the top by the right, as clones of WhatsApp Web have it (read 2026-11).
ABOVE_TEXT = 6
RIGHT_OF_TEXT = 7
BELOW_TEXT = 8
LEFT_OF_TEXT = 9
BESIDE_TEXT = LEFT_OF_TEXT + RIGHT_OF_TEXT
MEDIA_EDGE = 4
AFTER_MEDIA = 7
AFTER_HEADER = 4
BEFORE_FOOTER = 5
BEFORE_TIME = 10  # between a last line and the time beside it
ROW_EDGE = 12  # above and below a label
ROW_SIDE = 14
ICON = 18
AFTER_ICON = 8
TICKS = 16
BEFORE_TICKS = 3
ASIDE_GAP = 6  # above what stands under the card
ASIDE_EDGE = 7
ASIDE_SIDE = 12
