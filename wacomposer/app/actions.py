"""The one table of what the window can do: names, shortcuts and the menus that show them."""

from __future__ import annotations

from typing import NamedTuple


class ActionSpec(NamedTuple):
    """One action: its key, its name in menus, and its shortcuts in Qt's form, the shown one first.

    It happens again and again while its keys are held if it `repeats`.
    """

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    repeats: bool = False


ACTIONS = (
    ActionSpec("new", "New message", ("Ctrl+N",)),
    ActionSpec("sample", "Open the sample"),
    ActionSpec("open", "Open…", ("Ctrl+O",)),
    ActionSpec("save", "Save", ("Ctrl+S",)),
    ActionSpec("save_as", "Save as…", ("Ctrl+Shift+S",)),
    ActionSpec("picture", "Save the card as a picture…", ("Ctrl+Shift+E",)),
    ActionSpec("copy_picture", "Copy the card", ("Ctrl+Shift+C",)),
    ActionSpec("all_pictures", "Save all pictures…"),
    ActionSpec("pack", "Sign-off pack…", ("Ctrl+Shift+P",)),
    ActionSpec("variable", "Insert variable", ("Ctrl+Shift+J",)),
    ActionSpec("language", "Add language…"),
    ActionSpec("undo", "Undo", ("Ctrl+Z",), repeats=True),
    ActionSpec(
        "redo",
        "Redo",
        (
            "Ctrl+Shift+Z",
            "Ctrl+Y",
        ),
        repeats=True,
    ),
    ActionSpec(
        "send",
        "Send",
        (
            "Ctrl+Return",
            "Ctrl+Enter",
        ),
    ),
    ActionSpec("cancel", "Cancel sending", ("Esc",)),
    ActionSpec("request", "What will be sent", ("Ctrl+R",)),
    ActionSpec("compare", "Compare part by part", ("Ctrl+T",)),
    ActionSpec("accounts", "Manage accounts", ("Ctrl+Shift+A",)),
    ActionSpec("private_media", "Load media from private addresses", checkable=True),
    ActionSpec("fold", "Fold long text as WhatsApp may", checkable=True),
    ActionSpec("theme_system", "Follow the system", checkable=True),
    ActionSpec("theme_light", "Light", checkable=True),
    ActionSpec("theme_dark", "Dark", checkable=True),
    ActionSpec("quit", "Quit", ("Ctrl+Q",)),
)

MENU: tuple[str, ...] = (
    "new",
    "sample",
    "open",
    "save",
    "save_as",
    "",
    "variable",
    "language",
    "",
    "picture",
    "copy_picture",
    "all_pictures",
    "pack",
    "",
    "request",
    "compare",
    "",
    "accounts",
    "",
    "private_media",
    "fold",
    "",
    "theme_system",
    "theme_light",
    "theme_dark",
    "",
    "quit",
)
"""Keys of the main menu from top to bottom; "" is a separator."""
