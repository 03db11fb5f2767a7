"""Undo and redo of the message, each named after the edit it affects."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.undo_stack import EditKind
from nxwa_desktop.ui.widgets.menus import add_entry


class EditMenu(QMenu):
    """Undo and redo actions that follow the composer's undo stack."""

    def __init__(self, window: QMainWindow, composer: Composer, then: Callable[[], object]) -> None:
        """`then()` is called after each undo and redo: the window shows the changed field."""
        super().__init__(window.menuBar())
        self.setTitle(self.tr("&Edit"))
        window.menuBar().addMenu(self)
        self._composer = composer
        self._then = then
        self.undo = add_entry(self, self.tr("&Undo"), QKeySequence.StandardKey.Undo, lambda: self._step(composer.undo))
        self.redo = add_entry(self, self.tr("&Redo"), None, lambda: self._step(composer.redo))
        # The keys of the system, and the one that people try on every system.
        again = [*QKeySequence.keyBindings(QKeySequence.StandardKey.Redo), QKeySequence("Ctrl+Y")]
        self.redo.setShortcuts(list(dict.fromkeys(again)))
        composer.steps_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what would be undone and redone."""
        if not isValid(self.undo):
            return  # a field that loses its focus with the whole window still tells the composer
        self._name(self.undo, self.tr("&Undo"), self.tr("&Undo {0}"), self._composer.undo_step)
        self._name(self.redo, self.tr("&Redo"), self.tr("&Redo {0}"), self._composer.redo_step)

    def _name(self, action: QAction, bare: str, naming: str, step: EditKind | None) -> None:
        action.setEnabled(step is not None)
        action.setText(bare if step is None else naming.format(self._words(step)))

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
            EditKind.LOADED: self.tr("load message"),
            EditKind.ACCOUNT: self.tr("change account"),
            EditKind.SPACED: self.tr("replace by spaces"),
        }[step]
