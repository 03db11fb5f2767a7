"""Fixtures of the services: a sender on real threads, storage, vault and client."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from nxwa_desktop.services.network_thread import NetworkThread
from nxwa_desktop.services.sender import Sender
from nxwa_desktop.storage.repositories import Repositories
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.paths import Paths
from tests.support.delivery_harness import DeliveryHarness, delivery_harness
from tests.support.gui import Reports


class SenderHarness:
    """A sender, what stands behind it, and what it said."""

    def __init__(self, opened: DeliveryHarness) -> None:
        self.delivery_harness = opened
        self.network = NetworkThread()
        self.sender = Sender(self.network, lambda: opened.delivery)
        self.reports = Reports(self.sender)

    def close(self) -> None:
        self.sender.close(5)
        assert self.network.close(5)


@pytest.fixture
def harness(tmp_path: Path, qapp: object) -> Iterator[SenderHarness]:
    with delivery_harness(tmp_path) as opened:
        made = SenderHarness(opened)
        try:
            yield made
        finally:
            made.close()


@pytest.fixture
def storage(paths: Paths) -> Iterator[StorageWorker]:
    thread = StorageWorker(paths)
    yield thread
    assert thread.close(10)


@pytest.fixture
def others(paths: Paths) -> Iterator[Repositories]:
    """The same storage as another process opens it."""
    opened = Repositories(paths)
    yield opened
    opened.close()
