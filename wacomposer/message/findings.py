"""What review has to say: a finding names a place, a code and the numbers of it, never a sentence."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

HEADER = "header"
HEADER_TEXT = "header.text"
HEADER_URL = "header.url"
HEADER_FILENAME = "header.filename"
BODY = "body"
FOOTER = "footer"
BUTTONS = "buttons"
VARIABLES = "variables"
RECIPIENT = "recipient"


def button_place(index: int, field_name: str = "") -> str:
    """The place of the button at `index` (from 0), or of one of its fields: `buttons.0.text`."""
    return f"{BUTTONS}.{index}.{field_name}" if field_name else f"{BUTTONS}.{index}"


def option_place(key: str) -> str:
    """The place of a delivery option: `options.delay`."""
    return f"options.{key}"


def account_place(key: str) -> str:
    """The place of an account field: `account.instance`."""
    return f"account.{key}"


def variable_place(name: str) -> str:
    """The place of a variable's value: `variables.name`."""
    return f"{VARIABLES}.{name}"


def language_place(edition: int) -> str:
    """The place of an edition's language tag: `language` of the message's own, `variants.0.language`."""
    return f"variants.{edition - 1}.language" if edition else "language"


def samples_place(name: str) -> str:
    """The place of a variable's samples: `samples.name`."""
    return f"samples.{name}"


class Severity(StrEnum):
    """An error refuses the send; a warning never does."""

    ERROR = "error"
    WARNING = "warning"


class Code(StrEnum):
    """Everything review can find; `wording` holds a sentence for each."""

    EMPTY = "empty"
    ONLY_SPACES = "only_spaces"
    EDGE_SPACES = "edge_spaces"
    BROKEN_CHARACTER = "broken_character"
    CONTROL_CHARACTER = "control_character"
    LINE_BREAK = "line_break"
    TOO_LONG = "too_long"
    MAYBE_TOO_LONG = "maybe_too_long"
    NO_BUTTONS = "no_buttons"
    TOO_MANY_BUTTONS = "too_many_buttons"
    SAME_ID = "same_id"
    SAME_TEXT = "same_text"
    NOT_A_URL = "not_a_url"
    NOT_HTTPS = "not_https"
    URL_SPACE = "url_space"
    URL_INTERNATIONAL = "url_international"
    NOT_INTERNATIONAL = "not_international"
    VARIABLE_BROKEN = "variable_broken"
    VARIABLE_NOT_HERE = "variable_not_here"
    VARIABLE_UNFILLED = "variable_unfilled"
    VALUE_FORMATS = "value_formats"
    NOT_TRANSLATED = "not_translated"
    LANGUAGE_MISSING = "language_missing"
    LANGUAGE_MALFORMED = "language_malformed"
    LANGUAGE_TWICE = "language_twice"
    LANGUAGE_BUTTONS = "language_buttons"
    HEADER_NOT_CARRIED = "header_not_carried"
    MEDIA_NOT_CARRIED = "media_not_carried"
    BUTTON_NOT_CARRIED = "button_not_carried"
    FILENAME_NOT_CARRIED = "filename_not_carried"
    HEADER_TEXT_REPLACED = "header_text_replaced"
    REPLY_HIDDEN_ON_DESKTOP = "reply_hidden_on_desktop"
    RECIPIENT_MISSING = "recipient_missing"
    RECIPIENT_NO_COUNTRY = "recipient_no_country"
    RECIPIENT_NOT_A_NUMBER = "recipient_not_a_number"
    RECIPIENT_LENGTH = "recipient_length"
    RECIPIENT_UNLIKELY = "recipient_unlikely"
    JID_MALFORMED = "jid_malformed"
    JID_NOT_CARRIED = "jid_not_carried"
    OPTION_NOT_CARRIED = "option_not_carried"
    OPTION_NOT_A_NUMBER = "option_not_a_number"
    OPTION_RANGE = "option_range"
    OPTION_UNIT = "option_unit"
    OPTION_CHARACTERS = "option_characters"
    OPTION_NEEDS = "option_needs"
    ACCOUNT_FIELD_MISSING = "account_field_missing"
    ACCOUNT_FIELD_FORM = "account_field_form"
    ACCOUNT_FIELD_WIRE = "account_field_wire"
    REFUSED_BY_PROVIDER = "refused_by_provider"
    MEDIA_UNUSABLE = "media_unusable"


class Remedy(StrEnum):
    """What a click can do about a finding; the composer carries it out on the place of the finding."""

    TRIM = "trim"
    CLEAR = "clear"
    SHORTEN = "shorten"
    CLEAN = "clean"
    REMOVE_HEADER = "remove_header"
    REMOVE_BUTTON = "remove_button"
    KEEP_THREE = "keep_three"
    USE_HTTPS = "use_https"
    ENCODE_URL = "encode_url"
    NEW_ID = "new_id"
    ADD_BUTTON = "add_button"
    ADD_PLUS = "add_plus"
    DROP_FILENAME = "drop_filename"
    DROP_OPTION = "drop_option"
    ROUND_DELAY = "round_delay"
    MAKE_REPLY = "make_reply"
    SHOW_LANGUAGE = "show_language"
    SHOW_VALUE = "show_value"
    OTHER_PROVIDER = "other_provider"
    RELOAD_MEDIA = "reload_media"
    ALLOW_PRIVATE_MEDIA = "allow_private_media"
    MATCH_HEADER = "match_header"


class Finding(NamedTuple):
    """One thing review found.

    `facts` holds what the sentence needs (numbers, names, the other place), `remedies` what a click can do,
    the most fitting first, and `source` where the rule is written down, with the date it was read.
    """

    code: Code
    severity: Severity
    place: str
    facts: Mapping[str, str | int] = MappingProxyType({})
    remedies: tuple[Remedy, ...] = ()
    source: str = ""


def error(code: Code, place: str, *remedies: Remedy, source: str = "", **facts: str | int) -> Finding:
    """A finding that refuses the send."""
    return Finding(code, Severity.ERROR, place, MappingProxyType(facts), remedies, source)


def warning(code: Code, place: str, *remedies: Remedy, source: str = "", **facts: str | int) -> Finding:
    """A finding that is shown and never refuses."""
    return Finding(code, Severity.WARNING, place, MappingProxyType(facts), remedies, source)


def errors(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Only those that refuse the send."""
    return tuple(finding for finding in findings if finding.severity is Severity.ERROR)
