"""What verbs are given, read into what the core takes: files, providers, options and account fields."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from wacomposer.cli.exits import UnusableError
from wacomposer.message.editions import editions, find_edition, languages
from wacomposer.message.file import MAX_BYTES, MessageFileError, parse_message, read_message
from wacomposer.message.filling import used
from wacomposer.message.languages import is_tag
from wacomposer.providers.catalog import PROVIDERS, provider_by_key
from wacomposer.storage.secrets.environment import variable_name
from wacomposer.wording.files import describe_file_problem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Provider

ALL = "all"


def read_file(name: str) -> Message:
    """The message in the file called `name`, or on standard input for "-". Raises UnusableError."""
    try:
        return parse_message(standard_input(), "Standard input") if name == "-" else read_message(Path(name))
    except MessageFileError as failure:
        raise UnusableError(describe_file_problem(failure.problem)) from None


def standard_input() -> bytes:
    """The bytes on standard input, of more than a message file may have the first. Raises UnusableError."""
    if sys.stdin is None:
        raise UnusableError("Standard input is closed. Name a file instead of -.")
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as failure:
        raise UnusableError(f"Standard input cannot be read: {failure.strerror}.") from None


def find_provider(name: str) -> Provider:
    """The provider with this key, in any case. Raises UnusableError."""
    provider = provider_by_key(name.strip().lower())
    if provider is None:
        known = ", ".join(each.key for each in PROVIDERS)
        raise UnusableError(f"There is no provider {name}. There are {known}.")
    return provider


def read_options(given: Iterable[str], provider: Provider | None) -> dict[str, str]:
    """Options such as delay=1.5 by key, for `provider` or, None, several. Raises UnusableError.

    That is where no provider has it. One that only others have is for review to find: the message can be
    shown without it.
    """
    options: dict[str, str] = {}
    known = {spec.key for each in PROVIDERS for spec in each.options}
    for text in given:
        key, equals, value = checked_text("--option", text).partition("=")
        key = key.strip()
        if not equals or not key:
            raise UnusableError("--option takes NAME=VALUE, such as --option delay=1.5.")
        if key not in known:
            there = _options_of(provider) if provider else f"There are {', '.join(sorted(known))}."
            raise UnusableError(f"There is no option {key}. {there}")
        if key in options:
            raise UnusableError(f"The option {key} is given twice. Give it once.")
        options[key] = value
    return options


def _options_of(provider: Provider) -> str:
    if not provider.options:
        return f"{provider.name} has no options."
    return f"{provider.name} has {', '.join(spec.key for spec in provider.options)}."


def read_language(given: str | None, message: Message) -> int:
    """The edition of `message` in the language `given`, its own where that is None. Raises UnusableError."""
    if given is None:
        return 0
    tag = checked_text("--language", given).strip()
    if not is_tag(tag):
        raise UnusableError(f"{tag} is no language tag. Write it like en, pt-BR or zh-Hant.")
    edition = find_edition(message, tag)
    if edition is None:
        known = ", ".join(filter(None, languages(message)))
        has = f"It has {known}." if known else "It names none."
        raise UnusableError(f"The message has no language {tag}. {has}")
    return edition


def read_values(given: Iterable[str], message: Message, *, lenient: bool = False) -> dict[str, str]:
    """Values such as name=Ana by name of variable. Raises UnusableError for one that `message` has not.

    A `lenient` reader passes over such a one.
    """
    values: dict[str, str] = {}
    known = {name: None for each in editions(message) for name in used(each)}
    for text in given:
        name, equals, value = checked_text("--var", text).partition("=")
        name = name.strip()
        if not equals or not name:
            raise UnusableError("--var takes NAME=VALUE, such as --var name=Ana.")
        if name not in known and not lenient:
            has = f"It has {', '.join(known)}." if known else "It has none."
            raise UnusableError(f"The message has no variable called {name}. {has}")
        if name in values:
            raise UnusableError(f"The variable {name} is given twice. Give it once.")
        values[name] = value
    return values


def read_fields(given: Iterable[str], provider: Provider) -> dict[str, str]:
    """Public account fields such as account.instance=shop by key. Raises UnusableError.

    The part before the point may also be the provider's key, or be left out. Values are never repeated:
    someone may have tried to give a secret.
    """
    values: dict[str, str] = {}
    for text in given:
        name, equals, value = checked_text("--set", text).partition("=")
        owner, point, key = name.strip().rpartition(".")
        if not equals or (point and owner not in ("account", provider.key)):
            raise UnusableError("--set takes account.FIELD=VALUE, such as --set account.instance=shop.")
        if key in (spec.key for spec in provider.secret_fields):
            variable = variable_name(provider.key, key)
            raise UnusableError(
                f"{key} is secret and never taken from arguments. "
                f"request shows a placeholder for it; send takes it from the keyring or from {variable}."
            )
        if key not in (spec.key for spec in provider.public_fields):
            fields = ", ".join(spec.key for spec in provider.public_fields)
            raise UnusableError(f"{provider.name} accounts have no field of that name. They have {fields}.")
        if key in values:
            raise UnusableError(f"The field {key} is given twice. Give it once.")
        values[key] = value
    return values


def checked_text(argument: str, text: str) -> str:
    """`text` if it is UTF-8; Python stands in for other bytes with lone surrogates. Raises UnusableError."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UnusableError(f"The value of {argument} is not UTF-8 text. Type it anew.") from None
    return text
