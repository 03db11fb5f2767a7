"""One run of a batch on the command line: its progress, and Ctrl+C."""

import asyncio
import signal
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import msgspec

from nxwa_desktop.batch.runner import BatchEnd, BatchRunner, Event, RowBegan, RowEnded, SlowedDown
from nxwa_desktop.cli.console import ProgressLine, announce_keyring_wait, print_to_stderr
from nxwa_desktop.cli.delivery import build_delivery
from nxwa_desktop.cli.failures import Progress
from nxwa_desktop.protocol.account import Account
from nxwa_desktop.storage.batch_records import Batch, Counts, RowState
from nxwa_desktop.storage.secrets.worker import SecretWorker
from nxwa_desktop.storage.worker import StorageWorker
from nxwa_desktop.system.threads import DaemonExecutor


def run_batch(
    batch: Batch, counts: Counts, account: Account, storage: StorageWorker, secrets: SecretWorker, progress: Progress
) -> BatchEnd:
    """Send what is unsent of a batch that was started. The first Ctrl+C pauses it, a second one cancels its row."""
    delivery = build_delivery(storage, secrets)
    shown = _Shown(counts, batch.rate, progress)

    async def send() -> BatchEnd:
        loop = asyncio.get_running_loop()
        loop.set_default_executor(DaemonExecutor())
        runner = BatchRunner(storage=storage, delivery=delivery, on_event=shown.follow)
        waiting = asyncio.create_task(announce_keyring_wait(secrets))
        running = asyncio.create_task(runner.run(batch, account))
        try:
            with _interruptible(loop, runner, running, shown):
                return await running
        finally:
            waiting.cancel()

    try:
        return asyncio.run(send())
    finally:
        shown.line.clear()


class _Shown:
    """The line of progress."""

    def __init__(self, counts: Counts, rate: float, progress: Progress) -> None:
        self.line = ProgressLine()
        self._counts = Counter[str](msgspec.structs.asdict(counts))
        self._to_send = counts.to_send
        self._rate = rate
        self._progress = progress

    def follow(self, event: Event) -> None:
        match event:
            case RowBegan():
                self._progress.begun = True
            case RowEnded(row):
                self._counts[row.before.value] -= 1
                self._counts[event.state.value] += 1
                self.line.show(self._text())
            case SlowedDown(_, wait_s) if wait_s:
                self.line.show(f"{self._text()}; NXCloud asks for a slower pace: waiting {wait_s:.0f} s")

    def _text(self) -> str:
        counts = self._counts
        failed = "".join(
            f", {counts[state.value]:,} {state.value.replace('_', ' ')}"
            for state in (RowState.REJECTED, RowState.NOT_SENT, RowState.UNKNOWN)
            if counts[state.value]
        )
        waiting = counts[RowState.WAITING]
        left = f", {_duration(waiting / self._rate)} left" if waiting else ""
        done = f"{self._to_send - waiting:,} of {self._to_send:,}{left}"
        return f"{done}: {counts[RowState.ACCEPTED]:,} accepted{failed}"


def _duration(seconds: float) -> str:
    return f"{seconds / 60:,.0f} min" if seconds >= 100 else f"{seconds:.0f} s"


@contextmanager
def _interruptible(
    loop: asyncio.AbstractEventLoop, runner: BatchRunner, running: "asyncio.Task[BatchEnd]", shown: _Shown
) -> Iterator[None]:
    """Follow Ctrl+C; a third one is as it was before."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    asked = 0

    def interrupt() -> None:
        nonlocal asked
        asked += 1
        if asked > 1:
            running.cancel()
            return
        runner.pause()
        shown.line.clear()
        print_to_stderr("Pausing after the message that is on its way. Ctrl+C cancels it.")

    def handle(number: int, frame: FrameType | None) -> None:
        if asked > 1:
            signal.signal(signal.SIGINT, before)
        loop.call_soon_threadsafe(interrupt)

    before = signal.signal(signal.SIGINT, handle)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
