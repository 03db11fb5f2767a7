"""The dialog about the program: version, licence and libraries."""

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QEvent, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from nxwa_desktop import __version__
from nxwa_desktop.storage.sqlite import sqlite_version
from nxwa_desktop.system.installed_libraries import Library, libraries
from nxwa_desktop.ui.i18n.plain_text import tip_text
from nxwa_desktop.ui.widgets.button_kinds import ButtonKind
from nxwa_desktop.ui.widgets.dialog import WIDE, Dialog
from nxwa_desktop.ui.widgets.fonts import TITLE, ScaledFont
from nxwa_desktop.ui.widgets.labels import plain_label
from nxwa_desktop.ui.widgets.layouts import GAP
from nxwa_desktop.ui.widgets.tinted_label import TintedLabel

QT_LICENCE, PYTHON_LICENCE = "LGPL-3.0-only", "PSF-2.0"
"""Qt: doc.qt.io/qt-6/licensing.html, of the modules that PySide6-Essentials brings. Python: docs.python.org/license."""
QT_SOURCE, LGPL_TEXT = "code.qt.io", "www.gnu.org/licenses/lgpl-3.0.html"
LINES = 12
"""Lines of the list that are shown; it scrolls."""


class AboutDialog(Dialog):
    """Versions and paths are looked up when it opens. It opens nothing by itself: addresses are text to be copied."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=WIDE)
        self.setWindowTitle(self.tr("About"))
        self.parts = self._look_up_parts()
        self.title = plain_label(self.tr("NXCloud WhatsApp messages"), wrap=True, selectable=True)
        ScaledFont(self.title, TITLE)
        self.version = TintedLabel(size=1.0, selectable=True)
        self.version.setText(self.tr("Version {0}").format(__version__))
        self.notice = plain_label(self._notice(), wrap=True, selectable=True)
        self.list = QTreeWidget()
        self.copy = self.add_button(self.tr("&Copy all"), at_start=True)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text))
        self.close_button = self.add_button(self.tr("Close"), ButtonKind.PRIMARY, default=True)
        self.close_button.clicked.connect(self.accept)
        self._fill()
        self._arrange()

    @property
    def text(self) -> str:
        """All texts of the dialog, to be copied into a question about the program."""
        lines = [" ".join(part for part in (each.name, each.version, each.licence) if part) for each in self.parts]
        system = platform.platform()
        return "\n".join([f"{self.title.text()} {__version__}", system, *lines, "", self.notice.text(), ""])

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Widen the columns with their letters."""
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self._fit_list()
        super().changeEvent(event)

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
        for part in (self.title, self.version, self.list, self.notice):
            self.content.addWidget(part)
        self._fit_list()
        self.close_button.setFocus()

    def _fit_list(self) -> None:
        for column in range(2):
            self.list.setColumnWidth(column, self.list.sizeHintForColumn(column) + 2 * GAP)
        self.list.setFixedHeight(LINES * self.list.sizeHintForRow(0))
