"""The choice of what fills a part of the message: a column, or one text for all rows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nxwa_desktop.batch.plan import Column, Fixed, ValueSource
from nxwa_desktop.ui.batch.two_tone_box import TwoToneBox
from nxwa_desktop.ui.i18n.plain_text import plain_line
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.label_column import HINT_GAP
from nxwa_desktop.ui.widgets.layouts import flat

_TYPED = "typed"
"""The value of the entry that shows the field for a text."""


class SourceBox(QWidget):
    """`chosen(ValueSource)`: by the person. `focused()`: it has the focus now, or its field has."""

    chosen = Signal(object)
    focused = Signal()

    def __init__(self, name: str, *, typed: bool = True, example: str = "", parent: QWidget | None = None) -> None:
        """`name`: the accessible name. `typed`: one text for all rows can be typed, such as `example`."""
        super().__init__(parent)
        self._typed = typed
        self._source: ValueSource | None = None
        self._cells: tuple[str, ...] = ()
        self._filled_for: tuple[tuple[str, ...], tuple[tuple[str, Fixed], ...]] = (), ()
        self.box = TwoToneBox(name)
        self.box.setPlaceholderText(self.tr("Choose a column"))
        self.text = BoundedLine()
        self.text.setAccessibleName(self.tr("{0}, the same for all rows").format(name))
        if example:
            self.text.setPlaceholderText(self.tr("e.g. {0}").format(example))
        self.text.hide()
        column = QVBoxLayout(self)
        flat(column, gap=HINT_GAP)
        column.addWidget(self.box)
        column.addWidget(self.text)
        self.setFocusProxy(self.box)
        self.box.activated.connect(lambda _: self._picked())
        self.box.opening.connect(self._show_values)
        self.text.textEdited.connect(lambda words: self.chosen.emit(Fixed(words)))
        for part in (self.box, self.text):
            part.installEventFilter(self)

    def show_source(
        self,
        header: Sequence[str],
        cells: Sequence[str],
        source: ValueSource | None,
        fixed: Sequence[tuple[str, Fixed]] = (),
    ) -> None:
        """Show the columns with their values in one row, and which one is chosen; `fixed`: texts to choose from."""
        self._source, self._cells = source, tuple(cells)
        if (tuple(header), tuple(fixed)) != self._filled_for:
            self._fill(tuple(header), tuple(fixed))
        is_typed = self._typed and isinstance(source, Fixed)
        self.box.select(_TYPED if is_typed else source)
        self._show_value(self.box.currentIndex())
        self.text.setVisible(is_typed)
        if is_typed and isinstance(source, Fixed) and source.text != self.text.text():
            self.text.setText(source.text)

    def _fill(self, header: tuple[str, ...], fixed: tuple[tuple[str, Fixed], ...]) -> None:
        """List the entries; their values are shown where they are seen."""
        self._filled_for = header, fixed
        self.box.clear()
        for words, same in fixed:
            self.box.add(words, self.tr("for all rows"), same)
        for index, name in enumerate(header):
            self.box.add(plain_line(name, 60), "", Column(index))
        if self._typed:
            self.box.add(self.tr("Same for all rows…"), "", _TYPED)

    def _show_values(self) -> None:
        for row in range(self.box.count()):
            self._show_value(row)

    def _show_value(self, row: int) -> None:
        """Show the value of the row behind the name of its column."""
        source = self.box.itemData(row) if row >= 0 else None
        if isinstance(source, Column):
            value = self._cells[source.index] if source.index < len(self._cells) else ""
            aside = f"“{plain_line(value, 60)}”" if value.strip() else self.tr("empty in this row")
            self.box.show_aside(row, plain_line(self._filled_for[0][source.index], 60), aside)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)

    def _picked(self) -> None:
        value = self.box.currentData()
        if value == _TYPED:
            if not isinstance(self._source, Fixed):
                self.chosen.emit(Fixed(self.text.text()))
            self.text.setFocus()
        elif value is not None:
            self.chosen.emit(value)
