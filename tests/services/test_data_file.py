"""News of the data file, from the storage worker to the main thread."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QThread
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.data_file import DataFile
from nxwa_desktop.storage.errors import Change, DataFileChanged
from nxwa_desktop.storage.restore import Restored
from nxwa_desktop.storage.worker import StorageWorker
from tests.support.gui import wait_for

RESTORED = Restored(Path("/somewhere/damaged"), None)
CHANGE = DataFileChanged(Change.ABSENT, kept=False)


def on_another_thread(call: Callable[[], object]) -> None:
    thread = threading.Thread(target=call)
    thread.start()
    thread.join(10)


def report_all(storage: StorageWorker) -> None:
    """Report one of each kind, as the storage thread does."""
    assert storage.on_restored is not None
    assert storage.retried.on_waiting is not None
    assert storage.on_changed is not None
    storage.on_restored(RESTORED)
    storage.retried.on_waiting(None)
    storage.on_changed(CHANGE)


def test_news_arrives_in_the_main_thread(storage: StorageWorker, qtbot: QtBot) -> None:
    data_file = DataFile(storage)
    news: list[tuple[object, bool]] = []
    here = QThread.currentThread()
    for signal in (data_file.restored, data_file.unwritten):
        signal.connect(lambda value: news.append((value, QThread.currentThread() is here)))
    data_file.changed.connect(lambda: news.append((data_file.change, QThread.currentThread() is here)))
    on_another_thread(lambda: report_all(storage))
    assert news == []
    wait_for(qtbot, lambda: len(news) == 3)
    assert news == [(RESTORED, True), (None, True), (CHANGE, True)]
    data_file.close()


@pytest.mark.usefixtures("qapp")
def test_nothing_arrives_once_it_is_closed(storage: StorageWorker) -> None:
    data_file = DataFile(storage)
    news: list[object] = []
    data_file.restored.connect(news.append)
    data_file.changed.connect(lambda: news.append(data_file.change))
    on_another_thread(lambda: report_all(storage))
    data_file.close()
    on_another_thread(lambda: report_all(storage))
    QCoreApplication.processEvents()
    assert news == []
