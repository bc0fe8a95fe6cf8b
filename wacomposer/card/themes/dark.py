"""WhatsApp's dark chat (what WhatsApp Web's variables and its public clones agree on, read 2026-11).

Not given by a source: shadows, lines and grounds on the outgoing bubble, and everything of the tiles but the
grey of their icons. Clones paint the time on the outgoing bubble in white of 45 to 60 %.
"""

from __future__ import annotations

from wacomposer.card.tokens import CardTheme

DARK = CardTheme(
    chat="#0B141A",
    bubble="#202C33",
    shadow="#4D000000",
    ink="#E9EDEF",
    muted="#8696A0",
    link="#53BDEB",
    action="#53BDEB",
    line="#313D45",
    quote_bar="#667781",
    code="#2F3C44",
    tile="#2A3942",
    tile_ink="#AEBAC1",
    document="#19242A",
    play="#990B141A",
    on_tile="#FFFFFF",
    page_pdf="#E2574C",
    page_text="#4A86D8",
    page_table="#3B9A66",
    page_slides="#E07B45",
    page_other="#7C8B95",
    ticks="#53BDEB",  # read
    aside="#8696A0",
    aside_line="#4A575F",
    sent_bubble="#005C4B",
    sent_muted="#99FFFFFF",
    sent_link="#53BDEB",
    sent_action="#53BDEB",
    sent_line="#1FFFFFFF",
    sent_quote_bar="#3E8C7C",
    sent_code="#025144",
    sent_tile="#025144",
    sent_tile_ink="#AEBAC1",
    sent_document="#025144",
)
