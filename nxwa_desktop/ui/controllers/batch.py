"""Connects the steps of the batch page with the services, and decides which one is shown."""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from nxwa_desktop.services.container import ServiceContainer
from nxwa_desktop.ui.widgets.lazy import is_built

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.batch.batch_page import BatchPage


class BatchController(QObject):
    """The page of a batch, and its way from the file to the results."""

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

        page = BatchPage([BatchStep() for _ in range(5)])
        page.step_wanted.connect(self._go_to)
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
