"""Variables in the body look like chips while they are written."""

from __future__ import annotations

from PySide6.QtGui import QPalette, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from wacomposer.message.measure import utf16_units
from wacomposer.message.variables import variables


class VariableChips(QSyntaxHighlighter):
    """Colours the variables of each paragraph, in the colours of `palette`."""

    def __init__(self, document: QTextDocument, palette: QPalette) -> None:
        super().__init__(document)
        self._look = QTextCharFormat()
        self._take(palette)

    def set_palette(self, palette: QPalette) -> None:
        """Colour everything anew."""
        self._take(palette)
        self.rehighlight()

    def _take(self, palette: QPalette) -> None:
        self._look.setBackground(palette.color(QPalette.ColorRole.AlternateBase))
        self._look.setForeground(palette.color(QPalette.ColorRole.Link))

    def highlightBlock(self, text: str) -> None:
        for each in variables(text):
            self.setFormat(
                utf16_units(text[: each.start]), utf16_units(text[each.start : each.end]), self._look
            )
