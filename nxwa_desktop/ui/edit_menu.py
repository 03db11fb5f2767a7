"""Undo and redo of the message, each by the name of its step."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from nxwa_desktop.services.composer import Composer
from nxwa_desktop.services.timeline import Step
from nxwa_desktop.ui.menus import add_entry


class EditMenu(QMenu):
    """Follows the composer's steps."""

    def __init__(self, window: QMainWindow, composer: Composer, then: Callable[[], object]) -> None:
        """`then()` is called after each step back or forth: the window shows what is another now."""
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

    def _name(self, action: QAction, bare: str, naming: str, step: Step | None) -> None:
        action.setEnabled(step is not None)
        action.setText(bare if step is None else naming.format(self._words(step)))

    def _step(self, go: Callable[[], object]) -> None:
        go()
        self._then()

    def _words(self, step: Step) -> str:
        return {
            Step.NEW: self.tr("new message"),
            Step.TYPED: self.tr("typing"),
            Step.ADDED: self.tr("add parameter"),
            Step.REMOVED: self.tr("remove parameter"),
            Step.MOVED: self.tr("move parameter"),
            Step.DUPLICATED: self.tr("duplicate parameter"),
            Step.HEADER: self.tr("kind of header"),
            Step.TEXT: self.tr("template text"),
            Step.TEMPLATE: self.tr("choose template"),
            Step.USED_AGAIN: self.tr("use again"),
            Step.RESTORED: self.tr("restore draft"),
            Step.IMPORTED: self.tr("import"),
            Step.LOADED: self.tr("load message"),
            Step.ACCOUNT: self.tr("change account"),
            Step.SPACED: self.tr("replace by spaces"),
        }[step]
