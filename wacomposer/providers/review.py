"""Whether a provider can carry what was composed: content, recipient, options and account, as findings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from wacomposer.message.editions import edition_of
from wacomposer.message.filled_review import review_filled, review_values
from wacomposer.message.filling import NO_VALUES
from wacomposer.message.findings import (
    HEADER,
    RECIPIENT,
    Code,
    Remedy,
    Severity,
    account_place,
    button_place,
    error,
    option_place,
    warning,
)
from wacomposer.message.language_review import review_edition
from wacomposer.message.model import MediaHeader
from wacomposer.message.recipient import Jid, Phone, read_recipient
from wacomposer.providers.contract import OptionKind
from wacomposer.providers.fields import read_flag, read_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from wacomposer.message.filling import Values
    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Account, OptionField, Provider, Submission


def review_content(
    message: Message, provider: Provider, values: Values = NO_VALUES, edition: int = 0
) -> tuple[Finding, ...]:
    """Everything wrong with an edition of `message` if `provider` is to carry it, filled by `values`."""
    found = review_edition(message, edition, provider.limits, values)
    lost = tuple(_carried(edition_of(message, edition), provider))
    if any(Remedy.REMOVE_HEADER in each.remedies for each in lost):  # one link for it is enough
        found = tuple(_without(each, Remedy.REMOVE_HEADER) for each in found)
    return (*found, *lost)


def _without(finding: Finding, remedy: Remedy) -> Finding:
    return finding._replace(remedies=tuple(each for each in finding.remedies if each is not remedy))


def review_losses(message: Message, provider: Provider, values: Values = NO_VALUES) -> tuple[Finding, ...]:
    """Only what `provider` would lose, change or refuse of `message`, unlike others."""
    said = review_filled(message, provider.limits, values) if provider.limits else ()
    limits = (Code.TOO_LONG, Code.LINE_BREAK)
    refused = (found for found in said if found.code in limits and found.severity is Severity.ERROR)
    return (*_carried(message, provider), *refused)


def _carried(message: Message, provider: Provider) -> Iterator[Finding]:
    header = message.header
    if header is not None and header.kind not in provider.header_kinds:
        code = Code.MEDIA_NOT_CARRIED if isinstance(header, MediaHeader) else Code.HEADER_NOT_CARRIED
        remedies = (Remedy.REMOVE_HEADER, Remedy.OTHER_PROVIDER)
        yield error(code, HEADER, *remedies, source=provider.source, provider=provider.name, kind=header.kind)
    elif isinstance(header, MediaHeader) and header.filename and not provider.filename:
        yield warning(
            Code.FILENAME_NOT_CARRIED,
            HEADER,
            Remedy.DROP_FILENAME,
            source=provider.source,
            provider=provider.name,
            name=header.filename,
        )
    for index, button in enumerate(message.buttons):
        if button.kind not in provider.button_kinds:
            yield error(
                Code.BUTTON_NOT_CARRIED,
                button_place(index),
                Remedy.OTHER_PROVIDER,
                Remedy.MAKE_REPLY,
                Remedy.REMOVE_BUTTON,
                source=provider.source,
                provider=provider.name,
                kind=button.kind,
                number=index + 1,
            )
    for caution in provider.cautions:
        yield from caution(message)


def review_recipient(typed: str, provider: Provider) -> tuple[Finding, ...]:
    """Whether `provider` can send to the recipient in `typed`."""
    recipient, findings = read_recipient(typed)
    if isinstance(recipient, Jid) and recipient.server not in provider.jid_servers:
        servers = ", ".join(f"@{server}" for server in provider.jid_servers)
        remedies = (Remedy.OTHER_PROVIDER,)
        return (
            error(
                Code.JID_NOT_CARRIED,
                RECIPIENT,
                *remedies,
                source=provider.source,
                provider=provider.name,
                servers=servers,
            ),
        )
    least, most = provider.digits
    if isinstance(recipient, Phone) and not least <= len(recipient.digits) <= most:
        return (
            error(
                Code.RECIPIENT_LENGTH,
                RECIPIENT,
                source=provider.source,
                count=len(recipient.digits),
                least=least,
                most=most,
            ),
        )
    return findings


def review_options(options: Mapping[str, str], provider: Provider) -> tuple[Finding, ...]:
    """Whether `provider` knows each option that is set and can express its value."""
    found: list[Finding] = []
    for key, text in options.items():
        if not text:
            continue
        spec = provider.option(key)
        if spec is None:
            found.append(
                error(
                    Code.OPTION_NOT_CARRIED,
                    option_place(key),
                    Remedy.DROP_OPTION,
                    source=provider.source,
                    provider=provider.name,
                    option=key,
                )
            )
        else:
            found.extend(_review_option(spec, text, options, provider))
    return tuple(found)


def _review_option(
    spec: OptionField, text: str, options: Mapping[str, str], provider: Provider
) -> Iterator[Finding]:
    place = option_place(spec.key)
    if spec.needs and read_flag(text) and not options.get(spec.needs):
        needed = provider.option(spec.needs)
        yield warning(
            Code.OPTION_NEEDS, place, option=spec.label, needs=needed.label if needed else spec.needs
        )
    if spec.kind is OptionKind.SECONDS:
        yield from _review_seconds(spec, text, place, provider)
    elif spec.kind is OptionKind.FLAG:
        if read_flag(text) is None:
            yield error(Code.OPTION_CHARACTERS, place, option=spec.label, form="true or false")
    elif (spec.pattern and not re.fullmatch(spec.pattern, text)) or not text.isprintable():
        form = spec.form or "one line of text"
        yield error(Code.OPTION_CHARACTERS, place, Remedy.DROP_OPTION, option=spec.label, form=form)


def _review_seconds(spec: OptionField, text: str, place: str, provider: Provider) -> Iterator[Finding]:
    seconds = read_seconds(text)
    if seconds is None:
        yield error(Code.OPTION_NOT_A_NUMBER, place, Remedy.DROP_OPTION, option=spec.label)
    elif seconds > spec.most:
        yield error(Code.OPTION_RANGE, place, option=spec.label, most=str(spec.most))
    elif seconds % spec.step:
        yield error(
            Code.OPTION_UNIT,
            place,
            Remedy.ROUND_DELAY,
            source=provider.source,
            option=spec.label,
            provider=provider.name,
            unit=spec.form,
            value=text.strip(),
        )


def review_account(account: Account, provider: Provider) -> tuple[Finding, ...]:
    """Whether the public fields of `account` are there and in their form, as those of practice always are."""
    found: list[Finding] = []
    if account.practice:
        return ()
    for spec in provider.public_fields:
        value = account.values.get(spec.key, "") or spec.default
        place = account_place(spec.key)
        if not value.strip():
            found.append(error(Code.ACCOUNT_FIELD_MISSING, place, field=spec.label, provider=provider.name))
        elif form := spec.unmet(value):
            found.append(error(Code.ACCOUNT_FIELD_FORM, place, field=spec.label, form=form))
        elif (sent := spec.wire(value)) != value:
            found.append(warning(Code.ACCOUNT_FIELD_WIRE, place, field=spec.label, wire=sent))
    return tuple(found)


def review_parts(
    message: Message,
    provider: Provider,
    options: Mapping[str, str],
    typed: str | None,
    values: Values = NO_VALUES,
    edition: int = 0,
) -> tuple[Finding, ...]:
    """All findings about what is to be sent, whatever the account; `typed` None leaves the recipient out."""
    return (
        *review_content(message, provider, values, edition),
        *(() if typed is None else review_recipient(typed, provider)),
        *review_options(options, provider),
    )


def review(submission: Submission, account: Account, provider: Provider) -> tuple[Finding, ...]:
    """All findings about sending `submission` through `account`; any error among them refuses the send."""
    return (
        *review_parts(
            submission.written,
            provider,
            submission.options,
            submission.typed,
            submission.values,
            submission.edition,
        ),
        *review_values(edition_of(submission.written, submission.edition), submission.values),
        *review_account(account, provider),
    )
