"""The few words the card itself needs, on it or for those who hear it."""

from __future__ import annotations

PLACEHOLDER = "Your message appears here"
NO_LABEL = "Button"
MEDIA_NAMES = {"image": "Image", "video": "Video", "document": "Document"}
_BUTTON_NAMES = {"reply": "reply button", "url": "link button", "call": "call button", "copy": "copy button"}


def spoken_media(kind: str, name: str) -> str:
    """What a screen reader says of a media header: "Image: shoes.jpg"."""
    return f"{MEDIA_NAMES[kind]}: {name}" if name else MEDIA_NAMES[kind]


def spoken_button(kind: str, label: str) -> str:
    """What a screen reader says of a button on the card: "Track order, link button"."""
    return f"{label.strip() or NO_LABEL}, {_BUTTON_NAMES[kind]}"
