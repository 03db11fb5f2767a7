"""The way from worker threads to the main thread."""

import gc
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThread
from pytestqt.qtbot import QtBot

from nxwa_desktop.services.main_thread_callback import MainThreadCallback
from tests.support.gui import wait_for


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.main_thread = MainThreadCallback(self)
        self.threads: list[QThread] = []
        self.results: list[object] = []

    def take(self, result: object) -> None:
        self.threads.append(QThread.currentThread())
        self.results.append(result)

    def wait_for(self, future: "Future[Any]") -> None:
        self.main_thread.when_done(future, self.take, self.take)


def finish(*futures: "Future[Any]") -> None:
    """Set results from another thread."""

    def work() -> None:
        for number, future in enumerate(futures):
            future.set_result(number)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)


def test_a_result_arrives_in_the_windows_thread(qtbot: QtBot) -> None:
    receiver, future = Receiver(), Future[int]()
    receiver.wait_for(future)
    finish(future)
    assert receiver.results == []
    wait_for(qtbot, lambda: receiver.results == [0])
    assert receiver.threads == [QThread.currentThread()]


def test_a_result_that_is_there_already_arrives_later_all_the_same(qtbot: QtBot) -> None:
    receiver, future = Receiver(), Future[int]()
    future.set_exception(OSError("early"))
    receiver.wait_for(future)
    assert receiver.results == []
    wait_for(qtbot, lambda: len(receiver.results) == 1)
    assert isinstance(receiver.results[0], OSError)


def test_a_call_from_another_thread_is_made_in_this_one(qtbot: QtBot) -> None:
    receiver = Receiver()
    thread = threading.Thread(target=receiver.main_thread.call, args=(receiver.take, 7))
    thread.start()
    thread.join(10)
    assert receiver.results == []
    wait_for(qtbot, lambda: receiver.results == [7])
    assert receiver.threads == [QThread.currentThread()]


def test_a_cancelled_future_is_told_too(qtbot: QtBot) -> None:
    receiver, future = Receiver(), Future[int]()
    receiver.wait_for(future)
    future.cancel()
    wait_for(qtbot, lambda: len(receiver.results) == 1)
    assert isinstance(receiver.results[0], CancelledError)


@pytest.mark.parametrize("end", [lambda receiver: receiver.main_thread.close(), shiboken6.delete])
@pytest.mark.usefixtures("qapp")
def test_nothing_arrives_after_the_end(end: Callable[[Receiver], None]) -> None:
    receiver, under_way, late = Receiver(), Future[int](), Future[int]()
    results = receiver.results
    for future in (under_way, late):
        receiver.wait_for(future)
    finish(under_way)
    end(receiver)
    finish(late)
    QCoreApplication.processEvents()
    assert results == []


def test_a_callback_may_be_closed_by_what_it_delivers(qtbot: QtBot) -> None:
    receiver, futures = Receiver(), [Future[int]() for _ in range(3)]

    def take(result: object) -> None:
        receiver.take(result)
        receiver.main_thread.close()

    for future in futures:
        receiver.main_thread.when_done(future, take, take)
    finish(*futures)
    wait_for(qtbot, lambda: bool(receiver.results))
    QCoreApplication.processEvents()
    assert receiver.results == [0]


SOAK = """
import sys, threading
import shiboken6
from concurrent.futures import Future
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from nxwa_desktop.services.main_thread_callback import MainThreadCallback

application = QCoreApplication([])
sys.setswitchinterval(1e-5)
for number in range(2000):
    receiver = QObject()
    callback = MainThreadCallback(receiver)
    futures = [Future() for _ in range(8)]
    for future in futures:
        callback.when_done(future, lambda result: None, lambda error: None)
    begun = threading.Event()

    def work(futures=futures, begun=begun):
        begun.set()
        for future in futures:
            future.set_result(object())

    worker = threading.Thread(target=work)
    worker.start()
    begun.wait(10)
    if number % 3 == 0:
        application.processEvents()
    if number % 4 == 0:
        callback.close()
    if number % 2:
        shiboken6.delete(receiver)
    else:
        receiver.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    worker.join(10)
    application.processEvents()
print("survived")
"""


def test_a_receiver_that_goes_while_workers_finish_brings_nothing_down() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SOAK], capture_output=True, text=True, encoding="utf-8", timeout=100, check=False
    )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "survived", "")


def test_a_thousand_signals_leave_true_alone(qtbot: QtBot) -> None:
    """One release of PySide dropped a reference to `True` at every emit, and aborted after some hundred."""
    receiver = Receiver()
    gc.collect()
    before = sys.getrefcount(True)
    for _ in range(1000):
        future = Future[int]()
        receiver.wait_for(future)
        future.set_result(1)
    wait_for(qtbot, lambda: len(receiver.results) == 1000)
    del future
    gc.collect()
    assert abs(sys.getrefcount(True) - before) < 100
