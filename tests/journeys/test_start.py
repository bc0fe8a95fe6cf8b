"""Starts in environments that people have, each silent and with the same window."""

import pytest

from tests.journeys.conftest import Start


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_a_plain_locale_starts_silently(start: Start, locale: str) -> None:
    program = start(environ={"LC_ALL": locale})
    program.eyes.write("Body", "Olá 👋")
    program.eyes.shows("Body", "Olá 👋")
    program.quit()  # which sees that nothing was written to stderr
