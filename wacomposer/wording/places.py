"""What the parts of the form are called, the same words as on their labels."""

from __future__ import annotations

_NAMES = {
    "header": "Header",
    "header.text": "Header text",
    "header.url": "Media URL",
    "body": "Body",
    "footer": "Footer",
    "buttons": "Buttons",
    "recipient": "Recipient",
}
_BUTTON_FIELDS = {"text": "text", "id": "id", "url": "URL", "phone": "phone", "code": "code"}


def place_name(place: str) -> str:
    """The label of `place`: "Button 2 text" for buttons.1.text; unknown places are given as they are."""
    if place in _NAMES:
        return _NAMES[place]
    kind, _, rest = place.partition(".")
    if kind == "buttons":
        index, _, field = rest.partition(".")
        number = f"Button {int(index) + 1}" if index.isdecimal() else "Button"
        return f"{number} {_BUTTON_FIELDS[field]}" if field in _BUTTON_FIELDS else number
    return rest.replace("_", " ") if kind in ("options", "account") else place
