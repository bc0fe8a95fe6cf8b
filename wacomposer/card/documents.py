"""The card as a file without pixels: SVG whose letters are shapes, PDF with text to search and copy."""

from __future__ import annotations

import re

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from wacomposer.card.card import Card
from wacomposer.card.theme import colour
from wacomposer.card.vector import LETTERS, OUTLINES

MARGIN = 20
"""Chat ground around the card, in logical pixels."""
PDF_DENSITY = 1200
"""Dots per inch in which PDF places things; a logical pixel is 1/96 inch."""

_CSS_DENSITY = 96
_POINTS = 72
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def svg_bytes(card: Card, *, title: str, background: bool = True) -> bytes:
    """`card` as an SVG file that says what it shows in its title and description."""
    size = _with_margin(card)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(_CSS_DENSITY)
    made.setSize(size)
    made.setViewBox(QRectF(QPointF(), QSizeF(size)))
    made.setTitle(_NOT_XML.sub("\ufffd", title))
    made.setDescription(_NOT_XML.sub("\ufffd", card.text()))
    painter = QPainter(made)
    if background:
        painter.fillRect(QRectF(QPointF(), QSizeF(size)), colour(card.theme().chat))
    card.paint(painter, QPointF(MARGIN, MARGIN), ink=OUTLINES)
    painter.end()
    return bytes(content.data())


def pdf_bytes(card: Card, *, title: str, background: bool = True) -> bytes:
    """`card` as a PDF of one page, as large as the card with its margin."""
    size = QSizeF(_with_margin(card))
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    made = QPdfWriter(buffer)
    made.setResolution(PDF_DENSITY)
    made.setCreator("wacomposer")
    made.setTitle(title)
    points = size * _POINTS / _CSS_DENSITY
    made.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    made.setPageMargins(QMarginsF())
    painter = QPainter(made)
    painter.scale(PDF_DENSITY / _CSS_DENSITY, PDF_DENSITY / _CSS_DENSITY)
    if background:
        painter.fillRect(QRectF(QPointF(), size), colour(card.theme().chat))
    card.paint(painter, QPointF(MARGIN, MARGIN), ink=LETTERS)
    painter.end()
    return bytes(content.data())


def _with_margin(card: Card) -> QSize:
    return card.size() + QSize(2 * MARGIN, 2 * MARGIN)
