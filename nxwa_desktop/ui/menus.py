"""The menu bar: every command by name, with its keys."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

Command = Callable[[], object]
Keys = str | QKeySequence.StandardKey | None


def add_menu(window: QMainWindow, name: str) -> QMenu:
    """A menu of this name at the end of the window's bar."""
    menu = QMenu(name, window.menuBar())
    window.menuBar().addMenu(menu)
    return menu


def add_entry(menu: QMenu, text: str, keys: Keys, then: Command) -> QAction:
    """A command of a menu; `keys` run it from anywhere in the window."""
    action = menu.addAction(text)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _=False: then())
    return action
