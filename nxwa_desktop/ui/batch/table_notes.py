"""The notes about a table that was read: line by line, and the formats to be confirmed."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from nxwa_desktop import texts
from nxwa_desktop.services.table_reading import CountedNote, TableRead
from nxwa_desktop.tables.table import CellNoteKind, ColumnNote, Table
from nxwa_desktop.ui.i18n.plain_text import escape_mnemonics, plain_line
from nxwa_desktop.ui.i18n.translate import render
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import breakable, plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat
from nxwa_desktop.ui.widgets.note import Note
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

MOST_LINES = 8
_EXAMPLES = 3
_TOLD_ELSEWHERE = frozenset({CellNoteKind.HIDDEN_ROW, CellNoteKind.MERGED})
"""Counted for the whole table already."""


class FormattedColumn(QWidget):
    """A column whose values are sent as a spreadsheet shows them. `toggled()`: confirmed, or no longer."""

    toggled = Signal()

    def __init__(self, name: str, note: ColumnNote) -> None:
        super().__init__()
        self._check = QCheckBox(escape_mnemonics(self.tr("Column {0} is right").format(plain_line(name, 40))))
        self._check.toggled.connect(lambda _: self.toggled.emit())
        examples = TintedLabel(wrap=True)
        shown = (
            self.tr("{0} is sent as “{1}”").format(plain_line(each.stored, 40), plain_line(each.shown, 40))
            for each in note.examples[:_EXAMPLES]
        )
        examples.setText(breakable("; ".join(shown)))
        column = QVBoxLayout(self)
        flat(column, gap=2)
        column.addWidget(self._check, 0, Qt.AlignmentFlag.AlignLeading)
        examples.setContentsMargins(24, 0, 0, 0)
        column.addWidget(examples)

    @property
    def is_confirmed(self) -> bool:
        """True if the person looked at it."""
        return self._check.isChecked()


class TableNotes(QWidget):
    """Hidden where there is nothing to say. `confirmed()`: a format was confirmed, or no longer."""

    confirmed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._lines = [Note(caption=True) for _ in range(MOST_LINES + 1)]
        self._title = plain_label(self.tr("Sent as the spreadsheet shows them: look once"), wrap=True)
        self._title.setFont(bold_font())
        self._formats = QWidget()
        self._columns: list[FormattedColumn] = []
        self._rows = QVBoxLayout(self._formats)
        flat(self._rows)
        self._rows.setContentsMargins(0, GAP, 0, 0)
        self._rows.addWidget(self._title)
        column = QVBoxLayout(self)
        flat(column, gap=GAP // 2)
        for line in self._lines:
            column.addWidget(line)
        column.addWidget(self._formats)
        self.hide()

    @property
    def is_confirmed(self) -> bool:
        """True if every format was looked at."""
        return all(each.is_confirmed for each in self._columns)

    @property
    def first_words(self) -> str:
        """The gravest line; empty for none."""
        return self._lines[0].text

    def show_read(self, read: TableRead) -> None:
        """Show what is to be known; what was confirmed for this very table stays so."""
        lines = list(self._words(read))
        if len(lines) > MOST_LINES:
            rest = self.tr("{0} more notes like these").format(len(lines) - MOST_LINES)
            lines = [*lines[:MOST_LINES], ("info", "muted", rest)]
        for note, (drawing, role, words) in zip(self._lines, lines, strict=False):
            note.show_text(words, drawing=drawing, role=role)
        for note in self._lines[len(lines) :]:
            note.show_text("")
        if read.table is not self._table:
            self._table = read.table
            self._ask_formats()
        self.setVisible(bool(lines or self._columns))

    def _ask_formats(self) -> None:
        for each in self._columns:
            self._rows.removeWidget(each)
            each.deleteLater()
        table = self._table
        notes = () if table is None else (note for note in table.column_notes if note.kind.needs_confirmation)
        self._columns = [FormattedColumn(table.columns[note.column], note) for note in notes if table is not None]
        for each in self._columns:
            self._rows.addWidget(each)
            each.toggled.connect(self.confirmed)
        self._formats.setVisible(bool(self._columns))

    def _words(self, read: TableRead) -> Iterator[tuple[str, str, str]]:
        """Drawing, colour and words of each line, the gravest first."""
        if read.fault is not None:
            yield "problem", "bad", render(texts.tables.table_fault(read.fault))
        if read.is_guess:
            yield (
                "warning",
                "warn",
                self.tr("The file does not say its encoding. Choose the one in which the names read right."),
            )
        if (table := read.table) is None:
            return
        counted = sorted(read.notes.items(), key=lambda pair: not pair[0].refuses)
        for kind, found in counted:
            if kind not in _TOLD_ELSEWHERE:
                drawing, role = ("warning", "warn") if kind.refuses else ("info", "muted")
                yield drawing, role, self._of_cells(kind, found)
        for note in table.notes:
            yield "info", "muted", render(texts.tables.table_note(note))
        for each in table.column_notes:
            if not each.kind.needs_confirmation:
                name = plain_line(table.columns[each.column], 40)
                sentence = render(texts.tables.column_note(each.kind))
                yield "info", "muted", self.tr("Column {0}: {1}").format(name, sentence)

    def _of_cells(self, kind: CellNoteKind, found: CountedNote) -> str:
        sentence = render(texts.tables.cell_note(kind))
        if found.count == 1:
            return self.tr("Row {0}: {1}").format(found.first, sentence)
        return self.tr("{0} rows, the first is row {1}: {2}").format(found.count, found.first, sentence)
