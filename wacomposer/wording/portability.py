"""The words of the portability table: its parts, what becomes of each, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import BODY, BUTTONS, FOOTER, HEADER, RECIPIENT, Code
from wacomposer.message.model import MediaHeader
from wacomposer.message.recipient import Jid, read_recipient
from wacomposer.providers.portability import Fit
from wacomposer.wording.findings import MOST_SHOWN, sentence, shown, shown_facts
from wacomposer.wording.places import place_name

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.message.model import Button, Message
    from wacomposer.providers.contract import Provider
    from wacomposer.providers.portability import Cell

OUR_OWN = "wacomposer’s own rule"
_FITS = {Fit.FITS: "Fits", Fit.CHANGES: "Changes", Fit.LOST: "Lost", Fit.REFUSED: "Refused"}
_REASONS = {
    Code.EMPTY: "empty",
    Code.ONLY_SPACES: "only spaces",
    Code.EDGE_SPACES: "space at an end",
    Code.BROKEN_CHARACTER: "half a character",
    Code.CONTROL_CHARACTER: "invisible character",
    Code.LINE_BREAK: "line break",
    Code.TOO_LONG: "{over} too long",
    Code.MAYBE_TOO_LONG: "maybe too long",
    Code.NO_BUTTONS: "none yet",
    Code.TOO_MANY_BUTTONS: "{count} of {limit}",
    Code.SAME_ID: "same id twice",
    Code.SAME_TEXT: "same text twice",
    Code.NOT_A_URL: "no web address",
    Code.NOT_HTTPS: "not https",
    Code.URL_SPACE: "space in link",
    Code.URL_INTERNATIONAL: "shown as xn--",
    Code.NOT_INTERNATIONAL: "no + number",
    Code.VARIABLE_BROKEN: "no variable",
    Code.VARIABLE_NOT_HERE: "not filled here",
    Code.VARIABLE_UNFILLED: "not filled",
    Code.VALUE_FORMATS: "value has markers",
    Code.HEADER_NOT_CARRIED: "no header",
    Code.MEDIA_NOT_CARRIED: "no {kind}",
    Code.BUTTON_NOT_CARRIED: "no {kind} button",
    Code.FILENAME_NOT_CARRIED: "other file name",
    Code.HEADER_TEXT_REPLACED: "text not shown",
    Code.REPLY_HIDDEN_ON_DESKTOP: "phones only",
    Code.RECIPIENT_MISSING: "none yet",
    Code.RECIPIENT_NO_COUNTRY: "no country code",
    Code.RECIPIENT_NOT_A_NUMBER: "no number",
    Code.RECIPIENT_LENGTH: "{count} digits",
    Code.JID_MALFORMED: "no address",
    Code.JID_NOT_CARRIED: "wrong kind",
    Code.OPTION_NOT_CARRIED: "not offered",
    Code.OPTION_NOT_A_NUMBER: "no number",
    Code.OPTION_RANGE: "over {most} s",
    Code.OPTION_UNIT: "{unit}",
    Code.OPTION_CHARACTERS: "wrong form",
    Code.OPTION_NEEDS: "no effect",
}
_KINDS = {
    "text": "Text",
    "image": "Image",
    "video": "Video",
    "document": "Document",
    "reply": "Reply",
    "url": "URL",
    "call": "Call",
    "copy": "Copy",
}
_SERVERS = {"s.whatsapp.net": "Person", "lid": "Hidden id", "g.us": "Group", "newsletter": "Channel"}


def part_name(place: str) -> str:
    """The heading of a row, the same words as on the label in the form."""
    return "Number of buttons" if place == BUTTONS else place_name(place)


def part_detail(place: str, message: Message, options: Mapping[str, str], typed: str) -> str:
    """What is there, short and in one line, such as "URL · Track order"; "" for what is not there."""
    head, _, rest = place.partition(".")
    if head == BUTTONS:
        return _buttons(message.buttons, rest)
    if place == HEADER and message.header is not None:
        header = message.header
        text = (header.filename or header.url) if isinstance(header, MediaHeader) else header.text
        return _kind_and(_KINDS[header.kind], text)
    if place == RECIPIENT:
        return _recipient(typed)
    return _line({BODY: message.body, FOOTER: message.footer}.get(place) or options.get(rest, ""))


def _buttons(buttons: tuple[Button, ...], index: str) -> str:
    if not index:
        return f"{len(buttons):,}"
    button = buttons[int(index)]
    return _kind_and(_KINDS[button.kind], button.text)


def _recipient(typed: str) -> str:
    recipient, _ = read_recipient(typed)
    if recipient is None:
        return _line(typed)
    return _kind_and(_SERVERS[recipient.server] if isinstance(recipient, Jid) else "Number", typed)


def _kind_and(kind: str, text: str) -> str:
    line = _line(text)
    return f"{kind} · {line}" if line else kind


def _line(text: str) -> str:
    """The beginning of `text` in one line."""
    return shown(" ".join(text[: 2 * MOST_SHOWN].split()))


def fit_word(fit: Fit) -> str:
    """Fits, Changes, Lost or Refused."""
    return _FITS[fit]


def reason(cell: Cell) -> str:
    """Why it does not simply fit, in two or three words and how many reasons more; "" where it fits."""
    if not cell.findings:
        return ""
    first, *more = cell.findings
    said = _REASONS.get(first.code, "").format_map(shown_facts(first))
    return f"{said} +{len(more)}" if more else said


def explanation(cell: Cell, provider: Provider) -> str:
    """The whole of why, in sentences."""
    if not cell.findings:
        return f"{provider.name} carries it as it is."
    return " ".join(sentence(finding) for finding in cell.findings)


def source(cell: Cell) -> str:
    """Where the rule is written and when that was read."""
    return cell.source or OUR_OWN
