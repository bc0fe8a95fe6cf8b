"""The style sheet of the window, written once from the tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

from wacomposer.ui.tokens import CARD_RADIUS, RADIUS

if TYPE_CHECKING:
    from wacomposer.ui.tokens import Tokens

_FIELDS = """
QLineEdit, QComboBox, #bodyFrame {{
    background: {panel}; color: {ink}; border: 1px solid {line}; border-radius: {radius}px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit {{ padding: 6px 10px; min-height: 18px; }}
QLineEdit:hover, QComboBox:hover, #bodyFrame:hover {{ border-color: {line_strong}; }}
QLineEdit[state="warning"], #bodyFrame[state="warning"] {{ border-color: {warning}; }}
QLineEdit[state="error"], #bodyFrame[state="error"] {{ border-color: {error}; }}
QLineEdit:focus, #bodyFrame[focused="true"] {{ border: 2px solid {accent}; }}
QLineEdit:focus {{ padding: 5px 9px; }}
QLineEdit:disabled {{ color: {muted}; background: {soft}; }}
QLineEdit[plain="true"] {{ border: 1px solid transparent; background: transparent; padding: 3px 6px; }}
QLineEdit[plain="true"]:hover {{ border-color: {line_strong}; }}
QLineEdit[plain="true"]:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}
QPlainTextEdit {{
    background: transparent; color: {ink}; border: none; padding: 5px 6px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QPlainTextEdit#code {{ background: {soft}; border: 1px solid {line}; border-radius: {radius}px; }}
QPlainTextEdit#code:focus {{ border: 2px solid {accent}; }}
QComboBox {{ padding: 5px 10px; min-height: 20px; combobox-popup: 0; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 4px 9px; }}
QComboBox[soft="true"] {{ background: {soft}; border: 1px solid transparent; padding: 3px 8px; }}
QComboBox[soft="true"]:hover {{ background: {soft_hover}; }}
QComboBox[soft="true"]:focus {{ border: 2px solid {accent}; padding: 2px 7px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url({chevron}); width: 12px; height: 12px; }}
QComboBox QAbstractItemView {{
    background: {panel}; color: {ink}; border: 1px solid {line}; padding: 4px; outline: none;
    selection-background-color: {accent_soft}; selection-color: {ink};
}}
QComboBox QAbstractItemView::item {{ min-height: 26px; padding: 0px 8px; border-radius: 4px; color: {ink}; }}
QComboBox QAbstractItemView::item:selected {{ background: {accent_soft}; }}
QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{
    width: 16px; height: 16px; border: 1px solid {line_strong}; border-radius: 4px; background: {panel};
}}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; image: url({check}); }}
QCheckBox::indicator:focus {{ border: 2px solid {accent}; }}
QCheckBox:focus {{ color: {accent}; }}
"""

_BUTTONS = """
QPushButton {{
    background: {panel}; color: {ink}; border: 1px solid {line}; border-radius: {radius}px;
    padding: 6px 12px; min-height: 18px;
}}
QPushButton:hover {{ border-color: {line_strong}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 5px 11px; }}
QPushButton:disabled {{ color: {muted}; background: {soft}; border-color: {line}; }}
QPushButton[primary="true"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; border-radius: {card}px;
    font-weight: 600;
}}
QPushButton[primary="true"]:hover {{ background: {accent_hover}; }}
QPushButton[primary="true"]:focus {{ border: 2px solid {ink}; }}
QPushButton[primary="true"]:disabled {{ background: {soft}; color: {muted}; border-color: {line}; }}
QPushButton[tall="true"] {{ min-height: 28px; }}
QPushButton[danger="true"] {{ color: {error}; }}
QPushButton[link="true"] {{
    background: transparent; border: 1px solid transparent; color: {accent}; padding: 1px 0px;
    text-align: left; font-weight: 500; min-height: 16px;
}}
QPushButton[link="true"]:hover {{ text-decoration: underline; }}
QPushButton[link="true"]:focus {{ border: 1px solid {accent}; border-radius: 4px; padding: 1px 0px; }}
QPushButton[link="true"][tone="warning"] {{ color: {warning}; text-decoration: underline; }}
QPushButton[link="true"][tone="error"] {{ color: {error}; text-decoration: underline; }}
QToolButton {{
    background: transparent; border: 1px solid transparent; border-radius: {radius}px; padding: 4px;
}}
QToolButton:hover {{ background: {soft_hover}; }}
QToolButton:focus {{ border: 1px solid {accent}; }}
QToolButton:checked {{ background: {accent_soft}; }}
QToolButton::menu-indicator {{ image: none; }}
#segments {{ background: {soft}; border-radius: {card}px; }}
#segments QRadioButton {{
    color: {muted}; padding: 4px 11px; border: 1px solid transparent; border-radius: {radius}px; spacing: 0px;
}}
#segments QRadioButton::indicator {{ width: 0px; height: 0px; border: none; image: none; }}
#segments QRadioButton:hover {{ color: {ink}; }}
#segments QRadioButton:checked {{
    background: {panel}; color: {ink}; border-color: {line}; font-weight: 500;
}}
#segments QRadioButton:focus {{ border: 2px solid {accent}; padding: 3px 10px; }}
#segments[tight="true"] QRadioButton {{ padding: 4px 8px; }}
#segments[tight="true"] QRadioButton:focus {{ padding: 3px 7px; }}
"""

_SURFACES = """
* {{ color: {ink}; }}
QMainWindow, #window, QDialog {{ background: {window}; }}
#topBar {{ background: {panel}; border-bottom: 1px solid {line}; }}
#sendColumn, #sendBar, #sheet {{ background: {panel}; }}
#sendColumn[sheet="true"] {{ border-left: 1px solid {line_strong}; }}
#comparePanel {{ background: {panel}; border-top: 1px solid {line}; }}
#compareTable, #compareTable QHeaderView, #compareTable QTableCornerButton::section {{
    background: {panel}; border: none; outline: none;
}}
#compareTable QTableCornerButton::section {{ border-bottom: 1px solid {line}; }}
#compareFoot {{ background: {soft}; border-top: 1px solid {line}; }}
#sendBar {{ border-top: 1px solid {line}; }}
#formColumn {{ background: {window}; }}
QScrollArea, #scrolled {{ background: transparent; border: none; }}
#buttonCard {{ background: {panel}; border: 1px solid {line}; border-radius: {card}px; }}
#buttonCard[state="warning"] {{ border-color: {warning}; }}
#buttonCard[state="error"] {{ border-color: {error}; }}
#buttonCard[dragged="true"] {{ border: 2px solid {accent}; }}
#finding[tone="warning"] {{ background: {warning_soft}; border-radius: {radius}px; }}
#finding[tone="error"] {{ background: {error_soft}; border-radius: {radius}px; }}
#finding[tone="quiet"] {{ background: transparent; }}
QLabel {{ background: transparent; }}
QLabel[tone="warning"] {{ color: {warning}; }}
QLabel[tone="error"] {{ color: {error}; }}
QLabel[tone="success"] {{ color: {success}; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[role="title"] {{ font-size: 15px; font-weight: 600; }}
QLabel[role="section"] {{ font-weight: 600; }}
#banner {{ border-radius: {card}px; background: {soft}; }}
#banner[tone="success"] {{ background: {success_soft}; }}
#banner[tone="error"] {{ background: {error_soft}; }}
#banner[tone="warning"] {{ background: {warning_soft}; }}
#notice {{ background: {soft}; border-bottom: 1px solid {line}; }}
#notice[tone="success"] {{ background: {success_soft}; }}
#notice[tone="error"] {{ background: {error_soft}; }}
#notice[tone="warning"] {{ background: {warning_soft}; }}
#rule {{ background: {line}; max-height: 1px; min-height: 1px; border: none; }}
#chip {{ color: {accent}; background: {soft}; border-radius: 4px; padding: 2px 6px; }}
#practice {{
    color: {accent}; background: {accent_soft}; border-radius: 4px; padding: 1px 6px; font-size: 11px;
}}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:hover {{ background: {accent}; }}
QMenu {{ background: {panel}; color: {ink}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {ink}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QToolTip {{ background: {ink}; color: {window}; border: none; padding: 4px 6px; }}
QListWidget {{
    background: {panel}; border: 1px solid {line}; border-radius: {card}px; outline: none;
}}
QListWidget::item {{ padding: 7px 8px; border-radius: {radius}px; color: {ink}; }}
QListWidget::item:selected {{ background: {accent_soft}; color: {ink}; }}
QListWidget:focus {{ border: 2px solid {accent}; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; }}
QScrollBar::handle:vertical {{
    background: {line}; border-radius: 3px; min-height: 32px; margin: 2px;
}}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; }}
QScrollBar::handle:horizontal {{
    background: {line}; border-radius: 3px; min-width: 32px; margin: 2px;
}}
QScrollBar::handle:hover {{ background: {line_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


def style_sheet(tokens: Tokens, chevron: str, check: str) -> str:
    """The style sheet; `chevron` and `check` are file names of tinted images, with forward slashes."""
    values = {name: getattr(tokens, name) for name in tokens.__slots__}
    measures = {"radius": RADIUS, "card": CARD_RADIUS, "chevron": chevron, "check": check}
    return (_SURFACES + _FIELDS + _BUTTONS).format(**values, **measures)


def palette(tokens: Tokens) -> QPalette:
    """The palette for what style sheets do not reach: placeholders, links, disabled text."""
    roles = {
        QPalette.ColorRole.Window: tokens.window,
        QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.panel,
        QPalette.ColorRole.AlternateBase: tokens.soft,
        QPalette.ColorRole.Text: tokens.ink,
        QPalette.ColorRole.PlaceholderText: tokens.muted,
        QPalette.ColorRole.Button: tokens.panel,
        QPalette.ColorRole.ButtonText: tokens.ink,
        QPalette.ColorRole.Highlight: tokens.accent,
        QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.ToolTipBase: tokens.ink,
        QPalette.ColorRole.ToolTipText: tokens.window,
        QPalette.ColorRole.Mid: tokens.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return made
