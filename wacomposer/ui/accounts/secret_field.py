"""A secret of an account: where it is, a masked line for a new one, and the ways to see or forget it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from wacomposer.providers.secret import Secret, is_usable
from wacomposer.storage.secrets.result import Kind, Place
from wacomposer.ui.accounts.kept_line import KeptLine
from wacomposer.ui.accounts.secret_line import SecretLine
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.icon_button import IconButton
from wacomposer.ui.parts.link_button import LinkButton
from wacomposer.ui.parts.remark import Remark
from wacomposer.ui.parts.state import set_state
from wacomposer.wording.accounts import kept_in, odd_secret, secret_complaint, trimmed, unknown_place

if TYPE_CHECKING:
    import re

    from wacomposer.app.accounts import SecretState
    from wacomposer.providers.contract import AccountField
    from wacomposer.ui.tokens import Tokens

HINT = "Paste or type it here"
_DOTS = "•" * 12
"""Stands for any stored secret; how long it is does not show."""


class SecretField(QWidget):
    """Either the stored secret, of which nothing shows, or a line to type one into.

    `edited` is emitted for what the user types, `fetch_asked` when the stored one is to be shown.
    """

    edited = Signal()
    fetch_asked = Signal()
    forget_asked = Signal()

    def __init__(self, spec: AccountField, pattern: re.Pattern[str], parent: QWidget | None = None) -> None:
        """`pattern` is the compiled one of `spec`."""
        super().__init__(parent)
        self.spec = spec
        self._pattern = pattern
        self._is_kept = False
        self._is_known = False
        self._replacing = False
        self._eye_colour = "#808080"
        self.line = SecretLine(spec.label)
        self.label = FieldLabel(spec.label, self.line)
        self.eye = IconButton(f"Show {spec.label}", "eye")
        self.kept = KeptLine()
        self.replace = LinkButton(f"Replace {spec.label}")
        self.forget = LinkButton(f"Forget {spec.label}")
        self.keep = LinkButton(f"Keep the stored {spec.label}")
        self.help = QLabel(spec.found)
        self.remark = Remark()
        self._lay_out()
        self.line.edited.connect(self._edit)
        self.eye.clicked.connect(self._toggle)
        self.replace.clicked.connect(lambda: self._turn(replacing=True))
        self.keep.clicked.connect(lambda: self._turn(replacing=False))
        self.forget.clicked.connect(self.forget_asked)
        self._show()

    def _lay_out(self) -> None:
        self.help.setTextFormat(Qt.TextFormat.PlainText)
        self.help.setWordWrap(True)
        self.help.setProperty("role", "help")
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.line, 1)
        line.addWidget(self.eye)
        ways = QHBoxLayout()
        ways.setSpacing(16)
        ways.addWidget(self.kept, 1)
        for link in (self.replace, self.forget, self.keep):
            ways.addWidget(link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(self.label)
        column.addLayout(line)
        column.addWidget(self.help)
        column.addWidget(self.remark)
        column.addLayout(ways)

    def set_theme(self, tokens: Tokens) -> None:
        self._eye_colour = tokens.muted
        self.label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        self.eye.set_colour(tokens.muted)
        self.kept.set_theme(tokens)
        self.remark.set_theme(tokens)

    # what is typed

    def typed(self) -> str:
        """What the user typed, "" while the stored one is kept."""
        return "" if self.line.isReadOnly() else self.line.value()

    def secret(self) -> Secret | None:
        """What is typed, if that can be a secret."""
        return Secret(self.typed()) if is_usable(self.typed()) else None

    def is_stored(self, secret: Secret) -> None:
        """Forget what is typed if it is still `secret`, which is stored now."""
        if self.secret() == secret:
            self.clear()

    def clear(self) -> None:
        """Forget what is typed or shown."""
        self._replacing = False
        self._empty()
        self._show()

    # what is stored

    def set_state(self, state: SecretState | None, place: Place | None) -> None:
        """Say where the secret is, None while that is being found out; `place` is the store's, if known."""
        self._is_kept = state is not None and state.is_kept
        self._is_known = state is not None
        if state is None:
            self.kept.say("Looking…", "muted")
        elif state.in_session:
            self.kept.say(kept_in(Place.SESSION), "session")
        elif state.in_keyring and place is not None:
            self.kept.say(kept_in(place), "success")
        elif state.trouble is not None and state.trouble.kind is not Kind.ABSENT:
            self.kept.say(unknown_place(state.trouble), "warning")
        else:
            self.kept.say("Not stored yet.", "muted")
        self._show()

    def show_stored(self, secret: Secret) -> None:
        """Show the stored secret until it is hidden again."""
        if self.line.isReadOnly():
            self.line.set_value(secret.reveal())
            self._reveal(shown=True)

    def hide_stored(self) -> None:
        """Take the stored secret out of sight again, if it is shown."""
        if self.line.isReadOnly():
            self._empty()

    # inside

    def _edit(self) -> None:
        text = self.line.value()
        around = text != text.strip()
        if around:
            self.line.set_value(text.strip())
        self._judge(trimmed(self.spec.label) if around else "")
        self.edited.emit()

    def _judge(self, note: str = "") -> None:
        text = self.typed()
        complaint = secret_complaint(text, self.spec.label) if text else ""
        odd = odd_secret(self.spec) if text and not self._pattern.fullmatch(text) else ""
        self.remark.say(complaint or f"{note} {odd}".strip(), "error" if complaint else "warning")
        self.line.set_state("error" if complaint else "warning" if odd else "")
        self._describe()

    def _toggle(self) -> None:
        if self.line.isReadOnly() and not self.line.value():
            self.fetch_asked.emit()
        elif self.line.isReadOnly():
            self._empty()
        else:
            self._reveal(shown=not self.line.is_shown())

    def _reveal(self, *, shown: bool) -> None:
        self.line.set_shown(shown=shown)
        name = f"{'Hide' if shown else 'Show'} {self.spec.label}"
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)
        self.eye.set_icon("eye-off" if shown else "eye", self._eye_colour)

    def _empty(self) -> None:
        self.line.set_value("")
        self._reveal(shown=False)
        self._judge()

    def _turn(self, *, replacing: bool) -> None:
        was_changed = bool(self.typed())
        self._replacing = replacing
        self._empty()
        self._show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if was_changed:
            self.edited.emit()

    def _show(self) -> None:
        """Turn to the stored secret or to the line for a new one; what is typed is never taken away."""
        stored = self._is_kept and not self._replacing and not self.typed()
        if stored != self.line.isReadOnly():
            self._empty()
        self.line.setReadOnly(stored)
        set_state(self.line, "kept", "true" if stored else "")
        self.line.setPlaceholderText(_DOTS if stored else HINT if self._is_known else "")
        self.replace.setVisible(stored)
        self.forget.setVisible(stored)
        self.keep.setVisible(self._is_kept and not stored)
        self._describe()

    def _describe(self) -> None:
        said = (self.remark.text(), self.kept.text(), self.spec.found)
        self.line.setAccessibleDescription(" ".join(part for part in said if part))
