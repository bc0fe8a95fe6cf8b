"""A sentence for every finding: what is wrong, where, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import Code, Remedy, Severity
from wacomposer.message.limits import WHATSAPP_LIMITS
from wacomposer.message.measure import code_points
from wacomposer.wording.places import place_name

if TYPE_CHECKING:
    from wacomposer.message.findings import Finding

MOST_SHOWN = 80
"""Characters of a typed text that a sentence repeats."""

_SENTENCES = {
    Code.EMPTY: "{place} is empty.",
    Code.ONLY_SPACES: "{place} holds only spaces.",
    Code.EDGE_SPACES: "{place} begins or ends with a space.",
    Code.BROKEN_CHARACTER: "{place} holds half a character at position {position}, from a bad paste.",
    Code.CONTROL_CHARACTER: "{place} holds an invisible character ({character}) at position {position}.",
    Code.LINE_BREAK: "{place} has a line break; {rule}.",
    Code.NO_BUTTONS: "A button message needs 1 to {most} buttons.",
    Code.TOO_MANY_BUTTONS: "{count} buttons; WhatsApp takes at most {limit}.",
    Code.SAME_ID: "{place} is the same as that of button {other}; taps could not be told apart.",
    Code.SAME_TEXT: "{place} is the same as that of button {other}; WhatsApp refuses equal texts.",
    Code.NOT_A_URL: "{place} is not a web address. Write it like https://example.com/page.",
    Code.NOT_HTTPS: "{place} does not start with https://; phones may block it.",
    Code.URL_SPACE: "{place} contains a space; the link would end there.",
    Code.URL_INTERNATIONAL: "{host} is an internationalised domain; some phones show it as {wire}.",
    Code.NOT_INTERNATIONAL: "{place} is not an international number. Write it like +55 11 3000-0000.",
    Code.VARIABLE_BROKEN: (
        "“{text}” in {place} is no variable and would be sent as it stands. Write it like {{{{name}}}}: "
        "a name is letters, digits and _."
    ),
    Code.VARIABLE_NOT_HERE: "{place} holds {{{{{variable}}}}}; variables are not filled here.",
    Code.VARIABLE_UNFILLED: "{{{{{variable}}}}} has neither a value nor a fallback.",
    Code.VALUE_FORMATS: (
        "“{filling}” for {{{{{variable}}}}} changes how the body is formatted; it is sent as typed."
    ),
    Code.NOT_TRANSLATED: "{place} is not translated.",
    Code.LANGUAGE_MISSING: "{place} is not set. Give its tag, such as en or pt-BR.",
    Code.LANGUAGE_MALFORMED: "“{tag}” is no language tag. Write it like en, pt-BR or zh-Hant.",
    Code.LANGUAGE_TWICE: "{tag} is there twice; only the first one can be asked for by its tag.",
    Code.LANGUAGE_BUTTONS: "{place} has texts for buttons that are not there ({count}). They are kept.",
    Code.HEADER_NOT_CARRIED: "{provider} has no header: this one would be lost.",
    Code.MEDIA_NOT_CARRIED: "{provider} carries no {kind} header.",
    Code.BUTTON_NOT_CARRIED: "{provider} carries no {kind} buttons: button {number} would be lost.",
    Code.FILENAME_NOT_CARRIED: "{provider} has no field for the file name {name}; the provider picks one.",
    Code.HEADER_TEXT_REPLACED: "The {kind} takes the header’s place: “{text}” is kept here and not shown.",
    Code.REPLY_HIDDEN_ON_DESKTOP: (
        "Button {number} is missing on WhatsApp Web and Desktop: "
        "a reply button beside other kinds shows only on phones."
    ),
    Code.RECIPIENT_MISSING: "No recipient yet.",
    Code.RECIPIENT_NO_COUNTRY: "No country code. Begin with + and the code of the country{guess}.",
    Code.RECIPIENT_NOT_A_NUMBER: "Not a phone number. Write it like +55 11 99999-9999.",
    Code.RECIPIENT_LENGTH: "{count} digits; a number here has {least} to {most}, country code included.",
    Code.RECIPIENT_UNLIKELY: "No numbering plan knows {number}. Check the digits.",
    Code.JID_MALFORMED: "Not a WhatsApp address. It is digits followed by one of {servers}.",
    Code.OPTION_NOT_CARRIED: "{provider} has no {option}.",
    Code.OPTION_NOT_A_NUMBER: "{option} must be a number of seconds, such as 1.5.",
    Code.OPTION_RANGE: "{option} can be at most {most} seconds.",
    Code.OPTION_UNIT: "{provider} takes {unit} only; {value} s cannot be expressed.",
    Code.OPTION_CHARACTERS: "{option} must be {form}.",
    Code.OPTION_NEEDS: "{option} has no effect without {needs}.",
    Code.ACCOUNT_FIELD_MISSING: "The account has no {field} yet.",
    Code.ACCOUNT_FIELD_FORM: "The account’s {field} must be {form}.",
    Code.ACCOUNT_FIELD_WIRE: "The account’s {field} is sent as {wire}. Make sure that it is your provider’s.",
    Code.REFUSED_BY_PROVIDER: "{provider} refused it: “{words}”",
}
_ADVICE = {
    Code.EMPTY: {"header": "Type one or send without a header.", "body": "Every message needs a body."},
}
_ONE_LINE = {
    Severity.ERROR: "the provider takes a single line",
    Severity.WARNING: "WhatsApp has a single line there, so the whole message may be refused",
}
_REMEDIES = {
    Remedy.TRIM: "Trim",
    Remedy.CLEAR: "Clear",
    Remedy.SHORTEN: "Shorten",
    Remedy.CLEAN: "Clean up",
    Remedy.REMOVE_HEADER: "Send without header",
    Remedy.REMOVE_BUTTON: "Remove button",
    Remedy.KEEP_THREE: "Keep the first three",
    Remedy.USE_HTTPS: "Use https",
    Remedy.ENCODE_URL: "Write it as %20",
    Remedy.NEW_ID: "Make an id",
    Remedy.ADD_BUTTON: "Add a button",
    Remedy.ADD_PLUS: "Yes, {guess}",
    Remedy.DROP_FILENAME: "Drop the name",
    Remedy.DROP_OPTION: "Send without",
    Remedy.ROUND_DELAY: "Round",
    Remedy.MAKE_REPLY: "Make it a reply",
    Remedy.SHOW_LANGUAGE: "Show it",
    Remedy.SHOW_VALUE: "Show the value",
    Remedy.OTHER_PROVIDER: "Pick another provider",
    Remedy.RELOAD_MEDIA: "Reload",
    Remedy.ALLOW_PRIVATE_MEDIA: "Load it anyway, and others like it",
    Remedy.MATCH_HEADER: "Switch to {fits}",
}

_KINDS = {"url": "URL"}


def sentence(finding: Finding) -> str:
    """What to tell a person about `finding`."""
    said = _sentence(finding)
    if language := finding.facts.get("language"):
        said = f"In {shown(language)}: {said}"
    if more := finding.facts.get("more"):
        said = f"{said} {shown(more)} more there."
    if finding.code is Code.VALUE_FORMATS or "filling" not in finding.facts:
        return said
    value, name = (shown(finding.facts[key]) for key in ("filling", "variable"))
    return f"{said} That is with “{value}” for {{{{{name}}}}}."


def _sentence(finding: Finding) -> str:
    facts = {**shown_facts(finding), "rule": _ONE_LINE[finding.severity]}
    place = place_name(finding.place)
    match finding.code:
        case Code.TOO_LONG:
            return _too_long(finding, place)
        case Code.MAYBE_TOO_LONG:
            count, limit = facts["count"], facts["limit"]
            return f"{place} may be refused: services that count emoji twice see {count} of {limit}."
        case Code.JID_NOT_CARRIED:
            servers = finding.facts["servers"]
            takes = f"numbers and {servers}" if servers else "numbers only"
            return f"{facts['provider']} sends to {takes}."
        case Code.RECIPIENT_NO_COUNTRY:
            guess = f", or say if you mean {facts['guess']}" if facts["guess"] else ""
            return _SENTENCES[finding.code].format(guess=guess)
        case Code.MEDIA_UNUSABLE:
            from wacomposer.wording.media import media_sentence  # noqa: PLC0415 - not needed to start

            return media_sentence(finding.facts)
        case code:
            said = _SENTENCES[code].format(place=place, **facts)
            advice = _ADVICE.get(code, {}).get(finding.place.partition(".")[0], "")
            return f"{said} {advice}".rstrip()


def shown_facts(finding: Finding) -> dict[str, str]:
    """The facts of `finding` as parts of a sentence; `kind` is always among them."""
    facts = {key: shown(value) for key, value in finding.facts.items()}
    facts["kind"] = _KINDS.get(facts.get("kind", ""), facts.get("kind", ""))
    return facts


def shown(fact: str | int) -> str:
    """`fact` as part of a sentence: typed text may be long, or hold what cannot be shown."""
    if isinstance(fact, int):
        return f"{fact:,}"
    line = "".join(char if char.isprintable() else "\ufffd" for char in fact[: MOST_SHOWN + 1])
    return line if len(line) <= MOST_SHOWN else line[: MOST_SHOWN - 1] + "…"


def _too_long(finding: Finding, place: str) -> str:
    over, limit = finding.facts["over"], finding.facts["limit"]
    noun = "character" if over == 1 else "characters"
    if finding.severity == "error":
        return f"{place} is {over:,} {noun} over the limit of {limit:,}."
    return f"{place} is {over:,} {noun} over WhatsApp’s {limit:,}; the whole message may be refused."


def remedy_label(finding: Finding, remedy: Remedy) -> str:
    """What the link that mends `finding` is called."""
    return _REMEDIES[remedy].format(**finding.facts)


def counter(text: str, limit: int | None, filled: str | None = None) -> str:
    """The count beside a field's label: "22 of 60", or only the count where there is no limit.

    Where the text has variables, `filled` is how long it may get: "22 of 60, filled 31".
    """
    count = code_points(text)
    counted = f"{count:,} of {limit:,}" if limit else f"{count:,}"
    return counted if filled is None or filled == text else f"{counted}, filled {code_points(filled):,}"


def usual_limit(kind: str) -> int | None:
    """WhatsApp's own limit for a kind of place such as "header.text"."""
    limit = WHATSAPP_LIMITS.get(kind)
    return limit.maximum if limit else None
