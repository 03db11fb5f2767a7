"""The network thread."""

import asyncio
import functools
import gc
import threading
import time
from collections.abc import Iterator
from concurrent.futures import CancelledError
from typing import Any

import anyio
import pytest

from nxwa_desktop.services.network_thread import Job, NetworkThread
from tests.support.delivery_harness import Block


@pytest.fixture
def network() -> Iterator[NetworkThread]:
    thread = NetworkThread()
    yield thread
    thread.close(5)


def network_threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "nxwa-network"]


async def value() -> int:
    return 42


async def telling(made: threading.Event) -> int:
    made.set()
    return 42


class Forever:
    """A coroutine that ends by being cancelled only, and tells."""

    def __init__(self, *, stubborn: bool = False) -> None:
        self.entered = threading.Event()
        self.cancelled = threading.Event()
        self.free = threading.Event()
        self._stubborn = stubborn

    async def __call__(self) -> str:
        self.entered.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled.set()
            if self._stubborn:
                self.free.wait(30)
            return "told"
        return "never"


# the thread


def test_the_thread_begins_with_the_first_call(network: NetworkThread) -> None:
    before = len(network_threads())
    assert network.close(0) is True
    assert len(network_threads()) == before
    fresh = NetworkThread()
    assert fresh.run(value).future.result(10) == 42
    assert len(network_threads()) == before + 1
    assert network_threads()[-1].daemon
    assert fresh.close(10) is True
    assert len(network_threads()) == before


def test_calls_before_and_after_the_start_run_in_their_order(network: NetworkThread) -> None:
    order: list[int] = []
    for number in range(50):
        assert network.call(functools.partial(order.append, number))
    assert network.run(value).future.result(10) == 42
    assert order == list(range(50))


def test_work_is_made_and_run_on_the_network_thread(network: NetworkThread) -> None:
    names: list[str] = []

    async def work() -> None:
        names.append(threading.current_thread().name)

    def make() -> Any:
        names.append(threading.current_thread().name)
        return work()

    network.run(make).future.result(10)
    assert names == ["nxwa-network"] * 2


def test_what_fails_while_it_is_made_or_run_is_the_jobs_failure(network: NetworkThread) -> None:
    async def fail() -> None:
        raise KeyError("run")

    def fail_early() -> Any:
        raise ValueError("made")

    assert isinstance(network.run(fail).future.exception(10), KeyError)
    assert isinstance(network.run(fail_early).future.exception(10), ValueError)
    assert network.run(value).future.result(10) == 42


# cancelling


def test_a_job_that_runs_decides_what_its_result_is(network: NetworkThread) -> None:
    work = Forever()
    job = network.run(work)
    assert work.entered.wait(10)
    job.cancel()
    assert job.future.result(10) == "told"
    job.cancel()


def test_a_job_that_the_loop_has_not_come_to_is_over_at_once(network: NetworkThread) -> None:
    block, made = Block(), threading.Event()
    network.call(block)
    assert block.entered.wait(10)
    job = network.run(lambda: telling(made))
    job.cancel()
    assert job.future.cancelled()
    block.release()
    assert network.run(value).future.result(10) == 42
    assert not made.is_set()


def test_a_job_cancelled_before_its_first_step_gives_no_result(network: NetworkThread) -> None:
    block, made, told = Block(), threading.Event(), threading.Event()
    network.call(block)
    assert block.entered.wait(10)
    job = network.run(lambda: telling(made))
    job.future.add_done_callback(lambda _: told.set())
    # Queued right behind its start: closing cancels the task that has only just been made.
    assert network.close(0) is False
    block.release()
    assert told.wait(10)
    assert job.future.cancelled()
    assert not made.is_set()


# closing


def test_closing_ends_what_runs_and_gives_its_result(network: NetworkThread) -> None:
    works = [Forever() for _ in range(3)]
    jobs = [network.run(work) for work in works]
    assert all(work.entered.wait(10) for work in works)
    assert network.close(10) is True
    assert [job.future.result(0) for job in jobs] == ["told"] * 3
    assert network.close(0) is True


def test_closing_ends_what_a_cancelled_job_begins(network: NetworkThread) -> None:
    first, second = threading.Event(), Forever()
    kept: list[asyncio.Task[Any]] = []

    async def begins_another() -> None:
        try:
            first.set()
            await asyncio.Event().wait()
        finally:
            kept.append(asyncio.create_task(second()))

    network.run(begins_another)
    assert first.wait(10)
    assert network.close(10)
    assert kept[0].done()


def test_closing_leaves_no_coroutine_of_a_job_behind(network: NetworkThread) -> None:
    """A connection begins its attempts as tasks; one of them may not have had its first step yet."""

    async def connect() -> None:
        closer = threading.Thread(target=network.close, args=(5,))
        closer.start()
        while network.call(bool):
            pass  # until it is closing: that comes before the attempt's first step
        async with anyio.create_task_group() as attempts:
            attempts.start_soon(anyio.sleep_forever)

    job = network.run(connect)
    with pytest.raises(CancelledError):
        job.future.result(5)
    assert network.close(5)
    del job
    gc.collect()  # where the coroutine was never awaited, a warning makes this test fail


def test_closing_does_not_wait_longer_than_it_was_told(network: NetworkThread) -> None:
    work = Forever(stubborn=True)
    network.run(work)
    assert work.entered.wait(10)
    begun = time.monotonic()
    assert network.close(0.05) is False
    assert time.monotonic() - begun < 10
    assert work.cancelled.wait(10)
    work.free.set()
    assert network.close(10) is True


def test_closing_while_the_loop_is_still_being_built_tells_everybody() -> None:
    for _ in range(20):
        network = NetworkThread()
        works = [Forever() for _ in range(3)]
        jobs = [network.run(work) for work in works]
        assert network.close(10) is True
        assert all(job.future.done() for job in jobs)


def test_after_closing_nobody_waits_for_ever(network: NetworkThread) -> None:
    network.run(value).future.result(10)
    for closed in (network, NetworkThread()):
        assert closed.close(10) is True
        assert closed.call(lambda: None) is False
        job = closed.run(value)
        assert job.future.cancelled()
        job.cancel()


def test_jobs_begun_while_another_thread_closes_all_end() -> None:
    for _ in range(20):
        network = NetworkThread()
        network.run(value).future.result(10)
        jobs: list[Job] = []

        def begin(network: NetworkThread = network, jobs: list[Job] = jobs) -> None:
            jobs.extend(network.run(value) for _ in range(50))

        beginner = threading.Thread(target=begin)
        beginner.start()
        assert network.close(10)
        beginner.join(10)
        assert all(job.future.done() for job in jobs)
        assert len(jobs) == 50
