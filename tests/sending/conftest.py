"""Fixtures for the tests of a delivery."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.delivery_harness import Computer, DeliveryHarness, delivery_harness
from tests.support.recording import Sandbox


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def sandbox(computer: Computer) -> Iterator[Sandbox]:
    with Sandbox(clock=computer.server_time) as server:
        yield server


@pytest.fixture
def sender(tmp_path: Path) -> Iterator[DeliveryHarness]:
    with delivery_harness(tmp_path) as opened:
        yield opened
