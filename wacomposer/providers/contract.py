"""What a provider declares about itself, and what it is given to build a request from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from wacomposer.message.editions import edition_of
from wacomposer.message.filling import Values, as_sent, fill_message
from wacomposer.message.model import Message
from wacomposer.message.recipient import Jid, Phone, read_recipient
from wacomposer.providers.request import HttpHeader, Request, placeholder
from wacomposer.providers.secret import Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wacomposer.message.findings import Finding
    from wacomposer.message.limits import Limit
    from wacomposer.message.model import ButtonKind, HeaderKind
    from wacomposer.message.recipient import Recipient
    from wacomposer.providers.outcome import Reason


class AccountField(NamedTuple):
    """One thing an account needs.

    `found` tells people where to find it. `wire` makes of a value what is sent, which is usable if it matches
    `pattern` and those in `further`, each with words for its form. Secret fields live in the keyring only.
    `choices` are (value, label) pairs of a field with fixed values.
    """

    key: str
    label: str
    found: str
    pattern: str = r"[!-~]+"
    form: str = "visible characters without spaces"
    default: str = ""
    secret: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    wire: Callable[[str], str] = str
    further: tuple[tuple[str, str], ...] = ()

    def unmet(self, value: str) -> str | None:
        """The form that `value`, as it is sent, does not have; None if it is usable."""
        sent, forms = self.wire(value), ((self.pattern, self.form), *self.further)
        return next((form for pattern, form in forms if not re.fullmatch(pattern, sent)), None)


class OptionKind(StrEnum):
    """How an option is typed: a number of seconds, one line of text, or yes and no."""

    SECONDS = "seconds"
    TEXT = "text"
    FLAG = "flag"


class OptionField(NamedTuple):
    """One delivery option.

    `step` and `most` are in seconds for SECONDS. `pattern` limits TEXT. `needs` names the option without
    which this one has no effect. Options travel as text; a FLAG is "true" or "".
    """

    key: str
    label: str
    kind: OptionKind
    hint: str
    step: Decimal = Decimal(1)
    most: Decimal = Decimal(3600)
    pattern: str = ""
    form: str = ""
    needs: str = ""


@dataclass(frozen=True)
class Submission:
    """What a person wants sent: an edition of a message as `written`, and the `values` of its variables.

    `recipient` is what `read_recipient` makes of `typed`, None while that is not a usable one. Review judges
    `typed`, so `typed` decides what goes out.
    """

    written: Message
    typed: str = ""
    recipient: Recipient | None = None
    options: Mapping[str, str] = field(default_factory=dict)
    values: Values = field(default_factory=dict)
    edition: int = 0

    @cached_property
    def message(self) -> Message:
        """What leaves: the texts of the edition with their variables filled."""
        return fill_message(edition_of(self.written, self.edition), as_sent(self.values))

    def recipient_text(self) -> str:
        """The recipient as all four providers take it: digits with the country code and no plus, or a JID."""
        recipient = read_recipient(self.typed)[0] if self.typed.strip() else self.recipient
        match recipient:
            case Phone(digits):
                return digits
            case Jid():
                return str(recipient)
            case _:
                return self.typed.strip().removeprefix("+") or placeholder("recipient")


@dataclass(frozen=True, slots=True)
class Account:
    """A named set of public fields for one provider; `secrets` is empty unless they were read for a send."""

    provider: str
    name: str
    values: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, Secret] = field(default_factory=dict)
    id: str = ""
    practice: bool = False

    def value(self, spec: AccountField) -> str:
        """The public value of `spec` as it is sent, its default, or a placeholder."""
        return spec.wire(self.values.get(spec.key, "") or spec.default or placeholder(spec.key))

    def base_url(self, spec: AccountField) -> str:
        """The value of the base URL field without a slash at its end."""
        return self.value(spec).rstrip("/")

    def secret_header(self, name: str, spec: AccountField, prefix: str = "") -> HttpHeader:
        """A header that carries the secret of `spec` after `prefix`."""
        secret = self.secrets.get(spec.key)
        hidden = SealedHeader(prefix + secret.reveal()) if secret else None
        return HttpHeader(name, prefix + placeholder(spec.key), hidden)


class SealedHeader(Secret):
    """A header value made of a secret; unlike a secret it may contain spaces."""

    __slots__ = ()

    def __init__(self, value: str) -> None:
        """`value` is already known to be a legal header value."""
        self._value = value


class Answer(NamedTuple):
    """What a provider's JSON answer says: success (None if it does not say), message id, words, error code.

    `fields` are complaints about single fields of the request, as (API field, words).
    """

    success: bool | None = None
    message_id: str = ""
    words: str = ""
    code: str = ""
    fields: tuple[tuple[str, str], ...] = ()


class DocumentedError(NamedTuple):
    """An error a provider's page lists: `pattern` is searched in its code and words.

    In `place` the text `{button}` becomes the number, from 0, of the button that the pattern's group names
    from 1. `at_5xx` tells that the page documents it as a server error. Other texts mean nothing there: a
    server that failed may have sent the message, whatever its words resemble.
    """

    pattern: re.Pattern[str]
    reason: Reason
    place: str | None = None
    at_5xx: bool = False


def documented(
    pattern: str, reason: Reason, place: str | None = None, *, at_5xx: bool = False
) -> DocumentedError:
    """The documented error whose code or words `pattern`, a regular expression, finds."""
    return DocumentedError(re.compile(pattern), reason, place, at_5xx)


class SafeCheck(NamedTuple):
    """A documented request that tests an account without sending anything."""

    label: str
    build: Callable[[Account, int], Request]


Caution: TypeAlias = "Callable[[Message], Iterable[Finding]]"


class Provider(NamedTuple):
    """All that wacomposer knows about one provider.

    `read` is the date its pages were read. `limits` are documented ones, by kind of place. `build` takes the
    submission, the account and the unix time in whole seconds. `bare_success` tells that a success answer has
    no documented body, so that any 2xx other than a web page counts.
    """

    key: str
    name: str
    about: str
    page: str
    read: str
    fields: tuple[AccountField, ...]
    options: tuple[OptionField, ...]
    header_kinds: frozenset[HeaderKind]
    button_kinds: frozenset[ButtonKind]
    jid_servers: tuple[str, ...]
    digits: tuple[int, int]
    limits: Mapping[str, Limit]
    build: Callable[[Submission, Account, int], Request]
    answer: Callable[[Mapping[str, Any]], Answer]
    errors: tuple[DocumentedError, ...]
    field_places: tuple[tuple[re.Pattern[str], str], ...] = ()
    cautions: tuple[Caution, ...] = ()
    check: SafeCheck | None = None
    bare_success: bool = False
    filename: bool = False

    @property
    def source(self) -> str:
        """Where its rules are written, and when that was read."""
        return f"{self.page}, read {self.read}"

    def field(self, key: str) -> AccountField:
        """The account field called `key`. Raises KeyError."""
        return {spec.key: spec for spec in self.fields}[key]

    def option(self, key: str) -> OptionField | None:
        """The delivery option called `key`, or None where the provider has none such."""
        return next((spec for spec in self.options if spec.key == key), None)

    @property
    def secret_fields(self) -> tuple[AccountField, ...]:
        """The fields that live in the keyring."""
        return tuple(spec for spec in self.fields if spec.secret)

    @property
    def public_fields(self) -> tuple[AccountField, ...]:
        """The fields that are stored in the settings."""
        return tuple(spec for spec in self.fields if not spec.secret)
