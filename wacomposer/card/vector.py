"""Texts and icons of the card for files that have no pixels: PDF with real text, SVG with outlines.

SVG readers bring fonts of their own, so its letters are shapes; what they say is in the file's description.
Colour emoji are pictures in fonts, and are pictures here, at EMOJI_DENSITY pixels to a logical pixel.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QByteArray, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtSvg import QSvgRenderer

from wacomposer.card.fonts import font
from wacomposer.card.icons import icon_source
from wacomposer.card.paint import CUT_EDGE, Ink, label_place
from wacomposer.card.pieces import Icon, Photo, Text
from wacomposer.card.theme import colour

EMOJI_DENSITY = 6

_COLOUR_TABLES = ("CBDT", "COLR", "sbix", "SVG ")
"""Tables of a font whose glyphs are pictures (OpenType 1.9, Overview of tables)."""


def draw_text(painter: QPainter, piece: Text, *, outlines: bool) -> None:
    """Draw `piece`: as shapes if `outlines`, else as text that can be searched and copied."""
    origin = QPointF(piece.x, piece.y)
    painter.setBrush(Qt.BrushStyle.NoBrush)  # Qt's PDF would give pictures the opacity of the last one
    for run, tint in _runs(piece):
        face = run.rawFont()
        if _has_pictures(face):
            _picture(painter, run, origin)
        elif outlines or not _is_font(face):
            painter.fillPath(_outline(run, origin), tint)
        else:
            painter.setPen(tint)
            painter.fillPath(_line(run, origin), tint)
            run.setUnderline(False)  # Qt's PDF would draw them at the start of the paragraph
            run.setStrikeOut(False)
            painter.drawGlyphRun(origin, run)
    if piece.paragraph.label:
        _draw_label(painter, piece, outlines=outlines)
    painter.setPen(Qt.PenStyle.NoPen)


def _draw_label(painter: QPainter, piece: Text, *, outlines: bool) -> None:
    label, place = label_place(piece)
    if outlines:
        path = QPainterPath()
        path.addText(place, font(piece.paragraph.style), label)
        painter.fillPath(path, colour(piece.colour))
    else:
        painter.setPen(colour(piece.colour))
        painter.setFont(font(piece.paragraph.style))
        painter.drawText(place, label)


def draw_icon(painter: QPainter, piece: Icon) -> None:
    """Draw the icon of `piece` from its lines."""
    source = icon_source(piece.name, colour(piece.colour), piece.size)
    QSvgRenderer(QByteArray(source.encode())).render(painter, piece.rect)


def _runs(piece: Text) -> Iterator[tuple[QGlyphRun, QColor]]:
    """The glyphs of `piece`, from place to place where their look changes, each with its colour."""
    lines = piece.paragraph.lines
    formats = lines.formats()
    edges = {edge for each in formats for edge in (each.start, each.start + each.length)}
    for line in map(lines.lineAt, range(lines.lineCount())):
        if piece.cut and line.y() > piece.paragraph.height - CUT_EDGE:
            return
        first, last = line.textStart(), line.textStart() + line.textLength()
        places = sorted({first, last, *(edge for edge in edges if first < edge < last)})
        for start, end in pairwise(places):
            tint = _tint(piece, formats, start, end)
            for run in line.glyphRuns(start, end - start):
                yield run, tint


def _tint(piece: Text, formats: Sequence[QTextLayout.FormatRange], start: int, end: int) -> QColor:
    tint = colour(piece.colour)
    for each in formats:
        covers = each.start <= start and end <= each.start + each.length
        if covers and each.format.hasProperty(QTextCharFormat.Property.ForegroundBrush):
            tint = each.format.foreground().color()
    return tint


def _is_font(face: QRawFont) -> bool:
    """Whether there is one: for a script that no font has Qt draws boxes, and most questions crash."""
    return face.pixelSize() > 0


def _has_pictures(face: QRawFont) -> bool:
    return _is_font(face) and any(face.fontTable(table).size() for table in _COLOUR_TABLES)


def _outline(run: QGlyphRun, origin: QPointF) -> QPainterPath:
    face = run.rawFont()
    whole = _line(run, origin)
    whole.setFillRule(Qt.FillRule.WindingFill)
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        whole.addPath(face.pathForGlyph(glyph).translated(place + origin))
    return whole


def _line(run: QGlyphRun, origin: QPointF) -> QPainterPath:
    """The line under or through `run`, if there is one."""
    path = QPainterPath()
    places, face = run.positions(), run.rawFont()
    if places and (run.underline() or run.strikeOut()):
        reach = run.boundingRect()
        # Qt strikes out at a third of the ascent.
        y = places[0].y() + (face.underlinePosition() if run.underline() else -face.ascent() / 3)
        path.addRect(QRectF(reach.x() + origin.x(), y + origin.y(), reach.width(), face.lineThickness()))
    return path


def _picture(painter: QPainter, run: QGlyphRun, origin: QPointF) -> None:
    reach = run.boundingRect()
    if reach.isEmpty():
        return
    image = _image(run, reach)
    painter.drawImage(QRectF(reach.topLeft() + origin, QSizeF(image.size()) / EMOJI_DENSITY), image)


def _image(run: QGlyphRun, reach: QRectF) -> QImage:
    """What `run` looks like; the same object for the same emoji, which a PDF file then holds once."""
    face, first = run.rawFont(), run.positions()[0]
    steps = tuple((place - first).toTuple() for place in run.positions())
    key = (face.familyName(), face.pixelSize(), tuple(run.glyphIndexes()), steps)
    if key not in _images:
        if len(_images) >= _MOST_IMAGES:
            _images.clear()
        image = QImage((reach.size() * EMOJI_DENSITY).toSize(), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        inner = QPainter(image)
        inner.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        inner.scale(EMOJI_DENSITY, EMOJI_DENSITY)
        inner.drawGlyphRun(-reach.topLeft(), run)
        inner.end()
        _images[key] = image
    return _images[key]


_images: dict[Hashable, QImage] = {}
_MOST_IMAGES = 512


def draw_photo(painter: QPainter, piece: Photo) -> None:
    """Draw the picture of `piece` as sharp as it is kept, its corners rounded already."""
    width = piece.picture.image.width()
    scale = max(1.0, width / piece.rect.width())
    image = piece.picture.at((piece.rect.size() * scale).toSize(), piece.radius * scale)
    painter.setBrush(Qt.BrushStyle.NoBrush)  # as for emoji
    painter.drawImage(piece.rect, image)


OUTLINES = Ink(partial(draw_text, outlines=True), draw_icon, draw_photo)
"""For SVG: letters are shapes."""
LETTERS = Ink(partial(draw_text, outlines=False), draw_icon, draw_photo)
"""For PDF: letters are text."""
