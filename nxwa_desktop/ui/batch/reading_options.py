"""How a file is read: encoding, delimiter, sheet, header row; each with what was recognised."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QVBoxLayout, QWidget

from nxwa_desktop.services.table_reading import TableRead
from nxwa_desktop.tables.delimiters import DELIMITERS
from nxwa_desktop.tables.encodings import ENCODINGS, EncodingCandidate
from nxwa_desktop.tables.reading import ReadOptions
from nxwa_desktop.tables.source import Source, SourceKind
from nxwa_desktop.ui.batch.two_tone_box import TwoToneBox
from nxwa_desktop.ui.i18n.encoding_words import delimiter_word, encoding_word
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.fitted_widget import FittedWidget
from nxwa_desktop.ui.widgets.fonts import font_scale
from nxwa_desktop.ui.widgets.label_column import field_height
from nxwa_desktop.ui.widgets.layouts import flat
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

_IN_A_ROW = 640
"""Pixels from which on the boxes stand side by side."""
_SAMPLE = 60


class ReadingOptions(FittedWidget):
    """`chosen(ReadOptions)`: the person wants the source read in another way."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = ReadOptions()
        self.encoding = TwoToneBox(self.tr("Encoding"))
        self.delimiter = TwoToneBox(self.tr("Columns separated by"))
        self.sheet = TwoToneBox(self.tr("Sheet"))
        self.has_header = QCheckBox(self.tr("First row holds the names"))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        flat(self._row, gap=16)
        for box in (self.encoding, self.delimiter, self.sheet):
            self._row.addWidget(_captioned(box), 1)
        self._row.addWidget(self.has_header, 0, Qt.AlignmentFlag.AlignBottom)
        self._fit()
        self.encoding.activated.connect(lambda _: self._choose(encoding=self.encoding.currentData()))
        self.delimiter.activated.connect(lambda _: self._choose(delimiter=self.delimiter.currentData()))
        self.sheet.activated.connect(lambda _: self._choose(sheet=self.sheet.currentData()))
        self.has_header.clicked.connect(lambda on: self._choose(has_header=on))

    def show_read(self, read: TableRead) -> None:
        """Show how a source was read, and how else it can be."""
        source = read.source
        if source is None:
            return
        self._options = read.options
        is_text = source.kind is SourceKind.TEXT
        for box in (self.encoding, self.delimiter, self.sheet):
            box.clear()
        if is_text:
            self._fill_encodings(source)
            self._fill_delimiters(read, source)
        else:
            self._fill_sheets(read, source)
        for box in (self.encoding, self.delimiter):
            box.setEnabled(is_text)
            box.setPlaceholderText(self.tr("Only in text files"))
        self.encoding.setPlaceholderText(self.tr("Choose the encoding") if is_text else self.tr("Only in text files"))
        self.encoding.select(None if read.is_guess else read.encoding)
        self.encoding.setProperty("problem", read.is_guess)
        self.sheet.setEnabled(not is_text)
        self.sheet.setPlaceholderText(self.tr("Only in workbooks") if is_text else "")
        if read.table is not None:
            self.has_header.setChecked(read.table.header is not None)
        self.has_header.setEnabled(read.table is not None or read.options.has_header is not None)

    def _fit(self) -> None:
        self.has_header.setMinimumHeight(field_height(self.fontMetrics()))
        wide = self.width() / font_scale(self) >= _IN_A_ROW
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self._row.setSpacing(16 if wide else 8)

    def _fill_encodings(self, source: Source) -> None:
        recognised = self.tr("recognised")
        if source.encoding is not None:
            self.encoding.add(encoding_word(source.encoding), recognised, source.encoding)
        for candidate in source.encodings:
            self.encoding.add(encoding_word(candidate.encoding), _sample(candidate), candidate.encoding)
        listed = {encoding_word(each.encoding) for each in source.encodings}
        listed |= {encoding_word(source.encoding)} if source.encoding else set()
        others = [each for each in ENCODINGS if encoding_word(each) not in listed]
        if others:
            self.encoding.add_divider(self.tr("Others: some characters cannot be read"))
        for each in others:
            self.encoding.add(encoding_word(each), "", each)

    def _fill_delimiters(self, read: TableRead, source: Source) -> None:
        used = read.options.delimiter or (read.table.delimiter if read.table is not None else source.delimiter)
        for each in dict.fromkeys((*DELIMITERS, source.delimiter, used)):
            if each:
                recognised = self.tr("recognised") if each == source.delimiter else ""
                self.delimiter.add(delimiter_word(each), recognised, each)
        self.delimiter.select(used)

    def _fill_sheets(self, read: TableRead, source: Source) -> None:
        for each in source.sheets:
            self.sheet.add(plain_line(each.name, 60), self.tr("hidden") if each.hidden else "", each.name)
        shown = [each.name for each in source.sheets if not each.hidden] or [each.name for each in source.sheets]
        read_one = read.table.sheet if read.table is not None else next(iter(shown), "")
        self.sheet.select(read.options.sheet or read_one)

    def _choose(self, **changes: object) -> None:
        self._options = msgspec.structs.replace(self._options, **changes)
        self.chosen.emit(self._options)


def _captioned(box: TwoToneBox) -> QWidget:
    widget = QWidget()
    column = QVBoxLayout(widget)
    flat(column, gap=4)
    caption = TintedLabel()
    caption.setText(box.accessibleName())
    column.addWidget(caption)
    column.addWidget(box)
    return widget


def _sample(candidate: EncodingCandidate) -> str:
    """Cells that look different in another encoding."""
    cells = (cell for row in candidate.rows for cell in row if not cell.isascii())
    return plain_line(" · ".join(dict.fromkeys(cells)), _SAMPLE)
