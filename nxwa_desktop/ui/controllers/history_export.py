"""Exporting the history: choose the file, show progress, name the finished file."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from nxwa_desktop.services.history_export import HistoryExport
from nxwa_desktop.storage.send_records import Filter
from nxwa_desktop.ui.i18n.plain_text import isolated, plain_line
from nxwa_desktop.ui.i18n.translate import file_words, storage_words
from nxwa_desktop.ui.widgets.announcing import announce

if TYPE_CHECKING:  # what the first picture does without is imported when it is first needed
    from nxwa_desktop.ui.history.history_page import HistoryPage
    from nxwa_desktop.ui.widgets.notices import Action

LONGEST_PATH = 1_000
"""Characters of the file's place that are shown."""


class HistoryExportController(QObject):
    """Shows progress and results on the history page, given by `page()`, without blocking the window."""

    def __init__(self, window: QMainWindow, export: HistoryExport, page: Callable[[], "HistoryPage"]) -> None:
        super().__init__(window)
        self._window = window
        self._export = export
        self._page = page
        export.progress.connect(self._show_progress)
        export.finished.connect(self._finished)
        export.cancelled.connect(self._cancelled)
        export.failed.connect(self._failed)

    def choose_file(self, wanted: Filter) -> None:
        """Ask for a file, then export the filtered entries into it."""
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self._window, self.tr("Export the history"), "", self.tr("Table (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(self.tr("messages.csv"))
        dialog.fileSelected.connect(lambda name: self.start(wanted, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start(self, wanted: Filter, path: Path) -> None:
        """Export the filtered entries as CSV."""
        from nxwa_desktop.ui.i18n.export_words import export_words
        from nxwa_desktop.ui.widgets import prompts

        if self._export.start(wanted, path, export_words()):
            self.resume()
            announce(self._window, self._page().exporting.text)
        else:
            text = self.tr("Another export is still running. Wait until it ends, or cancel it.")
            prompts.inform(self._window, self.tr("Export"), text)

    def resume(self) -> None:
        """Show the running export, if any: a replaced window may have started it."""
        if self._export.running:
            self._page().set_exporting(True)
            self._show_progress(0, 0)

    def _show_progress(self, done: int, count: int) -> None:
        if not self._export.running:
            return
        text = self.tr("Exporting…")
        if count:
            shown = (QLocale().toString(number) for number in (done, count))
            text = self.tr("Exporting… {0} of {1}").format(*map(isolated, shown))
        self._page().exporting.show_notice(text, "note", (self.tr("Cancel"), self._cancel), closable=False)

    def _cancel(self) -> None:
        self._export.cancel()

    def _finished(self, rows: int) -> None:
        path = self._export.path
        place = plain_line(QDir.toNativeSeparators(str(path)), LONGEST_PATH)
        text = (
            self.tr("1 message was exported to {0}").format(place)
            if rows == 1
            else self.tr("{0} messages were exported to {1}").format(isolated(QLocale().toString(rows)), place)
        )
        folder = QUrl.fromLocalFile(str(path.parent))
        self._end(text, "note", (self.tr("Show the file"), functools.partial(QDesktopServices.openUrl, folder)))

    def _cancelled(self) -> None:
        self._end(self.tr("The export was cancelled. No file was written."), "note")

    def _failed(self, error: BaseException) -> None:
        text = file_words(error) if isinstance(error, OSError) else storage_words(error)
        if not self._page().isVisible():
            from nxwa_desktop.ui.widgets import prompts

            # Whoever went on with something else relies on the file.
            prompts.inform(self._window, self.tr("Export"), text)
        self._end(text, "problem")

    def _end(self, text: str, role: str, *actions: "Action") -> None:
        page = self._page()
        page.set_exporting(False)
        page.exporting.show_notice(text, role, *actions)
        announce(self._window, text)
