"""WhatsApp's light chat (WhatsApp Web's own variables and what its public clones agree on, read 2026-11).

Not given by a source: shadows, lines and grounds on the outgoing bubble other than its darker inset, and
everything of the tiles but the grey of their icons.
"""

from __future__ import annotations

from wacomposer.card.tokens import CardTheme

LIGHT = CardTheme(
    chat="#EFEAE2",
    bubble="#FFFFFF",
    shadow="#210B141A",  # 13 % of #0B141A
    ink="#111B21",
    muted="#667781",
    link="#027EB5",
    action="#008069",  # --button-bubble
    line="#E9EDEF",
    quote_bar="#AEBAC1",
    code="#F0F2F4",
    tile="#E3E8EA",
    tile_ink="#54656F",
    document="#F3F5F6",
    play="#990B141A",
    on_tile="#FFFFFF",
    page_pdf="#E2574C",
    page_text="#4A86D8",
    page_table="#3B9A66",
    page_slides="#E07B45",
    page_other="#7C8B95",
    ticks="#53BDEB",  # read
    aside="#54656F",
    aside_line="#9FA9A9",
    sent_bubble="#D9FDD3",
    sent_muted="#667781",
    sent_link="#027EB5",
    sent_action="#008069",
    sent_line="#1A0B141A",
    sent_quote_bar="#8FB39A",
    sent_code="#D1F4CC",
    sent_tile="#C3E6BF",
    sent_tile_ink="#54656F",
    sent_document="#D1F4CC",  # --outgoing-background-deeper
)
