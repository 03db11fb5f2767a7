"""Garbage is collected in the window's thread alone."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.main_thread_gc import MainThreadGc


class _Knot:
    """Garbage that only the collector finds."""

    def __init__(self, where: list[int]) -> None:
        self.itself = self
        weakref.finalize(self, lambda: where.append(threading.get_ident()))


@pytest.fixture
def collector(qapp: object) -> Iterator[MainThreadGc]:
    made = MainThreadGc()
    yield made
    made.close()
    assert gc.isenabled()
    gc.disable()  # as the tests want it


def test_a_worker_never_collects(collector: MainThreadGc, qtbot: QtBot) -> None:
    where: list[int] = []
    _Knot(where)
    worker = threading.Thread(target=lambda: [[] for _ in range(200_000)])
    worker.start()
    worker.join()
    assert where == []
    kept = [[] for _ in range(5_000)]  # type: ignore[var-annotated]
    collector._timer.start(1)
    qtbot.waitUntil(lambda: where == [threading.get_ident()])
    assert kept


def test_nothing_is_collected_without_need(collector: MainThreadGc) -> None:
    # Other threads of the tests allocate meanwhile.
    collector._thresholds = (10**6, 10**6, 10**6)
    gc.collect()
    where: list[int] = []
    _Knot(where)
    collector.collect()
    assert where == []
    gc.collect()
