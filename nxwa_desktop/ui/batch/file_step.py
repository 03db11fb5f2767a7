"""The first step of a batch: the file, and how it is read."""

from pathlib import Path

from PySide6.QtCore import QLocale, QMimeData
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QHBoxLayout, QPushButton, QWidget

from nxwa_desktop.services.batch_preparation import BatchPreparation
from nxwa_desktop.services.table_reading import TableRead, TableReading
from nxwa_desktop.tables.source import Source
from nxwa_desktop.ui.batch.batch_step import BatchStep
from nxwa_desktop.ui.batch.drop_zone import DropZone
from nxwa_desktop.ui.batch.reading_options import ReadingOptions
from nxwa_desktop.ui.batch.rows_table import TableFrame
from nxwa_desktop.ui.batch.step_area import add_area
from nxwa_desktop.ui.batch.table_notes import TableNotes
from nxwa_desktop.ui.batch.table_preview import TablePreview
from nxwa_desktop.ui.i18n.plain_text import isolated
from nxwa_desktop.ui.widgets.announcing import announce
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind, set_kind
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel


class FileStep(BatchStep):
    """A list of customers is dropped, opened or pasted here."""

    def __init__(self, reading: TableReading, preparation: BatchPreparation) -> None:
        super().__init__()
        self._reading = reading
        self._preparation = preparation
        self._shown: TableRead | None = None
        self.setAccessibleName(self.tr("File"))
        self.zone = DropZone()
        self.options = ReadingOptions()
        self.notes = TableNotes()
        self.table = TablePreview()
        self._next = set_kind(QPushButton(self.tr("Choose columns")), ButtonKind.PRIMARY)
        self._next.clicked.connect(lambda _=False: self.go_on())
        self._arrange()
        self.zone.open_wanted.connect(self.choose_file)
        self.zone.paste_wanted.connect(self.paste)
        self.zone.cancel_wanted.connect(reading.cancel)
        self.options.chosen.connect(reading.read_as)
        self.notes.confirmed.connect(self._enable)
        reading.changed.connect(self._refresh)
        reading.progressed.connect(self._show_progress)
        self._refresh()

    def foot_words(self) -> str:
        """The words for where the file goes."""
        return self.tr("The file stays on this computer until you press Send.")

    def primary(self) -> QAbstractButton:
        """Leads to the columns."""
        return self._next

    @property
    def first_field(self) -> QWidget:
        """The link that opens a file."""
        return self.zone.open

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Take what was copied in a spreadsheet."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def choose_file(self) -> None:
        """Let the person choose a file."""
        kinds = self.tr("Lists of customers (*.csv *.tsv *.tab *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;All files (*)")
        dialog = QFileDialog(self, self.tr("Open a list of customers"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self._reading.open_file(Path(name)))
        dialog.open()

    def paste(self) -> None:
        """Read the cells or the file in the clipboard."""
        copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if copied is not None and copied.hasUrls() and copied.urls()[0].isLocalFile():
            self._reading.open_file(Path(copied.urls()[0].toLocalFile()))
        elif copied is not None and copied.text().strip():
            self._reading.open_pasted(copied.text())
        else:
            self.clipboard_note.show_text(
                self.tr("Nothing was copied yet: copy the cells in the spreadsheet, with the row of the names."),
                drawing="info",
            )

    def go_on(self) -> None:
        """Take the table, and lead to the columns."""
        read = self._reading.last
        if self._reading.table is None or read.source is None or not self.notes.is_confirmed:
            return
        if self._preparation.table is not self._reading.table:
            self._preparation.open(self._reading.table, read.source.name)
        self.next_requested.emit()

    def _arrange(self) -> None:
        self.clipboard_note = Note(live=True, caption=True)
        column = add_area(self)
        column.addWidget(self.zone)
        column.addWidget(self.clipboard_note)
        column.addWidget(self.options)
        column.addWidget(self.notes)
        title = plain_label(self.tr("Rows"))
        title.setFont(bold_font())
        self._hint = TintedLabel()
        self._hint.setText(self.tr("Letters look wrong? Choose another encoding."))
        self._heading = QWidget()
        row = QHBoxLayout(self._heading)
        flat(row)
        row.addWidget(title)
        row.addWidget(self._hint, 1)
        column.addWidget(self._heading)
        self._frame = TableFrame(self.table)
        column.addWidget(self._frame, 1)
        column.addStretch(0)

    def _refresh(self) -> None:
        read = self._reading.last
        if self._reading.busy:
            self.zone.show_reading()
            self.clipboard_note.show_text("")
        elif read.source is None:
            self.zone.show_nothing()
        else:
            self.zone.show_source(read.source.name or self.tr("Pasted cells"), self._facts(read, read.source))
        if not self._reading.busy and read is not self._shown:
            self._show_read(read)
        self._enable()

    def _show_read(self, read: TableRead) -> None:
        before, self._shown = self._shown, read
        self.options.setVisible(read.source is not None)
        self.options.show_read(read)
        self.notes.show_read(read)
        for part in (self._heading, self._frame):
            part.setVisible(read.table is not None)
        self._hint.setVisible(read.encoding is not None)
        if before is None or before.table is not read.table:
            self.table.show_table(read.table)
        if before is not None:
            announce(self, self.notes.first_words or self.zone.words)

    def _show_progress(self, done: int, total: int) -> None:
        if self._reading.busy:
            self.zone.show_reading(done, total)

    def _facts(self, read: TableRead, source: Source) -> str:
        size = QLocale().formattedDataSize(len(source.data), 0)
        if (table := read.table) is None:
            return size
        rows = self.tr("1 row") if len(table.rows) == 1 else self.tr("{0} rows").format(len(table.rows))
        count = len(table.columns)
        columns = self.tr("1 column") if count == 1 else self.tr("{0} columns").format(count)
        return " · ".join(map(isolated, (size, rows, columns)))

    def _enable(self) -> None:
        self._next.setEnabled(self._reading.table is not None and self.notes.is_confirmed)
        self.foot_changed.emit()
