"""A notification of the system, for who looks at another program."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from nxwa_desktop.system.resources import APPLICATION_ICON, resource

SHOWN_MS = 15_000
"""Milliseconds after which the icon that a notification needs goes."""


class SystemNotification(QObject):
    """Notifies with an icon in the system's tray, or makes the window call for attention where there is none.

    Some systems read markup in a notification: give it the program's own words alone.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._icon = QSystemTrayIcon(QIcon(str(resource(APPLICATION_ICON))), self)
        self._icon.messageClicked.connect(self._raise)
        self._hiding = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._hiding.timeout.connect(self._icon.hide)

    def notify(self, title: str, words: str) -> None:
        """Show a title and a sentence."""
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._icon.show()
            self._icon.showMessage(title, words, self._icon.icon())
            self._hiding.start()

    def _raise(self) -> None:
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()
