"""A gateway of its own for each test, and one HTTP client to ask it with."""

from collections.abc import Iterator

import httpx
import pytest

from wacomposer.practice.gateway import PracticeGateway


@pytest.fixture
def gateway() -> Iterator[PracticeGateway]:
    with PracticeGateway() as running:
        yield running


@pytest.fixture(scope="session")
def client() -> Iterator[httpx.Client]:
    # Without certificates, which take longer to load than most of these tests to run.
    with httpx.Client(verify=False, trust_env=False, timeout=5) as ready:  # noqa: S501 - loopback without TLS
        yield ready
