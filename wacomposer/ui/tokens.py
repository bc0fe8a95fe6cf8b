"""Colours and measures of the window, light and dark; chosen to keep text at 4.5:1 on its ground."""

from __future__ import annotations

from dataclasses import dataclass

BASE_PIXELS = 13
"""Text of the window, in logical pixels, at the system's normal font size."""
RADIUS = 6
CARD_RADIUS = 8


@dataclass(frozen=True, slots=True)
class Tokens:
    """Named colours as #RRGGBB."""

    dark: bool
    window: str
    panel: str
    line: str
    line_strong: str
    soft: str
    soft_hover: str
    ink: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    warning: str
    warning_soft: str
    error: str
    error_soft: str
    success: str
    success_soft: str


LIGHT = Tokens(
    dark=False,
    window="#F6F5F2",
    panel="#FFFFFF",
    line="#E4E1DA",
    line_strong="#8C8F88",
    soft="#F0EEE8",
    soft_hover="#E7E4DC",
    ink="#1F2421",
    muted="#5C635E",
    accent="#0F6B5C",
    accent_hover="#0C5A4D",
    on_accent="#FFFFFF",
    accent_soft="#E3F0EC",
    warning="#8A5A00",
    warning_soft="#FBF1DC",
    error="#A8322A",
    error_soft="#FBE9E7",
    success="#1E7A46",
    success_soft="#E4F3EA",
)

DARK = Tokens(
    dark=True,
    window="#161917",
    panel="#1E2220",
    line="#30352F",
    line_strong="#727A72",
    soft="#262B28",
    soft_hover="#2F3531",
    ink="#ECEFEA",
    muted="#9AA39C",
    accent="#4DB89F",
    accent_hover="#61C6AF",
    on_accent="#0B1512",
    accent_soft="#1D3630",
    warning="#E3B45C",
    warning_soft="#352B17",
    error="#F08A80",
    error_soft="#3A201E",
    success="#6CC691",
    success_soft="#1B3325",
)


def tokens_for(*, dark: bool) -> Tokens:
    """The tokens of the dark or the light window."""
    return DARK if dark else LIGHT
