"""What the parts of the form are called, the same words as on their labels."""

from __future__ import annotations

import re

from wacomposer.message.findings import account_place, option_place
from wacomposer.providers.catalog import PROVIDERS

_NAMES = {
    "header": "Header",
    "header.text": "Header text",
    "header.url": "Media URL",
    "header.filename": "File name",
    "body": "Body",
    "footer": "Footer",
    "buttons": "Buttons",
    "language": "Language of the message",
    "variants": "Languages",
    "recipient": "Recipient",
}
_FIELDS = {
    **{account_place(field.key): field.label for provider in PROVIDERS for field in provider.fields},
    **{option_place(field.key): field.label for provider in PROVIDERS for field in provider.options},
}
_BUTTON_FIELDS = {"text": "text", "id": "id", "url": "URL", "phone": "phone", "code": "code"}


def place_name(place: str) -> str:
    """The label of `place`: "Button 2 text" for buttons.1.text; unknown places are given as they are."""
    if name := _NAMES.get(place) or _FIELDS.get(place):
        return name
    kind, _, rest = place.partition(".")
    if kind == "variants":
        listed = re.match("[0-9]{1,6}", rest)
        return f"Language {int(listed[0]) + 2}" if listed else "Languages"
    if kind == "variables":
        listed = re.match("[0-9]{1,6}", rest)  # in a file; a name begins with a letter
        return f"Variable {int(listed[0]) + 1}" if listed else f"Value of {rest}"
    if kind == "buttons":
        index, _, field = rest.partition(".")
        number = f"Button {int(index) + 1}" if re.fullmatch("[0-9]{1,6}", index) else "Button"
        return f"{number} {_BUTTON_FIELDS[field]}" if field in _BUTTON_FIELDS else number
    return rest.replace("_", " ") if kind in ("options", "account") else place
