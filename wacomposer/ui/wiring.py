"""Every connection between window and program, in one readable list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wacomposer.message.findings import BODY

if TYPE_CHECKING:
    from collections.abc import Callable

    from wacomposer.app.composer import Composer
    from wacomposer.app.program import Program
    from wacomposer.app.sender import Sender
    from wacomposer.ui.appearance import Appearance
    from wacomposer.ui.commands import Commands
    from wacomposer.ui.file_commands import FileCommands
    from wacomposer.ui.picture_commands import PictureCommands
    from wacomposer.ui.presenter import Presenter
    from wacomposer.ui.window import Window


def wire_form(window: Window, composer: Composer, commands: Commands) -> None:
    """The user's edits of the message."""
    form = window.form
    form.text_edited.connect(composer.edit_text)
    form.remedy_chosen.connect(commands.mend)
    form.body.converted.connect(lambda text: composer.convert_text(BODY, text))
    form.body.edit.paste_refused.connect(commands.tell_paste_refused)
    form.header.kind_edited.connect(lambda kind: composer.set_header_kind(None if kind == "none" else kind))
    form.header.filename_edited.connect(composer.set_filename)
    form.buttons.added.connect(composer.add_button)
    form.buttons.removed.connect(composer.remove_button)
    form.buttons.moved.connect(composer.move_button)
    form.buttons.kind_edited.connect(composer.set_button_kind)
    form.buttons.text_edited.connect(commands.edit_button_text)
    form.buttons.value_edited.connect(commands.edit_button_value)
    form.variable_edited.connect(composer.set_value)
    form.samples_edited.connect(composer.set_samples)
    form.language_chosen.connect(composer.choose_edition)
    form.language_edited.connect(composer.set_language)
    form.language_added.connect(commands.add_language)
    form.language_removed.connect(composer.remove_language)


def wire_delivery(window: Window, composer: Composer, sender: Sender, commands: Commands) -> None:
    """The user's choices of where the message goes, and sending."""
    panel = window.send
    panel.providers.edited.connect(commands.choose_provider)
    panel.compare.clicked.connect(commands.comparison.open)
    panel.account.edited.connect(commands.choose_account)
    panel.account.trouble_edited.connect(commands.rehearse)
    panel.account.manage_asked.connect(commands.manage_accounts)
    panel.recipient.edited.connect(composer.set_recipient)
    panel.options.edited.connect(composer.set_option)
    panel.remedy_chosen.connect(commands.mend)
    panel.request.clicked.connect(commands.show_request)
    panel.send.send_asked.connect(commands.send)
    panel.send.cancel_asked.connect(sender.cancel)
    panel.banner.dismissed.connect(sender.dismiss)
    panel.banner.dismissed.connect(panel.banner.hide)
    panel.banner.link_clicked.connect(commands.follow_outcome)


def wire_actions(
    window: Window, composer: Composer, commands: Commands, files: FileCommands, pictures: PictureCommands
) -> None:
    """Menu and shortcuts."""
    acts: dict[str, Callable[[], object]] = {
        "new": files.new,
        "sample": files.open_sample,
        "open": files.open,
        "save": files.save,
        "save_as": files.save_as,
        "picture": pictures.save,
        "copy_picture": pictures.copy,
        "all_pictures": pictures.save_all,
        "pack": pictures.save_pack,
        "variable": commands.insert_variable,
        "language": commands.add_language,
        "undo": composer.undo,
        "redo": composer.redo,
        "send": commands.send,
        "cancel": commands.escape,
        "request": commands.show_request,
        "compare": commands.comparison.open,
        "accounts": commands.manage_accounts,
        "private_media": commands.choose_private_media,
        "fold": lambda: commands.fold(folded=window.actions_by_key["fold"].isChecked()),
        "theme_system": lambda: commands.choose_theme("system"),
        "theme_light": lambda: commands.choose_theme("light"),
        "theme_dark": lambda: commands.choose_theme("dark"),
        "quit": window.close,
    }
    for key, action in window.actions_by_key.items():
        action.triggered.connect(_without_argument(acts[key]))
    window.top.undo.clicked.connect(composer.undo)
    window.top.redo.clicked.connect(composer.redo)
    window.preview.picture_asked.connect(pictures.save)
    window.preview.view.pressed.connect(pictures.prepare_drag)
    window.preview.view.drag_begun.connect(pictures.drag)
    window.preview.edited.connect(commands.remember_card)
    window.preview.all_languages_asked.connect(lambda _: commands.show_all_languages())
    window.close_asked.connect(commands.ask_to_close)


def wire_display(
    program: Program, presenter: Presenter, files: FileCommands, pictures: PictureCommands
) -> None:
    """What the window shows after changes."""
    composer, sender, document = program.composer, program.sender, program.document
    # Before what follows from it: news of the media is shown in the form, which must hold this message then.
    composer.message_changed.connect(presenter.show_message)
    composer.message_changed.connect(program.follow_media)
    composer.delivery_changed.connect(program.follow_media)
    program.media.changed.connect(presenter.show_media)
    composer.edition_changed.connect(presenter.show_message)
    composer.delivery_changed.connect(presenter.show_delivery)
    composer.reviewed.connect(presenter.show_review)
    composer.undo_changed.connect(presenter.show_undo)
    composer.loaded.connect(sender.dismiss)  # the outcome was the former message's
    composer.reviewed.connect(lambda: sender.follow_review(composer.review.blocking))
    document.changed.connect(presenter.show_document)
    document.problem.connect(files.tell_file_problem)
    document.draft_problem.connect(files.tell_storage_problem)
    document.opened.connect(files.remember_file)
    sender.changed.connect(presenter.show_sender)
    sender.sent.connect(presenter.show_history)
    document.changed.connect(pictures.follow_document)
    program.pictures.saved.connect(pictures.tell_saved)
    program.pictures.failed.connect(pictures.tell_failed)


def wire_appearance(window: Window, appearance: Appearance) -> None:
    """Colours."""
    appearance.changed.connect(window.set_theme)


def _without_argument(act: Callable[[], object]) -> Callable[[bool], object]:
    """`act` as a slot of `triggered`, which passes whether the action is checked."""
    return lambda _checked: act()
