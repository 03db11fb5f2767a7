"""The Message menu: new message, clear values, save as template, import, send and cancel, quit, with their keys."""

import msgspec
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from shiboken6 import isValid

from nxwa_desktop.protocol.message_fields import has_values
from nxwa_desktop.services.composer import Composer
from nxwa_desktop.ui.compose.rehearsal_menu import RehearsalMenu
from nxwa_desktop.ui.widgets.menus import Command, Role, add_entry


class MessageCommands(msgspec.Struct, frozen=True, kw_only=True):
    """The commands that the menu runs, one per entry."""

    new: Command
    next_customer: Command
    clear_values: Command
    save_template: Command
    import_file: Command
    import_copied: Command
    undo_import: Command
    send: Command
    cancel: Command
    quit: Command


class MessageMenu(QMenu):
    """Entries for the message; the window enables `send` or `cancel`."""

    def __init__(
        self, window: QMainWindow, composer: Composer, commands: MessageCommands, rehearsals: RehearsalMenu
    ) -> None:
        super().__init__(window.menuBar())
        self._composer = composer
        self.rehearsals = rehearsals
        rehearsals.setTitle(self.tr("&Rehearse an answer"))
        self.setTitle(self.tr("&Message"))
        window.menuBar().addMenu(self)
        keys = QKeySequence.StandardKey
        self.new = add_entry(self, self.tr("&New"), keys.New, commands.new)
        self.next_customer = add_entry(self, self.tr("Ne&xt customer"), "Ctrl+Shift+N", commands.next_customer)
        self.clear_values = add_entry(self, self.tr("Clear &values"), None, commands.clear_values)
        self.save_template = add_entry(self, self.tr("Save as te&mplate…"), keys.Save, commands.save_template)
        self.addSeparator()
        self.import_file = add_entry(self, self.tr("&Import…"), keys.Open, commands.import_file)
        self.import_copied = add_entry(self, self.tr("&Paste and import"), "Ctrl+Shift+V", commands.import_copied)
        self.undo_import = add_entry(self, self.tr("Und&o import"), None, commands.undo_import)
        self.addMenu(rehearsals).setMenuRole(Role.NoRole)
        self.addSeparator()
        self.send = add_entry(self, self.tr("&Send"), "Ctrl+Return", commands.send)
        self.send.setShortcuts([QKeySequence("Ctrl+Return"), QKeySequence("Ctrl+Enter")])
        # A held key sends once.
        self.send.setAutoRepeat(False)
        self.cancel = add_entry(self, self.tr("&Cancel sending"), "Ctrl+.", commands.cancel)
        self.cancel.setEnabled(False)
        self.addSeparator()
        add_entry(self, self.tr("&Quit"), "Ctrl+Q", commands.quit, Role.QuitRole)
        composer.steps_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Enable what would change the message."""
        if isValid(self.undo_import):  # a field that loses its focus with the whole window still tells the composer
            self.undo_import.setEnabled(self._composer.can_undo_import)
            self.clear_values.setEnabled(has_values(self._composer.message))

    @property
    def of_head(self) -> list[QAction]:
        """The commands that the head of the page has, too."""
        of_import = [self.import_file, self.import_copied, self.undo_import]
        of_message = [self.new, self.next_customer, self.clear_values, self.save_template]
        return [*of_message, *of_import, self.rehearsals.menuAction()]
