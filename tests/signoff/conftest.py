"""A pack is painted, which needs Qt's fonts and pictures and nothing else of it."""

import pytest
from PySide6.QtGui import QGuiApplication


@pytest.fixture(autouse=True)
def _application(qapp: QGuiApplication) -> None:
    """Qt is there; any warning it prints fails the test."""
