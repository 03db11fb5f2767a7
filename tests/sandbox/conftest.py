"""A running sandbox for the tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.support.recording import Sandbox


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running
