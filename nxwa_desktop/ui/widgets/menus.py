"""Helpers for menus: entries with their keys, and menus that open below a widget."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

Command = Callable[[], object]
Keys = str | QKeySequence | QKeySequence.StandardKey | None
Role = QAction.MenuRole


def popup_below(menu: QMenu, widget: QWidget) -> None:
    """Open a menu below a widget, at the edge where the text starts."""
    place = widget.mapToGlobal(QPoint(0, widget.height()))
    menu.popup(place)
    if widget.isRightToLeft():  # a menu may be filled, and so know its width, only now
        menu.move(place.x() + widget.width() - menu.width(), place.y())


def add_entry(menu: QMenu, text: str, keys: Keys, then: Command, role: Role = Role.NoRole) -> QAction:
    """Add an action to a menu; `keys` is its shortcut in the whole window.

    `role`: its place in macOS's application menu. Qt's own guess goes by the text, which may be a person's: an account
    named “Options” would be the program's settings.
    """
    action = menu.addAction(text)
    action.setMenuRole(role)
    if keys is not None:
        action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda _=False: then())
    return action
