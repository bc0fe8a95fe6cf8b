"""Loads what needs no Qt ahead of it: PySide6 reads and keeps the source of every module that comes later."""

import wacomposer.app.actions
import wacomposer.app.checker
import wacomposer.app.practice
import wacomposer.app.program
import wacomposer.app.undo
import wacomposer.card.characters
import wacomposer.message.file
import wacomposer.message.markup
import wacomposer.message.mend
import wacomposer.message.sample
import wacomposer.practice.trouble
import wacomposer.providers.review
import wacomposer.resources
import wacomposer.storage.accounts
import wacomposer.storage.drafts
import wacomposer.storage.secrets.store
import wacomposer.storage.settings
import wacomposer.ui.tokens
import wacomposer.ui.wiring
import wacomposer.wording.card
import wacomposer.wording.files
import wacomposer.wording.findings
import wacomposer.wording.marks
import wacomposer.wording.outcomes
import wacomposer.wording.practice
import wacomposer.wording.secrets  # noqa: F401
