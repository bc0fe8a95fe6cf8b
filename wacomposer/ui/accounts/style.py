"""What the accounts dialog adds to the style sheet of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.ui.tokens import CARD_RADIUS, RADIUS

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

_SHEET = """
#sidebar {{ background: {panel}; border-right: 1px solid {line}; }}
#sidebar QListWidget, #sidebar QListWidget:focus {{ border: none; background: {panel}; }}
#footer {{ background: {panel}; border-top: 1px solid {line}; }}
#notice {{ border-bottom: none; border-top: 1px solid {line}; }}
#box {{ background: {soft}; border-radius: {card}px; }}
#box[tone="warning"] {{ background: {warning_soft}; }}
#box[tone="error"] {{ background: {error_soft}; }}
#box[tone="accent"] {{ background: {accent_soft}; }}
QLineEdit[kept="true"] {{ background: {soft}; border-color: transparent; }}
QLineEdit[kept="true"]:focus {{ border: 2px solid {accent}; }}
QLabel[role="help"] {{ color: {muted}; }}
QLabel[role="heading"] {{ font-size: 17px; font-weight: 600; }}
QLabel[role="tag"] {{
    color: {accent}; background: {accent_soft}; border-radius: 4px; padding: 2px 8px; font-weight: 500;
}}
"""


def dialog_style(tokens: Tokens) -> str:
    """The sheet in the colours of `tokens`."""
    values = {name: getattr(tokens, name) for name in tokens.__slots__}
    return _SHEET.format(**values, radius=RADIUS, card=CARD_RADIUS)
