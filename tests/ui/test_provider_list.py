"""The list of providers as it looks: the chosen row stays within the list's rounded corners."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from wacomposer.providers.catalog import PROVIDERS
from wacomposer.ui.send.provider_list import ProviderList
from wacomposer.ui.tokens import CARD_RADIUS, DARK, LIGHT, Tokens

WIDTH = 284
FIRST, SECOND, LAST = PROVIDERS[0].key, PROVIDERS[1].key, PROVIDERS[-1].key
GROUND = QColor("#ff00ff")


def picture(chosen: str, tokens: Tokens, ratio: int) -> QImage:
    """The list on a ground of its own, with one row chosen."""
    made = ProviderList(PROVIDERS)
    made.set_theme(tokens)
    made.set_value(chosen)
    made.resize(WIDTH, made.sizeHint().height())
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    made.show()
    image = QImage(made.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    made.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def corners(image: QImage) -> list[QImage]:
    """What lies outside of the rounding, and the line around it, at each corner."""
    side = round(CARD_RADIUS * 0.3 * image.devicePixelRatio())
    size, right, bottom = QSize(side, side), image.width() - side, image.height() - side
    return [image.copy(x, y, size.width(), size.height()) for x in (0, right) for y in (0, bottom)]


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("chosen", [FIRST, LAST])
def test_the_corners_stay_round(chosen: str, tokens: Tokens, ratio: int, application: QApplication) -> None:
    image = picture(chosen, tokens, ratio)
    assert corners(image) == corners(picture(SECOND, tokens, ratio))
    assert image.pixelColor(0, 0) == GROUND


@pytest.mark.parametrize("ratio", [1, 2])
@pytest.mark.parametrize("chosen", [provider.key for provider in PROVIDERS])
def test_the_chosen_row_is_filled_from_side_to_side(
    chosen: str, ratio: int, application: QApplication
) -> None:
    image = picture(chosen, LIGHT, ratio)
    row = next(index for index, provider in enumerate(PROVIDERS) if provider.key == chosen)
    middle = (1 + row * 37 + 18) * ratio
    soft = QColor(LIGHT.accent_soft)
    assert [image.pixelColor(x, middle) for x in (ratio, image.width() - 1 - ratio)] == [soft, soft]
    if chosen == SECOND:
        assert image.pixelColor(ratio, (1 + 37) * ratio) == soft


@pytest.mark.parametrize("ratio", [1, 2])
def test_the_lines_between_rows_are_sharp(ratio: int, application: QApplication) -> None:
    image = picture(LAST, LIGHT, ratio)
    shades = [image.pixelColor(image.width() // 2, y).name() for y in range(36 * ratio, 39 * ratio)]
    panel, line = QColor(LIGHT.panel).name(), QColor(LIGHT.line).name()
    assert shades == [panel] * ratio + [line] * ratio + [panel] * ratio
