"""The dialog about the program: version, licence and libraries."""

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QEvent, QSize, Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from nxwa_desktop import __version__
from nxwa_desktop.storage.sqlite import sqlite_version
from nxwa_desktop.system.installed_libraries import Library, libraries
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.fonts import ScaledFont
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP, flat

QT_LICENCE, PYTHON_LICENCE = "LGPL-3.0-only", "PSF-2.0"
"""Qt: doc.qt.io/qt-6/licensing.html, of the modules that PySide6-Essentials brings. Python: docs.python.org/license."""
QT_SOURCE, LGPL_TEXT = "code.qt.io", "www.gnu.org/licenses/lgpl-3.0.html"
MOST_OF_SCREEN = 0.95


class AboutDialog(QDialog):
    """Versions and paths are looked up when it opens. It opens nothing by itself: addresses are text to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.parts = self._look_up_parts()
        self.title = plain_label(self.tr("NXCloud WhatsApp messages"), wrap=True, selectable=True)
        ScaledFont(self.title, 1.4)
        self.version = plain_label(self.tr("Version {0}").format(__version__), selectable=True)
        self.notice = plain_label(self._notice(), wrap=True, selectable=True)
        self.list = QTreeWidget()
        self.copy = QPushButton(self.tr("&Copy all"))
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        self._fill()
        self._arrange()
        self._grow()

    @property
    def text(self) -> str:
        """All texts of the dialog, to be copied into a question about the program."""
        lines = [" ".join(part for part in (each.name, each.version, each.licence) if part) for each in self.parts]
        system = platform.platform()
        return "\n".join([f"{self.title.text()} {__version__}", system, *lines, "", self.notice.text(), ""])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow the dialog on a font change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._grow()

    def _look_up_parts(self) -> tuple[Library, ...]:
        return (
            Library("Python", platform.python_version(), PYTHON_LICENCE),
            Library("Qt", qVersion() or "", QT_LICENCE),
            Library("PySide", pyside_version, QT_LICENCE),
            Library("SQLite", sqlite_version(), self.tr("public domain")),
            *libraries(),
        )

    def _notice(self) -> str:
        return self.tr(
            "This program uses Qt and PySide unchanged, under the GNU Lesser General Public License, version 3."
            " You may replace them by versions of your own. Qt's source code: {0}. The licence: {1}."
        ).format(QT_SOURCE, LGPL_TEXT)

    def _fill(self) -> None:
        self.list.setAccessibleName(self.tr("What the program is made of"))
        self.list.setHeaderLabels([self.tr("Made of"), self.tr("Version"), self.tr("Licence")])
        self.list.setRootIsDecorated(False)
        self.list.setAllColumnsShowFocus(True)
        for part in self.parts:
            item = QTreeWidgetItem(self.list, [part.name, part.version, part.licence or self.tr("see its files")])
            for column in range(3):
                item.setToolTip(column, tip_text(item.text(column)))
        self.list.setCurrentIndex(self.list.model().index(0, 0))
        # There is nothing to be done with a line.
        self.list.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)

    def _arrange(self) -> None:
        buttons = QHBoxLayout()
        flat(buttons)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        column.addWidget(self.version)
        column.addSpacing(GAP)
        column.addWidget(self.list, 1)
        column.addWidget(self.notice)
        column.addSpacing(GAP)
        column.addLayout(buttons)
        self.close_button.setDefault(True)
        self.close_button.setFocus()

    def _grow(self) -> None:
        """Grow to the size of the texts, within the screen."""
        metrics = self.fontMetrics()
        for column in range(2):
            self.list.setColumnWidth(column, self.list.sizeHintForColumn(column) + 2 * GAP)
        wanted = QSize(metrics.averageCharWidth() * 84, metrics.height() * 30)
        self.resize(self.size().expandedTo(wanted).boundedTo(self.screen().availableSize() * MOST_OF_SCREEN))
