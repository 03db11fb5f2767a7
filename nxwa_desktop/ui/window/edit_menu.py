"""The Edit menu: undo and redo, the clipboard, and the commands for variables."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMenu, QWidget
from shiboken6 import isValid

from nxwa_desktop.protocol.message import Field, FieldKind
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.compose.parameter_edit import SHORTCUTS, ParameterEdit, RowAction
from nxwa_desktop.ui.widgets import platform_keys
from nxwa_desktop.ui.widgets.menus import Role, add_entry

_COMMAND = Qt.KeyboardModifier.ControlModifier
"""Ctrl; on macOS the Command key."""


class EditMenu(QMenu):
    """Undo and redo follow the composer's undo stack while the message is shown, and nothing else takes it back.

    The other commands act on what has the focus.

    The keys of those are the fields' own: the menu only shows them.
    """

    def __init__(
        self,
        window: QMainWindow,
        composer: Composer,
        then: Callable[[], object],
        go_to: Callable[[Field], object],
    ) -> None:
        """`then()` is called after each undo and redo: the window shows the changed field. `go_to` focuses a field."""
        super().__init__(window.menuBar())
        self._window = window
        self._go_to = go_to
        self.setTitle(self.tr("&Edit"))
        window.menuBar().addMenu(self)
        self._composer = composer
        self._then = then
        self._shows_message = True
        self.undo = add_entry(self, self.tr("&Undo"), QKeySequence.StandardKey.Undo, lambda: self._step(composer.undo))
        self.redo = add_entry(self, self.tr("&Redo"), None, lambda: self._step(composer.redo))
        # The keys of the system, and the one that people try on every system.
        again = [*QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), QKeySequence("Ctrl+Y")]
        self.redo.setShortcuts(list(dict.fromkeys(again)))
        self.addSeparator()
        self._add_standard(self.tr("Cu&t"), Qt.Key.Key_X, lambda: self._call("cut", Qt.Key.Key_X))
        self._add_standard(self.tr("&Copy"), Qt.Key.Key_C, self._copy)
        self._add_standard(self.tr("&Paste"), Qt.Key.Key_V, lambda: self._call("paste", Qt.Key.Key_V))
        self._add_standard(self.tr("Select &all"), Qt.Key.Key_A, lambda: self._call("selectAll", Qt.Key.Key_A))
        self.addSeparator()
        self._add(self.tr("Add &variable"), None, self._add_variable)
        self._of_rows: list[QAction] = []
        for action, words in {
            RowAction.UP: self.tr("&Move variable up"),
            RowAction.DOWN: self.tr("Move variable &down"),
            RowAction.DUPLICATE: self.tr("Duplicate var&iable"),
            RowAction.REMOVE: self.tr("Remove varia&ble"),
        }.items():
            entry = self._add(words, SHORTCUTS[action], functools.partial(self._ask_row, action))
            self._of_rows.append(entry)
        self.aboutToShow.connect(self._offer_rows)
        composer.steps_changed.connect(self.refresh)
        self.refresh()

    def follow_message(self, *, is_shown: bool) -> None:
        """Offer to undo and redo what was done to the message only where it is shown."""
        self._shows_message = is_shown
        self.refresh()

    def step_of(self, event: QKeyEvent) -> QAction | None:
        """Undo or redo, if this is a key of theirs: a field that keeps it from the menu passes it on to the window."""
        pressed = QKeySequence(event.keyCombination())
        return next((step for step in (self.undo, self.redo) if pressed in step.shortcuts()), None)

    def refresh(self) -> None:
        """Name what would be undone and redone."""
        if not isValid(self.undo):
            return  # a field that loses its focus with the whole window still tells the composer
        self._name(self.undo, self.tr("&Undo"), self.tr("&Undo {0}"), self._composer.undo_step)
        self._name(self.redo, self.tr("&Redo"), self.tr("&Redo {0}"), self._composer.redo_step)

    def _add(self, words: str, keys: QKeySequence | None, then: Callable[[], object]) -> QAction:
        return add_entry(self, words if keys is None else f"{words}\t{platform_keys.native_text(keys)}", None, then)

    def _add_standard(self, words: str, key: Qt.Key, then: Callable[[], object]) -> None:
        keys = QKeySequence(_COMMAND | key)
        if platform_keys.is_mac():
            # The open and save panels of macOS have no keys for the clipboard but a menu's: Qt lends them the entries
            # that it knows by their bare texts.
            add_entry(self, words, keys, then, Role.TextHeuristicRole)
        else:
            self._add(words, keys, then)

    def _call(self, name: str, key: Qt.Key) -> None:
        focused: QWidget | None = self._window.focusWidget()
        if (command := getattr(focused, name, None)) is not None:
            command()
        elif focused is not None:
            # What it, or a page around it, does on the key. On macOS the key comes to this menu first.
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focused, QKeyEvent(kind, key, _COMMAND))

    def _copy(self) -> None:
        focused = self._window.focusWidget()
        if isinstance(focused, QLabel):
            QGuiApplication.clipboard().setText(focused.selectedText())
        else:
            self._call("copy", Qt.Key.Key_C)

    def _add_variable(self) -> None:
        end = len(self._composer.message.body)
        self._composer.insert(FieldKind.BODY, end)
        if len(self._composer.message.body) > end:
            self._go_to(Field(FieldKind.BODY, end))

    def _offer_rows(self) -> None:
        """Offer what acts on a variable while one has the focus that the template does not keep in its place."""
        focused: QWidget | None = self._window.focusWidget()
        for entry in self._of_rows:
            entry.setEnabled(isinstance(focused, ParameterEdit) and not focused.bound)

    def _ask_row(self, action: RowAction) -> None:
        focused: QWidget | None = self._window.focusWidget()
        if isinstance(focused, ParameterEdit):
            focused.asked.emit(action)

    def _name(self, action: QAction, bare: str, naming: str, step: EditKind | None) -> None:
        action.setEnabled(step is not None and self._shows_message)
        action.setText(bare if step is None or not self._shows_message else naming.format(self._words(step)))

    def _step(self, go: Callable[[], object]) -> None:
        go()
        self._then()

    def _words(self, step: EditKind) -> str:
        return {
            EditKind.NEW: self.tr("new message"),
            EditKind.NEXT: self.tr("next customer"),
            EditKind.TYPED: self.tr("typing"),
            EditKind.ADDED: self.tr("add variable"),
            EditKind.REMOVED: self.tr("remove variable"),
            EditKind.MOVED: self.tr("move variable"),
            EditKind.DUPLICATED: self.tr("duplicate variable"),
            EditKind.HEADER: self.tr("kind of header"),
            EditKind.TEXT: self.tr("template text"),
            EditKind.TEMPLATE: self.tr("choose template"),
            EditKind.USED_AGAIN: self.tr("use again"),
            EditKind.RESTORED: self.tr("restore draft"),
            EditKind.IMPORTED: self.tr("import"),
            EditKind.IMPORT_UNDONE: self.tr("take back import"),
            EditKind.LOADED: self.tr("load message"),
            EditKind.ACCOUNT: self.tr("change account"),
            EditKind.SPACED: self.tr("replace by spaces"),
            EditKind.CLEARED: self.tr("clear values"),
        }[step]
