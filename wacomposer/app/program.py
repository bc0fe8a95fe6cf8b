"""Everything the program consists of besides its window, built once and passed by constructor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from wacomposer.providers.catalog import PROVIDERS, provider_by_key

if TYPE_CHECKING:
    from wacomposer.app.accounts import Accounts
    from wacomposer.app.checker import Checker
    from wacomposer.app.composer import Composer
    from wacomposer.app.document import Document
    from wacomposer.app.media import Media
    from wacomposer.app.pictures import Pictures
    from wacomposer.app.practice import Practice
    from wacomposer.app.sender import Sender
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.contract import Account, Provider
    from wacomposer.storage.settings import Settings


@dataclass
class Program:
    """The parts, and the choices that concern more than one of them."""

    settings: Settings
    tasks: Tasks
    composer: Composer
    accounts: Accounts
    practice: Practice
    sender: Sender
    checker: Checker
    document: Document
    pictures: Pictures
    media: Media

    def change_settings(self, settings: Settings) -> None:
        """Remember `settings`; they are written when the window closes."""
        self.settings = settings

    def follow_media(self) -> None:
        """Load what the header shows by now, variables filled."""
        self.media.follow(self.composer.shown())

    def allow_private_media(self, *, allowed: bool) -> None:
        """Load media from this computer and private networks too, or no longer."""
        self.settings = replace(self.settings, private_media=allowed)
        self.media.set_private(allowed=allowed)

    def choose_provider(self, provider: Provider) -> None:
        """Send through `provider`, with the account last used for it, else the first one."""
        known = self.accounts.of(provider.key)
        last = self.settings.accounts.get(provider.key)
        account = next((each for each in known if each.id == last), known[0])
        self._choose(provider, account)

    def choose_account(self, account: Account) -> None:
        """Send through `account` and its provider."""
        provider = provider_by_key(account.provider)
        if provider is not None:
            self._choose(provider, account)

    def choose_again(self) -> None:
        """After accounts changed: the same one by its id, or another where it is gone."""
        account = self.composer.account
        still = self.accounts.find(account.id) if account else None
        if still is not None:
            self.choose_account(still)
        else:
            self.choose_provider(self.composer.provider)

    def choose_first(self) -> None:
        """At the start: the provider used last."""
        self.choose_provider(provider_by_key(self.settings.provider) or PROVIDERS[0])

    def _choose(self, provider: Provider, account: Account) -> None:
        chosen = {**self.settings.accounts, provider.key: account.id}
        self.settings = replace(self.settings, provider=provider.key, accounts=chosen)
        self.composer.choose(provider, account)
