"""The list of templates with its search and its filters."""

from PySide6.QtCore import QEvent, QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from nxwa_desktop.services.template_search import SearchedGroup
from nxwa_desktop.ui.templates.template_delegate import TemplateDelegate
from nxwa_desktop.ui.templates.template_list_model import ROW, TemplateListModel
from nxwa_desktop.ui.templates.template_rows import (
    StatusChoice,
    TemplateFilter,
    TemplateRow,
    rows_of,
)
from nxwa_desktop.ui.widgets.bounded_line import BoundedLine
from nxwa_desktop.ui.widgets.coloured_frame import tint
from nxwa_desktop.ui.widgets.heading import HorizontalLine
from nxwa_desktop.ui.widgets.icons import IconLabel
from nxwa_desktop.ui.widgets.inside_field import InsideField
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat, margins
from nxwa_desktop.ui.widgets.lazy import is_built
from nxwa_desktop.ui.widgets.named_combo_box import NamedComboBox
from nxwa_desktop.ui.widgets.palette import colours_of


class TemplateList(QWidget):
    """`chosen(TemplateRow | None)`: another row is current. `activated()`: Enter or a double click on the row."""

    chosen = Signal(object)
    activated = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[SearchedGroup, ...] = ()
        self.search = BoundedLine()
        self.status = NamedComboBox()
        self.language = NamedComboBox()
        self.view = QListView()
        self.model = TemplateListModel(self.view)
        self.nothing = plain_label(wrap=True)
        self._build_tools()
        self._build_view()
        self._arrange()
        self._colour()
        self.search.textChanged.connect(self._filter)
        self.status.currentIndexChanged.connect(self._filter)
        self.language.currentIndexChanged.connect(self._filter)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.activated.connect(lambda _: self.activated.emit())
        self.view.clicked.connect(lambda _: self.opened.emit())

    @property
    def row(self) -> TemplateRow | None:
        """The current row."""
        found = self.view.currentIndex().data(ROW)
        return found if isinstance(found, TemplateRow) else None

    @property
    def filter(self) -> TemplateFilter:
        """The search and the limits as chosen."""
        status = self.status.currentData()
        return TemplateFilter(self.search.text(), StatusChoice(status or "any"), self.language.currentData() or "")

    def show_groups(self, groups: tuple[SearchedGroup, ...]) -> None:
        """List other templates; the current name stays current."""
        self._groups = groups
        self._list_languages()
        self._filter()

    def show_name(self, name: str) -> None:
        """Make the row of a name current, whatever is looked for."""
        if self.model.row_of(name) < 0:
            self.search.clear()
            self.status.setCurrentIndex(0)
            self.language.setCurrentIndex(0)
        self._select(max(0, self.model.row_of(name)))

    def copy_state_from(self, other: "TemplateList") -> None:
        """Take over what is looked for and the current row."""
        self.search.setText(other.search.text())
        self.status.setCurrentIndex(other.status.currentIndex())
        self.language.setCurrentIndex(max(0, self.language.findData(other.language.currentData())))
        if other.row is not None:
            self.show_name(other.row.group.name)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Re-tint on a palette change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and is_built(self, "nothing"):
            self._colour()

    def _colour(self) -> None:
        colours = colours_of(self.palette())
        tint(self.nothing, QPalette.ColorRole.WindowText, colours.muted)
        tint(self.view, QPalette.ColorRole.Base, colours.window)

    def _build_tools(self) -> None:
        self.search.setPlaceholderText(self.tr("Name, text or language"))
        self.search.setAccessibleName(self.tr("Search the templates"))
        self.search.setClearButtonEnabled(True)
        drawing = IconLabel()
        drawing.show_icon("search", "muted")
        InsideField(self.search).put_before(drawing)
        self.status.setAccessibleName(self.tr("Status"))
        words = {
            StatusChoice.ANY: self.tr("Any status"),
            StatusChoice.IN_USE: self.tr("In use"),
            StatusChoice.PENDING: self.tr("Pending"),
            StatusChoice.REJECTED: self.tr("Rejected"),
            StatusChoice.PAUSED: self.tr("Paused"),
            StatusChoice.UNAVAILABLE: self.tr("Unavailable"),
            StatusChoice.OTHER: self.tr("Another status"),
            StatusChoice.GONE: self.tr("Gone from NXCloud"),
            StatusChoice.OWN: self.tr("Your own"),
        }
        for choice, text in words.items():
            self.status.addItem(text, choice.value)
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("Any language"), "")
        for box in (self.status, self.language):
            box.setSizeAdjustPolicy(NamedComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(8)

    def _build_view(self) -> None:
        self.view.setModel(self.model)
        self.view.setItemDelegate(TemplateDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(self.tr("Templates"))
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.nothing.setMargin(20)
        self.nothing.setText(self.tr("Nothing found. Try another word or filter."))

    def _arrange(self) -> None:
        combos = QHBoxLayout()
        flat(combos)
        combos.addWidget(self.status, 1)
        combos.addWidget(self.language, 1)
        tools = QVBoxLayout()
        margins(tools, 20, 12, 16, 12)
        tools.setSpacing(GAP)
        tools.addWidget(self.search)
        tools.addLayout(combos)
        column = QVBoxLayout(self)
        flat(column, gap=0)
        column.addLayout(tools)
        column.addWidget(HorizontalLine())
        column.addWidget(self.nothing, 1)
        column.addWidget(self.view, 1)

    def _list_languages(self) -> None:
        codes = sorted({template.language for each in self._groups for template in each.group.templates})
        listed = [self.language.itemData(number) for number in range(1, self.language.count())]
        if codes == listed:
            return
        chosen = self.language.currentData()
        self.language.blockSignals(True)
        while self.language.count() > 1:
            self.language.removeItem(1)
        for code in codes:
            self.language.addItem(code[:20], code)
        self.language.setCurrentIndex(max(0, self.language.findData(chosen)))
        self.language.blockSignals(False)

    def _filter(self) -> None:
        before, number = self.row, max(0, self.view.currentIndex().row())
        name = QLocale().name()
        rows = rows_of(self._groups, self.filter, (name, name.partition("_")[0], "en"))
        self.model.show_rows(rows)
        self.view.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        kept = -1 if before is None else self.model.row_of(before.group.name)
        if rows:
            first = 0 if self.search.text() else min(number, len(rows) - 1)
            self._select(kept if kept >= 0 else first)
        else:
            self.chosen.emit(None)

    def _select(self, number: int) -> None:
        index = self.model.index(number, 0)
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _current_changed(self, current: QModelIndex) -> None:
        found = current.data(ROW)
        self.chosen.emit(found if isinstance(found, TemplateRow) else None)
