"""What will be sent: method, address, headers and body of the request, exact but for its secrets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from wacomposer.app.request_preview import RequestPreview
from wacomposer.card.language_name import language_name
from wacomposer.interchange.curl import curl_command
from wacomposer.providers.fields import BASE_URL_KEY
from wacomposer.providers.request import placeholder
from wacomposer.ui.parts.code_view import CodeView
from wacomposer.ui.parts.enter_key import press_focused
from wacomposer.ui.parts.field_label import FieldLabel
from wacomposer.ui.parts.remark import Remark
from wacomposer.ui.parts.segments import Segments
from wacomposer.wording import request as words

if TYPE_CHECKING:
    from wacomposer.app.composer import Composer
    from wacomposer.app.practice import Practice
    from wacomposer.app.tasks import Tasks
    from wacomposer.providers.request import Request
    from wacomposer.ui.tokens import Tokens

TITLE = "What will be sent – wacomposer"
FIRST = (760, 660)
LEAST = (560, 480)
VIEWS = (("sent", "As sent"), ("indented", "Indented for reading"))
_SIGNATURE = "<signature "


class RequestDialog(QDialog):
    """Follows what is composed; nothing in it can be changed."""

    def __init__(
        self, composer: Composer, practice: Practice, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(TITLE)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(*LEAST)
        self.resize(*FIRST)
        self._preview = RequestPreview(composer, practice, tasks)
        self.refusal = Remark()
        self.address = CodeView("Method and URL", 3)
        self.headers = CodeView("Headers", 8)
        self.body = CodeView("Body")
        self.labels = {part: FieldLabel(part.accessibleName(), part) for part in self._views()}
        self.view = Segments("Body view", VIEWS)
        self.view.set_value("sent")
        self.note = QLabel()
        self.curl = QPushButton("Copy as cURL")
        self.copy = QPushButton("Copy body")
        self.said = QLabel()
        self.close_button = QPushButton("Close")
        self._lay_out()
        self.view.edited.connect(self._show_body)
        self.curl.clicked.connect(self._copy_curl)
        self.copy.clicked.connect(self._copy_body)
        self.close_button.clicked.connect(self.reject)
        self._preview.changed.connect(self._show)
        self._show()

    def _views(self) -> tuple[CodeView, ...]:
        return (self.address, self.headers, self.body)

    def _lay_out(self) -> None:
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setProperty("tone", "muted")
        self.said.setProperty("tone", "success")
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 20, 24, 16)
        inside.setSpacing(16)
        inside.addWidget(self.refusal)
        for part in self._views():
            group = QVBoxLayout()
            group.setSpacing(5)
            group.addWidget(self.labels[part])
            if part is self.body:
                group.addWidget(self.view, 0, Qt.AlignmentFlag.AlignLeft)
            group.addWidget(part)
            inside.addLayout(group, 1 if part is self.body else 0)
        inside.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(inside, 1)
        column.addWidget(self._make_foot())

    def _make_foot(self) -> QWidget:
        foot = QFrame()
        foot.setObjectName("sendBar")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        for button in (self.curl, self.copy, self.close_button):
            button.setAutoDefault(False)
        row.addWidget(self.curl)
        row.addWidget(self.copy)
        row.addSpacing(4)
        row.addWidget(self.said, 1)
        row.addWidget(self.close_button)
        return foot

    def set_theme(self, tokens: Tokens) -> None:
        self.refusal.set_theme(tokens)
        for label in self.labels.values():
            label.set_colours(tokens.ink, tokens.muted, tokens.warning, tokens.error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus."""
        if not press_focused(self, event):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        self._preview.dismiss()
        super().done(result)

    @property
    def request(self) -> Request:
        """What is shown."""
        return self._preview.request

    def _show(self) -> None:
        request = self.request
        self.address.set_value(f"{request.method} {request.url}")
        self.headers.set_value(
            "\n".join(f"{name}: {shown}" for name, shown in request.shown_headers().items())
        )
        self.refusal.say(words.not_yet(self._preview.blocking), "error")
        self.note.setText(self._notes())
        self.said.clear()
        self._show_body()

    def _show_body(self) -> None:
        indented = self.view.value() == "indented"
        sent = self.request.body.decode("utf-8")
        self.body.set_value(json.dumps(json.loads(sent), ensure_ascii=False, indent=2) if indented else sent)
        size = words.body_size(len(self.request.body), indented=indented)
        self.labels[self.body].set_counter(size)
        self.body.setAccessibleDescription(size)

    def _notes(self) -> str:
        request, notes = self.request, [words.AS_PLACEHOLDERS]
        if (tag := self._preview.language) is not None:
            notes.insert(0, words.in_language(language_name(tag), tag))
        if any(_SIGNATURE in shown for shown in request.shown_headers().values()):
            notes.append(words.SIGNED_LATER)
        notes.append(words.of_the_moment(self._preview.momentary))
        if request.url.startswith(placeholder(BASE_URL_KEY)):
            notes.append(words.NO_PORT if self._preview.has_no_port else words.STARTING)
        return " ".join(note for note in notes if note)

    def _copy_curl(self) -> None:
        QGuiApplication.clipboard().setText(curl_command(self.request))
        self.said.setText(words.CURL_COPIED)

    def _copy_body(self) -> None:
        QGuiApplication.clipboard().setText(self.request.body.decode("utf-8"))
        self.said.setText(words.BODY_COPIED)
