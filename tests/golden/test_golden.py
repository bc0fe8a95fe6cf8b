"""The card looks as approved; where it does not, a picture in build/golden shows what changed."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from tests.golden.cases import FOLDER, Case, cases
from tests.golden.compare import differing, share, side_by_side, why_not
from wacomposer.card.export import write_png

BUILT = Path(__file__).parent.parent.parent / "build" / "golden"
CASES = list(cases())

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems draw glyphs by other rules")


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """Qt is there."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_it_looks_as_approved(case: Case) -> None:
    actual = case.picture()
    assert case.path.is_file(), "nobody approved it yet: look at it and run make golden"
    expected = QImage(str(case.path)).convertToFormat(QImage.Format.Format_RGB32)
    why = why_not(actual, expected)
    if why:
        BUILT.mkdir(parents=True, exist_ok=True)
        shown = BUILT / f"{case.name}.png"
        write_png(side_by_side(actual, expected), shown)
        pytest.fail(f"{case.name}: {why}. Now, approved and difference: {shown}. Right so? make golden")


def test_no_picture_is_left_of_a_case_that_went() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {case.path.name for case in CASES}
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.fixture
def picture() -> QImage:
    return CASES[0].picture()


def test_a_shift_by_one_pixel_is_a_difference(picture: QImage) -> None:
    moved = QImage(picture)
    painter = QPainter(moved)
    painter.drawImage(QPoint(0, 1), picture)
    painter.end()
    assert "differ" in why_not(moved, picture)
    assert share(differing(moved, picture)) > 0.02
    sheet = side_by_side(moved, picture)
    assert sheet.width() == 3 * picture.width() + 16
    assert sheet.copy(0, 0, picture.width(), picture.height()) == moved


def test_another_colour_or_size_is_a_difference(picture: QImage) -> None:
    other = QImage(picture)
    for x in range(60, 140):
        other.setPixelColor(x, 30, QColor("#00A5F4"))
    assert "differ" in why_not(other, picture)
    smaller = picture.copy(0, 0, picture.width() - 1, picture.height())
    assert "pixels, and the approved one" in why_not(smaller, picture)


def test_rounding_is_none(picture: QImage) -> None:
    other = QImage(picture)
    for y in range(other.height()):
        for x in range(0, other.width(), 3):
            found = other.pixelColor(x, y)
            other.setPixelColor(x, y, QColor(max(0, found.red() - 40), found.green(), found.blue()))
    assert why_not(other, picture) == ""
    assert why_not(picture, picture) == ""
