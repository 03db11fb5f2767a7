"""The rows of a batch of 100,000 customers in the window: shown, scrolled, searched, and followed while it runs."""

import time

from PySide6.QtCore import QCoreApplication

from nxwa_desktop.app import App
from nxwa_desktop.batch.plan import encode_plan
from nxwa_desktop.batch.runner import RowBegan
from nxwa_desktop.protocol.message import Message
from nxwa_desktop.storage.batch_records import Batch, BatchRow, RowOrder
from nxwa_desktop.system.wall_clock import now_ms
from nxwa_desktop.ui.batch.sent_rows import SentRows
from tests.benchmarks.harness import MS, Aim, Kind, Options, Row, own_folder, show
from tests.benchmarks.window import application, opened, settle, wait_until
from tests.support.batch_harness import plan_of, recipient

FRAME = 1_000 / 60
STEP = 120
"""Pixels that one notch of the wheel scrolls."""


def run(options: Options) -> None:
    count = options.runs(100_000, 1_000)
    _qt = application()
    with own_folder() as folder, opened(folder) as app:
        batch = _stored(app, count)
        shown = SentRows(app.services.batches, RowOrder.ATTENTION)
        shown.resize(932, 500)
        shown.show()
        rows = [_shown(shown, batch, count), *_scrolled(shown, options), _searched(shown, count, options)]
        shown.close()
        rows.append(_followed(app, batch, count, options))
        show(
            f"Batch of {count:,} rows in the window",
            "Scrolled one notch, and somewhere else, each time painted before the next: a frame at 60 Hz is 16.7 ms.\n"
            "  Followed: a row that begins is put before all others.",
            rows,
        )


def _stored(app: App, count: int) -> Batch:
    batch = Batch(
        id="b",
        created_at=now_ms(),
        account_id="sandbox",
        account_name="Sandbox",
        sandbox=True,
        source="customers.csv",
        template_name="order_update",
        language="en_US",
        rate=1.0,
        plan=encode_plan(plan_of()),
    )
    rows = (BatchRow(at, at + 2, (recipient(at % 10_000), f"David {at}", *"abcdefgh")) for at in range(count))
    app.storage.submit(lambda repos: repos.batches.add(batch, rows)).result()
    return batch


def _shown(shown: SentRows, batch: Batch, count: int) -> Row:
    begun = time.perf_counter()
    shown.show_batch(batch)
    wait_until(lambda: shown.model.rowCount() == count and shown.model.line(0) is not None)
    return Row("shown", [(time.perf_counter() - begun) * MS])


def _scrolled(shown: SentRows, options: Options) -> list[Row]:
    bar = shown.table.verticalScrollBar()
    notches, jumps = [], []
    settle()
    for number in range(options.runs(300, 20)):
        notches.append(_frame(shown, bar.value() + STEP))
        jumps += [_frame(shown, number * 977_000 % max(1, bar.maximum()))] if number % 5 == 0 else []
    aim = Aim(Kind.FIGURE, FRAME)
    return [Row("scrolled a notch", notches, aim=aim), Row("scrolled somewhere", jumps, aim=aim)]


def _frame(shown: SentRows, value: int) -> float:
    begun = time.perf_counter()
    shown.table.verticalScrollBar().setValue(value)
    shown.table.viewport().repaint()
    QCoreApplication.processEvents()
    return (time.perf_counter() - begun) * MS


def _searched(shown: SentRows, count: int, options: Options) -> Row:
    figures = []
    for _ in range(options.runs(5, 2)):
        begun = time.perf_counter()
        shown.model.search(None, f"david {count - 1}")
        wait_until(lambda: shown.model.rowCount() == 1)
        figures.append((time.perf_counter() - begun) * MS)
        shown.model.search(None, "")
        wait_until(lambda: shown.model.rowCount() == count)
    return Row("searched", figures)


def _followed(app: App, batch: Batch, count: int, options: Options) -> Row:
    batches = app.services.batches
    shown = SentRows(batches, RowOrder.NEWEST)
    shown.resize(932, 500)
    shown.show()
    shown.show_batch(batch)
    settle()
    batches._running = batch
    figures = []
    for at in range(options.runs(300, 20)):
        event = RowBegan(BatchRow(at % count, at + 2, (recipient(at), "David")), Message(recipient(at)))
        begun = time.perf_counter()
        batches.row_began.emit(event)
        QCoreApplication.processEvents()
        figures.append((time.perf_counter() - begun) * MS)
    batches._running = None
    shown.close()
    return Row("followed a row", figures, aim=Aim(Kind.FIGURE, FRAME))
