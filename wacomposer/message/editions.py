"""A message in several languages: its own texts are edition 0, those of its n-th variant edition n.

A variant holds texts only, so that ids, links and kinds of buttons are the same in every language. A text it
lacks is missing: nothing is put in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from wacomposer.message.findings import BODY, BUTTONS, FOOTER, HEADER_TEXT, button_place
from wacomposer.message.languages import same_tag
from wacomposer.message.model import Message, TextHeader, Variant

_BUTTON_TEXT = rf"{BUTTONS}\.([0-9]+)\.text"
_FIELDS = {HEADER_TEXT: "header", BODY: "body", FOOTER: "footer"}


def languages(message: Message) -> tuple[str, ...]:
    """The tags of all editions in order, as they are written; the first may be empty."""
    return (message.language, *(variant.language for variant in message.variants))


def find_edition(message: Message, tag: str) -> int | None:
    """The first edition in the language `tag`, or None."""
    return next((index for index, own in enumerate(languages(message)) if same_tag(own, tag)), None)


def edition_of(message: Message, edition: int) -> Message:
    """`message` with the texts of `edition`; ids, links and all else are the message's own.

    It is in the language of that edition and has no variants of its own.
    """
    if edition == 0:
        return message.model_copy(update={"variants": ()}) if message.variants else message
    variant = message.variants[edition - 1]
    header = message.header
    if isinstance(header, TextHeader):
        header = header.model_copy(update={"text": variant.header})
    buttons = tuple(
        button.model_copy(update={"text": _text_of(variant, index)})
        for index, button in enumerate(message.buttons)
    )
    texts = {"body": variant.body, "footer": variant.footer, "language": variant.language}
    return message.model_copy(update={"header": header, "buttons": buttons, "variants": (), **texts})


def editions(message: Message) -> tuple[Message, ...]:
    """All editions in order."""
    return tuple(edition_of(message, edition) for edition in range(1 + len(message.variants)))


def _text_of(variant: Variant, index: int) -> str:
    return variant.buttons[index] if index < len(variant.buttons) else ""


def is_translated_place(place: str) -> bool:
    """Whether what stands at `place` differs between editions."""
    return place in _FIELDS or re.fullmatch(_BUTTON_TEXT, place) is not None


def translated(message: Message) -> Iterator[tuple[str, str]]:
    """Places and texts of `message` that each language has of its own."""
    if isinstance(message.header, TextHeader):
        yield HEADER_TEXT, message.header.text
    yield BODY, message.body
    yield FOOTER, message.footer
    for index, button in enumerate(message.buttons):
        yield button_place(index, "text"), button.text


def set_edition_text(message: Message, edition: int, place: str, text: str) -> Message:
    """`message` with another text at `place`, a translated one, in its variant number `edition`."""
    variant = message.variants[edition - 1]
    if found := re.fullmatch(_BUTTON_TEXT, place):
        index = int(found[1])
        texts = [*variant.buttons, *[""] * (index + 1 - len(variant.buttons))]
        texts[index] = text
        changed = variant.model_copy(update={"buttons": tuple(texts)})
    else:
        changed = variant.model_copy(update={_FIELDS[place]: text})
    variants = (*message.variants[: edition - 1], changed, *message.variants[edition:])
    return message.model_copy(update={"variants": variants})


def edit_edition(message: Message, edition: int, place: str, change: Callable[[Message], Message]) -> Message:
    """`message` after `change` of what stands at `place`: in `edition` where each language has its own."""
    if edition == 0 or not is_translated_place(place):
        return change(message)
    before = edition_of(message, edition)
    after = dict(translated(change(before)))
    if after.keys() != dict(translated(before)).keys():  # it takes away what all of them share
        return change(message)
    return set_edition_text(message, edition, place, after[place])


def changed_edition(before: Message, after: Message) -> int | None:
    """The one edition whose texts differ between two states of a message; None where it is not one."""
    if len(before.variants) != len(after.variants):
        return None
    pairs = zip(before.variants, after.variants, strict=True)
    different = [edition for edition, (one, other) in enumerate(pairs, start=1) if one != other]
    if dict(translated(before)) != dict(translated(after)):
        different.append(0)
    return different[0] if len(different) == 1 else None


def add_language(message: Message, tag: str) -> Message:
    """`message` with a variant in the language `tag`, nothing in it translated yet."""
    variant = Variant(language=tag, buttons=("",) * len(message.buttons))
    return message.model_copy(update={"variants": (*message.variants, variant)})


def remove_language(message: Message, edition: int) -> Message:
    """`message` without the variant number `edition`."""
    return message.model_copy(
        update={"variants": message.variants[: edition - 1] + message.variants[edition:]}
    )


def set_language(message: Message, edition: int, tag: str) -> Message:
    """`message` with `edition` in the language `tag`."""
    if edition == 0:
        return message.model_copy(update={"language": tag})
    changed = message.variants[edition - 1].model_copy(update={"language": tag})
    return message.model_copy(
        update={"variants": (*message.variants[: edition - 1], changed, *message.variants[edition:])}
    )
