"""The ordered parameters of the header or the body, one row each."""

from PySide6.QtCore import QElapsedTimer, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.checker import Checker
from nxwa_desktop.services.composer import Composer, rows_of
from nxwa_desktop.ui.icons import IconKeeper
from nxwa_desktop.ui.parameter_row import ParameterRow, RowAction
from nxwa_desktop.ui.parts import flat

GAP_BETWEEN = 6
AT_ONCE = 40
"""Rows built at once; a row costs 0.2 to 0.8 ms, so the rest of a long list follows while the window lives on."""
TURN_MS = 5
"""How long one turn may go on building."""
PER_GROUP = 40
"""Rows laid out together. One layout for all of them would do its sums over a thousand rows for each that comes."""


class _Group(QWidget):
    """A few rows that are laid out together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        flat(self.column, gap=GAP_BETWEEN)


class ParameterRows(QWidget):
    """Follows the composer: rows are added and taken at the end, texts move between them.

    `focus_moved(QWidget)`: a row was given the focus by this list and wants to be seen.
    """

    focus_moved = Signal(QWidget)

    def __init__(self, composer: Composer, checker: Checker, kind: FieldKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composer = composer
        self._checker = checker
        self._kind = kind
        self._rows: list[ParameterRow] = []
        self._groups: list[_Group] = []
        self._dragged_index: int | None = None
        self._builder = QTimer(self)
        self._builder.setInterval(0)
        self._builder.timeout.connect(self._build_more)
        self.add_button = QPushButton(self.tr("Add parameter"))
        IconKeeper(self.add_button, "add")
        self.add_button.setFlat(True)
        self.add_button.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        flat(self._column, gap=GAP_BETWEEN)
        self._column.addWidget(self.add_button)
        self._column.setAlignment(self.add_button, Qt.AlignmentFlag.AlignLeft)

    @property
    def rows(self) -> tuple[ParameterRow, ...]:
        """The rows built so far."""
        return tuple(self._rows)

    def refresh(self) -> None:
        """Follow a change of structure."""
        wanted = len(self._values())
        while len(self._rows) > wanted:
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._groups) > -(-wanted // PER_GROUP):
            group = self._groups.pop()
            group.hide()
            group.deleteLater()
        for row in self._rows:
            row.refresh()
        self._build_to(min(wanted, max(len(self._rows), AT_ONCE)))
        if len(self._rows) < wanted:
            self._builder.start()

    def row(self, index: int) -> ParameterRow | None:
        """The row of a parameter, built now if it is not there yet."""
        if index >= len(self._values()):
            return None
        self._build_to(index + 1)
        return self._rows[index]

    def _values(self) -> tuple[str, ...]:
        return rows_of(self._composer.message, self._kind)

    def _build_more(self) -> None:
        wanted = len(self._values())
        turn = QElapsedTimer()
        turn.start()
        while len(self._rows) < wanted and turn.elapsed() < TURN_MS:
            self._build_to(len(self._rows) + 1)
        if len(self._rows) >= wanted:
            self._builder.stop()

    def _build_to(self, count: int) -> None:
        while len(self._rows) < count:
            row = ParameterRow(self._composer, self._checker, Field(self._kind, len(self._rows)))
            row.asked.connect(self._asked)
            row.dragged.connect(self._dragged)
            row.dropped.connect(self._dropped)
            self._group().column.addWidget(row)
            row.show()  # a layout shows it later, and until then it has no place to scroll to
            self._chain(row)
            self._rows.append(row)

    def _group(self) -> "_Group":
        """Where the next row goes."""
        if len(self._rows) == PER_GROUP * len(self._groups):
            group = _Group()
            self._groups.append(group)
            self._column.insertWidget(len(self._groups) - 1, group)
            group.show()
        return self._groups[-1]

    def _chain(self, row: ParameterRow) -> None:
        """Tab goes through the rows in their order, though they were made after everything else."""
        before: QWidget | None = self._rows[-1].remove if self._rows else self.add_button.previousInFocusChain()
        # Qt puts nothing behind one that takes no focus.
        while before is not None and before.focusPolicy() is Qt.FocusPolicy.NoFocus:
            before = before.previousInFocusChain()
        if before is not None:
            QWidget.setTabOrder(before, row.grip)
        QWidget.setTabOrder(row.grip, row.edit)
        QWidget.setTabOrder(row.edit, row.remove)

    def _add(self) -> None:
        self._composer.insert(self._kind, len(self._values()))
        self._focus(len(self._values()) - 1)

    def _asked(self, row: ParameterRow, action: RowAction) -> None:
        index = row.field.index
        match action:
            case RowAction.UP | RowAction.DOWN:
                to = index - 1 if action is RowAction.UP else index + 1
                if self._composer.move(self._kind, index, to):
                    self._focus(to)
            case RowAction.DUPLICATE:
                self._composer.duplicate(self._kind, index)
                self._focus(index + 1)
            case RowAction.REMOVE:
                self._composer.remove(self._kind, index)
                self._focus(min(index, len(self._values()) - 1))
            case RowAction.NEXT:
                self._next(index)

    def _next(self, index: int) -> None:
        if index + 1 < len(self._values()):
            self._focus(index + 1)
        elif self._values()[index]:
            self._add()

    def _dragged(self, row: ParameterRow, here: QPoint) -> None:
        """The row follows the pointer: texts change places while it passes over the others."""
        over = next((other for other in self._rows if 0 <= other.mapFromGlobal(here).y() < other.height()), None)
        if over is None:
            return
        source = row.field.index if self._dragged_index is None else self._dragged_index
        self._dragged_index = over.field.index
        self._composer.move(self._kind, source, over.field.index)

    def _dropped(self) -> None:
        if self._dragged_index is not None:
            self._focus(self._dragged_index)
        self._dragged_index = None

    def _focus(self, index: int) -> None:
        row = self.row(index) if index >= 0 else None
        if row is None:
            self.add_button.setFocus()
            return
        row.edit.setFocus()
        self.focus_moved.emit(row)
