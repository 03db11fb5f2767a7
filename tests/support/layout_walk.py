"""Check that every widget of a window has the room it needs. Each defect is a line that names the widget."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QMenuBar,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QTableView,
    QTabWidget,
    QToolButton,
    QTreeView,
    QWidget,
)

from tests.support.accessibility_walk import describe, parts

SLACK = 1
"""Pixels by which rounding may fall short."""


def cramped(top: QWidget) -> list[str]:
    """Text that is cut, parts that leave their parent, and parts that lie on one another."""
    looks = (_cut, _outside, _overlapping, _unscrollable, _cut_titles, _cut_entries)
    return [line for look in looks for line in look(top)]


def _cut(top: QWidget) -> Iterator[str]:
    """Text that needs more than its widget has."""
    for widget in parts(top):
        needed = _needed(widget)
        short = QSize(needed.width() - widget.width(), needed.height() - widget.height())
        if short.width() > SLACK or short.height() > SLACK:
            has = f"{widget.width()} x {widget.height()}"
            yield f"{describe(widget)}: has {has}, needs {needed.width()} x {needed.height()}"


def _needed(widget: QWidget) -> QSize:
    nothing = QSize(0, 0)
    match widget:
        case QLabel() if widget.wordWrap():
            return QSize(_widest_word(widget), widget.heightForWidth(widget.width())) if widget.text() else nothing
        case QLabel() if "…" in widget.text() and widget.toolTip():
            # Shortened by the program, which says the whole elsewhere.
            return widget.fontMetrics().size(0, widget.text())
        case QLabel() if widget.text():
            return widget.sizeHint()
        case QToolButton() if widget.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly:
            return widget.iconSize()
        case QAbstractButton() if widget.text():
            return widget.sizeHint()
        case QComboBox():
            # What is chosen may be long: it is shortened, and the list shows all of it.
            return widget.minimumSizeHint()
        case QPlainTextEdit() if widget.placeholderText() and not widget.toPlainText():
            inside = widget.viewport().rect().adjusted(4, 0, -4, 100_000)
            words = widget.fontMetrics().boundingRect(inside, Qt.TextFlag.TextWordWrap, widget.placeholderText())
            return QSize(0, words.height() + 2 * widget.frameWidth())
        case QLineEdit():
            return QSize(_placeholder(widget), widget.sizeHint().height())
        case QAbstractSpinBox() | QTabBar() | QMenuBar():
            return widget.sizeHint()
        case _:
            return nothing


def _widest_word(label: QLabel) -> int:
    """What the words need that no line can be broken within."""
    room = label.contentsRect().adjusted(0, 0, 0, 100_000)
    return label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, label.text()).width()


def _placeholder(edit: QLineEdit) -> int:
    """Room for the words in an empty field, unless a tool tip says them whole."""
    if edit.text() or not edit.placeholderText() or edit.toolTip():
        return 0
    around = edit.width() - edit.contentsRect().width() + 2 * 4
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText()) + around


def _outside(top: QWidget) -> Iterator[str]:
    """Parts that a parent cuts and that cannot be scrolled to."""
    for widget in parts(top):
        parent = widget.parentWidget()
        if parent is None or widget.isWindow() or isinstance(parent.parentWidget(), QAbstractScrollArea):
            continue
        # A splitter that is mirrored puts its parts one pixel further.
        around = parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK)
        if not widget.size().isEmpty() and not around.contains(widget.geometry()):
            yield f"{describe(widget)}: {_place(widget.geometry())} leaves its parent's {_place(parent.rect())}"


def _overlapping(top: QWidget) -> Iterator[str]:
    """Parts side by side that lie on one another."""
    by_parent: dict[QWidget, list[QWidget]] = {}
    for widget in parts(top):
        parent = widget.parentWidget()
        stacked = isinstance(parent, QStackedWidget | QAbstractScrollArea | QSplitter | QTabWidget | QMainWindow)
        if parent is not None and not stacked and not widget.size().isEmpty():
            by_parent.setdefault(parent, []).append(widget)
    for children in by_parent.values():
        for one, other in combinations(children, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{describe(one)} lies on {describe(other)}"


def _unscrollable(top: QWidget) -> Iterator[str]:
    """Pages wider than what shows them, where nothing scrolls sideways."""
    for area in parts(top):
        if not isinstance(area, QScrollArea):
            continue
        page: QWidget | None = area.widget()
        never = area.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if page is not None and never and page.width() > area.viewport().width() + SLACK:
            yield f"{describe(area)}: shows {area.viewport().width()} of a page {page.width()} wide"
        if page is not None and area.viewport().height() < 2 * area.fontMetrics().height() < page.height():
            yield f"{describe(area)}: shows less than two lines of its page"


def _cut_titles(top: QWidget) -> Iterator[str]:
    """Titles of columns and of tabs that are shortened."""
    for widget in parts(top):
        if isinstance(widget, QTableView):
            header = widget.horizontalHeader()
            for at in range(header.count()):
                title = str(header.model().headerData(at, Qt.Orientation.Horizontal) or "")
                needed = header.fontMetrics().horizontalAdvance(title)
                if not header.isSectionHidden(at) and header.sectionSize(at) < needed:
                    yield f"{describe(widget)}: the column “{title}” has {header.sectionSize(at)}, needs {needed}"
        elif isinstance(widget, QTabBar):
            for at in range(widget.count()):
                needed = widget.fontMetrics().horizontalAdvance(widget.tabText(at).replace("&", ""))
                if widget.isTabVisible(at) and widget.tabRect(at).width() < needed:
                    yield f"{describe(widget)}: the tab “{widget.tabText(at)}” is shortened"


def _cut_entries(top: QWidget) -> Iterator[str]:
    """Entries of a list or a tree that are shortened and say the whole nowhere."""
    for view in parts(top):
        if not isinstance(view, QTreeView | QListView) or view.horizontalScrollBar().maximum():
            continue
        model = view.model()
        for row in range(model.rowCount()):
            yield from _cut_rows(view, model.index(row, 0))


def _cut_rows(view: QTreeView | QListView, first: QModelIndex) -> Iterator[str]:
    model = first.model()
    # A list has one column, and its model keeps the count of them to itself.
    columns = model.columnCount(first.parent()) if isinstance(view, QTreeView) else 1
    for column in range(columns):
        index = first.siblingAtColumn(column)
        room = view.visualRect(index).width()
        needed = view.fontMetrics().horizontalAdvance(str(index.data() or ""))
        spans = isinstance(view, QTreeView) and view.isFirstColumnSpanned(first.row(), first.parent())
        if 0 < room < needed and not spans and not index.data(Qt.ItemDataRole.ToolTipRole):
            yield f"{describe(view)}: “{index.data()}” has {room}, needs {needed}"
    for row in range(model.rowCount(first)):
        yield from _cut_rows(view, model.index(row, 0, first))


def _place(rect: QRect) -> str:
    return f"{rect.width()} x {rect.height()} at {rect.x()}, {rect.y()}"
