"""Check a window for text from outside that Qt would read as markup. Each defect is a line that names it.

Whoever calls it has put `HOSTILE` wherever a person, a file or a server can put something.
"""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QTextDocument
from PySide6.QtGui import Qt as GuiQt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QCompleter,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)

from tests.support.accessibility_walk import describe

HOSTILE = '<b>bold</b><img src="nothing.png">&Zz \u202egnp.exe \u2067\u05d0b\u2029c\nd\te' + "w" * 10_000
"""Markup, a mnemonic, a right-to-left override, an isolate that is not closed, line breaks, and one endless word."""

LONGEST, LONGEST_ON_A_LINE = 3_000, 1_200
ROWS_LOOKED_AT = 30
ROOM = QSize(860, 800)
"""What a small screen has for a tool tip, a menu or a dialog."""
_ROLE = Qt.ItemDataRole
ROOT = QModelIndex()
_ROLES = (
    _ROLE.DisplayRole,
    _ROLE.ToolTipRole,
    _ROLE.StatusTipRole,
    _ROLE.WhatsThisRole,
    _ROLE.AccessibleTextRole,
    _ROLE.AccessibleDescriptionRole,
)
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2067")


class Shown(NamedTuple):
    """A text that a person sees or hears."""

    where: str
    kind: str
    """title, label, button, item, tip, help (What's This), status, name, description."""
    text: str


def misread(top: QWidget) -> list[str]:
    """Everything that Qt would interpret, that turns its surroundings, or that needs more room than there is."""
    shown = list(_shown(top))
    lines = [line for each in shown for line in _defects(each)]
    lines += _interpreted_labels(top)
    lines += _interpreted_documents(top)
    lines += _interpreted_tips(top, {each.text for each in shown if each.kind == "tip"})
    lines += _too_large(top)
    return list(dict.fromkeys(lines))


def is_shown(top: QWidget, text: str) -> bool:
    """Whether the window shows or says this anywhere: that a walk had something to find."""
    return any(text in each.text for each in _shown(top))


def tip_label() -> QLabel | None:
    """What Qt shows a tool tip in, while it shows one."""
    tips = (each for each in QApplication.topLevelWidgets() if each.metaObject().className() == "QTipLabel")
    return next((tip for tip in tips if isinstance(tip, QLabel) and tip.isVisible()), None)


def _defects(shown: Shown) -> Iterator[str]:
    where, kind, text = shown
    start = f"{where}: its {kind}"
    if not _TURNING.isdisjoint(text) or text.count("\u2068") != text.count("\u2069"):
        yield f"{start} turns what stands around it: {text[:60]!r}"
    on_a_line = kind in {"title", "button", "item", "status"}
    if len(text) > (LONGEST_ON_A_LINE if on_a_line else LONGEST):
        yield f"{start} has {len(text)} characters"
    if on_a_line and not set("\n\r\u2028\u2029").isdisjoint(text):
        yield f"{start} has several lines"
    if kind == "button" and QKeySequence.mnemonic(text).toString() == "Alt+Z":
        yield f"{start} has a mnemonic from outside"
    if kind == "help" and GuiQt.mightBeRichText(text):  # QWhatsThis has no plain form
        yield f"{start} is read as markup"


def _shown(top: QWidget) -> Iterator[Shown]:
    for widget in (top, *top.findChildren(QWidget)):
        where = describe(widget)
        yield Shown(where, "title", widget.windowTitle())
        yield Shown(where, "tip", widget.toolTip())
        yield Shown(where, "help", widget.whatsThis())
        yield Shown(where, "status", widget.statusTip())
        seen = QAccessible.queryAccessibleInterface(widget)
        if seen is not None:
            if not (isinstance(widget, QComboBox) and widget.isEditable()):  # under X11, what is typed in it
                yield Shown(where, "name", seen.text(QAccessible.Text.Name))
            yield Shown(where, "description", seen.text(QAccessible.Text.Description))
        yield from (Shown(where, kind, text) for kind, text in _own_texts(widget))
        if isinstance(widget, QMenu):
            yield from _of_menu(widget)
        if isinstance(widget, QAbstractItemView | QComboBox) and widget.model() is not None:
            # A list has one column and no branches, and its model keeps that to itself.
            yield from _of_model(where, widget.model(), flat=not isinstance(widget, QTableView | QTreeView))
    for completer in top.findChildren(QCompleter):
        yield from _of_model("a completer", completer.completionModel(), flat=True)


def _own_texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    match widget:
        case QLabel():
            yield "label", widget.text()
        case QAbstractButton():
            yield "button", widget.text()
        case QGroupBox():
            yield "button", widget.title()
        case QTabBar():
            for number in range(widget.count()):
                yield "button", widget.tabText(number)
                yield "tip", widget.tabToolTip(number)
                yield "help", widget.tabWhatsThis(number)
        case QLineEdit() | QPlainTextEdit() | QTextEdit():
            yield "label", widget.placeholderText()


def _of_menu(menu: QMenu) -> Iterator[Shown]:
    where = f"the menu “{menu.title()[:40]}”"
    if menu.parent() is not None:
        menu.aboutToShow.emit()
    for action in menu.actions():
        yield Shown(where, "button", action.text())
        yield Shown(where, "tip", action.toolTip())
        yield Shown(where, "status", action.statusTip())
        yield Shown(where, "help", action.whatsThis())
    if (width := menu.sizeHint().width()) > ROOM.width():
        yield Shown(where, "button", "w" * width)


def _of_model(where: str, model: QAbstractItemModel, parent: QModelIndex = ROOT, *, flat: bool) -> Iterator[Shown]:
    kinds = {_ROLE.ToolTipRole: "tip", _ROLE.WhatsThisRole: "help"}
    columns = 1 if flat else model.columnCount(parent)
    for row in range(min(model.rowCount(parent), ROWS_LOOKED_AT)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in _ROLES:
                if (text := index.data(role)) is not None:
                    yield Shown(f"{where}, item {row}.{column}", kinds.get(role, "item"), str(text))
        if not flat and not isinstance(model, QAbstractTableModel):
            yield from _of_model(where, model, model.index(row, 0, parent), flat=False)


def _interpreted_labels(top: QWidget) -> Iterator[str]:
    for label in top.findChildren(QLabel):
        label.ensurePolished()  # as Qt does before it asks for the size
        if label.textFormat() is not Qt.TextFormat.PlainText and GuiQt.mightBeRichText(label.text()):
            yield f"{describe(label)}: its label is read as markup"


def _interpreted_documents(top: QWidget) -> Iterator[str]:
    for edit in top.findChildren(QWidget):
        if isinstance(edit, QTextEdit | QPlainTextEdit) and _has_objects(edit.document()):
            yield f"{describe(edit)}: its document has pictures or links"


def _has_objects(document: QTextDocument) -> bool:
    formats = document.allFormats()
    return any(each.isImageFormat() or (each.isCharFormat() and each.toCharFormat().isAnchor()) for each in formats)


def _interpreted_tips(top: QWidget, tips: set[str]) -> Iterator[str]:
    """Each tool tip as Qt shows it, whether it is that of a widget, an item or an action."""
    for tip in sorted(filter(None, tips)):
        QToolTip.showText(QPoint(10, 10), tip, top)
        label = tip_label()
        if label is None:
            continue
        if label.textFormat() is not Qt.TextFormat.PlainText and GuiQt.mightBeRichText(label.text()):
            yield f"the tool tip {tip[:60]!r} is read as markup"
        if label.width() > ROOM.width() or label.height() > ROOM.height():
            yield f"the tool tip {tip[:60]!r} takes {label.width()} x {label.height()}"
        label.hide()
        label.deleteLater()


def _too_large(top: QWidget) -> Iterator[str]:
    for window in (top, *top.findChildren(QWidget)):
        if window.isWindow() and window.isVisible() and not isinstance(window, QMenu):
            # What stands by itself has a size of its own, and gives way within it.
            room = ROOM if window.parentWidget() is not None else window.size()
            least = window.minimumSizeHint()
            if least.width() > room.width() or least.height() > room.height():
                yield f"{describe(window)}: needs {least.width()} x {least.height()}"
