"""Connects the steps of the batch page with the services, and decides which one is shown."""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.importing.import_drop import local_file
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.services.table_reading import TableReading
    from nxwa_desktop.storage.batch_records import Batch
    from nxwa_desktop.templates.saved_template import SavedTemplate
    from nxwa_desktop.ui.batch.batch_page import BatchPage
    from nxwa_desktop.ui.batch.earlier_batches import EarlierBatches
    from nxwa_desktop.ui.controllers.batch_run import BatchRunController

TABLES = frozenset({".csv", ".tsv", ".tab", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
"""Names of files that end so are lists of customers, on whichever page they are dropped."""
FILE, COLUMNS, CHECK, SEND, DONE = range(5)


def _session_ends() -> bool:
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()


class BatchController(QObject):
    """The page of a batch, and its way from the file to the results.

    `undecided_wanted()`: the person wants to see the sends that need a decision.
    """

    undecided_wanted = Signal()
    run: "BatchRunController"

    def __init__(self, window: QWidget, pages: QStackedWidget, services: ServiceContainer) -> None:
        super().__init__(window)
        self._pages = pages
        self._services = services
        self._may_close = False

    @property
    def shown(self) -> bool:
        """True while the batch is the current page."""
        return is_built(self, "page") and self._pages.currentWidget() is self.page

    @property
    def reading(self) -> "TableReading":
        """Reads the file of the next batch."""
        return self._services.batches.reading

    @functools.cached_property
    def page(self) -> "BatchPage":
        """The page, built on first access."""
        from nxwa_desktop.ui.batch.batch_page import BatchPage
        from nxwa_desktop.ui.batch.check_step import CheckStep
        from nxwa_desktop.ui.batch.columns_step import ColumnsStep
        from nxwa_desktop.ui.batch.done_step import DoneStep
        from nxwa_desktop.ui.batch.file_step import FileStep
        from nxwa_desktop.ui.batch.send_step import SendStep
        from nxwa_desktop.ui.controllers.batch_run import BatchRunController

        batches, account_service = self._services.batches, self._services.account_service
        check = CheckStep(batches.preparation, account_service)
        send, done = SendStep(batches, account_service), DoneStep(batches, account_service)
        file = FileStep(self.reading, batches.preparation)
        columns = ColumnsStep(batches.preparation, self._services.templates)
        page = BatchPage([file, columns, check, send, done])
        page.step_wanted.connect(self._go_to)
        batches.preparation.changed.connect(self._show_facts)
        done.decide_requested.connect(self.undecided_wanted)
        done.new_requested.connect(self._begin_anew)
        page.head.earlier_wanted.connect(self.show_earlier)
        page.head.new_wanted.connect(self._begin_anew)
        self.run = BatchRunController(page, check, send, done, batches, account_service)
        self._pages.addWidget(page)
        return page

    def open(self) -> None:
        """Switch to the batch."""
        if not self.shown:
            self._pages.setCurrentWidget(self.page)
            self.page.focus_step()

    def show_batch(self, batch: "Batch") -> None:
        """Switch to a stored batch."""
        self.open()
        self.run.show_batch(batch)

    def use_template(self, template: "SavedTemplate") -> None:
        """Switch to the next batch, with this template for everybody."""
        from nxwa_desktop.ui.batch.template_box import in_all_languages

        if self._begin_reading():
            preparation = self._services.batches.preparation
            preparation.choose_template(in_all_languages(template, self._services.templates))
            self._go_to(FILE if preparation.table is None else COLUMNS)

    def show_earlier(self) -> "EarlierBatches":
        """Open the list of the earlier batches."""
        from nxwa_desktop.ui.batch.earlier_batches import EarlierBatches

        account = self._services.account_service.chosen
        in_sandbox = account is not None and account.sandbox
        dialog = EarlierBatches(self._services.batches, sandbox=in_sandbox, parent=self.page)
        dialog.show_wanted.connect(self.show_batch)
        dialog.continue_wanted.connect(self.run.ask_to_resume)
        dialog.removed.connect(self._removed)
        dialog.open()
        return dialog

    def let_close(self) -> None:
        """Let the window close without a question."""
        self._may_close = True

    def may_close(self) -> bool:
        """True if the window may close. Else a batch runs: the person is asked, and it closes where they say so."""
        if self._services.batches.running is None or self._may_close or _session_ends():
            return True
        from nxwa_desktop.ui.widgets.question import Question

        window = self.page.window()
        question = Question(
            self.tr("A batch is being sent"),
            self.tr("Closing the window pauses it after the message that is on its way."),
            self.tr("It goes on where it stood, when you say so. Nothing is sent twice."),
            window,
        )
        question.show_drawing("warning", "warn")
        question.add_answer(self.tr("&Pause and close"), self._close)
        question.add_answer(self.tr("&Keep sending"), default=True)
        question.open()
        return False

    def take_drop(self, data: QMimeData) -> bool:
        """Read a list of customers that was dropped; False for anything else."""
        path = local_file(data)
        if path is not None and (self.shown or path.suffix.lower() in TABLES):
            self.open_file(path)
            return True
        if not self.shown or not data.text().strip():
            return False
        if self._begin_reading():
            self.reading.open_pasted(data.text())
        return True

    def open_file(self, path: Path) -> None:
        """Switch to the first step, and read a file there."""
        if self._begin_reading():
            self.reading.open_file(path)

    def copy_state_from(self, other: "BatchController") -> None:
        """Show the page and the step of `other`."""
        self.open()
        if (batch := other.run.shown) is not None:
            self.run.show_batch(batch)
        else:
            self._go_to(other.page.shown_step)

    def _begin_reading(self) -> bool:
        """Go to the first step. False, with the reason, while the batch that is shown is being sent."""
        self.open()
        running, shown = self._services.batches.running, self.run.shown
        if running is not None and shown is not None and shown.id == running.id:
            from nxwa_desktop.ui.widgets import prompts

            text = self.tr("A batch is being sent. Open the next list when it has ended, or is paused.")
            prompts.inform(self.page, self.tr("Batch"), text)
            return False
        self._go_to(FILE)
        return True

    def _close(self) -> None:
        """Close once the message on its way has its outcome: cancelled, nobody would know whether it arrived."""
        self._may_close = True  # asked a second time, it closes at once
        batches = self._services.batches
        if batches.running is None:
            self._close_window()
        else:
            batches.ended.connect(self._close_window)
            batches.pause()

    def _close_window(self) -> None:
        self.page.window().close()

    def _removed(self, batch: "Batch") -> None:
        if self.run.shown is not None and self.run.shown.id == batch.id:
            self._begin_anew()

    def _go_to(self, step: int) -> None:
        self.page.head.new.hide()
        self.page.show_step(step, frozenset(range(step)))
        self._show_facts()

    def _begin_anew(self) -> None:
        self.reading.forget()
        self._services.batches.preparation.clear()
        self._go_to(FILE)

    def _show_facts(self) -> None:
        """The parts of the batch, beside the title; of a stored one the steps that show it do so."""
        step, preparation = self.page.shown_step, self._services.batches.preparation
        if step >= SEND:
            return
        table = preparation.table
        if table is None or step == FILE:
            self.page.head.show_facts(plain_line(preparation.plan.template_name, 80))
            return
        name = plain_line(preparation.source, 80) or self.tr("Pasted cells")
        count = len(table.rows)
        rows = self.tr("1 row") if count == 1 else self.tr("{0} rows").format(count)
        template = plain_line(preparation.plan.template_name, 80) if step > COLUMNS else ""
        self.page.head.show_facts(" · ".join(each for each in (name, template, isolated(rows)) if each))
