"""What review says of everything that is composed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wacomposer.message.findings import errors
from wacomposer.message.language_review import review_languages, review_others
from wacomposer.providers.review import review_account, review_options, review_recipient

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wacomposer.message.filling import Values
    from wacomposer.message.findings import Finding
    from wacomposer.message.model import Message
    from wacomposer.providers.contract import Account, Provider


class Reviewed(NamedTuple):
    """What review says now, for the chosen provider and language, and of values to fill in.

    `losses` are by provider key, `others` by edition: findings about the texts of the languages that are not
    chosen. `languages` are about their tags.
    """

    content: tuple[Finding, ...] = ()
    delivery: tuple[Finding, ...] = ()
    values: tuple[Finding, ...] = ()
    losses: Mapping[str, tuple[Finding, ...]] = MappingProxyType({})
    others: Mapping[int, tuple[Finding, ...]] = MappingProxyType({})
    languages: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        """What concerns this send."""
        return (*self.content, *self.values, *self.delivery)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The errors, which refuse a send."""
        return errors(self.all)

    def with_languages(self, message: Message, edition: int, provider: Provider, values: Values) -> Reviewed:
        """The same with what is said of the languages of `message` beside `edition`."""
        if not message.variants and not message.language:
            return self
        others = review_others(message, edition, provider.limits, values)
        return self._replace(others=others, languages=review_languages(message))


def review_delivery(
    typed: str, options: Mapping[str, str], account: Account | None, provider: Provider
) -> tuple[Finding, ...]:
    """What stands against sending to `typed` with `options` through `account`."""
    of_account = review_account(account, provider) if account else ()
    return (*review_recipient(typed, provider), *review_options(options, provider), *of_account)
