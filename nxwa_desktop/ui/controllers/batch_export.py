"""Exporting rows of a batch: choose the file, name the finished one."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from nxwa_desktop import texts
from nxwa_desktop.batch.results import ResultWords
from nxwa_desktop.batch.row_findings import encode_findings
from nxwa_desktop.services.batches import BatchService
from nxwa_desktop.storage.batch_records import Batch, RowLine, RowState
from nxwa_desktop.ui.batch.batch_page import BatchPage
from nxwa_desktop.ui.batch.batch_words import rows
from nxwa_desktop.ui.batch.findings_list import Shown
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.i18n.translate import file_words, render, storage_words
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.notices import NOTE, PROBLEM

LONGEST_PATH = 1_000
"""Characters of the file's place that are shown."""


class BatchExportController(QObject):
    """Writes the rows that the page asks for, and shows there what became of it."""

    def __init__(self, page: BatchPage, batches: BatchService) -> None:
        super().__init__(page)
        self._page = page
        self._batches = batches
        self._export = batches.export
        self._export.finished.connect(self._finished)
        self._export.failed.connect(self._failed)

    def choose_for_results(self, batch: Batch) -> None:
        """Ask for a file, then write all rows of a batch with how they ended."""
        name = self.tr("{0} results").format(_stem(batch.source) or self.tr("batch"))
        self._choose(name, lambda path: self.write_results(batch, path))

    def choose_for_rows(self, shown: Shown) -> None:
        """Ask for a file, then write the rows of one kind with what was found about them."""
        source = self._batches.preparation.source
        name = self.tr("{0} rows to mend").format(_stem(source) or self.tr("batch"))
        self._choose(name, lambda path: self.write_rows(shown, path))

    def write_results(self, batch: Batch, path: Path) -> None:
        """Write all rows of a batch with how they ended."""
        self._export.write_results(batch, path, _words())

    def write_rows(self, shown: Shown, path: Path) -> None:
        """Write rows that were checked, as they were mended, with what was found about them."""
        preparation = self._batches.preparation
        table, check, cells = preparation.table, preparation.check, preparation.cells
        if table is None or check is None:
            return
        decisions, plan = preparation.decisions, preparation.plan
        rows_of_kind = tuple(shown.rows)

        def lines() -> Iterator[RowLine]:
            for row in rows_of_kind:
                found = check.reasons(row, decisions) or check.findings.get(row, ())
                yield RowLine(row, table.number(row), cells(row), encode_findings(found), RowState.LEFT_OUT)

        self._export.write_problems(plan, lines, path, _words())

    def _choose(self, name: str, then: Callable[[Path], object]) -> None:
        dialog = QFileDialog(self._page.window(), self.tr("Export"), "", self.tr("Table (*.csv)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{name}.csv")
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _finished(self, path: Path, count: int) -> None:
        place = plain_line(QDir.toNativeSeparators(str(path)), LONGEST_PATH)
        text = self.tr("{0} exported to {1}").format(rows(count), place)
        folder = QUrl.fromLocalFile(str(path.parent))
        show = (self.tr("Show the file"), functools.partial(QDesktopServices.openUrl, folder))
        self._page.notice.show_notice(text, NOTE, show)
        announce(self._page, text)

    def _failed(self, error: BaseException) -> None:
        text = file_words(error) if isinstance(error, OSError) else storage_words(error)
        self._page.notice.show_notice(text, PROBLEM)
        announce(self._page, text, urgent=True)


def _stem(source: str) -> str:
    return Path(source).stem[:100]


def _words() -> ResultWords:
    return ResultWords(
        title=lambda column: render(texts.batch.result_title(column)),
        outcome=lambda state: render(texts.batch.row_state(state)),
        reason=lambda line: "; ".join(map(render, texts.batch.row_reasons(line))),
    )
