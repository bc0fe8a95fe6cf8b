"""What will be sent: the exact request, with named placeholders where the secrets go."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
)

from wacomposer.interchange.curl import curl_command
from wacomposer.ui.icons import icon
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.wording.findings import sentence

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wacomposer.app.composer import Composer
    from wacomposer.app.practice import Practice
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.contract import Account
    from wacomposer.providers.request import Request
    from wacomposer.ui.tokens import Tokens

SIZE = (720, 600)
HEAD_LINES = 7
PLACEHOLDERS = "Secrets are named placeholders here; they are put in, and signatures made, when it is sent."


class RequestDialog(QDialog):
    """Follows the composer while it is open. The body is shown byte for byte, or indented for reading."""

    def __init__(self, composer: Composer, practice: Practice, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("What will be sent – wacomposer")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*SIZE)
        self._composer = composer
        self._practice = practice
        self._account: Account | None = composer.account
        self._request: Request | None = None
        self._head = self._text("Request and headers")
        self._body = self._text("Request body")
        self._head_label = FieldLabel("Request and headers", self._head)
        self._body_label = FieldLabel("Body", self._body)
        self._indented = QCheckBox("Indent for reading")
        self._note = QLabel(PLACEHOLDERS)
        self._blocked = QLabel()
        self._copy_curl = QPushButton("Copy as cURL")
        self._copy_body = QPushButton("Copy body")
        self._close_button = QPushButton("Close")
        self._lay_out()
        self._connect()
        self._show()
        tasks.start("request", self._find_address)

    def _text(self, name: str) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName("code")
        text.setAccessibleName(name)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        return text

    def _lay_out(self) -> None:
        for label in (self._note, self._blocked):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._note.setProperty("tone", "muted")
        self._blocked.setProperty("tone", "error")
        self._head.setFixedHeight(self._head.fontMetrics().lineSpacing() * HEAD_LINES + 20)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self._copy_curl, self._copy_body):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self._close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(self._blocked)
        column.addWidget(self._head_label)
        column.addWidget(self._head)
        column.addSpacing(4)
        column.addWidget(self._body_label)
        column.addWidget(self._body, 1)
        column.addWidget(self._indented)
        column.addWidget(self._note)
        column.addSpacing(4)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._composer.message_changed.connect(self._show)
        self._composer.delivery_changed.connect(self._show)
        self._indented.toggled.connect(self._show)
        self._copy_curl.clicked.connect(self._copy_command)
        self._copy_body.clicked.connect(self._copy_bytes)
        self._close_button.clicked.connect(self.accept)

    def set_theme(self, tokens: Tokens) -> None:
        for label in (self._head_label, self._body_label):
            label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)
        for button in (self._copy_curl, self._copy_body):
            button.setIcon(icon("copy", tokens.muted, 16))

    async def _find_address(self) -> None:
        """Practice has an address only once its gateway runs."""
        account = self._account
        if account is not None and account.practice:
            self._account = await self._practice.ready(account)
            self._show()

    def _show(self) -> None:
        composer, account = self._composer, self._account
        if account is None or (composer.account and composer.account.id != account.id):
            self._account = account = composer.account
        if account is None:
            return
        bare = replace(account, secrets={})
        request = composer.provider.build(composer.submission(), bare, int(time.time()))
        headers = "\n".join(f"{name}: {value}" for name, value in request.shown_headers().items())
        self._request = request
        _set_text(self._head, f"{request.method} {request.url}\n{headers}")
        shown = request.body.decode("utf-8")
        if self._indented.isChecked():
            shown = json.dumps(json.loads(shown), ensure_ascii=False, indent=2)
        _set_text(self._body, shown)
        self._body_label.set_counter(f"{len(request.body):,} bytes")
        blocking = composer.review.blocking
        self._blocked.setText("This cannot be sent yet: " + " ".join(map(sentence, blocking[:3])))
        self._blocked.setVisible(bool(blocking))

    def _copy_command(self) -> None:
        if self._request is not None:
            QGuiApplication.clipboard().setText(curl_command(self._request))
            self._copy_curl.setText("Copied as cURL")

    def _copy_bytes(self) -> None:
        if self._request is not None:
            QGuiApplication.clipboard().setText(self._request.body.decode("utf-8"))
            self._copy_body.setText("Copied the body")


def _set_text(field: QPlainTextEdit, text: str) -> None:
    if text != field.toPlainText():
        field.setPlainText(text)
