"""The dialog with all shortcuts, read from the actions that use them."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QMenu,
    QMenuBar,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop.ui.compose.parameter_edit import SHORTCUTS, RowAction
from nxwa_desktop.ui.history.history_filters import FIND
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import aligned, plain_label, remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import GAP, flat

MOST_OF_SCREEN = 0.95


class Shortcut(msgspec.Struct, frozen=True):
    """A command and its keys, as this system writes them."""

    name: str
    keys: str


class ShortcutGroup(msgspec.Struct, frozen=True):
    """Shortcuts that belong together."""

    name: str
    shortcuts: tuple[Shortcut, ...]


def shortcuts_of(bar: QMenuBar) -> tuple[ShortcutGroup, ...]:
    """Shortcuts of a menu bar, menu by menu; menus without any are left out."""
    groups = []
    for action in bar.actions():
        if isinstance(menu := action.menu(), QMenu):
            found = tuple(
                Shortcut(remove_mnemonics(entry.text()), written(*entry.shortcuts())) for entry in _entries(menu)
            )
            if found:
                groups.append(ShortcutGroup(remove_mnemonics(action.text()), found))
    return tuple(groups)


def written(*keys: QKeySequence) -> str:
    """Alternative key sequences in the notation of this system."""
    # Keys that few keyboards have (one that says Redo) are not worth the room.
    usual = [each for each in keys if "+" in (text := each.toString()) or text[1:].isdecimal()]
    native = QKeySequence.SequenceFormat.NativeText
    return "  ·  ".join(dict.fromkeys(each.toString(native) for each in usual or keys))


def _entries(menu: QMenu) -> Iterator[QAction]:
    for entry in menu.actions():
        if isinstance(below := entry.menu(), QMenu):
            yield from _entries(below)
        elif entry.shortcuts() and entry.isVisible():
            yield entry


class ShortcutsDialog(QDialog):
    """The list of shortcuts, built each time it is opened."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QTreeWidget()
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self.groups = (*shortcuts_of(bar), self._of_rows(), self._of_history())
        self._fill()
        self._arrange()
        self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow the dialog on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._grow()

    def _of_rows(self) -> ShortcutGroup:
        names = {
            RowAction.UP: self.tr("Move up"),
            RowAction.DOWN: self.tr("Move down"),
            RowAction.DUPLICATE: self.tr("Duplicate"),
            RowAction.REMOVE: self.tr("Remove"),
        }
        rows = [Shortcut(names[action], written(keys)) for action, keys in SHORTCUTS.items()]
        on = Shortcut(self.tr("Go to the next one, or add one"), written(QKeySequence(Qt.Key.Key_Enter)))
        return ShortcutGroup(self.tr("In a variable"), (on, *rows))

    def _of_history(self) -> ShortcutGroup:
        return ShortcutGroup(
            self.tr("In the history"),
            (
                Shortcut(self.tr("Search"), written(*QKeySequence.keyBindings(FIND))),
                Shortcut(self.tr("Go to the details"), written(QKeySequence(Qt.Key.Key_Enter))),
                Shortcut(self.tr("Back to the message"), written(QKeySequence(Qt.Key.Key_Escape))),
            ),
        )

    def _fill(self) -> None:
        self.list.setAccessibleName(self.tr("Keyboard shortcuts"))
        self.list.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setItemsExpandable(False)
        self.list.setIndentation(2 * GAP)
        self.list.setAllColumnsShowFocus(True)
        for group in self.groups:
            title = QTreeWidgetItem(self.list, [group.name])
            title.setFont(0, bold_font())
            title.setFirstColumnSpanned(True)
            title.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for each in group.shortcuts:
                QTreeWidgetItem(title, [each.name, aligned(each.keys)]).setToolTip(1, tip_text(each.keys))
        self.list.expandAll()
        first = self.list.model().index(0, 0)
        self.list.setCurrentIndex(self.list.model().index(0, 0, first))

    def _arrange(self) -> None:
        hint = plain_label(self.tr("Alt with an underlined letter leads to what it stands for."), wrap=True)
        buttons = QHBoxLayout()
        flat(buttons)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP + 4)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        column.addLayout(buttons)

    def _grow(self) -> None:
        """Grow to the size of the list, within the screen."""
        lines = 1 + sum(1 + len(group.shortcuts) for group in self.groups)
        widths = [self.list.sizeHintForColumn(column) + 2 * GAP for column in range(2)]
        self.list.setColumnWidth(0, widths[0])
        height = lines * self.list.sizeHintForRow(0) + self.fontMetrics().height() * 7
        wanted = QSize(sum(widths) + 10 * GAP, height)
        self.resize(self.size().expandedTo(wanted).boundedTo(self.screen().availableSize() * MOST_OF_SCREEN))
