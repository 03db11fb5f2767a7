"""The ordered parameters of the header or the body, one row each."""

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.protocol.message_fields import value_of
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.field_validation import FieldValidation
from nxwa_desktop.services.parameter_rows import FormRow, form_rows
from nxwa_desktop.templates.saved_template import SavedTemplate
from nxwa_desktop.ui.compose.parameter_edit import RowAction
from nxwa_desktop.ui.compose.parameter_row import ParameterRow
from nxwa_desktop.ui.compose.row_name import LEAD_GAP, lead_of
from nxwa_desktop.ui.widgets.icons import IconTinter
from nxwa_desktop.ui.widgets.label_column import LABEL_GAP, ROW_GAP, LabelColumn
from nxwa_desktop.ui.widgets.layouts import flat, margins

FOOT_PADDING = 12
"""Pixels between the edge and the drawing of the button that adds a row."""
MEASURED = 50
"""Names that the width of the column of labels goes by."""
PER_GROUP = 6
"""Rows that are built and laid out together, some 12 ms of work: as many as a new window has room for."""
AT_ONCE = 7
"""Groups built at once: more rows than any real template has."""


class _UnbuiltRows(QWidget):
    """Reserves the height of rows that are not built. `exposed()`: it was painted."""

    exposed = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Report that the place of the rows is seen, so that they are built."""
        super().paintEvent(event)
        # Not in the middle of painting.
        QTimer.singleShot(0, self.exposed.emit)


class _Group(QWidget):
    """A group of rows, built when its place is first painted; reserves their height before. `exposed()`: it was."""

    exposed = Signal()
    _unbuilt: _UnbuiltRows | None = None

    def __init__(self, first: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = first
        """Index of its first row."""
        self.rows: list[ParameterRow] = []
        self.built = False
        self.column = QVBoxLayout(self)
        flat(self.column, gap=ROW_GAP)

    def reserve(self, count: int) -> None:
        """Reserve the height of `count` rows."""
        if self._unbuilt is None:
            self._unbuilt = _UnbuiltRows()
            self._unbuilt.exposed.connect(self.exposed)
            self.column.addWidget(self._unbuilt)
        line = QLineEdit().sizeHint().height() + ROW_GAP
        self.setMinimumHeight(count * line - ROW_GAP)

    def begin(self) -> None:
        """Give the reserved place to the rows."""
        self.built = True
        if self._unbuilt is not None:
            self.setMinimumHeight(0)
            _discard(self._unbuilt)
            self._unbuilt = None


class ParameterRows(QWidget):
    """The list of rows: rows are added and removed at its end, and texts move between them.

    A thousand rows would take seconds to build and would slow each key down, so those far away are built when they
    come into view. `focus_moved(QWidget)`: this list gave a row the focus; scroll to it.
    """

    focus_moved = Signal(QWidget)

    def __init__(
        self,
        composer: Composer,
        field_validation: FieldValidation,
        kind: FieldKind,
        labels: LabelColumn,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._labels = labels
        self._composer = composer
        self._field_validation = field_validation
        self._kind = kind
        self._shown: tuple[FormRow, ...] = ()
        self._places: dict[int, int] = {}
        """Parameter: the row it stands in."""
        self._groups: list[_Group] = []
        self._dragged_index: int | None = None
        self._at_once = AT_ONCE
        self._column = QVBoxLayout(self)
        flat(self._column, gap=ROW_GAP)
        self._column.addLayout(self._build_foot())
        labels.resized.connect(self._place_foot)
        composer.focused.connect(self._prepare)

    def _build_foot(self) -> QHBoxLayout:
        self.add_button = QPushButton(self.tr("Add variable"))
        IconTinter(self.add_button, "add")
        self.add_button.setFlat(True)
        self.add_button.clicked.connect(self._add)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.add_button)
        self._foot.addStretch(1)
        self._place_foot(self._labels.width)
        return self._foot

    def _place_foot(self, width: int) -> None:
        """Put the button below the fields."""
        margins(self._foot, width + LABEL_GAP - FOOT_PADDING, 0, 0, 0)

    @property
    def rows(self) -> tuple[ParameterRow, ...]:
        """The rows built so far, in their order."""
        return tuple(row for group in self._groups for row in group.rows)

    @property
    def label_widths(self) -> tuple[int, ...]:
        """The widths in pixels of the names of the first rows."""
        lead = lead_of(self) + LEAD_GAP + 1
        metrics = self.fontMetrics()
        return tuple(lead + metrics.horizontalAdvance(row.label) for row in self._shown[:MEASURED] if row.label)

    def refresh(self, saved: SavedTemplate | None) -> None:
        """Update the rows after a change of structure; `saved` has their examples."""
        self._shown = form_rows(self._composer.message, self._kind, saved)
        self._places = {index: place for place, row in enumerate(self._shown) for index in row.indexes}
        # What the template's text asks for is all there.
        self.add_button.setVisible(not any(row.bound for row in self._shown))
        count = -(-len(self._shown) // PER_GROUP)
        while len(self._groups) > count:
            _discard(self._groups.pop())
        while len(self._groups) < count:
            self._add_group()
        for number, group in enumerate(self._groups):
            if group.built or number < self._at_once:
                built = len(group.rows)
                self._fill(group)
                for place, row in enumerate(group.rows[:built], group.first):
                    row.refresh(self._shown[place])
            else:
                group.reserve(self._size_of(group))
                group.show()

    def begin_with_first(self) -> None:
        """Build the first rows alone, those that a window has room for, until `build_others`."""
        self._at_once = 1

    def build_others(self) -> None:
        """Build the others, group by group, and all at once from now on."""
        from nxwa_desktop.ui.widgets.after_paint import PAUSE_MS

        self._at_once = AT_ONCE
        if (group := next((each for each in self._groups[:AT_ONCE] if not each.built), None)) is not None:
            self._fill(group)
            QTimer.singleShot(PAUSE_MS, self, self.build_others)

    def row(self, index: int) -> ParameterRow | None:
        """The row of a parameter, built if needed."""
        place = self._places.get(index)
        if place is None:
            return None
        group = self._groups[place // PER_GROUP]
        self._fill(group)
        return group.rows[place - group.first]

    def built_row(self, index: int) -> ParameterRow | None:
        """The row of a parameter if it is built."""
        place = self._places.get(index)
        if place is None:
            return None
        group = self._groups[place // PER_GROUP]
        return group.rows[place - group.first] if place - group.first < len(group.rows) else None

    def _prepare(self, field: Field | None) -> None:
        """Build the rows around the focused one: Tab moves to them even outside the view."""
        place = self._places.get(field.index) if field is not None and field.kind is self._kind else None
        if place is not None:
            for row in self._shown[max(0, place - 1) : place + 2]:
                self.row(row.first)

    def _size_of(self, group: _Group) -> int:
        return min(PER_GROUP, len(self._shown) - group.first)

    def _add_group(self) -> None:
        group = _Group(PER_GROUP * len(self._groups))
        group.exposed.connect(lambda: self._fill(group))
        self._groups.append(group)
        self._column.insertWidget(len(self._groups) - 1, group)

    def _fill(self, group: _Group) -> None:
        """Build or remove rows of a group to match the composer."""
        if group not in self._groups:
            return
        if not group.built:
            group.begin()
        while len(group.rows) > self._size_of(group):
            _discard(group.rows.pop())
        if not group.rows:
            group.hide()  # what is shown with its group costs half of what is shown by itself
        while len(group.rows) < self._size_of(group):
            self._build_row(group)
        group.show()

    def _build_row(self, group: _Group) -> None:
        shown = self._shown[group.first + len(group.rows)]
        row = ParameterRow(self._composer, self._field_validation, self._kind, shown, self._labels)
        row.asked.connect(self._asked)
        row.grabbed.connect(self._grabbed)
        row.dragged.connect(self._dragged)
        row.dropped.connect(self._dropped)
        group.column.addWidget(row)
        row.show()  # a layout shows it later, and until then it has no place to scroll to
        self._chain(group, row)
        group.rows.append(row)

    def _chain(self, group: _Group, row: ParameterRow) -> None:
        """Set the tab order of the rows, which are built after the other widgets."""
        above = [each for each in self._groups if each.first <= group.first and each.rows]
        before: QWidget | None = above[-1].rows[-1].remove if above else self._outside()
        if before is not None:
            QWidget.setTabOrder(before, row.grip)
        QWidget.setTabOrder(row.grip, row.edit)
        QWidget.setTabOrder(row.edit, row.remove)

    def _outside(self) -> QWidget | None:
        """The widget before this list in the tab order."""
        before = self.add_button.previousInFocusChain()
        # Qt puts nothing behind one that takes no focus.
        while before is not None and (self.isAncestorOf(before) or before.focusPolicy() is Qt.FocusPolicy.NoFocus):
            before = before.previousInFocusChain()
        return before

    def _add(self) -> None:
        self._composer.insert(self._kind, self._count())
        self._focus(self._count() - 1)

    def _count(self) -> int:
        return sum(len(row.indexes) for row in self._shown)

    def _asked(self, row: ParameterRow, action: RowAction) -> None:
        index = row.field.index
        if action is RowAction.NEXT:
            self._next(self._places[index])
            return
        if row.bound:
            return
        match action:
            case RowAction.UP | RowAction.DOWN:
                self._move(index, index - 1 if action is RowAction.UP else index + 1)
            case RowAction.DUPLICATE:
                self._composer.duplicate(self._kind, index)
                self._focus(index + 1)
            case RowAction.REMOVE:
                self._composer.remove(self._kind, index)
                self._focus(min(index, self._count() - 1))

    def _move(self, index: int, to: int) -> None:
        """Move a row, unless the template's text fixes its place."""
        place = self._places.get(to)
        if place is not None and not self._shown[place].bound and self._composer.move(self._kind, index, to):
            self._focus(to)

    def _next(self, place: int) -> None:
        if place + 1 < len(self._shown):
            self._focus(self._shown[place + 1].first)
        elif not self._shown[place].bound and value_of(self._composer.message, Field(self._kind, self._count() - 1)):
            self._add()

    def _grabbed(self) -> None:
        # A drag whose row went away was never dropped.
        self._dragged_index = None

    def _dragged(self, row: ParameterRow, here: QPoint) -> None:
        """Move the dragged row's text past the rows that the pointer passes."""
        over = next((other for other in self.rows if 0 <= other.mapFromGlobal(here).y() < other.height()), None)
        if over is None or over.bound or row.bound:
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


def _discard(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()
