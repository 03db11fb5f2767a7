"""A list of 100,000 customers checked, what that takes of the memory, and the cost of a row beside the pace."""

import itertools
import time
from collections.abc import Callable
from pathlib import Path

from nxwa_desktop.batch.check import check_rows
from nxwa_desktop.batch.runner import BatchRunner
from nxwa_desktop.protocol.outcome import Accepted
from nxwa_desktop.storage.batch_records import BatchState
from nxwa_desktop.storage.known_sends import KnownSends
from nxwa_desktop.validation.message_rules import validate
from tests.benchmarks.batch_memory import ACCOUNT, customers, plan
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, child, in_turns, own_folder, show, timed
from tests.benchmarks.send import receiver
from tests.support.batch_harness import BatchHarness, plan_of
from tests.support.delivery_harness import account_at, delivery_harness
from tests.support.delivery_harness import run as run_in_loop

SCRIPT = Path(__file__).with_name("batch_memory.py")
IN_A_TURN = 20
"""Messages that are sent in one turn."""


def run(options: Options) -> None:
    count = options.runs(100_000, 1_000)
    with own_folder() as folder, receiver() as url:
        rows = [_checked(folder, count, options), _memory(folder, count), _sent(folder, url, options)]
    show(
        "Batch",
        f"Checked {count:,} rows of 10 columns, in turns with a loop that makes each message and validates it.\n"
        "  Sent rows to a server on loopback, in turns with a bare loop over Delivery.send; the clock of the pace ran\n"
        "  ahead, so that no row waited. Memory: the peak of a process that reads and checks, beside one that imports.",
        rows,
    )


def _checked(folder: Path, count: int, options: Options) -> Row:
    table, made = customers(count, folder), plan()

    def whole() -> None:
        assert check_rows(table, made, ACCOUNT, KnownSends()).size == count

    def bare() -> None:
        for cells in table.rows:
            validate(made.message_of(cells))

    times = in_turns({"whole": lambda: timed(whole), "bare": lambda: timed(bare)}, options.runs(3, 2), warm_up=0)
    return Row("checked", times["whole"], times["bare"], aim=Aim(Kind.FIGURE, 10_000))


def _memory(folder: Path, count: int) -> Row:
    peak, nothing = (int(child(SCRIPT, str(rows), str(folder))) / 1024 for rows in (count, 0))
    return Row("memory", [peak], [nothing], "MB", Aim(Kind.FIGURE, 250))


def _sent(folder: Path, url: str, options: Options) -> Row:
    with delivery_harness(folder) as sender:
        batch = BatchHarness(sender, account_at(url))
        number = itertools.count()

        def cells(_: int) -> tuple[str, ...]:
            return "8613600009759", f"David {next(number)}", "en_US"

        def in_batch() -> float:
            batch_id = batch.add(IN_A_TURN, cells=cells)
            stored = batch.start(batch_id)

            async def send() -> None:
                ahead = BatchRunner(storage=sender.storage, delivery=sender.delivery, on_event=_ignore, clock=_ahead)
                end = await ahead.run(stored, batch.account)
                assert end.state is BatchState.DONE, end

            return _a_message(lambda: run_in_loop(send))

        def bare() -> float:
            messages = [plan_of().message_of(cells(index)) for index in range(IN_A_TURN)]

            async def send() -> None:
                for message in messages:
                    report = await sender.delivery.send(message, batch.account)
                    assert isinstance(report.outcome, Accepted)

            return _a_message(lambda: run_in_loop(send))

        times = in_turns({"batch": in_batch, "bare": bare}, options.runs(15, 2))
    return Row("a message, without its pace", times["batch"], times["bare"], aim=Aim(Kind.DIFFERENCE, 5))


def _a_message(send: Callable[[], None]) -> float:
    return timed(send) / IN_A_TURN


def _ahead() -> float:
    return time.monotonic() * MS


def _ignore(_: object) -> None:
    pass
