"""Connects the steps of the batch page with the services, and decides which one is shown."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.batch.batch_page import BatchPage


class BatchController(QObject):
    """The page of a batch, and its way from the file to the results.

    `undecided_wanted()`: the person wants to see the sends that need a decision.
    """

    undecided_wanted = Signal()

    def __init__(self, window: QWidget, pages: QStackedWidget, services: ServiceContainer) -> None:
        super().__init__(window)
        self._pages = pages
        self._services = services

    @property
    def shown(self) -> bool:
        """True while the batch is the current page."""
        return is_built(self, "page") and self._pages.currentWidget() is self.page

    @functools.cached_property
    def page(self) -> "BatchPage":
        """The page, built on first access."""
        from nxwa_desktop.ui.batch.batch_page import BatchPage
        from nxwa_desktop.ui.batch.batch_step import BatchStep
        from nxwa_desktop.ui.batch.check_step import CheckStep
        from nxwa_desktop.ui.batch.done_step import DoneStep
        from nxwa_desktop.ui.batch.send_step import SendStep
        from nxwa_desktop.ui.controllers.batch_run import BatchRunController

        batches, account_service = self._services.batches, self._services.account_service
        check = CheckStep(batches.preparation, account_service)
        send, done = SendStep(batches, account_service), DoneStep(batches)
        page = BatchPage([BatchStep(), BatchStep(), check, send, done])
        page.step_wanted.connect(self._go_to)
        done.decide_requested.connect(self.undecided_wanted)
        done.new_requested.connect(self._begin_anew)
        BatchRunController(page, check, send, done, batches, account_service)
        self._pages.addWidget(page)
        return page

    def open(self) -> None:
        """Switch to the batch."""
        self._pages.setCurrentWidget(self.page)

    def copy_state_from(self, other: "BatchController") -> None:
        """Show the page and the step of `other`."""
        self._go_to(other.page.shown_step)
        self.open()

    def _go_to(self, step: int) -> None:
        self.page.show_step(step, frozenset(range(step)))

    def _begin_anew(self) -> None:
        self._services.batches.preparation.clear()
        self._go_to(0)
