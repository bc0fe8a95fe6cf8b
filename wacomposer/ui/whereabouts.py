"""Which widget shows a place of the message or of its delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.ui.parts.tab_stops import focus_on

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from wacomposer.ui.form.form import Form
    from wacomposer.ui.send.send_panel import SendPanel
    from wacomposer.ui.window import Window


def focus_place(window: Window, place: str) -> None:
    """Move the focus to what shows `place`, such as buttons.1.text or options.delay, wherever it is."""
    head, _, rest = place.partition(".")
    if head in ("options", "account"):
        window.open_sheet(shown=True)
    target = _in_form(window.form, head, rest) or _in_send_column(window.send, head, rest)
    if target is not None:
        focus_on(target)


def _in_form(form: Form, head: str, rest: str) -> QWidget | None:
    match head:
        case "header":
            fields = {"url": form.header.url.line, "filename": form.header.filename.line}
            line = fields.get(rest, form.header.text.line)
            return line if line.isVisible() else form.header.kind.chosen()
        case "body":
            return form.body.edit
        case "footer":
            return form.footer.line
        case "buttons":
            return _in_buttons(form, rest)
        case _:
            return _in_added_parts(form, head, rest)


def _in_added_parts(form: Form, head: str, rest: str) -> QWidget | None:
    """In what only some messages have: languages and variables."""
    if head in ("language", "variants"):
        return form.languages.tag if form.languages else None
    row = form.variables.rows.get(rest) if form.variables else None
    return row and (row.samples if head == "samples" else row.value)


def _in_buttons(form: Form, rest: str) -> QWidget:
    index, _, field = rest.partition(".")
    if not index.isdecimal() or int(index) >= len(form.buttons.cards):
        return form.buttons.cards[-1].text if form.buttons.cards else form.buttons.add
    card = form.buttons.cards[int(index)]
    return card.text if field in ("", "text") else card.value


def _in_send_column(send: SendPanel, head: str, rest: str) -> QWidget | None:
    match head:
        case "recipient":
            return send.recipient.field.line
        case "account":
            return send.account.combo
        case "options":
            field = send.options.fields.get(rest)
            return field.line if field else send.options.flags.get(rest)
        case _:
            return None
