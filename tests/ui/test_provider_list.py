"""The list of providers as it looks in the window: the chosen row stays within the list's rounded corners."""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from tests.ui.conftest import Drive
from wacomposer.desktop import App
from wacomposer.providers.catalog import PROVIDERS
from wacomposer.ui.tokens import CARD_RADIUS, DARK, LIGHT, Tokens

KEYS = [provider.key for provider in PROVIDERS]
GROUND = QColor("#ff00ff")
LOOKS = list(product((LIGHT, DARK), (1, 2)))


def picture(app: App, chosen: str, tokens: Tokens, ratio: int) -> QImage:
    """The list on a ground of its own, with one row chosen."""
    listed = app.window.send.providers
    listed.set_theme(tokens)
    listed.set_value(chosen)
    image = QImage(listed.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    listed.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def corners(image: QImage) -> list[QImage]:
    """What lies outside of the rounding, and the line around it, at each corner."""
    side = round(CARD_RADIUS * 0.3 * image.devicePixelRatio())
    right, bottom = image.width() - side, image.height() - side
    return [image.copy(x, y, side, side) for x in (0, right) for y in (0, bottom)]


def test_the_corners_stay_round(drive: Drive) -> None:
    async def steps(app: App) -> None:
        for tokens, ratio in LOOKS:
            usual = corners(picture(app, KEYS[1], tokens, ratio))
            for chosen in (KEYS[0], KEYS[-1]):
                image = picture(app, chosen, tokens, ratio)
                assert corners(image) == usual, (chosen, tokens.dark, ratio)
                assert image.pixelColor(0, 0) == GROUND

    drive(steps)


def test_the_chosen_row_is_filled_from_side_to_side(drive: Drive) -> None:
    async def steps(app: App) -> None:
        for tokens, ratio in LOOKS:
            for key, row in app.window.send.providers.rows.items():
                image = picture(app, key, tokens, ratio)
                place, soft = row.geometry(), QColor(tokens.accent_soft)
                ends = (place.left() * ratio, (place.right() + 1) * ratio - 1)
                assert {image.pixelColor(x, place.center().y() * ratio).name() for x in ends} == {soft.name()}
                if key not in (KEYS[0], KEYS[-1]):  # and in its corners
                    assert image.pixelColor(ends[0], place.top() * ratio) == soft

    drive(steps)


def test_the_lines_between_rows_are_sharp(drive: Drive) -> None:
    async def steps(app: App) -> None:
        for tokens, ratio in LOOKS:
            image = picture(app, KEYS[-1], tokens, ratio)
            above = app.window.send.providers.rows[KEYS[0]].geometry().bottom() * ratio
            shades = [image.pixelColor(image.width() // 2, above + y).name() for y in range(3 * ratio)]
            panel, line = QColor(tokens.panel).name(), QColor(tokens.line).name()
            assert shades == [panel] * ratio + [line] * ratio + [panel] * ratio

    drive(steps)
