"""A list of customers in a real window: opened, checked and sent to the sandbox."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from nxwa_desktop.batch.plan import Column, Columns, encode_plan
from nxwa_desktop.storage.batch_records import Batch, BatchRow, BatchState, Pause, PauseReason
from nxwa_desktop.tables.reading import ReadOptions, probe_pasted, read
from nxwa_desktop.tables.table import Table
from nxwa_desktop.ui.batch.check_step import CheckStep
from nxwa_desktop.ui.batch.done_step import DoneStep
from nxwa_desktop.ui.batch.send_batch_question import SendBatchQuestion
from nxwa_desktop.ui.batch.send_step import SendStep
from nxwa_desktop.ui.window.navigation import Place
from tests.support.batch_harness import NAME, TEMPLATES, plan_of, recipient
from tests.ui.window_driver import WindowDriver, visible_texts

W = TypeVar("W", bound=QWidget)
HEADER = ("phone", "name", "lang")
CHECK = 2


def table_of(*rows: Sequence[str]) -> Table:
    source = probe_pasted("\n".join("\t".join(row) for row in (HEADER, *rows)))
    made = read(source, ReadOptions(has_header=True, delimiter="\t"))  # type: ignore[arg-type]
    assert isinstance(made, Table)
    return made


def customer(index: int, name: str = "David", language: str = "en_US") -> tuple[str, str, str]:
    """A row; each index another number, all of them valid."""
    return f"861360000{index:04}", name, language


def rehearsed(ending: str, name: str = "David") -> tuple[str, str, str]:
    """A row whose number orders an answer from the sandbox."""
    return f"86136000{ending}", name, "en_US"


class BatchSteps:
    """The batch page of a window, from the check on."""

    def __init__(self, driver: WindowDriver) -> None:
        self.driver = driver
        self.batches = driver.app.services.batches
        self.preparation = self.batches.preparation
        driver.window.show_place(Place.BATCH)
        self.page = driver.window.batch.page
        self.check, self.send, self.done = self._find(CheckStep), self._find(SendStep), self._find(DoneStep)

    def open(self, *rows: Sequence[str]) -> None:
        """Check a table with these rows."""
        self.preparation.open(table_of(*rows), "customers.csv")
        self.preparation.choose_template(TEMPLATES)
        self.preparation.set_columns(Columns(Column(0), Column(2), ((NAME, Column(1)),)))
        # What is remembered for such a table is read by now.
        self.driver.app.storage.submit(lambda _: None).result(10)
        self.driver.settle()
        self.page.show_step(CHECK)
        self.until_checked()

    def until_checked(self) -> None:
        self.driver.until(lambda: self.preparation.check is not None)
        self.driver.settle()

    def ask(self, rate: float = 10.0) -> SendBatchQuestion:
        """Press Send; the question."""
        self.check.content.pace.setValue(rate)
        self.check.send.click()
        return self.driver.dialog(SendBatchQuestion)

    def start(self, rate: float = 10.0) -> None:
        """Send what is ready."""
        self.ask(rate).go.click()
        self.driver.until(lambda: self.page.shown_step == CHECK + 1)

    def until_done(self) -> None:
        self.driver.until(lambda: self.page.shown_step == CHECK + 2 and self.done.card.words)

    def cells(self, step: SendStep | DoneStep, column: int) -> list[str]:
        """A column of the table of results, once all of it is there."""
        model = step.rows.model
        self.driver.until(lambda: all(model.line(row) is not None for row in range(model.rowCount())))
        return [str(model.index(row, column).data()) for row in range(model.rowCount())]

    def _find(self, kind: type[W]) -> W:
        (found,) = self.page.findChildren(kind)
        return found


def counted(step: QWidget) -> list[str]:
    """The counts of the tiles, as they are seen."""
    from nxwa_desktop.ui.batch.count_tile import CountTile

    tiles = [tile for tile in step.findChildren(CountTile) if tile.isVisible()]
    return [" ".join(visible_texts(tile)) for tile in tiles]


def stored(driver: WindowDriver, name: str, *, at: int = 1, rows: int = 3, sandbox: bool = True) -> Batch:
    """A batch that ended with its program before it had sent anything."""
    account = driver.app.account_service.chosen
    assert account is not None
    batch = Batch(
        id=name,
        created_at=at,
        account_id=account.id,
        account_name=account.name,
        sandbox=sandbox,
        source=name,
        template_name="order_update",
        language="en_US",
        rate=10.0,
        plan=encode_plan(plan_of()),
        state=BatchState.PAUSED,
        pause=Pause(PauseReason.CLOSED),
    )
    lines = [BatchRow(number, number + 2, (recipient(number), "Ana", "en_US")) for number in range(rows)]
    driver.app.storage.submit(lambda repos: repos.batches.add(batch, lines)).result(10)
    return batch
