import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import pytest

from nxwa_desktop.system.threads import (
    LEAST_WORK_S,
    LONGEST_REST_S,
    BackgroundPause,
    DaemonExecutor,
    SerialWorker,
    WorkerClosed,
    give_way,
    rest,
    run_imports,
    run_in_thread,
)
from tests.support.delivery_harness import Block

PATIENCE = 10.0


@pytest.fixture
def worker() -> Iterator[SerialWorker]:
    made = SerialWorker("test-worker")
    yield made
    assert made.close(PATIENCE)


def test_calls_run_one_after_the_other_in_order(worker: SerialWorker) -> None:
    running: list[int] = []
    seen: list[int] = []

    def call(number: int) -> int:
        running.append(number)
        assert len(running) == 1
        seen.append(number)
        running.remove(number)
        return number

    futures = [worker.submit(call, number) for number in range(200)]
    assert [future.result(PATIENCE) for future in futures] == seen == list(range(200))


def test_something_may_have_to_be_done_before_the_first_call(worker: SerialWorker) -> None:
    seen: list[tuple[str, threading.Thread]] = []
    worker.begin = lambda: seen.append(("begun", threading.current_thread()))

    def call(name: str) -> None:
        seen.append((name, threading.current_thread()))

    for name in ("first", "second"):
        worker.submit(call, name).result(PATIENCE)
    assert [name for name, _ in seen] == ["begun", "first", "second"]
    assert len({thread for _, thread in seen}) == 1


def test_where_that_fails_the_calls_run_all_the_same(worker: SerialWorker) -> None:
    def fail() -> None:
        raise ImportError

    worker.begin = fail
    assert worker.submit(lambda: "done").result(PATIENCE) == "done"


def test_all_on_one_daemon_thread(worker: SerialWorker) -> None:
    threads = {worker.submit(threading.current_thread).result(PATIENCE) for _ in range(5)}
    (thread,) = threads
    assert thread.daemon
    assert thread.name == "test-worker"


def test_arguments_reach_the_call(worker: SerialWorker) -> None:
    def call(*given: int, named: int) -> tuple[tuple[int, ...], int]:
        return given, named

    assert worker.submit(call, 1, 2, named=3).result(PATIENCE) == ((1, 2), 3)


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SystemExit(1)])
def test_what_is_raised_arrives_and_hurts_nobody_else(worker: SerialWorker, error: BaseException) -> None:
    def fail() -> None:
        raise error

    assert worker.submit(fail).exception(PATIENCE) is error
    assert worker.submit(lambda: 1).result(PATIENCE) == 1


def test_a_cancelled_call_is_not_run(worker: SerialWorker) -> None:
    block = Block()
    ran: list[int] = []
    first = worker.submit(block)
    second = worker.submit(ran.append, 2)
    third = worker.submit(ran.append, 3)
    assert block.entered.wait(PATIENCE)
    assert not first.cancel()
    assert second.cancel()
    block.release()
    third.result(PATIENCE)
    assert ran == [3]
    with pytest.raises(CancelledError):
        second.result(PATIENCE)


def test_nothing_of_a_call_is_kept_once_it_is_done(worker: SerialWorker) -> None:
    """A secret was in it, perhaps: it must not wait for the next call."""

    class Value:
        pass

    def call(_: Value) -> Value:
        return Value()

    given = Value()
    future = worker.submit(call, given)
    result = weakref.ref(future.result(PATIENCE))
    gone = weakref.ref(given)
    del given, future
    deadline = time.monotonic() + PATIENCE
    # The thread drops its own references a moment after the result is out.
    while (gone() or result()) and time.monotonic() < deadline:
        threading.Event().wait(0.001)
    assert gone() is None
    assert result() is None


def test_close_finishes_what_is_queued() -> None:
    worker = SerialWorker("closing")
    futures = [worker.submit(abs, number) for number in range(50)]
    assert worker.close(PATIENCE)
    assert [future.result(0) for future in futures] == list(range(50))


def test_closed_takes_no_more_calls() -> None:
    worker = SerialWorker("closed")
    assert worker.close(PATIENCE)
    assert isinstance(worker.submit(lambda: 1).exception(0), WorkerClosed)
    assert worker.close(PATIENCE)


def test_a_call_that_hangs_does_not_hold_up_the_end() -> None:
    worker, block = SerialWorker("hanging"), Block()
    worker.submit(block)
    queued = worker.submit(lambda: 1)
    assert block.entered.wait(PATIENCE)
    begun = time.monotonic()
    assert not worker.close(0.05)
    assert time.monotonic() - begun < PATIENCE
    block.release()
    assert worker.close(PATIENCE)
    assert queued.result(0) == 1


def flood(worker: SerialWorker, started: threading.Barrier, futures: "list[Future[int]]") -> None:
    started.wait(PATIENCE)
    futures.extend(worker.submit(int) for _ in range(50))


def test_every_call_is_answered_however_close_to_the_end_it_comes() -> None:
    for _ in range(50):
        worker, started = SerialWorker("race"), threading.Barrier(2)
        futures: list[Future[int]] = []
        thread = threading.Thread(target=flood, args=(worker, started, futures))
        thread.start()
        started.wait(PATIENCE)
        assert worker.close(PATIENCE)
        thread.join()
        answers = {type(future.exception(PATIENCE)) for future in futures}
        assert answers <= {type(None), WorkerClosed}


# asyncio's executor


def test_the_executor_gives_results_and_exceptions() -> None:
    executor = DaemonExecutor()
    assert executor.submit(divmod, 7, 2).result(PATIENCE) == (3, 1)
    assert isinstance(executor.submit(divmod, 1, 0).exception(PATIENCE), ZeroDivisionError)


def test_the_executor_has_a_daemon_thread_for_each_call() -> None:
    executor = DaemonExecutor()
    blocks = [Block() for _ in range(3)]
    futures = [executor.submit(block) for block in blocks]
    assert all(block.entered.wait(PATIENCE) for block in blocks)
    assert executor.submit(threading.current_thread).result(PATIENCE).daemon
    begun = time.monotonic()
    executor.shutdown(wait=True)
    assert time.monotonic() - begun < PATIENCE
    for block in blocks:
        block.release()
    for future in futures:
        future.result(PATIENCE)


HANGING_LOOKUP = """
import asyncio, socket, sys, threading
from nxwa_desktop.system.threads import DaemonExecutor, SerialWorker

looking = threading.Event()

def hang(*_, **__):
    looking.set()
    threading.Event().wait()

socket.getaddrinfo = hang
worker = SerialWorker("hanging")
worker.submit(hang)

async def main():
    loop = asyncio.get_running_loop()
    loop.set_default_executor(DaemonExecutor())
    task = asyncio.ensure_future(loop.getaddrinfo("nxcloud.invalid", 443))
    while not looking.is_set():
        await asyncio.sleep(0.01)
    task.cancel()

asyncio.run(main())
print("done")
"""


def test_a_hanging_lookup_does_not_hold_up_the_interpreter() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HANGING_LOOKUP],
        check=False,
        timeout=30,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "done\n", "")


def test_one_thread_at_a_time_imports() -> None:
    first, second, may_end = threading.Event(), threading.Event(), threading.Event()

    def imports() -> bool:
        first.set()
        return may_end.wait(PATIENCE)

    before = run_in_thread(run_imports, imports)
    assert first.wait(PATIENCE)
    after = run_in_thread(run_imports, second.set)
    assert not second.wait(0.05)
    may_end.set()
    assert before.result(PATIENCE)
    after.result(PATIENCE)
    assert second.is_set()


@pytest.mark.skipif(sys.platform != "linux", reason="only there a thread has a priority of its own")
def test_a_thread_that_gives_way_leaves_the_others_as_they_are() -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def behind_others() -> int:
        give_way(BackgroundPause())
        return priority()

    before = priority()
    assert run_in_thread(behind_others).result(PATIENCE) == 5
    assert run_in_thread(priority).result(PATIENCE) == priority() == before


def test_only_what_gives_way_waits_for_the_end_of_a_pause() -> None:
    pause = BackgroundPause()

    def ends_in_the_pause() -> bool:
        rest()
        return pause.is_on

    def gives_way_and_ends_in_the_pause() -> bool:
        give_way(pause)
        pause.begin(0.2)
        return ends_in_the_pause()

    assert not run_in_thread(gives_way_and_ends_in_the_pause).result(PATIENCE)
    pause.begin(PATIENCE)
    assert run_in_thread(ends_in_the_pause).result(PATIENCE)


def test_work_goes_on_in_turns_in_a_pause_without_end() -> None:
    pause = BackgroundPause()
    pause.begin(10 * PATIENCE)

    def rest_twice() -> float:
        give_way(pause)
        begun = time.monotonic()
        for _ in range(2):
            before = time.monotonic()
            while time.monotonic() - before < LONGEST_REST_S:
                before = time.monotonic()
                rest()
        return time.monotonic() - begun

    assert run_in_thread(rest_twice).result(PATIENCE) >= 2 * LONGEST_REST_S + LEAST_WORK_S
    assert pause.is_on


def test_a_pause_is_not_shortened_by_another_one() -> None:
    pause = BackgroundPause()
    assert not pause.is_on
    pause.begin(PATIENCE)
    pause.begin(0.0)
    assert pause.is_on
