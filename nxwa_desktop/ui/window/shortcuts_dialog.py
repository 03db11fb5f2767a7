"""The dialog with all shortcuts, read from the actions that use them."""

from collections.abc import Iterator

import msgspec
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QTreeWidget, QTreeWidgetItem, QWidget

from nxwa_desktop.ui.compose.parameter_edit import SHORTCUTS, RowAction
from nxwa_desktop.ui.history.history_filters import FIND
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets import platform_keys
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import MIDDLE, Dialog
from nxwa_desktop.ui.widgets.fonts import bold_font
from nxwa_desktop.ui.widgets.labels import aligned, remove_mnemonics
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

MOST_LINES = 22
"""Lines of the list that are shown; it scrolls."""
MOST_ALTERNATIVES = 2
"""Key sequences that are shown of one command."""


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
    texts = dict.fromkeys(platform_keys.native_text(each) for each in usual or keys)
    # Windows has three for Redo, which is more than the column takes.
    shortest = sorted(texts, key=len)[:MOST_ALTERNATIVES]
    return "  ·  ".join(text for text in texts if text in shortest)


def _entries(menu: QMenu) -> Iterator[QAction]:
    for entry in menu.actions():
        if isinstance(below := entry.menu(), QMenu):
            yield from _entries(below)
        elif entry.shortcuts() and entry.isVisible():
            yield entry


class ShortcutsDialog(Dialog):
    """The list of shortcuts, built each time it is opened."""

    def __init__(self, bar: QMenuBar, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=MIDDLE)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.list = QTreeWidget()
        self.close_button = self.add_button(self.tr("Close"), ButtonKind.PRIMARY, default=True)
        self.close_button.clicked.connect(self.accept)
        self.groups = (*shortcuts_of(bar), self._of_rows(), self._of_history())
        self._fill()
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Widen the columns with their letters."""
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit_list()
        super().changeEvent(event)

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
        self.content.addWidget(self.list)
        if not platform_keys.is_mac():
            hint = TintedLabel(wrap=True)
            hint.setText(self.tr("Alt with an underlined letter leads to what it stands for."))
            self.content.addWidget(hint)
        self._fit_list()
        self.list.setFocus()

    def _fit_list(self) -> None:
        lines = 1 + sum(1 + len(group.shortcuts) for group in self.groups)
        self.list.setColumnWidth(0, self.list.sizeHintForColumn(0) + 2 * GAP)
        self.list.setFixedHeight(min(lines + 1, MOST_LINES) * self.list.sizeHintForRow(0))
