"""What stands over the form: whose account it is, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

TEST = "Test connection"
STOP_TEST = "Stop testing"


class AccountHead(QWidget):
    """Name and provider at the left, testing and using at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.about = QLabel()
        self.about.setProperty("role", "help")
        for label in (self.title, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        # A name of one endless word is cut off rather than widening the dialog.
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.in_use = QLabel("In use")
        self.in_use.setProperty("role", "tag")
        self.test = QPushButton(TEST)
        self.use = QPushButton("Use this account")
        for button in (self.test, self.use):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.title, 1)
        for part in (self.in_use, self.test, self.use):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 12)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.about)

    def show_account(self, title: str, about: str, *, in_use: bool) -> None:
        """Name the account; the one in use says so in place of the button for that."""
        self.title.setText(title)
        self.about.setText(about)
        self.in_use.setVisible(in_use)
        self.use.setVisible(not in_use)

    def show_testing(self, *, running: bool) -> None:
        """While a test runs, the same button stops it."""
        self.test.setText(STOP_TEST if running else TEST)
